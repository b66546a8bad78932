"""Words for a search that found nothing: what is nowhere, and what to drop."""

from __future__ import annotations

from indexer.query.model import Scope

NOTHING = "没有找到相符的文件"
HINTS = (
    "检查有没有错别字，或换一个说法。",
    "减少词语，或去掉引号。",
    "发文字号只需机关代字、年份和序号，如：国发 2019 5。",
)
RELAX = "可以试试"
TOPICS = "也可以看看"
RELAX_FILTERS = "去掉全部筛选条件"
RELAX_SCOPE = "在标题、正文和发文字号中查找"
RELAX_ALL = "浏览全部文件"
PLACES = {
    Scope.ALL: "本站",
    Scope.TITLE: "标题中",
    Scope.BODY: "正文中",
    Scope.ATTACHMENTS: "附件中",
    Scope.NUMBER: "发文字号中",
}


def nowhere(term: str, scope: Scope) -> str:
    """A word or phrase that no document here holds."""
    return f"{PLACES[scope]}没有“{term}”。"


def no_issuer(name: str) -> str:
    """No issuer here has such a name."""
    return f"本站没有名称含“{name}”的发文机关。"


def without_term(left: str) -> str:
    """The search with one of its terms left out."""
    return f"只检索“{left}”"


def with_excluded(left: str) -> str:
    """The search without what it excludes."""
    return f"不排除任何词：{left}"


def loosely(text: str) -> str:
    """The search with its phrases taken for words."""
    return f"不要求连在一起：{text}"


def without_within(text: str) -> str:
    """The search without one within its results."""
    return f"不限“结果中含：{text}”"


def without_filter(name: str) -> str:
    """The search without one kind of filter."""
    return f"不限{name}"
