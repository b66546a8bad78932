"""Read one line of a table of plain words, and tell what is wrong with its cells.

A line has five cells, parted by tabs: the plain word; one or several official words, parted by `|`;
the direction; the weight; a query that the entry mends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from indexer.analysis.normalise import normalise
from indexer.errors import Problem

COLUMNS = ("plain", "official", "direction", "weight", "example")
SHORTEST = 2
"""Characters of a plain word at least: one character (车) stands in too many other words."""
LONGEST = 20
"""Characters of a plain word at most, a bound on the work for each place of a typed text."""


class Direction(StrEnum):
    """Which of the two words leads to the other one."""

    TO_OFFICIAL = "→"
    BOTH = "↔"


class LineMistake(StrEnum):
    """What can be wrong with a table; the code of a `Problem`."""

    FILE_MISSING = "words_missing"
    FILE_UNREADABLE = "words_unreadable"
    CELLS = "words_cells"
    EMPTY = "words_empty"
    LENGTH = "words_length"
    DIRECTION = "words_direction"
    WEIGHT = "words_weight"
    ITSELF = "words_itself"
    OFFICIAL_TWICE = "words_official_twice"
    REPEATED = "words_repeated"
    CHAIN = "words_chain"
    CHAINED = "words_chained"
    EXAMPLE = "words_example"


@dataclass(frozen=True, slots=True)
class PlainWordEntry:
    """One line: a plain word in its normal form, what officials write instead, and its place."""

    plain: str
    officials: tuple[str, ...]
    direction: Direction
    weight: float
    example: str
    place: str

    @property
    def normal_officials(self) -> tuple[str, ...]:
        """The official words in their normal form."""
        return tuple(map(normalise, self.officials))


def wrong_cells(cells: Sequence[str], place: str) -> Iterator[Problem]:
    """What is wrong with the cells of one line."""
    if len(cells) != len(COLUMNS):
        yield Problem(LineMistake.CELLS, place, str(len(cells)), str(len(COLUMNS)))
        return
    plain, official, direction, weight, example = cells
    word = normalise(plain)
    officials = [normalise(one) for one in official.split("|")]
    if empty := [str(at) for at, cell in enumerate(cells, start=1) if not cell]:
        yield Problem(LineMistake.EMPTY, place, "、".join(empty))
    elif not word or not all(officials):
        yield Problem(LineMistake.EMPTY, place, "2" if word else "1")
    elif not SHORTEST <= len(word) <= LONGEST:
        yield Problem(LineMistake.LENGTH, place, plain, f"{SHORTEST}–{LONGEST}")
    if direction and direction not in set(Direction):
        yield Problem(LineMistake.DIRECTION, place, direction, " 或 ".join(Direction))
    if weight and not _is_weight(weight):
        yield Problem(LineMistake.WEIGHT, place, weight)
    if word and word in officials:
        yield Problem(LineMistake.ITSELF, place, plain)
    for twice in dict.fromkeys(one for one in officials if one and officials.count(one) > 1):
        yield Problem(LineMistake.OFFICIAL_TWICE, place, twice)
    if word and example and word not in normalise(example):
        yield Problem(LineMistake.EXAMPLE, place, example, plain)


def _is_weight(text: str) -> bool:
    """Whether a cell is a number above 0 and not above 1."""
    try:
        return 0 < float(text) <= 1
    except ValueError:
        return False


def entry_of(cells: Sequence[str], place: str) -> PlainWordEntry:
    """The entry of a line whose cells are right."""
    plain, official, direction, weight, example = cells
    officials = tuple(one.strip() for one in official.split("|"))
    return PlainWordEntry(
        normalise(plain), officials, Direction(direction), float(weight), example, place
    )
