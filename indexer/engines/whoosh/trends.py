"""How many matches has each period, and each value of a facet in it? By `bincount` over pairs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from indexer.engines.whoosh.counting import FacetCounter
from indexer.engines.whoosh.facets import Facets
from indexer.engines.whoosh.matching import Matching
from indexer.engines.whoosh.opened import OpenGeneration
from indexer.engines.whoosh.periods import Calendar
from indexer.engines.whoosh.postings import Mask
from indexer.engines.whoosh.segment import Segment
from indexer.query.model import NESTED, DateUnit, Facet, Query
from indexer.results import Histogram, Pivot, PivotRow


class Trends:
    """The trends of one generation; safe to use from several threads."""

    def __init__(self, generation: OpenGeneration, matching: Matching, facets: Facets) -> None:
        """Count the documents of `generation`."""
        self._generation = generation
        self._matching = matching
        self._facets = facets

    def histogram(self, query: Query, unit: DateUnit) -> Histogram:
        """The matches of `query` by period. O(documents), plus matching."""
        calendar = Calendar(self._generation.segments, self._matching.listed(query), unit)
        return Histogram(
            query=query,
            unit=unit,
            bars=calendar.bars(),
            undated=calendar.undated,
            total=calendar.total,
            index_version=self._generation.version,
        )

    def pivot(
        self, query: Query, unit: DateUnit, facet: Facet, values: Sequence[str], limit: int
    ) -> Pivot:
        """The matches of `query` by period and value. O(pairs of document and value)."""
        segments = self._generation.segments
        masks = self._matching.listed(query)
        counter = self._facets.counter(facet, query)
        columns, left_out = _columns_of(counter, masks, facet, values, limit)
        calendar = Calendar(segments, masks, unit)
        rows, undated, overall = _pivot_rows(segments, masks, calendar, counter, columns)
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


def _columns_of(
    counter: FacetCounter, masks: Sequence[Mask], facet: Facet, values: Sequence[str], limit: int
) -> tuple[list[str], int]:
    """The values to show beside one another, and how many more there are.

    They are `values`, else the `limit` most frequent; of two levels only the first, which
    holds what is below it.
    """
    counts, _ = counter.totals(masks)
    found = [
        value
        for value, count in (
            (counter.values[i], counts[i]) for i in np.argsort(-counts, kind="stable").tolist()
        )
        if count and not (facet in NESTED and "/" in value)
    ]
    shown = list(dict.fromkeys(values)) or found[:limit]
    return shown, len(set(found) - set(shown))


def _pivot_rows(
    segments: Sequence[Segment],
    masks: Sequence[Mask],
    calendar: Calendar,
    counter: FacetCounter,
    values: Sequence[str],
) -> tuple[tuple[PivotRow, ...], PivotRow, PivotRow]:
    """The row of each period, of the undated and of all; a value nobody has gets zeros."""
    known = {value: place for place, value in enumerate(counter.values)}
    columns = [(at, known[value]) for at, value in enumerate(values) if value in known]
    cells = counter.crossed(
        masks,
        [calendar.rows(segment, mask) for segment, mask in zip(segments, masks, strict=True)],
        len(calendar.periods) + 1,
        [place for _, place in columns],
    )
    counts = np.zeros((len(cells), len(values)), np.int64)
    counts[:, [at for at, _ in columns]] = cells[:, :-1]
    unstated = cells[:, -1]
    rows = [
        PivotRow(period, tuple(row), bare, total)
        for period, row, bare, total in zip(
            [*calendar.periods, ""],
            counts.tolist(),
            unstated.tolist(),
            [*calendar.counts, calendar.undated],
            strict=True,
        )
    ]
    overall = PivotRow("", tuple(counts.sum(axis=0).tolist()), int(unstated.sum()), calendar.total)
    return tuple(rows[:-1]), rows[-1], overall
