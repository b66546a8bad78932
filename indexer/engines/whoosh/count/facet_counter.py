"""Count the matches that have each value of a facet, over whole arrays."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.normalise import normalise
from indexer.engines.whoosh.count.folded_counts import CellCounter
from indexer.engines.whoosh.files.postings import Mask
from indexer.engines.whoosh.files.segment import FacetColumn
from indexer.query.facets import UNSTATED, Facet
from indexer.results import MOST_VALUES, FacetListing, FacetValue


class MatchedDocuments:
    """Matches as masks, one a segment, and as the numbers of their documents, found out once."""

    def __init__(self, masks: Sequence[Mask]) -> None:
        """Take the masks."""
        self.masks = masks

    @cached_property
    def documents(self) -> list[NDArray[np.intp]]:
        """The numbers of the documents of each segment, ascending. O(documents) once."""
        return [np.flatnonzero(mask) for mask in self.masks]


class FacetCounter:
    """Counts one facet over all segments, whose values are given one common numbering."""

    def __init__(self, columns: Sequence[FacetColumn], facet: Facet) -> None:
        """Take the facet's column of each segment. O(values)."""
        self._facet = facet
        self.values = sorted({value for column in columns for value in column.values})
        numbers = {value: number for number, value in enumerate(self.values)}
        self._columns = columns
        self._numbers: list[NDArray[np.intp]] = [
            np.array([numbers[value] for value in column.values], np.intp) for column in columns
        ]
        """For each segment the place in `values` of each of its own values."""

    def counts(self, found: MatchedDocuments, chosen: Sequence[str]) -> tuple[FacetValue, ...]:
        """The values of the documents that were found, most frequent first.

        Where the facet lists the newest first, they come in that order; `UNSTATED` comes last. A
        document counts once under each of its values. O(pairs).
        """
        counts, unstated = self.totals(found)
        borne = np.flatnonzero(counts)
        if self._facet.row.newest_first:
            order = borne[::-1]
        else:
            order = borne[np.argsort(-counts[borne], kind="stable")][:MOST_VALUES]
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
        counts, _ = self.totals(MatchedDocuments(masks))
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

    def totals(self, found: MatchedDocuments) -> tuple[NDArray[np.int64], int]:
        """How many of the documents found have each of `values`, and how many have none.

        O(documents + the pairs of those with several values).
        """
        counts = np.zeros(len(self.values), np.int64)
        unstated = 0
        for column, numbers, mask, those in zip(
            self._columns, self._numbers, found.masks, found.documents, strict=True
        ):
            first, docs, codes = column.first_and_more
            of_column = np.bincount(first[those], minlength=len(numbers) + 1)
            unstated += int(of_column[-1])
            if len(docs):
                more = codes[np.flatnonzero(mask[docs])]
                of_column[:-1] += np.bincount(more, minlength=len(numbers))
            counts[numbers] += of_column[:-1]
        return counts, unstated

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
        for column, numbers, mask, row in zip(
            self._columns, self._numbers, masks, rows, strict=True
        ):
            at = place[numbers][column.codes]
            held = mask[column.docs] & (at >= 0)
            having, bare = column.docs[held], np.flatnonzero(mask & ~column.stated)
            found = (row[having] * width + at[held], row[bare] * width + width - 1)
            places.append((np.concatenate([having, bare]), np.concatenate(found)))
        return cells.count(places, size * width).reshape(size, width)
