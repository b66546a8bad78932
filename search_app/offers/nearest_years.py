"""Find the years nearest to days in which nothing was found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from indexer.engine import View
from indexer.query.facets import Facet
from indexer.query.model import DateUnit, Query


@dataclass(frozen=True, slots=True, kw_only=True)
class NearYear:
    """A year with documents: the search in it, and how many it finds."""

    year: int
    count: int
    query: Query


def nearest_years(counts: Mapping[int, int], since: date | None, until: date | None) -> list[int]:
    """The last year up to the days and the first from them on that have documents, in order.

    The days themselves have none, so a year that they lie in has its documents beside them.

    >>> nearest_years({2015: 2, 2017: 3, 2019: 12}, date(2018, 1, 1), date(2018, 12, 31))
    [2017, 2019]
    """
    held = [year for year, count in counts.items() if count]
    before = max((year for year in held if since and year <= since.year), default=None)
    behind = min((year for year in held if until and year >= until.year), default=None)
    return sorted({year for year in (before, behind) if year is not None})


def ask_nearest_years(query: Query, view: View) -> tuple[NearYear, ...]:
    """The nearest years in which a query without hits would find something; one count by years.

    Without dates and years in the query there are none.
    """
    since, until = asked_days(query)
    if since is None and until is None:
        return ()
    undated = replace(query, since=None, until=None, page=1, fold=False)
    anywhen = replace(undated, filters=query.filters.having(Facet.YEAR, ()))
    bars = view.histogram(anywhen, DateUnit.YEAR).bars
    counts = {int(bar.period): bar.count for bar in bars}
    by_year = not (query.since or query.until)
    return tuple(
        NearYear(
            year=year,
            count=counts[year],
            query=replace(_in_year(anywhen, year, by_year=by_year), fold=query.fold),
        )
        for year in nearest_years(counts, since, until)
    )


def asked_days(query: Query) -> tuple[date | None, date | None]:
    """The days that a query is narrowed to by its dates, else by the years of its filter."""
    if query.since or query.until:
        return query.since, query.until
    years = sorted(_years(query))
    return (date(years[0], 1, 1), date(years[-1], 12, 31)) if years else (None, None)


def _years(query: Query) -> Iterator[int]:
    """The years of the filter that can be in a calendar."""
    for value in query.filters.of(Facet.YEAR):
        if value.isdecimal() and date.min.year <= int(value) <= date.max.year:
            yield int(value)


def _in_year(query: Query, year: int, *, by_year: bool) -> Query:
    """The query in one year, by its filter or by dates, as it was asked before."""
    if by_year:
        return replace(query, filters=query.filters.having(Facet.YEAR, (str(year),)))
    return replace(query, since=date(year, 1, 1), until=date(year, 12, 31))
