"""Count the matches that have each value of a facet, over whole arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.normalise import normalise
from indexer.engines.whoosh.count.folded_counts import CellCounter
from indexer.engines.whoosh.files.arrays import Array
from indexer.engines.whoosh.files.postings import Mask
from indexer.engines.whoosh.files.segment import FacetColumn
from indexer.query.facets import UNSTATED, Facet
from indexer.results import MOST_VALUES, FacetListing, FacetValue


class FacetCounter:
    """Counts one facet over all segments, whose values are given one common numbering."""

    def __init__(self, columns: Sequence[FacetColumn], facet: Facet) -> None:
        """Take the facet's column of each segment. O(pairs of document and value)."""
        self._facet = facet
        self.values = sorted({value for column in columns for value in column.values})
        numbers = {value: number for number, value in enumerate(self.values)}
        self._columns = columns
        self._codes: list[NDArray[np.intp]] = [
            np.array([numbers[value] for value in column.values], np.intp)[column.codes]
            for column in columns
        ]
        self._kept = [
            _FirstAndMore.of(column, codes, len(self.values))
            for column, codes in zip(columns, self._codes, strict=True)
        ]

    def counts(self, masks: Sequence[Mask], chosen: Sequence[str]) -> tuple[FacetValue, ...]:
        """The values of the documents in `masks` (one a segment), most frequent first.

        Where the facet lists the newest first, they come in that order; `UNSTATED` comes last. A
        document counts once under each of its values. O(pairs).
        """
        counts, unstated = self.totals(masks)
        found = np.flatnonzero(counts)
        if self._facet.row.newest_first:
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
        """The values whose normal form contains that of `name`, with their counts in `masks`.

        They are ordered as in `counts`. O(pairs), and the length of all values.
        """
        wanted = normalise(name)
        counts, _ = self.totals(masks)
        order = np.argsort(-counts, kind="stable").tolist()
        if self._facet.row.newest_first:
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
        """How many documents in `masks` have each of `values`, and how many have none.

        O(documents + the pairs of those with several values).
        """
        counts = np.zeros(len(self.values) + 1, np.int64)
        for kept, mask in zip(self._kept, masks, strict=True):
            counts += np.bincount(kept.first[np.flatnonzero(mask)], minlength=len(counts))
            if len(kept.docs):
                more = kept.codes[np.flatnonzero(mask[kept.docs])]
                counts += np.bincount(more, minlength=len(counts))
        return counts[:-1], int(counts[-1])

    def crossed(
        self,
        masks: Sequence[Mask],
        rows: Sequence[NDArray[np.int64]],
        size: int,
        columns: Sequence[int],
        cells: CellCounter,
    ) -> NDArray[np.int64]:
        """Documents in `masks` by row and value, (size, columns + 1); the last column has no value.

        `rows` gives each document of each segment its row below `size`; `columns` are places in
        `values`. O(pairs).
        """
        width = len(columns) + 1
        place = np.full(len(self.values), -1, np.int64)
        place[list(columns)] = np.arange(len(columns))
        places = []
        for column, codes, mask, row in zip(self._columns, self._codes, masks, rows, strict=True):
            at = place[codes]
            held = mask[column.docs] & (at >= 0)
            having, bare = column.docs[held], np.flatnonzero(mask & ~column.stated)
            found = (row[having] * width + at[held], row[bare] * width + width - 1)
            places.append((np.concatenate([having, bare]), np.concatenate(found)))
        return cells.count(places, size * width).reshape(size, width)


@dataclass(frozen=True, slots=True)
class _FirstAndMore:
    """The values of one segment's documents, laid out for counting: most documents have one.

    `first` (documents,) holds the first value of each, or the number of values where it has none;
    `docs` and `codes` (pairs,) hold the further values. Their types are small, since counting reads
    them at random.
    """

    first: Array
    docs: Array
    codes: Array

    @classmethod
    def of(cls, column: FacetColumn, codes: Array, values: int) -> _FirstAndMore:
        """Split a column into first and further values. O(documents + pairs)."""
        small = codes.astype(np.min_scalar_type(values))
        is_first = np.ones(len(codes), bool)
        np.not_equal(column.docs[1:], column.docs[:-1], out=is_first[1:])
        first = np.full(len(column.stated), values, small.dtype)
        first[column.docs[is_first]] = small[is_first]
        return cls(first, column.docs[~is_first], small[~is_first])
