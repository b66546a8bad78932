"""Find where a literal text occurs, by joining the positions of its character bigrams (grams)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import grams
from indexer.engines.whoosh.files.postings import GramField, Mask, PageBounds

GALLOP = 10
"""Of two ascending arrays with this ratio of lengths or more, each value of the short one is looked
up in the long one; below it, merging both is faster, twice as fast where they are alike."""

Positions = NDArray[np.uint32]

FEW = 64
"""Documents that are looked at one by one; for more of them one sum over all is faster."""

KEPT = 8192
"""A literal that occurs at most so often keeps its positions after matching, so that marking the
hits need not find them again: at most 32 KB each."""

NOWHERE: Positions = np.empty(0, np.uint32)


class Literal:
    """A normalised literal in one field of one segment; its grams are looked up once.

    A single character is looked up as all grams that begin with it, two characters are one gram,
    and a longer text is covered by the grams at every second character and the last one.
    """

    def __init__(self, field: GramField, text: str) -> None:
        """Look up the grams of `text`, which is normalised and not empty. O(log terms) each."""
        self._field = field
        self._kept: Positions | None = None
        self.length = len(text)
        if self.length == 1:
            self._grams = [(0, field.between(*grams.first_char_range(text)))]
        else:
            self._grams = [(offset, _only(field.find(code))) for offset, code in _codes(text)]

    def mask(self) -> Mask:
        """The documents whose field holds the literal within one paragraph.

        O(documents) for one or two characters. For longer ones O(p log p), p being the positions
        of the rarest gram in the documents that hold all grams.
        """
        held = self._held()
        if len(self._grams) > 1:
            documents = np.flatnonzero(held)
            few = len(documents) <= FEW
            positions = self.positions_in(documents) if few else self._joined_in(held)
            if len(positions) <= KEPT:
                self._kept = positions
            return self._field.mask_at(positions)
        return held

    @property
    def rarest(self) -> range:
        """The ordinals of the gram that the fewest pages hold; empty where one is nowhere."""
        return min((each for _, each in self._grams), key=self._field.pages)

    def may_hold(self) -> Mask:
        """The documents that hold every gram, wherever in the field: those of `mask`, and more."""
        return self._held()

    def prefix_mask(self) -> Mask:
        """The documents whose field begins with the literal."""
        return np.isin(self._field.starts[:-1], self.everywhere())

    def everywhere_in(self, documents: Mask) -> Positions:
        """As `everywhere`, in the documents of a mask."""
        return self._joined_in(self._held() & documents)

    def everywhere(self) -> Positions:
        """Every position in the segment's stream where the literal begins, ascending."""
        return self._joined_in(self._held())

    def positions_in(
        self, documents: NDArray[np.int64], bounds: PageBounds | None = None
    ) -> Positions:
        """The positions where the literal begins in some documents, ascending.

        `documents` are a few numbers, ascending; `bounds` are their pages, where these are known.
        O(documents that hold a gram), as one plain sum, plus what is found.
        """
        if not len(documents):
            return NOWHERE
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
        pages = bounds or self._field.page_bounds(documents)
        lists: list[tuple[int, Positions]] = []
        for offset, ordinals in self._grams:
            found = self._field.positions_in(ordinals.start, pages) if ordinals else NOWHERE
            if not len(found):
                return NOWHERE
            lists.append((offset, found))
        return _joined(lists)

    def _held(self) -> Mask:
        """The documents that hold every gram, wherever in the field.

        The rarest grams come first: mostly few of them leave no document.
        """
        if len(self._grams) == 1:
            return self._field.mask_of(self._grams[0][1])
        rarest, *others = sorted((each for _, each in self._grams), key=self._field.pages)
        held = self._field.mask_of(rarest)
        for ordinals in others:
            if not held.any():
                break
            held &= self._field.mask_of(ordinals)
        return held

    def _joined_in(self, held: Mask) -> Positions:
        """The positions where the literal begins in the documents of a mask, ascending."""
        # Positions in other documents do no harm: another gram is missing there, so none is joined.
        several = len(self._grams) > 1
        positions = _joined(
            (offset, self._field.positions(ordinals, held, others=several))
            for offset, ordinals in self._grams
        )
        return np.sort(positions) if self.length == 1 else positions


def _only(ordinal: int | None) -> range:
    """The range of one ordinal, empty for None."""
    return range(0) if ordinal is None else range(ordinal, ordinal + 1)


def _joined(grams: Iterable[tuple[int, Positions]]) -> Positions:
    """The positions from which every gram stands at its offset; each list is ascending."""
    lists = sorted(grams, key=lambda pair: len(pair[1]))
    first, rarest = lists[0]
    if len(lists) == 1 and not first:
        return rarest
    # Where a position is smaller than the offset, the literal would begin before the stream.
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
    if len(many) < GALLOP * len(few):
        both = np.concatenate((few, many))
        both.sort(kind="stable")  # merges the two sorted runs, in 1/7 of the time of intersect1d
        twice: Positions = both[:-1][both[1:] == both[:-1]]
        return twice
    at = many.searchsorted(few)
    at[at == len(many)] = 0
    found: Positions = few[many[at] == few]
    return found
