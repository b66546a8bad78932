"""What changed in the collection: taken up, taken down, text or validity changed."""

from __future__ import annotations

from indexer.query.change_query import CollectionChange
from search_app.wording import relations

TITLE = "本站更新"
LEAD = (
    "按收录的日期列出本站的变化：新收录的、撤下的、文字有改动的、时效性有变化的。"
    "今天收录的旧文件也列在今天。"
)
SINCE = "从这一天起"
UNTIL = "到这一天止"
SINCE_HINT = "收录或变化的日期，如 2026-11-30；不填为全部记录。"
KIND = "变化"
ANY_KIND = "全部"
SHOW = "列出"
ATOM = "订阅（Atom）"
SEARCH_NEW = "检索这些天收录的文件"
CAPTION = "变化"
DAY = "日期"
DOCUMENT = "文件"
DETAIL = "说明"
NOTHING = "没有相符的变化。"
NOT_HERE = "已不在本站的文件"
BY_DAY = "由于到了日期"
BY_PUBLICATION = "由于收录或更正的文件"
NO_RECORD = "还没有记录。"
TAKEN_UP = "收录日期"

KINDS = {
    CollectionChange.ADDED: "新收录",
    CollectionChange.TEXT: "文字有改动",
    CollectionChange.VALIDITY: "时效性有变化",
    CollectionChange.TAKEN_DOWN: "撤下",
    CollectionChange.PUT_BACK: "恢复",
    CollectionChange.REMOVED: "不再收录",
}
CODES = "、".join(f"{kind.value} {name}" for kind, name in KINDS.items())
"""The codes of the kinds, for the description of the API."""


def total(count: int) -> str:
    """How many changes there are."""
    return f"{count:,} 条" if count else NOTHING


def chip(day: str) -> str:
    """Only what was taken up since a day is shown."""
    return f"{day}起收录"


def recorded_since(day: str, *, older: bool) -> str:
    """Since when changes are recorded."""
    return f"{day}起有记录，此日期之前未记录。" if older else f"{day}起有记录。"


def period(validity: str | None, since: str, *, stated: bool) -> str:
    """How a document stands now."""
    what = validity or relations.AMENDED
    how = "" if stated or validity is None else "（按文件推算，请核实）"
    return f"{what}{how}" + (f"，自{since}起" if since else "")


def now(validity: str) -> str:
    """How a document stands, where nothing new says so."""
    return f"现为{validity}"


def dated_on(day: str) -> str:
    """The date of a document that was taken up."""
    return f"文件日期 {day}"


def reason(text: str) -> str:
    """Why a document was taken down or put back."""
    return f"原因：{text}"


def gone(id: str) -> str:
    """A document that is not here any more, by its id."""
    return f"{NOT_HERE}（编号 {id}）"


def taken_up(day: str, *, or_before: bool) -> str:
    """When a document was taken up first."""
    return f"{day}或之前" if or_before else day


def entry(kind: CollectionChange, document: str) -> str:
    """A change as the title of an entry of a feed."""
    return f"{KINDS[kind]}：{document}"


def feed_title(conditions: str, site: str) -> str:
    """The name of the feed."""
    return f"{TITLE}{f'（{conditions}）' if conditions else ''} - {site}"
