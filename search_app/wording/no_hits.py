"""Words for a search that found nothing: what is nowhere, and what to drop."""

from __future__ import annotations

from indexer.query.model import Scope

PLACES = {
    Scope.ALL: "本库",
    Scope.TITLE: "标题中",
    Scope.BODY: "正文中",
    Scope.NUMBER: "发文字号中",
}


def nowhere(term: str, scope: Scope) -> str:
    """A word or phrase that no document here holds."""
    return f"{PLACES[scope]}没有“{term}”。"


def no_issuer(name: str) -> str:
    """No issuer here has such a name."""
    return f"本库没有名称含“{name}”的发文机关。"


def without_term(left: str) -> str:
    """The search with one of its terms left out."""
    return f"只检索“{left}”"


def loosely(text: str) -> str:
    """The search with its phrases taken for words."""
    return f"不要求逐字相符：{text}"


def without_within(text: str) -> str:
    """The search without one within its results."""
    return f"不限“结果中含：{text}”"


def without_filter(name: str) -> str:
    """The search without one kind of filter."""
    return f"不限{name}"
