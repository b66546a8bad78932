"""Words on a page of results and on how the query was read."""

from __future__ import annotations

from datetime import date

from indexer.query.date_bounds import DateBounds
from indexer.query.facets import Facet
from indexer.query.model import Scope
from search_app.wording import offers, search, values

RESULTS = "检索结果"
ALL_DOCUMENTS = "全部文件"
CHIPS = "已选条件"
CLEAR_FILTERS = "全部清除"
DATED_BY = {"written_on": "落款", "published_on": "上网"}
PROCLAIMED = "公布"
UNDATED = "日期未标注"
HOLDS_NUMBER = "（就是所查的发文字号）"
RECOMMENDED = "本站推荐"
PAGES = "分页"
PREVIOUS = "上一页"
NEXT = "下一页"


def total(count: int, *, others: bool = False, corrected: bool = False) -> str:
    """How many documents match; `others` that do not are listed below.

    `corrected`: those below are of a corrected text, and the count is of the typed one.
    """
    said = "没有完全相符的文件" if others and not count else f"共 {count:,} 份文件"
    return f"按所写的词{said}" if corrected else said


def of_pages(page: int, last: int) -> str:
    """Which page of how many."""
    return f"第 {page:,} 页，共 {last:,} 页"


def page_label(page: int) -> str:
    """A page's link, read aloud."""
    return f"第 {page:,} 页"


def chip(facet: Facet, value: str) -> str:
    """A filter in force."""
    return f"{search.FACETS[facet]}：{value}"


def chip_scope(scope: Scope) -> str:
    """The part of documents in which alone the words are looked for."""
    return f"{search.SCOPE}：{search.SCOPES[scope]}"


def chip_dates(since: date | None, until: date | None, exact: str) -> str:
    """The bounds of the date in force, or the name of the span that they are (`exact`)."""
    if exact:
        return f"{search.DATES}：{exact}"
    if since and until:
        return f"{search.DATES}：{values.day(since)}至{values.day(until)}"
    if since:
        return f"{search.DATES}：{values.day(since)}起"
    return f"{search.DATES}：截至{values.day(until)}" if until else ""


def chip_bounds(bounds: DateBounds) -> str:
    """The bounds on one of the three dates."""
    name, since, until = search.DATE_KINDS[bounds.kind], bounds.since, bounds.until
    if since and until:
        return f"{name}：{offers.days(since, until)}"
    if since:
        return f"{name}：{values.day(since)}起"
    return f"{name}：截至{values.day(until)}" if until else ""


def remove_filter(label: str) -> str:
    """What a chip's link does, read aloud."""
    return f"去掉条件“{label}”"


def issuers(names: tuple[str, ...]) -> str:
    """Issuers in one line: the first three, and how many there are."""
    shown = values.SEPARATOR.join(names[:3])
    return shown if len(names) <= 3 else f"{shown}等 {len(names)} 个机关"


def more_remarks(count: int) -> str:
    """On a phone: opens what else is to be said of a search, or the rest of a long sentence."""
    return f"还有 {count} 条" if count else "看全"


def further(count: int) -> str:
    """How many documents follow that lack some of the words."""
    return f"另列 {count:,} 份没有提到全部词的文件"


COUNTED = "下列各项的份数只计提到全部词的文件。"
"""What the counts of the filters are of, beside a list that goes on with other documents."""


def none_holds_all(words: tuple[str, ...]) -> str:
    """No document holds all words, and others are listed."""
    named = "、".join(f"“{word}”" for word in words)
    return f"没有一份文件同时提到{named}。下面是内容最接近的文件。"


def not_mentioned(words: tuple[str, ...]) -> str:
    """What a hit lacks of the query."""
    return "没有提到" + "、".join(f"“{word}”" for word in words)


def unlisted(number: str, found: int) -> str:
    """A document number that no document here holds."""
    if found:
        return f"本站没有收录{number}（不表示不存在）。下面是提到它的文件。"
    return f"本站没有收录{number}（不表示不存在），也没有文件提到它。"


def unlisted_title(title: str) -> str:
    """A name that documents here cite, and that none of them bears."""
    return f"本站没有收录《{title}》（不表示不存在）。下面是与它有关的文件。"


NEAR_TITLES = "没有完全同名的文件，以下标题相近。"
NO_SUCH_PAGE = "没有这一页"


def no_such_page(page: int, last: int) -> str:
    """The results end before the page asked for."""
    return f"结果只有 {last:,} 页，没有第 {page:,} 页。"


def last_page(last: int) -> str:
    """The link to the end of the results."""
    return f"看最后一页（第 {last:,} 页）"


def window(hits: int) -> str:
    """Why the pages end before the hits do."""
    return f"只能翻看前 {hits:,} 份，请加词或筛选来缩小范围。"
