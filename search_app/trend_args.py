"""From the address of a page of trends to what it asks: a search, and how it is split."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from indexer.errors import Problem, QueryError
from indexer.query.model import DateUnit, Facet, Query
from search_app.parameter_types import Switch
from search_app.reading_args import Args
from search_app.request_args import ConditionArgs, conditions


class Unit(StrEnum):
    """How fine trends count: a day is too fine for a table."""

    YEAR = DateUnit.YEAR.value
    MONTH = DateUnit.MONTH.value


class Split(StrEnum):
    """The facets that trends are split by."""

    TOPIC = Facet.TOPIC.value
    ISSUER = Facet.ISSUER.value
    KIND = Facet.KIND.value


class TrendArgs(ConditionArgs):
    """The conditions of a search, and how its counts are split or compared.

    Without `fold` each document counts, with it same texts count once.
    """

    fold: Switch | None = None
    unit: Unit = Unit.YEAR
    split: Split | None = None
    versus: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendQuery:
    """Counts of `query` by `unit`, split by a facet or beside those of another text (`versus`)."""

    query: Query
    unit: DateUnit = DateUnit.YEAR
    split: Facet | None = None
    versus: Query | None = None


def trend_query(args: Args, *, max_length: int, strict: bool) -> TrendQuery:
    """What an address asks; raises `QueryError` with all its mistakes at once.

    What is compared is not split as well: the two would not be told apart.
    """
    problems: dict[Problem, None] = {}
    read: list[tuple[Query, TrendArgs]] = []
    for name in ("q", "versus"):
        text = args.get(name, "").strip()
        asked = args.copy()
        asked.setlist("q", [text])
        asked.setlist("versus", [text])
        if name == "q" or text:
            try:
                read.append(conditions(asked, TrendArgs, max_length=max_length, strict=strict))
            except QueryError as error:
                for one in error.problems:
                    where = name if one.parameter == "q" else one.parameter
                    problems[Problem(one.code, where, one.value, one.limit)] = None
    if problems:
        raise QueryError(*problems)
    # A page of hits folds same texts unless it is told not to; a count is of documents.
    (query, given), *compared = (
        (replace(query, fold=given.fold is Switch.ON), given) for query, given in read
    )
    return TrendQuery(
        query=query,
        unit=DateUnit(given.unit),
        split=Facet(given.split) if given.split and not compared else None,
        versus=compared[0][0] if compared else None,
    )


def trend_pairs(trend: TrendQuery) -> list[tuple[str, str]]:
    """The parameters beside those of a search that ask `trend` again."""
    pairs = [] if trend.unit is DateUnit.YEAR else [("unit", trend.unit.value)]
    if trend.split:
        pairs.append(("split", trend.split.value))
    if trend.versus:
        pairs.append(("versus", trend.versus.text))
    return pairs
