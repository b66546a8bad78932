"""Where does a literal stand? Positions of its grams, joined as whole arrays."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import grams
from indexer.engines.whoosh.postings import GramField
from indexer.engines.whoosh.segment import Mask

GALLOP = 8
"""From this ratio of lengths on, looking up each of the few beats merging with the many."""

Positions = NDArray[np.uint32]


class Literal:
    """A normalised literal in one field of one segment, its grams looked up once.

    One character is looked up as the grams that begin with it, two are one gram, more are grams
    at every second character and the last.
    """

    def __init__(self, field: GramField, text: str) -> None:
        """Look the grams up. O(log terms) each."""
        self._field = field
        self.length = len(text)
        self._char = grams.first_char_range(text) if self.length == 1 else None
        found = [(o, field.find(code)) for o, code in _codes(text)] if self.length > 1 else []
        self._missing = any(ordinal is None for _, ordinal in found)
        self._grams = [(offset, ordinal) for offset, ordinal in found if ordinal is not None]

    def mask(self, documents: int) -> Mask:
        """The documents (documents,) whose field holds the literal within a paragraph.

        O(documents) for one or two characters, else O(p log p) in the rarest gram's positions.
        """
        mask = np.zeros(documents, bool)
        if self._char is not None:
            self._field.mark_documents_between(*self._char, mask)
        elif not self._missing:
            if len(self._grams) == 1:
                mask[self._field.docs(self._grams[0][1])] = True
            else:
                positions = self._between(0, 2**32 - 1)
                mask[self._field.documents_at(positions, self.length)] = True
        return mask

    def prefix_mask(self, documents: int) -> Mask:
        """The documents (documents,) whose field begins with the literal."""
        return np.isin(self._field.starts[:documents], self._between(0, 2**32 - 1))

    def starts_in(self, document: int) -> Positions:
        """Where the literal begins in a document, in characters of its normalised field."""
        starts = self._field.starts
        begin, end = starts[document], starts[document + 1]
        found: Positions = self._between(int(begin), int(end)) - begin
        return found

    def _between(self, start: int, end: int) -> Positions:
        """Positions of the literal in [start, end) of the segment's stream, ascending."""
        if self._char is not None:
            return self._field.positions_between(*self._char, start, end)
        if self._missing:
            return np.empty(0, np.uint32)
        lists: list[tuple[int, Positions]] = []
        for offset, ordinal in self._grams:
            positions = self._field.positions(ordinal)
            bounds = np.array((min(start + offset, end), end), np.uint32)
            low, high = positions.searchsorted(bounds)
            if low == high:
                return positions[:0]
            lists.append((offset, positions[low:high]))
        lists.sort(key=lambda pair: len(pair[1]))
        first, rarest = lists[0]
        starts = rarest - np.uint32(first)
        for offset, positions in lists[1:]:
            starts = _common(starts + np.uint32(offset), positions) - np.uint32(offset)
        return starts


@lru_cache(4096)
def _codes(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(grams.phrase_codes(text))


def _common(few: Positions, many: Positions) -> Positions:
    """The values in both of two ascending arrays without repeats."""
    if not len(few) or not len(many):
        return few[:0]
    if len(many) < GALLOP * len(few):
        both: Positions = np.intersect1d(few, many, assume_unique=True)
        return both
    at = many.searchsorted(few)
    at[at == len(many)] = 0
    found: Positions = few[many[at] == few]
    return found
