"""Find those of many short names that somebody is typing: as they are, by sound, with one mistake.

The names stand in one row of characters, so that one look-up in a small table tests all of them:
some 0.2 ms for 20,000 names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from indexer.analysis.normalise import normalise
from indexer.analysis.sound_classes import Places, SoundClass, is_han
from indexer.analysis.sound_masks import characters_of
from indexer.analysis.sounds import FIRST, LAST, readings
from indexer.analysis.typed_pinyin import spelled_mixed

LEAST_INITIALS = 3
"""Two initials can be nearly any name."""

LEAST_OF_LONGER = 4
"""Initials that may be the beginning of a longer name; three are a whole name (gjj is 公积金)."""

LEAST_HOMOPHONES = 3
"""Two characters that only sound as a name does are another word as often as not."""

LEAST_WITH_SLIP = 4
"""Characters that were typed where one may be any other; three say too little."""

MOST_WITH_SLIP = 12
"""Longer texts are titles, which are looked up otherwise; each character makes four patterns."""

_END = "\0"

Sign = SoundClass | str | None
"""What stands at a place of a pattern: a sound, a sign itself, or any sign (None)."""


class NamePart(IntEnum):
    """Which part of a name a pattern has to be."""

    ANY = 0
    BEGINNING = 1
    WHOLE = 2


class Degree(IntEnum):
    """How a name answers to what was typed, the surest first."""

    BEGINS = 0
    HOLDS = 1
    SOUNDS = 2
    NEARLY = 3


class FoundName(NamedTuple):
    """A name, how it answers, and where: name[start:end], of its normal form."""

    name: str
    degree: Degree
    start: int
    end: int


class NameTable:
    """Names to be looked up by what is typed of them; safe to use from several threads."""

    def __init__(self, names: Sequence[str]) -> None:
        """Take different names, those that come first among equals first. O(characters)."""
        self._names = tuple(names)
        normal = [normalise(name) for name in self._names]
        self._text = _END.join(("", *normal, ""))
        lengths = np.array([len(name) + 1 for name in normal], np.int64)
        self._starts = np.concatenate(([1], 1 + np.cumsum(lengths)))
        self._anywhere = np.arange(1, len(self._text))
        self._chars = np.frombuffer(self._text.encode("utf-32-le"), np.uint32)
        self._han = (self._chars >= FIRST) & (self._chars <= LAST)
        self._places = np.where(self._han, self._chars - FIRST, 0).astype(np.int64)

    def __len__(self) -> int:
        """How many names there are."""
        return len(self._names)

    def found(self, text: str, limit: int) -> list[FoundName]:
        """At most `limit` names that answer to a typed text, best first.

        Names that hold it as it is; where there are none, those that sound so; where there are
        none, those that it is with one wrong, missing, doubled or exchanged character.

        >>> [one.name for one in NameTable(["公积金", "房产证"]).found("gongjij", 3)]
        ['公积金']
        """
        typed = normalise(text)
        if not typed or _END in typed or not self._names:
            return []
        for degree, patterns in (
            (
                Degree.HOLDS,
                [(tuple(typed), NamePart.ANY if len(typed) > 1 else NamePart.BEGINNING)],
            ),
            (Degree.SOUNDS, _sounds(typed)),
            (Degree.NEARLY, _slips(typed)),
        ):
            for pattern, part in patterns:
                if found := self._named(pattern, degree, limit, part):
                    return found
        return []

    def sounding(self, places: Places) -> list[str]:
        """The names that sound so from their beginning to their end.

        >>> [number for number in NameTable(["公积金"]).sounding(spelled_mixed("gjj")[0].places)]
        ['公积金']
        """
        if not self._names:
            return []
        found = self._named(places, Degree.SOUNDS, len(self), NamePart.WHOLE)
        return [one.name for one in found]

    def _named(
        self, pattern: Sequence[Sign], degree: Degree, limit: int, part: NamePart
    ) -> list[FoundName]:
        heads = self._heads(pattern, at_start=part > NamePart.ANY)
        owners = self._starts.searchsorted(heads, "right") - 1
        owners, firsts = np.unique(owners, return_index=True)
        begins = heads[firsts] - self._starts[owners]
        sizes = self._starts[owners + 1] - self._starts[owners]
        if part is NamePart.WHOLE:
            whole = sizes == len(pattern) + 1
            owners, begins, sizes = owners[whole], begins[whole], sizes[whole]
        order = np.lexsort((owners, sizes, begins > 0))[:limit]
        return [
            FoundName(
                self._names[owner],
                Degree.BEGINS if degree is Degree.HOLDS and begin == 0 else degree,
                begin,
                begin + len(pattern),
            )
            for owner, begin in zip(owners[order].tolist(), begins[order].tolist(), strict=True)
        ]

    def _heads(self, pattern: Sequence[Sign], *, at_start: bool) -> npt.NDArray[np.int64]:
        """Where a pattern begins, which never goes on from one name into the next.

        O(characters of all names), or O(names) where it has to begin them.
        """
        known = [at for at, sign in enumerate(pattern) if sign is not None]
        last = len(self._chars) - len(pattern)
        heads = self._starts[:-1] if at_start else self._anywhere
        heads = heads[: heads.searchsorted(last, "right")]
        for at in known:
            heads = heads[self._fits(pattern[at], heads + at)]
        for at in set(range(len(pattern))) - set(known):
            heads = heads[self._chars[heads + at] != ord(_END)]
        return heads

    def _fits(self, sign: Sign, places: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
        if isinstance(sign, SoundClass):
            return self._han[places] & characters_of(sign)[self._places[places]]
        assert sign is not None, "any sign fits"
        same: npt.NDArray[np.bool_] = self._chars[places] == ord(sign)
        return same


def _sounds(typed: str) -> Iterator[tuple[tuple[Sign, ...], NamePart]]:
    """What was typed as letters for sounds, or as other characters of the same sounds."""
    for reading in spelled_mixed(typed):
        size = len(reading.places)
        if size > 1 and not (reading.initials and size < LEAST_INITIALS):
            initials = NamePart.BEGINNING if size >= LEAST_OF_LONGER else NamePart.WHOLE
            yield reading.places, initials if reading.initials else NamePart.ANY
    if LEAST_HOMOPHONES <= len(typed) <= MOST_WITH_SLIP and all(map(is_han, typed)):
        yield tuple(SoundClass(readings(char), complete=True) for char in typed), NamePart.ANY


def _slips(typed: str) -> Iterator[tuple[tuple[Sign, ...], NamePart]]:
    """What may have been meant by one slip; names have to begin so."""
    size = len(typed)
    if not LEAST_WITH_SLIP <= size <= MOST_WITH_SLIP or not all(map(is_han, typed)):
        return
    exchanged = (
        (*typed[:at], typed[at + 1], typed[at], *typed[at + 2 :]) for at in range(size - 1)
    )
    doubled = (
        (*typed[:at], *typed[at + 1 :]) for at in range(1, size) if typed[at] == typed[at - 1]
    )
    wrong = ((*typed[:at], None, *typed[at + 1 :]) for at in range(size))
    missing = ((*typed[:at], None, *typed[at:]) for at in range(1, size))
    for pattern in chain(exchanged, doubled, wrong, missing):
        yield pattern, NamePart.BEGINNING
