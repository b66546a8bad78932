"""Words that inspections of government sites look for: names of pages, the footer, the report."""

from __future__ import annotations

import errno
import socket
from collections.abc import Sequence
from datetime import date

from search_app.wording import values

SPONSOR = "主办单位"
OPERATOR = "承办单位"
CONTACT = "联系方式"
SITE_CODE = "网站标识码"
PARTY_SIGN = "党政机关"
ERROR_REPORT = "政府网站找错"
ABOUT_SITE = "关于本站"
KEYWORDS = "政策文件,政府文件,检索"
COLUMN_TYPE = "政策文件"
COLUMNS = {
    "pages.home": ("政策文件检索", "按标题、文号和全文检索政策文件，查看文件是否已经废止、失效。"),
    "pages.search": ("政策文件检索", "按词语、短语、发文字号、日期和主题检索政策文件全文。"),
    "pages.data": ("数据说明", "本站收录了哪些政策文件，缺哪些信息，何时更新。"),
    "citations.citations": ("引用格式", "选中文件的引用格式，可以复制或下载。"),
    "help.help_page": ("怎么检索", "检索词的写法，例子取自本站的文件。"),
    "help.advanced": ("高级检索", "按词语、发文字号、日期和发文机关填写，由程序写出检索词。"),
    "pages.values": ("政策文件检索", "按名称查找发文机关、主题等选项，进一步筛选检索结果。"),
    "pages.article": ("条文沿革", "一条在各版本中的文字，哪些文件修改了它，哪些文件引用了它。"),
    "review.empty_check": ("核对引用", "核对拟稿引用的文件是否已废止、失效或被修改。"),
    "review.check": ("核对引用", "核对拟稿引用的文件是否已废止、失效或被修改。"),
    "compare.compare": ("新旧对照", "逐条对照两份文件的文字：修改、新增、删去和移动的条文。"),
    "compare.compare_sent": ("新旧对照", "逐条对照两份文件的文字：修改、新增、删去和移动的条文。"),
    "compare.compare_file": ("新旧对照", "两份文件的新旧对照表。"),
    "compare.compare_sent_file": ("新旧对照", "两份文件的新旧对照表。"),
    "review.clean_up_filled": ("清理清单", "填写了处理意见的清理清单。"),
    "review.clean_up": ("清理清单", "将要到期的文件，和所依据的文件已经废止或失效的文件。"),
    "api.api_page": ("接口", "供程序使用的政策文件检索接口说明。"),
    "review.check_report": ("核对报告", "拟稿引用的核对报告，Word 文件。"),
    "history.effects": ("文件效力关系", "哪份文件废止、修改、延长了哪份文件，从哪天起。"),
    "changes.changes": ("收录变化", "本站新收录、撤下的文件，正文和时效性有变化的文件。"),
    "expiries.expiries": ("即将到期", "有效期将要届满、将被废止的文件，可订阅、可加入日历。"),
    "series.series": ("文号查缺", "按机关代字和年份列出收录的发文字号、缺号和重号。"),
    "trends.trends": ("文件趋势", "按年、月统计政策文件的数量，按主题、机关或文件类型分开。"),
    "embed.embed_page": ("嵌入检索框", "把政策文件检索框放到其他网站：选择、试用、复制代码。"),
}
OTHER_COLUMN = ("政策文件检索", "检索政策文件全文。")

# policy-search inspect
NOT_FOUND = "首页结果中没有："


LOAD_OPTION = (
    "访问正在运行的网站 140 次（检索、筛选、文件、建议、首页、帮助），统计打不开的和最慢的。"
)
SLOW_OPTION = "与 --load 同用：等多少秒算打不开，不写即 15 秒。"
PAUSE_OPTION = "与 --load、--links 同用：两次访问之间停几秒，不写即 1 秒。"
ASKED = {
    "search": "检索",
    "facets": "筛选",
    "document": "文件",
    "suggestions": "建议",
    "home": "首页",
    "help": "帮助",
}
NOT_OPENED = "没有打开的："
NEEDS_URL = "网站监听的是 Unix 套接字，请用 --url 写明网址。"
LIST_OPTION = "网站的清单：每行一个网址的文件，或 sitemap 的文件、网址；列出双方各缺少什么。"
LINKS_OPTION = "逐一访问文件的原文网址，列出打不开的，以及上网日期与原文网页不同的。"
MOST_OPTION = "与 --links 同用：每个网站最多查几份，0 为全部，不写即 100 份。"
INSPECTION_OPTIONS = {"listed": "--list", "titles": "检查标题"}
LINK_STATES = {
    "not_found": "网页已经没有了（404、410）：",
    "no_host": "没有这个网站了（没有这个主机名）：",
    "timed_out": "等不到回答（不等于没有，请再试）：",
    "unreached": "连不上（不等于没有，请再试）：",
    "status": "回答了其他错误（网页可能还在）：",
    "not_tried": "同一网站接连没有回答，没有再试：",
}
OTHER_DAY = "本站显示的上网日期与原文网页不同："
NOBODY_ANSWERS = "没有一个网站回答。请检查本机能否上网、能否解析域名。"
NOT_HELD = "清单中有、索引中没有："
NOT_LISTED = "索引中有、清单中没有（只算清单中出现的网站）："


