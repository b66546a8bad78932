"""Turn the parameters of a page of trends into what it counts."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from indexer.errors import Problem, QueryError
from indexer.query.facets import Facet
from indexer.query.model import DateUnit, Query
from search_app.addresses.checked_args import Args
from search_app.addresses.parameter_types import Switch
from search_app.addresses.search_args import ConditionArgs, conditions
from search_app.trends.trend_query import TrendQuery


class TrendUnit(StrEnum):
    """How fine trends count: a day is too fine for a table."""

    YEAR = DateUnit.YEAR.value
    MONTH = DateUnit.MONTH.value


class TrendSplit(StrEnum):
    """The facets that trends are split by."""

    TOPIC = Facet.TOPIC.value
    ISSUER = Facet.ISSUER.value
    KIND = Facet.KIND.value


class TrendArgs(ConditionArgs):
    """The conditions of a search, and how its counts are split or compared.

    Without `fold` each document counts; with it, documents of one text count once.
    """

    fold: Switch | None = None
    unit: TrendUnit = TrendUnit.YEAR
    split: TrendSplit | None = None
    versus: str = ""

    def narrow(self, query: Query) -> Query:
        """The query under these parameters."""
        # Lists fold same texts by default; counts are of documents.
        return replace(super().narrow(query), fold=self.fold is Switch.ON)


def trend_query(args: Args, *, max_length: int, strict: bool) -> TrendQuery:
    """What an address asks; raises `QueryError` with all its mistakes at once.

    A comparison is not split by a facet as well: the picture could not show both.
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
    (query, given), *compared = read
    return TrendQuery(
        query=query,
        unit=DateUnit(given.unit),
        split=Facet(given.split) if given.split and not compared else None,
        versus=compared[0][0] if compared else None,
    )
