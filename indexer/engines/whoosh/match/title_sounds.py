"""Find where titles of one segment sound as was typed, by the readings of their Han characters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.sound_classes import SoundClass
from indexer.analysis.sound_masks import characters_of
from indexer.analysis.sounds import FIRST, LAST
from indexer.engines.whoosh.files.postings import CHARACTER_BITS, Mask
from indexer.engines.whoosh.files.segment import Segment

RARE = 16
"""Characters that are so rare among all (one in so many) are looked up; others are looked for in
the whole row, which takes 5 ms for 100,000 titles of 30 characters."""

Positions = NDArray[np.int64]


class TitleSounds:
    """The titles of a segment as a row of characters, and where each Han character stands in it.

    14 bytes for each of them, and 4 for any other.
    """

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

        O(where the rarest place is filled, and as much as is left after each further one).
        """
        size = len(places)
        classes = [characters_of(place) for place in places]
        often = [int(self._often[np.flatnonzero(chars)].sum()) for chars in classes]
        order = sorted(range(size), key=lambda at: often[at])
        first = order[0]
        heads = self._standing(classes[first]) - first
        heads = heads[(heads >= 0) & (heads + size <= len(self._chars))]
        for at in order[1:]:
            heads = heads[classes[at][self._chars[heads + at]]]
        heads.sort()
        starts = self._where[heads].astype(np.int64)
        lasts = self._where[heads + size - 1].astype(np.int64)
        bounds = self._segment.title.starts
        documents = bounds.searchsorted(starts, "right") - 1
        inside = (lasts < bounds[documents + 1]) & self._segment.live[documents]
        return documents[inside], starts[inside], lasts[inside] + 1

    def texts(self, places: Sequence[SoundClass]) -> Counter[str]:
        """The different normalised texts there, with the number of titles that hold each."""
        documents, starts, ends = self.found(places)
        found: Counter[str] = Counter()
        for size in np.unique(ends - starts).tolist():
            of_size = ends - starts == size
            points = self._stream[starts[of_size][:, None] + np.arange(size)]
            examples, numbers = _different(points)
            held = np.unique(numbers << 32 | documents[of_size]) >> 32
            counts = np.bincount(held, minlength=len(examples)).tolist()
            for row, count in zip(points[examples].tolist(), counts, strict=True):
                found["".join(map(chr, row))] += count
        return found

    def _standing(self, chars: Mask) -> Positions:
        """Where any of some characters stands among the Han characters of all titles."""
        if RARE * int(self._often[chars].sum()) > len(self._chars):
            return np.flatnonzero(chars[self._chars])
        wanted = np.flatnonzero(chars & (self._often > 0))
        ends = self._ends[wanted].tolist()
        starts = (self._ends[wanted] - self._often[wanted]).tolist()
        parts = [self._by_char[start:end] for start, end in zip(starts, ends, strict=True)]
        return np.concatenate(parts).astype(np.int64) if parts else np.empty(0, np.int64)

    def mask_of(self, documents: Positions) -> Mask:
        """The documents of the segment that are among some."""
        mask = np.zeros(self._segment.size, bool)
        mask[documents] = True
        return mask


def _different(rows: NDArray[np.uint32]) -> tuple[Positions, Positions]:
    """An example of each different row of code points, and for each row the number of its example.

    Sorting numbers takes a tenth of the time of sorting texts.
    """
    numbers = np.zeros(len(rows), np.int64)
    examples = np.zeros(min(1, len(rows)), np.int64)
    for column in rows.T:
        keys = numbers << CHARACTER_BITS | column
        _, examples, numbers = np.unique(keys, return_index=True, return_inverse=True)
    return examples, numbers