def compared(listed: int, not_held: int, not_listed: int) -> list[str]:
    """How a list and the index differ."""
    return [
        f"清单中有 {listed:,} 个网址：索引中没有的 {not_held:,} 个；"
        f"索引中有、清单中没有的 {not_listed:,} 份。"
    ]


def without_address(count: int) -> str:
    """Documents that cannot be compared."""
    return f"另有 {count:,} 份文件没有原文网址，无法对照；可在来源清单中写 base_url。"


def loaded(times: int, slow: int, seconds: int) -> str:
    """How many requests took too long."""
    share = slow / times if times else 0
    return f"访问 {times:,} 次，{seconds} 秒还没有打开的 {slow:,} 次（{share:.1%}）。"


def not_together(chosen: str, more: Sequence[str]) -> str:
    """Options that say nothing beside what is looked at."""
    name = INSPECTION_OPTIONS.get(chosen, f"--{chosen}")
    others = "、".join(INSPECTION_OPTIONS.get(one, f"--{one}") for one in more)
    return f"{name} 不能与 {others} 同用。运行 policy-search inspect --help 查看各自的选项。"


def links_tried(tried: int, addresses: int, dead: int, other: int) -> str:
    """How many source addresses are dead, and how many pages show another day."""
    return (
        f"共有 {addresses:,} 个原文网址，查了 {tried:,} 个：打不开的 {dead:,} 个，"
        f"上网日期与原文不同的 {other:,} 个。"
    )


def two_days(shown: date, stated: date) -> str:
    """The day that the index shows, and that of the page."""
    return f"本站 {values.day(shown)}，原文 {values.day(stated)}"


def failed(times: int) -> str:
    """How many requests were refused or answered by an error."""
    return f"另有 {times:,} 次回答了错误。"


def slowest(kind: str, path: str, seconds: float) -> str:
    """The request that took longest."""
    return f"最慢的 {seconds:.2f} 秒：{ASKED[kind]}  {path}"


def not_opened(kind: str, path: str, seconds: float, cause: str) -> str:
    """A request that took too long or went wrong."""
    why = f"（{cause}）" if cause else ""
    return f"{seconds:.2f} 秒  {ASKED[kind]}  {path}{why}"


def list_away(place: str, error: Exception) -> str:
    """The list cannot be read."""
    cause = getattr(error, "reason", None) or getattr(error, "strerror", None) or error
    return f"读不到清单“{place}”：{cause}。请检查文件或网址。"


def list_empty(place: str) -> str:
    """The list was read, but it names nothing: a download that failed, perhaps."""
    return f"清单“{place}”中没有一个网址，无法对照。请检查文件或网址。"


def inspected(found: int, tried: int) -> str:
    """How many of the newest titles page one shows."""
    return f"最新的 {tried:,} 份文件，按标题检索，首页结果中有 {found:,} 份。"


AWAY = {
    "no_address": "“{address}”不是以 http:// 或 https:// 开头的网址",
    "unreached": "连不上 {address}（{cause}）",
    "status": "{address} 回答了错误 {cause}",
    "other": "{address} 不是本程序的检索网页",
    "empty": "{address} 没有收录文件，无从访问",
}
UNREACHED = {
    socket.EAI_NONAME: "没有这个主机名",
    socket.EAI_AGAIN: "没有这个主机名",
    errno.ECONNREFUSED: "对方没有服务",
    errno.EHOSTUNREACH: "网络不通",
    errno.ENETUNREACH: "网络不通",
    errno.ETIMEDOUT: "等不到回答",
}


def away(how: str, address: str, cause: object) -> str:
    """The site does not answer."""
    if isinstance(cause, TimeoutError):
        cause = UNREACHED[errno.ETIMEDOUT]
    elif isinstance(cause, OSError):
        cause = UNREACHED.get(cause.errno or 0, cause)
    told = AWAY[how].format(address=address, cause=cause)
    return f"{told}。请检查网址（如 https://so.example.gov.cn/policy）。"
