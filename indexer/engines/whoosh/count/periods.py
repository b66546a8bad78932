"""Count documents by period: the years, months or days of the date that counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.count.folded_counts import CellCounter
from indexer.engines.whoosh.files.postings import Mask
from indexer.engines.whoosh.files.segment import Segment
from indexer.query.model import DateUnit
from indexer.results import Bar

_EPOCH = date(1970, 1, 1).toordinal()
_TYPES = {
    DateUnit.YEAR: "datetime64[Y]",
    DateUnit.MONTH: "datetime64[M]",
    DateUnit.DAY: "datetime64[D]",
}


class Calendar:
    """The periods that some documents (a mask for each segment) are of, in order, with counts."""

    def __init__(
        self,
        segments: Sequence[Segment],
        masks: Sequence[Mask],
        unit: DateUnit,
        cells: CellCounter,
    ) -> None:
        """Count the documents of `masks`. O(documents, and days from the first to the last)."""
        self._type = _TYPES[unit]
        found = [np.flatnonzero(mask) for mask in masks]
        dated = [segment.dated[docs] for segment, docs in zip(segments, found, strict=True)]
        days = np.concatenate([np.empty(0, np.int32), *dated])
        codes = self._codes(days[days > 0])
        self._first = int(codes.min()) if len(codes) else 0
        held = np.flatnonzero(np.bincount(codes - self._first))
        self.periods: list[str] = np.datetime_as_string(
            (held + self._first).astype(self._type)
        ).tolist()
        self._row = np.full(held[-1] + 1 if len(held) else 0, len(held))
        self._row[held] = np.arange(len(held))
        rows = [
            self.rows(segment, mask)[docs]
            for segment, mask, docs in zip(segments, masks, found, strict=True)
        ]
        counts = cells.count(list(zip(found, rows, strict=True)), len(held) + 1).tolist()
        self.counts: list[int] = counts[:-1]
        self.undated: int = counts[-1]
        whole = [(docs, np.zeros(len(docs), np.int64)) for docs in found]
        self.total = int(cells.count(whole, 1)[0])

    def bars(self) -> tuple[Bar, ...]:
        """The periods with their counts."""
        return tuple(map(Bar, self.periods, self.counts))

    def rows(self, segment: Segment, mask: Mask) -> NDArray[np.int64]:
        """The index in `periods` (documents,) of each document in `mask`.

        Documents outside of it or without a date have `len(periods)`.
        """
        rows = np.full(segment.size, len(self.periods))
        here = np.flatnonzero(mask & (segment.dated > 0))
        rows[here] = self._row[self._codes(segment.dated[here]) - self._first]
        return rows

    def _codes(self, ordinals: NDArray[np.int32]) -> NDArray[np.int64]:
        days = (ordinals.astype(np.int64) - _EPOCH).astype("datetime64[D]")
        return days.astype(self._type).astype(np.int64)
