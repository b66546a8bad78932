"""Text along a curve, as on a round seal: each of its characters is turned a little further."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.printed.sheet import Sign

# The least characters and turns of such a text, how far one may be turned against the one before,
# in degrees, and how many in a row may stand alike: turns near to straight are taken as straight.
_LEAST, _TURNS, _FARTHEST, _ALIKE = 4, 3, 60, 2


def split_curved(signs: Sequence[Sign]) -> tuple[list[Sign], list[list[Sign]]]:
    """The signs of straight lines, and those of each curve in the file's order."""
    if not any(sign.turn % 90 for sign in signs):
        return list(signs), []
    curves = [signs[start:end] for start, end in _stretches(signs)]
    curved = {id(sign) for curve in curves for sign in curve}
    return [sign for sign in signs if id(sign) not in curved], [list(curve) for curve in curves]


def _stretches(signs: Sequence[Sign]) -> Iterator[tuple[int, int]]:
    """From where to where signs are turned further and further, one way round."""
    groups = list(_alike(signs))
    first = 0
    for place in range(1, len(groups) + 1):
        if place < len(groups) and _goes_on(signs, groups[first : place + 1]):
            continue
        start, end = groups[first][0], groups[place - 1][1]
        if place - first >= _TURNS and end - start >= _LEAST:
            yield start, end
        first = place


def _alike(signs: Sequence[Sign]) -> Iterator[tuple[int, int]]:
    """Stretches of signs of one turn."""
    start = 0
    for index in range(1, len(signs) + 1):
        if index == len(signs) or signs[index].turn != signs[start].turn:
            yield start, index
            start = index


def _goes_on(signs: Sequence[Sign], groups: Sequence[tuple[int, int]]) -> bool:
    """Whether the last of some stretches goes on with the curve of those before it."""
    if any(end - start > _ALIKE for start, end in groups[-2:]):
        return False
    turns = [signs[start].turn for start, _ in groups]
    steps = [_step(last, turn) for last, turn in pairwise(turns[-3:])]
    return abs(steps[-1]) <= _FARTHEST and (steps[0] > 0) == (steps[-1] > 0)


def _step(last: int, turn: int) -> int:
    """How much further a sign is turned than the one before it, in degrees."""
    return (turn - last + 180) % 360 - 180
