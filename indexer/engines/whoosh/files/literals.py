"""Where does a literal stand? Positions of its grams, joined as whole arrays."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache, reduce

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import grams
from indexer.engines.whoosh.files.postings import GramField, Mask

GALLOP = 16
"""From this ratio of lengths on, looking up each of the few beats merging with the many."""

SMALL = 4096
"""Below this length, looking up is quicker than starting to merge."""

Positions = NDArray[np.uint32]

KEPT = 8192
"""Positions of a literal that are kept from matching for marking: 32 KB of each of the last."""

NOWHERE: Positions = np.empty(0, np.uint32)


class Literal:
    """A normalised literal in one field of one segment, its grams looked up once.

    One character is looked up as the grams that begin with it, two are one gram, more are grams
    at every second character and the last.
    """

    def __init__(self, field: GramField, text: str) -> None:
        """Look the grams up. O(log terms) each."""
        self._field = field
        self._kept: Positions | None = None
        self.length = len(text)
        if self.length == 1:
            self._grams = [(0, field.between(*grams.first_char_range(text)))]
        else:
            self._grams = [(offset, _only(field.find(code))) for offset, code in _codes(text)]

    def mask(self) -> Mask:
        """The documents whose field holds the literal within a paragraph.

        O(documents) for one or two characters, else O(p log p) in the rarest gram's positions
        within the documents that hold all grams.
        """
        held = self._held()
        if len(self._grams) > 1:
            positions = self._joined_in(held)
            if len(positions) <= KEPT:
                self._kept = positions
            return self._field.mask_at(positions)
        return held

    def prefix_mask(self) -> Mask:
        """The documents whose field begins with the literal."""
        return np.isin(self._field.starts[:-1], self.everywhere())

    def everywhere(self) -> Positions:
        """Every position of the literal in the segment's stream, ascending."""
        return self._joined_in(self._held())

    def positions_in(self, documents: NDArray[np.int64]) -> Positions:
        """Where the literal begins in a few ascending documents, ascending in the stream.

        O(documents that hold a gram), as a plain sum, plus what is found.
        """
        if self._kept is not None:
            starts, kept = self._field.starts, self._kept
            lows, ends = (kept.searchsorted(starts[d]) for d in (documents, documents + 1))
            return np.concatenate(
                [NOWHERE, *(kept[a:b] for a, b in zip(lows.tolist(), ends.tolist(), strict=True))]
            )
        if self.length == 1:
            held = np.zeros(len(self._field.starts) - 1, bool)
            held[documents] = True
            return self._joined_in(held)
        return _joined(
            (offset, self._field.positions_in(ordinals.start, documents) if ordinals else NOWHERE)
            for offset, ordinals in self._grams
        )

    def _held(self) -> Mask:
        """The documents that hold every gram somewhere."""
        return reduce(np.logical_and, (self._field.mask_of(each) for _, each in self._grams))

    def _joined_in(self, held: Mask) -> Positions:
        """Where the literal begins in the documents of a mask."""
        several = len(self._grams) > 1  # what is elsewhere finds nothing to be joined with
        positions = _joined(
            (offset, self._field.positions(ordinals, held, others=several))
            for offset, ordinals in self._grams
        )
        return np.sort(positions) if self.length == 1 else positions


def _only(ordinal: int | None) -> range:
    """The grams that are one, or none."""
    return range(0) if ordinal is None else range(ordinal, ordinal + 1)


def _joined(grams: Iterable[tuple[int, Positions]]) -> Positions:
    """The positions at which every gram stands at its offset; each list is ascending."""
    lists = sorted(grams, key=lambda pair: len(pair[1]))
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
