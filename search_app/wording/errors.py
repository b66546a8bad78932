"""Words on pages that tell of an error."""

from __future__ import annotations

TITLES = {
    400: "请求有误",
    404: "没有找到这个页面",
    405: "不能这样访问",
    410: "这份文件已撤下",
    413: "内容太大",
    415: "不能读这种内容",
    500: "系统出错",
    503: "检索暂时不可用",
}
MESSAGES = {
    400: "请按下面的说明改正后再试。",
    404: "网址可能有误，或页面已经移走。可以检查网址，或重新检索。",
    405: "这个地址不接受这种请求。",
    410: "这份文件曾经收录，现已从本站撤下。",
    413: "送来的内容太大，请缩短后再试。",
    415: "请按说明写明 Content-Type（如 application/json），不压缩。",
    500: "这是系统的问题，不是您的操作有误。问题已记录，请稍后再试。",
    503: "索引正在更新或暂时无法读取，请稍后再试。",
}
DOCUMENT_NOT_FOUND_TITLE = "没有找到这份文件"
DOCUMENT_NOT_FOUND = "本站没有这个编号的文件。可以检查网址，或重新检索。"
OTHER_ERROR = "请求没有完成。"
PROBLEMS_TITLE = "请改正以下问题"


def error_code(status: int) -> str:
    """The number by which support knows the error."""
    return f"错误代码 {status}"
