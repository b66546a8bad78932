"""From the address of a page of trends to what it asks: a search, and how it is split."""

from __future__ import annotations

from dataclasses import dataclass, replace

from werkzeug.datastructures import MultiDict

from indexer.errors import Problem, QueryError
from indexer.query.model import DateUnit, Facet, Query
from search_app.request_args import Args, search_query

UNITS = (DateUnit.YEAR, DateUnit.MONTH)
SPLITS = (Facet.TOPIC, Facet.ISSUER, Facet.KIND)
PARAMETERS = ("unit", "split", "versus")
"""Beside those of a search."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendQuery:
    """Counts of `query` by `unit`, split by a facet or beside those of another text (`versus`)."""

    query: Query
    unit: DateUnit = DateUnit.YEAR
    split: Facet | None = None
    versus: Query | None = None


def trend_query(args: Args, *, max_length: int) -> TrendQuery:
    """What an address asks; raises `QueryError` with all its mistakes at once.

    The order and the page of a search mean nothing here. What is compared is not split as well:
    the two would not be told apart.
    """
    problems: list[Problem] = []
    searched = MultiDict(
        (name, value)
        for name, value in args.items(multi=True)
        if name not in (*PARAMETERS, "sort", "page")
    )
    query = _search(searched, "q", max_length, problems)
    other = args.get("versus", "").strip()
    versus = None
    if other:
        compared = searched.copy()
        compared["q"] = other
        versus = _search(compared, "versus", max_length, problems)
    unit = args.get("unit", "").strip() or DateUnit.YEAR.value
    split = args.get("split", "").strip()
    if unit not in UNITS:
        problems.append(Problem("unknown_choice", "unit", unit, ", ".join(UNITS)))
    if split and split not in SPLITS:
        problems.append(Problem("unknown_choice", "split", split, ", ".join(SPLITS)))
    if problems or query is None:
        raise QueryError(*dict.fromkeys(problems))
    return TrendQuery(
        query=query,
        unit=DateUnit(unit),
        split=Facet(split) if split and versus is None else None,
        versus=versus,
    )


def trend_pairs(trend: TrendQuery) -> list[tuple[str, str]]:
    """The parameters of `PARAMETERS` that ask `trend` again."""
    pairs = [] if trend.unit is DateUnit.YEAR else [("unit", trend.unit.value)]
    if trend.split:
        pairs.append(("split", trend.split.value))
    if trend.versus:
        pairs.append(("versus", trend.versus.text))
    return pairs


def _search(args: Args, name: str, max_length: int, problems: list[Problem]) -> Query | None:
    """The search of an address whose text is the parameter `name`; its mistakes are collected."""
    try:
        return search_query(args, page_size=10, max_length=max_length, strict=False)
    except QueryError as error:
        problems += [
            replace(problem, parameter=name) if problem.parameter == "q" else problem
            for problem in error.problems
        ]
    return None
