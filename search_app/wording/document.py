"""Words on a document's page and the names of its fields."""

from __future__ import annotations

from corpus.document import WrittenBy
from search_app.wording import results

BACK = "返回检索结果"
FIELDS = "文件信息"
OUTLINE = "目录"
TEXT = "正文"
ORIGINAL = "查看原文网页"
OPENS_ELSEWHERE = "（其他网站）"
NO_TEXT = "这份文件没有正文。"
QUERY_IGNORED = "检索词有误，未标出命中之处。"
RULES = "各项信息从何而来"
FIELD = {
    "date": "日期（落款或上网）",
    "document_number": "发文字号",
    "issuers": "发文机关",
    "second_title": "另一标题",
    "written_on": "文件落款日期",
    "proclaimed_on": "公布日期",
    "printed_on": "印发日期",
    "published_on": "上网日期",
    "effective_on": "开始执行的日期",
    "kind": "文件类型",
    "rank": "法律、法规还是文件",
    "region": "地区",
    "index_number": "索引号",
    "stated_validity": "来源所标时效",
    "site": "来自哪个网站",
    "validity": "时效性",
    "amended": "修改情况",
    "topics": "主题分类",
    "source_topic": "来源栏目",
    "source": "来自哪个网站",
    "url": "原文",
    "title": "标题",
    "body": "正文",
    "id": "编号",
    "document_numbers": "全部发文字号",
}


WHOLE = "显示全文"


def shown_first(shown: int, characters: int) -> str:
    """That a page shows the beginning of a text alone."""
    return f"全文共 {characters:,} 字，先显示 {shown:,} 字，后面还有。"


def dated_by(name: str | None, written_by: WrittenBy | None) -> str:
    """Which date it is that a hit shows."""
    if name == "written_on" and written_by is WrittenBy.PROCLAMATION:
        return results.PROCLAIMED
    return results.DATED_BY.get(name or "", "")


def written_field(written_by: WrittenBy | None) -> str:
    """The field under which `written_on` is shown."""
    return "proclaimed_on" if written_by is WrittenBy.PROCLAMATION else "written_on"


def region(value: str | None) -> str | None:
    """A region as it is written: 广东省广州市."""
    return value.replace("/", "") if value else None


def field(name: str) -> str:
    """A field of a document."""
    return FIELD.get(name, name)


def table(number: int) -> str:
    """A table of the text, read aloud; several have to be told apart."""
    return f"表格 {number}"


def named(label: str) -> str:
    """A label before its value, read aloud."""
    return f"{label}："


def hits(count: int, text: str) -> str:
    """How often the text answers the query."""
    return f"正文中有 {count:,} 处与“{text}”相符。" if count else f"正文中没有与“{text}”相符之处。"


def attachment(number: int, title: str) -> str:
    """The heading of an attachment."""
    return f"附件{number} {title}".strip()


def attachment_place(number: int, page: int | None) -> str:
    """Where a hit stands that is in an attachment: 附件2 第3页."""
    return f"附件{number}" + (f" {printed_page(page)}" if page else "")


NOT_EXTRACTED = "这份附件本站搜不到其中的文字，请查看原文。"


def printed_page(number: int) -> str:
    """The mark where a page of a printed document begins."""
    return f"第{number}页"
