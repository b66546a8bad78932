"""How a document stands, in the one wording of pages, files, feeds, API and command line.

有效 rests on what this collection holds, and says so; where nothing is recorded, that is said, and
nothing is concluded from it.
"""

from __future__ import annotations

from datetime import date

from indexer.query import facets
from indexer.relations.validity.statuses import Ground, Validity
from indexer.results import Hit
from search_app.wording import values

STATED = "文件写明"
DERIVED = "按文件推算，请核实"
ONLY_HERE = "仅据本站收录"
NOTHING_FOUND = "本站未查到废止、失效的记载"
NO_RECORD = "未查到废止、失效的记载"
EARLIER_SILENCE = "此前未见废止、失效的记载"
NO_VALIDITY = "没有时效性"
NO_RULE = f"征求意见稿、解读、新闻等{NO_VALIDITY}"
EARLIER_FACTS = "此前发生的事适用哪一文本，须依法判断。"


def name(validity: Validity) -> str:
    """A validity alone, as a value to choose or to count.

    >>> name(Validity.REPEALED), name(Validity.UNSTATED)
    ('已废止', '未查到废止、失效的记载')
    """
    return NO_RECORD if validity is Validity.UNSTATED else validity.value


def name_of_hit(hit: Hit) -> str:
    """The validity of a hit alone, as a cell of a table has it."""
    if hit.no_rule:
        return NO_VALIDITY
    silent = hit.validity is Validity.UNSTATED
    return (end_to_come(hit) if silent else "") or name(hit.validity)


def of_hit(hit: Hit) -> str:
    """How a hit stands and what that rests on, in a line."""
    return stands(
        hit.validity,
        stated=hit.validity_stated,
        until=hit.valid_until,
        no_rule=hit.no_rule,
        to_come=end_to_come(hit),
    )


def end_to_come(hit: Hit) -> str:
    """From when a hit ends, where that is a later day; "" where no end is known."""
    end = hit.end_to_come
    if end is None:
        return ""
    return ends_later(end.validity, values.day(end.first_day), stated=end.stated)


def ends_later(validity: Validity, day: str, *, stated: bool, clauses: str = "") -> str:
    """That a document, or a part of it, ends from a later day on.

    >>> ends_later(Validity.REPEALED, "2027年1月1日", stated=True)
    '自2027年1月1日起废止（文件写明）'
    >>> ends_later(Validity.PARTIAL, "2027年1月1日", stated=True, clauses="第四条")
    '第四条自2027年1月1日起废止（文件写明）'
    """
    what = "失效" if validity is Validity.EXPIRED else "废止"
    part = clauses or ("部分条款" if validity is Validity.PARTIAL else "")
    return f"{part}自{day}起{what}（{how(stated=stated)}）"


def value_name(value: str) -> str:
    """The name of a value of the facet; other words stay as they are.

    >>> value_name("不适用")
    '没有时效性（征求意见稿、解读、新闻等）'
    """
    if value == facets.NO_VALIDITY:
        return f"{NO_VALIDITY}（征求意见稿、解读、新闻等）"
    return name(Validity(value)) if value in set(Validity) else value


def how(*, stated: bool) -> str:
    """Whether a text says so."""
    return STATED if stated else DERIVED


def silence(day: str) -> str:
    """No document here says that a document has ended, as far as is known on a day.

    >>> silence("2026年12月1日")
    '本站未查到废止、失效的记载（截至2026年12月1日），请以发文机关为准'
    """
    return f"{NOTHING_FOUND}（截至{day}），请以发文机关为准"


def stands(
    validity: Validity,
    *,
    stated: bool,
    until: date | None = None,
    no_rule: bool = False,
    to_come: str = "",
) -> str:
    """How a document stands and what that rests on, in a line; `until`: its last day.

    `no_rule`: it is of a kind that has no validity. `to_come`: what says that it ends later
    (`ends_later`), which counts where nothing else is known.

    >>> stands(Validity.VALID, stated=True, until=date(2027, 4, 30))
    '有效（文件写明有效期至2027年4月30日；仅据本站收录）'
    >>> stands(Validity.VALID, stated=False)
    '有效（按文件推算，请核实；仅据本站收录）'
    >>> stands(Validity.REPEALED, stated=True), stands(Validity.UNSTATED, stated=False)
    ('已废止（文件写明）', '本站未查到废止、失效的记载')
    >>> stands(Validity.UNSTATED, stated=False, no_rule=True)
    '征求意见稿、解读、新闻等没有时效性'
    """
    match validity:
        case Validity.UNSTATED if no_rule:
            return NO_RULE
        case Validity.UNSTATED:
            return to_come or NOTHING_FOUND
        case Validity.VALID:
            return f"{validity}（{_basis(stated=stated, until=until)}；{ONLY_HERE}）"
        case _:
            return f"{validity}（{how(stated=stated)}）"


def in_full(
    validity: Validity,
    *,
    stated: bool,
    ground: Ground,
    day: str,
    since: str = "",
    until: date | None = None,
    to_come: str = "",
    followed: bool = False,
) -> str:
    """How a document stands, on its own page: `since` when, known up to the `day` of the index.

    `to_come` as in `stands`. `followed`: what became of it later is said beside it.

    >>> at = {"ground": Ground.SILENCE, "day": "2026年12月1日", "since": "自2006年1月1日起"}
    >>> in_full(Validity.UNSTATED, stated=False, **at)[:27]
    '自2006年1月1日起施行；本站未查到废止、失效的记载'
    >>> in_full(Validity.UNSTATED, stated=False, to_come="自明天起废止（文件写明）", **at)
    '自2006年1月1日起施行；自明天起废止（文件写明）'
    >>> in_full(Validity.UNSTATED, stated=False, followed=True, **at)
    '自2006年1月1日起施行'
    >>> in_full(Validity.UNSTATED, stated=False, ground=Ground.NO_RULE, day="")
    '征求意见稿、解读、新闻等没有时效性'
    >>> in_full(Validity.REPEALED, stated=True, ground=Ground.REPEAL, day="", since="自今天起")
    '已废止（文件写明），自今天起'
    """
    if ground is Ground.NO_RULE:
        return NO_RULE
    if validity is Validity.UNSTATED:
        if ground in _CLAIMS:
            return since
        begun = f"{since}施行" if since and ground is Ground.SILENCE else ""
        if followed:
            return begun or EARLIER_SILENCE
        return "；".join(filter(None, (begun, to_come or silence(day))))
    return "，".join(filter(None, (stands(validity, stated=stated, until=until), since)))


_CLAIMS = (Ground.AMEND, Ground.REPEAL, Ground.STOP)
"""Grounds that come with no validity where what another document does is only reported."""


def _basis(*, stated: bool, until: date | None) -> str:
    term = f"有效期至{values.day(until)}" if until else ""
    return STATED + term if stated else f"按文件推算{term}，请核实"
