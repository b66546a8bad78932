"""Find short names that sound as what was typed, but for one other character: 公司发."""

from __future__ import annotations

from collections.abc import Iterator

from indexer.analysis.sound_classes import SoundClass
from indexer.analysis.sounds import FIRST, LAST, readings
from indexer.snapshot import Snapshot

SHORTEST, LONGEST = 3, 7
"""Characters of a name that is looked for by its sound; longer ones are found by their pairs."""

MOST_TEXTS = 8


def sounding_names(snapshot: Snapshot, text: str) -> Iterator[str]:
    """What stands in titles and differs from `text` by one character of the same sound."""
    if not SHORTEST <= len(text) <= LONGEST or not all(FIRST <= ord(c) <= LAST for c in text):
        return
    places = [SoundClass(readings(char), complete=True) for char in text]
    if all(place.syllables for place in places):
        for found in snapshot.texts_sounding(places, MOST_TEXTS):
            if sum(a != b for a, b in zip(text, found, strict=False)) == 1:
                yield found
