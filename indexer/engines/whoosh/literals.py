"""Where does a literal stand? Positions of its grams, joined as whole arrays."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import grams
from indexer.engines.whoosh.postings import GramField, Mask

GALLOP = 16
"""From this ratio of lengths on, looking up each of the few beats merging with the many."""

SMALL = 4096
"""Below this length, looking up is quicker than starting to merge."""

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
                mask[self._field.documents_at(self.everywhere())] = True
        return mask

    def prefix_mask(self, documents: int) -> Mask:
        """The documents (documents,) whose field begins with the literal."""
        return np.isin(self._field.starts[:documents], self.everywhere())

    def positions_in(self, documents: NDArray[np.int64]) -> Positions:
        """Where the literal begins in some ascending documents, in the segment's stream, ascending.

        O(log p) a gram for each document, plus what is found.
        """
        begins, ends = self._field.starts[documents], self._field.starts[documents + 1]
        if self._missing or not len(documents):
            return begins[:0]
        if self._char is not None:
            found = [
                self._field.positions_between(*self._char, int(begin), int(end))
                for begin, end in zip(begins, ends, strict=True)
            ]
            return np.concatenate(found)
        lists = []
        for offset, ordinal in self._grams:
            positions = self._field.positions(ordinal)
            lows, highs = positions.searchsorted(begins), positions.searchsorted(ends)
            slices = [
                positions[a:b] for a, b in zip(lows.tolist(), highs.tolist(), strict=True) if a < b
            ]
            if not slices:
                return begins[:0]
            lists.append((offset, np.concatenate(slices)))
        return _joined(lists)

    def everywhere(self) -> Positions:
        """Every position of the literal in the segment's stream, ascending."""
        if self._char is not None:
            return self._field.positions_between(*self._char, 0, 2**32 - 1)
        if self._missing:
            return np.empty(0, np.uint32)
        return _joined([(offset, self._field.positions(o)) for offset, o in self._grams])


def _joined(lists: list[tuple[int, Positions]]) -> Positions:
    """The positions at which every gram stands at its offset; each list is ascending."""
    lists.sort(key=lambda pair: len(pair[1]))
    first, rarest = lists[0]
    # A gram nearer to the stream's start than its offset begins no literal.
    starts = rarest[rarest.searchsorted(np.uint32(first)) :] - np.uint32(first)
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
    if len(few) > SMALL and len(many) < GALLOP * len(few):
        both = np.concatenate((few, many))
        both.sort(kind="stable")  # finds the two runs and merges them: a seventh of intersect1d
        twice: Positions = both[:-1][both[1:] == both[:-1]]
        return twice
    at = many.searchsorted(few)
    at[at == len(many)] = 0
    found: Positions = few[many[at] == few]
    return found
