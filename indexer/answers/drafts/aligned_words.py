"""Align two pieces of text by their longest common subsequence, in time that is bounded.

The lengths of common subsequences of all beginnings are bits of whole numbers (H. Hyyrö,
"Bit-Parallel LCS-length Computation Revisited", 2004): a row costs a few operations on one number
of as many bits as the other text has signs.
"""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

_SHORTEST = 2
"""A run of equal signs between two differences that is shorter is by chance."""


class AlignedRun(NamedTuple):
    """A run of signs: [start, end) of one text and of the other; `same` where both are equal."""

    start: int
    end: int
    other_start: int
    other_end: int
    same: bool


def common_signs(one: str, other: str) -> list[tuple[int, int]]:
    """The places of a longest common subsequence in both texts. O(len(one) * len(other) / 64).

    >>> common_signs("养犬登记", "养狗应登记")
    [(0, 0), (2, 3), (3, 4)]
    """
    places: dict[str, int] = {}
    for at, sign in enumerate(other):
        places[sign] = places.get(sign, 0) | 1 << at
    full = (1 << len(other)) - 1
    rows = [full]
    for sign in one:
        last = rows[-1]
        shared = last & places.get(sign, 0)
        rows.append(((last + shared) | (last - shared)) & full)
    found: list[tuple[int, int]] = []
    left, right = len(one), len(other)
    while left and right:
        if rows[left] >> (right - 1) & 1:
            right -= 1  # the sign of the other text adds nothing
        elif one[left - 1] == other[right - 1]:
            left, right = left - 1, right - 1
            found.append((left, right))
        else:
            left -= 1
    return found[::-1]


def aligned(one: str, other: str) -> list[AlignedRun]:
    """Two texts as runs that are equal and runs that differ, in order.

    >>> [one.same for one in aligned("应当登记", "必须登记")]
    [False, True]
    """
    runs: list[AlignedRun] = []
    at = other_at = 0
    numbered = enumerate(common_signs(one, other))
    for _, group in groupby(numbered, lambda pair: (pair[1][0] - pair[0], pair[1][1] - pair[0])):
        places = [place for _, place in group]
        start, other_start = places[0]
        end, other_end = places[-1][0] + 1, places[-1][1] + 1
        inside = end < len(one) or other_end < len(other)
        if len(places) < _SHORTEST and inside and (start, other_start) != (0, 0):
            continue
        if (start, other_start) != (at, other_at):
            runs.append(AlignedRun(at, start, other_at, other_start, False))
        runs.append(AlignedRun(start, end, other_start, other_end, True))
        at, other_at = end, other_end
    if (at, other_at) != (len(one), len(other)):
        runs.append(AlignedRun(at, len(one), other_at, len(other), False))
    return runs
