"""Which Han characters may stand at a place that was typed by its sound, as a table to look up."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from indexer.analysis.sound_classes import SoundClass
from indexer.analysis.sounds import FIRST, LAST, NO_READING, SYLLABLES, reading_table

_KEPT = 256  # classes whose characters stay in memory: 7 MB


@lru_cache(_KEPT)
def characters_of(place: SoundClass) -> npt.NDArray[np.bool_]:
    """Which characters may stand at a place: (LAST - FIRST + 1,), by code point from `FIRST` on."""
    if place.character:
        allowed = np.zeros(LAST - FIRST + 1, bool)
        if FIRST <= ord(place.character) <= LAST:
            allowed[ord(place.character) - FIRST] = True
        return allowed
    read = np.zeros(len(SYLLABLES) + 1, bool)
    read[list(place.syllables)] = True
    read[NO_READING] = False  # the last row
    return np.asarray(read[reading_table()].any(axis=1))
