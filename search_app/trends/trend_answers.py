"""Ask the counts of a trend, all of one view."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.engine import View
from indexer.query.facets import UNSTATED
from indexer.query.model import Query
from indexer.results import Histogram, Pivot
from search_app.trends.trend_query import TrendQuery


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendAnswer:
    """What a trend counts: `pivot` where it is split, else the histogram of each of its queries."""

    trend: TrendQuery
    histograms: tuple[Histogram, ...]
    pivot: Pivot | None


def ask_trend(trend: TrendQuery, view: View, most: int) -> TrendAnswer:
    """The counts of a trend; of a facet the chosen values, else the `most` most frequent ones."""
    queries = queries_of(trend)
    pivot = None
    if trend.split:
        pivot = view.pivot(
            trend.query, trend.unit, trend.split, values=chosen_values(trend), limit=most
        )
    return TrendAnswer(
        trend=trend,
        histograms=() if pivot else tuple(view.histogram(one, trend.unit) for one in queries),
        pivot=pivot,
    )


def queries_of(trend: TrendQuery) -> tuple[Query, ...]:
    """The queries that a trend counts: its own, and the one it is compared with."""
    return (trend.query, trend.versus) if trend.versus else (trend.query,)


def chosen_values(trend: TrendQuery) -> tuple[str, ...]:
    """The values that the query itself filters by, of the facet that the trend is split by."""
    if trend.split is None:
        return ()
    return tuple(value for value in trend.query.filters.of(trend.split) if value != UNSTATED)
