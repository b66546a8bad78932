"""How characters are read: all readings of each, without tone, and which sound alike.

The readings are those of pypinyin that dictionaries of today have, as a table that loads in a
fortieth of the time (5 ms). It is made by `python -m tests.characters`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from indexer.analysis.common_characters import by_frequency, common_characters
from indexer.analysis.syllables import SYLLABLES, near_syllables, spellings

__all__ = [
    "FIRST",
    "LAST",
    "NO_READING",
    "SYLLABLES",
    "near_sound",
    "reading_table",
    "readings",
    "same_sound",
]

FIRST, LAST = 0x3400, 0x9FFF
"""The code points that the table covers: the Han characters of the first plane."""

NO_READING = -1
"""Fills the rows of `reading_table` behind a character's last reading."""

_KEPT = 2048  # characters whose candidates stay in memory: a few megabytes
_TABLE = Path(__file__).with_name("readings.tsv")


def readings(char: str) -> frozenset[int]:
    """The ids of all readings of a Han character; none for other signs, 〇 and unknown ones.

    >>> sorted(SYLLABLES[number] for number in readings("重"))
    ['chong', 'zhong']
    """
    if not FIRST <= ord(char) <= LAST:
        return frozenset()
    row = reading_table()[ord(char) - FIRST]
    return frozenset(row[row != NO_READING].tolist())


@cache
def reading_table() -> npt.NDArray[np.int16]:
    """The ids of readings by code point: row `ord(char) - FIRST`, the usual reading first.

    Read-only, int16 of shape (LAST - FIRST + 1, most readings of a character), filled up with -1.
    """
    usual, other = [], []
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            syllable, first, further = line.split("\t")
            usual.append((spellings()[syllable], first))
            other.append((spellings()[syllable], further))
    rows, ids = _rows_and_ids([*usual, *other])
    order = np.argsort(rows, kind="stable")
    rows, ids = rows[order], ids[order]
    column = np.arange(len(rows)) - np.searchsorted(rows, rows)
    table = np.full((LAST - FIRST + 1, int(column.max()) + 1), NO_READING, np.int16)
    table[rows, column] = ids
    table.flags.writeable = False
    return table


@lru_cache(_KEPT)
def same_sound(char: str) -> tuple[str, ...]:
    """Other common characters that share a reading with this one, the most frequent first.

    >>> same_sound("证")[:3]
    ('政', '正', '争')
    """
    return by_frequency(_read_as(readings(char)) - {char})


@lru_cache(_KEPT)
def near_sound(char: str) -> tuple[str, ...]:
    """Common characters whose reading some speakers do not tell from this one's; none of the same.

    >>> "真" in near_sound("证"), "增" in near_sound("证")
    (True, True)
    """
    own = readings(char)
    near = frozenset(other for number in own for other in near_syllables(number))
    return by_frequency(_read_as(near - own) - _read_as(own) - {char})


def _rows_and_ids(
    given: Iterable[tuple[int, str]],
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int16]]:
    """The row of each character of each syllable, and beside it the syllable's id."""
    numbers, chars = zip(*given, strict=True)
    codes = np.frombuffer("".join(chars).encode("utf-32-le"), np.uint32).astype(np.int64)
    return codes - FIRST, np.repeat(np.array(numbers, np.int16), list(map(len, chars)))


def _read_as(numbers: Iterable[int]) -> set[str]:
    return {char for number in numbers for char in _common_by_syllable().get(number, "")}


@cache
def _common_by_syllable() -> dict[int, str]:
    """The common characters by the id of each of their readings."""
    found: dict[int, str] = defaultdict(str)
    for number, char in _readings_of_common():
        found[number] += char
    return dict(found)


def _readings_of_common() -> Iterator[tuple[int, str]]:
    for char in common_characters():
        for number in readings(char):
            yield number, char
