"""Find the words of one segment's texts that sound as was typed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.sound_classes import SoundClass
from indexer.analysis.sound_masks import characters_of
from indexer.analysis.sounds import FIRST, LAST
from indexer.engines.whoosh.files.postings import WordField

LONGEST = 6
"""Characters of the longest words that the segmenter knows, but for names."""

_BYTES = 3
"""Of a Han character of the first plane in UTF-8."""


class WordSounds:
    """The words of Han characters in a field, by their length: 2 bytes for each character."""

    def __init__(self, field: WordField) -> None:
        """Read all words. O(characters of all words)."""
        self._field = field
        self._words = {size: _han_words(field, size) for size in range(2, LONGEST + 1)}

    def found(self, places: Sequence[SoundClass]) -> list[tuple[str, int]]:
        """The words of as many characters that sound so, each with its ordinal. O(such words)."""
        if len(places) not in self._words:
            return []
        ordinals, chars = self._words[len(places)]
        held = np.ones(len(ordinals), bool)
        for place, column in zip(places, chars, strict=True):
            held &= characters_of(place)[column]
        found = ordinals[held].tolist()
        return [(self._field.term(ordinal).decode(), ordinal) for ordinal in found]


def _han_words(field: WordField, size: int) -> tuple[NDArray[np.intp], NDArray[np.uint16]]:
    """The ordinals (words,) of the words of so many characters, and these (size, words)."""
    blob, ends = field.bytes_and_ends()
    ordinals = np.flatnonzero(np.diff(ends) == _BYTES * size)
    rows = blob[ends[ordinals][:, None] + np.arange(_BYTES * size)].astype(np.uint32)
    lead, middle, last = (rows[:, byte::_BYTES] for byte in range(_BYTES))
    points = (lead & 0xF) << 12 | (middle & 0x3F) << 6 | last & 0x3F
    han = ((lead >> 4 == 0xE) & (points >= FIRST) & (points <= LAST)).all(axis=1)
    return ordinals[han], np.ascontiguousarray((points[han] - FIRST).astype(np.uint16).T)
