"""How many documents has each period, and each value of a facet in it? By `bincount` over pairs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.counting import FacetCounter
from indexer.engines.whoosh.postings import Mask
from indexer.engines.whoosh.segment import Segment
from indexer.query.model import NESTED, DateUnit, Facet
from indexer.results import Bar, PivotRow

_EPOCH = date(1970, 1, 1).toordinal()
_TYPES = {
    DateUnit.YEAR: "datetime64[Y]",
    DateUnit.MONTH: "datetime64[M]",
    DateUnit.DAY: "datetime64[D]",
}


class Calendar:
    """The periods of some documents (a mask for each segment), those that have one in order."""

    def __init__(self, segments: Sequence[Segment], masks: Sequence[Mask], unit: DateUnit) -> None:
        """O(documents), and the days from the first to the last date."""
        self._type = _TYPES[unit]
        dated = [segment.dated[mask] for segment, mask in zip(segments, masks, strict=True)]
        found = np.concatenate([np.empty(0, np.int32), *dated])
        codes = self._codes(found[found > 0])
        self.undated = int(np.count_nonzero(found == 0))
        self.total = len(found)
        self._first = int(codes.min()) if len(codes) else 0
        counts = np.bincount(codes - self._first)
        held = np.flatnonzero(counts)
        self.counts: list[int] = counts[held].tolist()
        self.periods: list[str] = np.datetime_as_string(
            (held + self._first).astype(self._type)
        ).tolist()
        self._row = np.full(len(counts), len(held))
        self._row[held] = np.arange(len(held))

    def bars(self) -> tuple[Bar, ...]:
        """The periods with their counts."""
        return tuple(map(Bar, self.periods, self.counts))

    def rows(self, segment: Segment, mask: Mask) -> NDArray[np.int64]:
        """The place in `periods` of each document in `mask`; of others, and without date, the end.

        (documents,)
        """
        rows = np.full(segment.size, len(self.periods))
        here = np.flatnonzero(mask & (segment.dated > 0))
        rows[here] = self._row[self._codes(segment.dated[here]) - self._first]
        return rows

    def _codes(self, ordinals: NDArray[np.int32]) -> NDArray[np.int64]:
        days = (ordinals.astype(np.int64) - _EPOCH).astype("datetime64[D]")
        return days.astype(self._type).astype(np.int64)


def columns_of(
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


def pivot_rows(
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
