"""Trends: the matches of a query counted by period, and in each by value of a facet."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.count.facet_counter import FacetCounter, MatchedDocuments
from indexer.engines.whoosh.count.facet_counts import Facets
from indexer.engines.whoosh.count.folded_counts import CellCounter
from indexer.engines.whoosh.count.periods import Calendar
from indexer.engines.whoosh.files.postings import Mask
from indexer.engines.whoosh.files.segment import Segment
from indexer.engines.whoosh.match.matching import Matching
from indexer.engines.whoosh.open_generation import OpenGeneration
from indexer.query.facets import Facet
from indexer.query.model import DateUnit, Query
from indexer.relations.shelf import ResolvedQuery
from indexer.results import Histogram, Pivot, PivotRow


class Trends:
    """The trends of one generation; safe to use from several threads."""

    def __init__(self, generation: OpenGeneration, matching: Matching, facets: Facets) -> None:
        """Count the documents of `generation`."""
        self._generation = generation
        self._matching = matching
        self._facets = facets

    def histogram(self, asked: ResolvedQuery, unit: DateUnit) -> Histogram:
        """The matches of `query` by period. O(documents), plus matching."""
        query = asked.query
        found = self._matching.matches(asked).found()
        calendar = Calendar(self._generation.segments, found, unit, self._cells(query))
        return Histogram(
            query=query,
            unit=unit,
            bars=calendar.bars(),
            undated=calendar.undated,
            total=calendar.total,
            index_version=self._generation.version,
        )

    def pivot(
        self, asked: ResolvedQuery, unit: DateUnit, facet: Facet, values: Sequence[str], limit: int
    ) -> Pivot:
        """The matches of `query` by period and value. O(pairs of document and value)."""
        query, segments = asked.query, self._generation.segments
        masks, cells = self._matching.matches(asked).found(), self._cells(query)
        counter = self._facets.counter(facet, query)
        columns, left_out = _columns_of(counter, masks, facet, values, limit)
        calendar = Calendar(segments, masks, unit, cells)
        rows, undated, overall = _pivot_rows(segments, masks, calendar, counter, columns, cells)
        return Pivot(
            query=query,
            unit=unit,
            facet=facet,
            values=tuple(columns),
            left_out=left_out,
            rows=rows,
            undated=undated,
            overall=overall,
            index_version=self._generation.version,
        )

    def _cells(self, query: Query) -> CellCounter:
        """The counter of cells, in which copies of a text count once where the query folds."""
        return CellCounter(self._generation.groups.group_of if query.fold else None)


def _columns_of(
    counter: FacetCounter, masks: Sequence[Mask], facet: Facet, values: Sequence[str], limit: int
) -> tuple[list[str], int]:
    """The values that become columns, and how many further values the matches have.

    They are `values`, else the `limit` most frequent ones. Of a facet with two levels only the
    first level is taken, which includes all below it.
    """
    counts, _ = counter.totals(MatchedDocuments(masks))
    found = [
        value
        for value, count in (
            (counter.values[i], counts[i]) for i in np.argsort(-counts, kind="stable").tolist()
        )
        if count and not (facet.row.nested and "/" in value)
    ]
    shown = list(dict.fromkeys(values)) or found[:limit]
    return shown, len(set(found) - set(shown))


def _pivot_rows(
    segments: Sequence[Segment],
    masks: Sequence[Mask],
    calendar: Calendar,
    counter: FacetCounter,
    values: Sequence[str],
    cells: CellCounter,
) -> tuple[tuple[PivotRow, ...], PivotRow, PivotRow]:
    """The rows of the periods, of the undated and of all; unknown values count 0 everywhere."""
    known = {value: place for place, value in enumerate(counter.values)}
    columns = [(at, known[value]) for at, value in enumerate(values) if value in known]
    periods = [calendar.rows(segment, mask) for segment, mask in zip(segments, masks, strict=True)]
    one_row = [np.zeros(segment.size, np.int64) for segment in segments]

    def counted(rows: Sequence[NDArray[np.int64]], size: int) -> tuple[list[list[int]], list[int]]:
        found = counter.crossed(masks, rows, size, [place for _, place in columns], cells)
        counts = np.zeros((size, len(values)), np.int64)
        counts[:, [at for at, _ in columns]] = found[:, :-1]
        return counts.tolist(), found[:, -1].tolist()

    rows = [
        PivotRow(period, tuple(row), bare, total)
        for period, row, bare, total in zip(
            [*calendar.periods, ""],
            *counted(periods, len(calendar.periods) + 1),
            [*calendar.counts, calendar.undated],
            strict=True,
        )
    ]
    # Not the sum of the rows: a text counts once in each period, and may be of several periods.
    ((counts,), (bare,)) = counted(one_row, 1)
    return tuple(rows[:-1]), rows[-1], PivotRow("", tuple(counts), bare, calendar.total)
