"""What was typed as pinyin, place by place: which syllables each character may be read with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from indexer.analysis.sounds import readings
from indexer.analysis.syllables import beginning_with


@dataclass(frozen=True, slots=True)
class SoundClass:
    """What may stand at one place: any character of one of these syllables.

    `complete`: the syllable was typed in full, or is a Han character, which is then `character`.
    """

    syllables: frozenset[int]
    complete: bool
    character: str = ""


Places = tuple[SoundClass, ...]
"""The places of a reading in order."""


@dataclass(frozen=True, slots=True)
class PinyinReading:
    """One way to read a typed text: a class of syllables for each place."""

    places: Places

    @property
    def likely(self) -> bool:
        """Whether there are at least two places, all complete.

        Initials and single syllables are not: codes and words of other languages look like them.
        """
        return len(self.places) > 1 and all(place.complete for place in self.places)

    @property
    def initials(self) -> bool:
        """Whether no syllable was typed in full."""
        return not has_a_syllable(self.places)


def has_a_syllable(places: Places) -> bool:
    """Whether a syllable was typed in full."""
    return any(place.complete and not place.character for place in places)


@cache
def whole_syllable(number: int) -> SoundClass:
    """The class of a syllable that was typed in full."""
    return SoundClass(frozenset((number,)), complete=True)


@cache
def cut_short(letters: str) -> SoundClass:
    """The class of what was typed in part: an initial, or more of the beginning of a syllable."""
    return SoundClass(beginning_with(letters), complete=False)


def han_character(char: str) -> SoundClass:
    """The class of a Han character that was typed as itself."""
    return SoundClass(readings(char), complete=True, character=char)


def is_han(sign: str) -> bool:
    """Whether a sign is a Han character of any plane; 〇 counts as a sign of numbers."""
    return "\u3400" <= sign <= "\u9fff" or "\U00020000" <= sign <= "\U0003ffff"
