"""How many matches have each value of a facet? Counts over all matches, by `bincount`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.normalise import normalise
from indexer.engines.whoosh.postings import Mask
from indexer.engines.whoosh.segment import Segment
from indexer.query.model import UNSTATED, Facet
from indexer.results import MOST_VALUES, FacetListing, FacetValue


class FacetCounter:
    """Counts one facet over all segments; values share one numbering."""

    def __init__(self, segments: Sequence[Segment], facet: Facet) -> None:
        """O(pairs of document and value)."""
        self._facet = facet
        columns = [segment.facets[facet.value] for segment in segments]
        self.values = sorted({value for column in columns for value in column.values})
        numbers = {value: number for number, value in enumerate(self.values)}
        self._columns = columns
        self._codes: list[NDArray[np.intp]] = [
            np.array([numbers[value] for value in column.values], np.intp)[column.codes]
            for column in columns
        ]

    def counts(self, masks: Sequence[Mask], chosen: Sequence[str]) -> tuple[FacetValue, ...]:
        """The values of the documents in `masks` (one a segment), most frequent first.

        Years come newest first; `UNSTATED` comes last. A document counts once under each of its
        values. O(pairs).
        """
        counts, unstated = self.totals(masks)
        found = np.flatnonzero(counts)
        if self._facet is Facet.YEAR:
            order = found[::-1]
        else:
            order = found[np.argsort(-counts[found], kind="stable")][:MOST_VALUES]
        listed = [(self.values[i], int(counts[i])) for i in order.tolist()]
        names = {value for value, _ in listed}
        numbers = {value: number for number, value in enumerate(self.values)} if chosen else {}
        for value in chosen:
            if value not in names and value != UNSTATED:
                listed.append((value, int(counts[numbers[value]]) if value in numbers else 0))
        if unstated or UNSTATED in chosen:
            listed.append((UNSTATED, unstated))
        return tuple(FacetValue(value, count, value in chosen) for value, count in listed)

    def named(self, masks: Sequence[Mask], name: str, chosen: Sequence[str]) -> FacetListing:
        """The values that hold `name`, normalised, with their counts in `masks`; as `counts`.

        O(pairs), and the length of all values.
        """
        wanted = normalise(name)
        counts, _ = self.totals(masks)
        order = np.argsort(-counts, kind="stable").tolist()
        if self._facet is Facet.YEAR:
            order = list(reversed(range(len(self.values))))
        found = [i for i in order if counts[i] and wanted in self._normalised[i]]
        return FacetListing(
            tuple(
                FacetValue(self.values[i], int(counts[i]), self.values[i] in chosen)
                for i in found[:MOST_VALUES]
            ),
            len(found),
        )

    @cached_property
    def _normalised(self) -> list[str]:
        return [normalise(value) for value in self.values]

    def totals(self, masks: Sequence[Mask]) -> tuple[NDArray[np.int64], int]:
        """How many documents in `masks` have each of `values`, and how many have none. O(pairs)."""
        counts = np.zeros(len(self.values), np.int64)
        unstated = 0
        for column, codes, mask in zip(self._columns, self._codes, masks, strict=True):
            held = mask if column.one_each else mask[column.docs]
            counts += np.bincount(codes[held], minlength=len(counts))
            unstated += int(np.count_nonzero(mask & ~column.stated))
        return counts, unstated

    def crossed(
        self,
        masks: Sequence[Mask],
        rows: Sequence[NDArray[np.int64]],
        size: int,
        columns: Sequence[int],
    ) -> NDArray[np.int64]:
        """Documents in `masks` by row and value, (size, columns + 1); the last column has no value.

        `rows` gives each document of each segment its row below `size`; `columns` are places in
        `values`. O(pairs).
        """
        width = len(columns) + 1
        place = np.full(len(self.values), -1, np.int64)
        place[list(columns)] = np.arange(len(columns))
        cells = np.zeros(size * width, np.int64)
        for column, codes, mask, row in zip(self._columns, self._codes, masks, rows, strict=True):
            at = place[codes]
            held = mask[column.docs] & (at >= 0)
            cells += np.bincount(row[column.docs[held]] * width + at[held], minlength=len(cells))
            bare = row[mask & ~column.stated] * width + width - 1
            cells += np.bincount(bare, minlength=len(cells))
        return cells.reshape(size, width)
