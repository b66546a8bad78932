"""Which characters look like a given one: by their parts, their corners and their strokes.

Shapes are compared by codes that Unihan gives for input and for dictionaries. A Cangjie code names
the parts of a character, a four corner code the strokes in its corners; by each alone, characters
pass for alike that nobody would mistake.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from indexer.analysis.common_characters import common_characters

PARTS, CORNERS, STROKES = 0.5, 0.35, 0.15
"""What the three count in the distance of two shapes."""

FARTHEST = 0.45
"""Up to this distance shapes are alike. Of 290 pairs of characters that are often mistaken for each
other (tests/indexer/test_shapes.py) it keeps 78% with 15 candidates for each; 0.4 keeps 70% with
10, 0.5 80% with 19."""

MOST = 20
"""So many are kept of each character: characters of few strokes are near to hundreds."""

_KEPT = 2048  # characters whose candidates stay in memory: a megabyte
_LONGEST = 5  # letters of a Cangjie code


_Letters = npt.NDArray[np.uint8]
_Counts = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class _Codes:
    """The codes of all common characters; `parts` and `corners` have a row for each place of one.

    Codes shorter than others are filled up with 0.
    """

    chars: str
    parts: _Letters
    lengths: _Counts
    corners: _Letters
    strokes: _Counts


@lru_cache(_KEPT)
def similar_shapes(char: str) -> tuple[str, ...]:
    """The common characters that look like this one, the most alike first.

    >>> "侍" in similar_shapes("待"), "未" in similar_shapes("末")
    (True, True)
    """
    common = common_characters().get(char)
    if common is None:
        return ()
    distances = _distances(common.rank)
    near = np.flatnonzero(distances <= FARTHEST)
    nearest = near[np.argsort(distances[near], kind="stable")]
    return tuple(_codes().chars[row] for row in nearest if row != common.rank)[:MOST]


def _distances(own: int) -> npt.NDArray[np.float32]:
    """The distance of each character's shape from that of the character of rank `own`, 0 to 1."""
    codes = _codes()
    letters = codes.parts[: codes.lengths[own], own]
    parts = _edits(codes, letters) / np.maximum(codes.lengths, np.float32(len(letters)))
    corners = (codes.corners != codes.corners[:, own, None]).mean(axis=0, dtype=np.float32)
    more = np.maximum(codes.strokes, codes.strokes[own])
    strokes = np.minimum(np.abs(codes.strokes - codes.strokes[own]) * np.float32(2) / more, 1)
    return np.asarray(PARTS * parts + CORNERS * corners + STROKES * strokes, np.float32)


def _edits(codes: _Codes, letters: _Letters) -> _Counts:
    """The edit distance of every code from one; two neighbours exchanged count as one edit.

    (Damerau and Levenshtein, optimal string alignment: a row for each letter, all codes at once.)
    """
    places = np.arange(_LONGEST + 1, dtype=np.int8)
    rows = [np.repeat(places[:, None], len(codes.chars), axis=1)]
    for count, letter in enumerate(letters, 1):
        above, row = rows[-1], np.full_like(rows[0], count)
        for column, here in enumerate(codes.parts, 1):
            replaced = above[column - 1] + (here != letter)
            shorter = np.minimum(above[column], row[column - 1]) + np.int8(1)
            np.minimum(replaced, shorter, out=row[column])
            if count > 1 and column > 1:
                crossed = (here == letters[count - 2]) & (codes.parts[column - 2] == letter)
                exchanged = rows[-2][column - 2] + np.int8(1)
                np.minimum(row[column], exchanged, out=row[column], where=crossed)
        rows.append(row)
    return np.asarray(rows[-1][codes.lengths, np.arange(len(codes.chars))], np.int8)


@cache
def _codes() -> _Codes:
    known = common_characters().values()
    return _Codes(
        "".join(one.character for one in known),
        _letters([one.cangjie for one in known], _LONGEST),
        np.array([len(one.cangjie) for one in known], np.int8),
        _letters([one.four_corners for one in known], 4),
        np.array([one.strokes for one in known], np.int8),
    )


def _letters(codes: list[str], width: int) -> _Letters:
    joined = "".join(code.ljust(width, "\0") for code in codes)
    by_code = np.frombuffer(joined.encode("ascii"), np.uint8).reshape(-1, width)
    return np.ascontiguousarray(by_code.T)
