"""The characters that are common enough to be typed, the most frequent first, with their shapes.

They are the 6,763 of GB 2312. The table is made by `python -m tests.characters`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("common_characters.tsv")


@dataclass(frozen=True, slots=True)
class CommonCharacter:
    """A character with its frequency rank (0 is the most frequent) and what describes its shape.

    `cangjie` has one to five letters, one for each part of the character in the order of writing;
    `four_corners` has four digits for the strokes in its corners, or none where Unihan has none.
    """

    character: str
    rank: int
    cangjie: str
    four_corners: str
    strokes: int


@cache
def common_characters() -> Mapping[str, CommonCharacter]:
    """All common characters, the most frequent first.

    >>> common_characters()["国"].cangjie
    'WMGI'
    """
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {
        char: CommonCharacter(char, rank, cangjie, corners, int(strokes))
        for rank, (char, cangjie, corners, strokes) in enumerate(rows)
    }


def by_frequency(chars: set[str]) -> tuple[str, ...]:
    """The common ones among these characters, the most frequent first.

    >>> by_frequency({"囿", "国", "龘"})
    ('国', '囿')
    """
    known = common_characters()
    return tuple(sorted(chars & known.keys(), key=lambda char: known[char].rank))
