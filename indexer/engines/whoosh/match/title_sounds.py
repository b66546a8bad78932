"""Find where titles of one segment sound as was typed, by the readings of their Han characters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.sound_classes import SoundClass
from indexer.analysis.sound_masks import characters_of
from indexer.analysis.sounds import FIRST, LAST
from indexer.engines.whoosh.files.postings import Mask
from indexer.engines.whoosh.files.segment import Segment

Positions = NDArray[np.int64]

RARE = 16
"""Characters that are so rare among all (one in so many) are looked up; others are looked for in
the whole row, which takes 5 ms for 100,000 titles of 30 characters."""

NOWHERE = np.empty(0, np.uint32)


class TitleSounds:
    """The titles of a segment as a row of characters: 14 bytes for each Han character."""

    def __init__(self, segment: Segment) -> None:
        """Put the titles together from their bigrams. O(characters of all titles)."""
        self._segment = segment
        self._stream = stream = segment.title.characters()
        self._where = np.flatnonzero((stream >= FIRST) & (stream <= LAST)).astype(np.uint32)
        self._chars = (stream[self._where] - FIRST).astype(np.uint16)
        self._often = np.bincount(self._chars, minlength=LAST - FIRST + 1)
        self._by_char = np.argsort(self._chars, kind="stable").astype(np.uint32)
        self._ends = np.cumsum(self._often)

    def found(self, places: Sequence[SoundClass]) -> tuple[Positions, Positions, Positions]:
        """(documents, starts, ends) of all places in live titles, ends exclusive, in the stream.

        O(n log n), n being the characters of the rarest place in all titles; then what is left
        shrinks with each place.
        """
        size = len(places)
        classes = [characters_of(place) for place in places]
        order = sorted(range(size), key=lambda at: int(self._often[classes[at]].sum()))
        first = order[0]
        heads = self._places_of(classes[first]) - first
        heads = heads[(heads >= 0) & (heads + size <= len(self._chars))]
        for at in order[1:]:
            heads = heads[classes[at][self._chars[heads + at]]]
        starts = self._where[heads].astype(np.int64)
        lasts = self._where[heads + size - 1].astype(np.int64)
        bounds = self._segment.title.starts
        documents = bounds.searchsorted(starts, "right") - 1
        inside = (lasts < bounds[documents + 1]) & self._segment.live[documents]
        return documents[inside], starts[inside], lasts[inside] + 1

    def _places_of(self, allowed: Mask) -> Positions:
        """Where any of some characters stands, ascending."""
        if RARE * int(self._often[allowed].sum()) > len(self._chars):
            return np.flatnonzero(allowed[self._chars])
        chosen = np.flatnonzero(allowed & (self._often > 0)).tolist()
        ends, often = self._ends, self._often
        lots = [self._by_char[int(ends[c] - often[c]) : int(ends[c])] for c in chosen]
        return np.sort(np.concatenate([NOWHERE, *lots])).astype(np.int64)

    def texts(self, places: Sequence[SoundClass]) -> Counter[str]:
        """The different normalised texts there, with the number of titles that hold each."""
        documents, starts, ends = self.found(places)
        found: Counter[str] = Counter()
        for size in np.unique(ends - starts).tolist():
            of_size = ends - starts == size
            rows = self._rows(starts[of_size], size)
            texts, numbers = np.unique(rows, return_inverse=True)
            held = np.unique(numbers.astype(np.int64) << 32 | documents[of_size]) >> 32
            counts = np.bincount(held, minlength=len(texts)).tolist()
            found.update(dict(zip(map(str, texts), counts, strict=True)))
        return found

    def _rows(self, starts: Positions, size: int) -> NDArray[np.str_]:
        """The texts of one length that begin at some positions of the stream."""
        points = self._stream[starts[:, None] + np.arange(size)]
        return np.ascontiguousarray(points).view(f"<U{size}")[:, 0]

    def mask_of(self, documents: Positions) -> Mask:
        """The documents of the segment that are among some."""
        mask = np.zeros(self._segment.size, bool)
        mask[documents] = True
        return mask
