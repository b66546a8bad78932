"""Vertical writing: upright characters one below the other, columns from right to left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from corpus.printed.sheet import Sign

VERTICAL = 1000
"""Added to a turn it names the flow of vertical columns in the frame of that turn."""

# How far, in sizes, the next character of a column may stand aside, and how far below.
_ASIDE, _CLOSEST, _FARTHEST, _CLOSE = 0.6, 0.3, 3.2, 1.35
# The least characters of a column on a page written so, and of one on another page.
_COLUMN, _ALONE = 3, 4
# The share of a page's characters in columns from which on all of it is written so.
_MOSTLY = 0.6


def split_vertical(signs: Sequence[Sign], width: float) -> tuple[list[Sign], list[Sign]]:
    """The signs that are written across, and those of columns, in a frame turned by a quarter.

    `width` is that of the paper in the signs' own frame.
    """
    chains = list(_chains(signs))
    if not _in_columns(chains):
        # Of a turned page the library may give the signs the other way round.
        signs = signs[::-1]
        chains = list(_chains(signs))
    in_columns = _in_columns(chains)
    if not in_columns:
        return list(signs), []
    mostly = in_columns >= _MOSTLY * len(signs)
    found = [
        (a, b) for a, b in chains if b - a >= _COLUMN and (mostly or _stands_alone(signs, a, b))
    ]
    turned: dict[int, Sign] = {}
    for start, end in found:
        chain = signs[start:end]
        left, right = min(sign.left for sign in chain), max(sign.right for sign in chain)
        turned |= {n: _turned(signs[n], left, right, width) for n in range(start, end)}
    if mostly:
        for n, sign in [(n, signs[n]) for n in _between(signs, set(turned))]:
            middle, half = (sign.left + sign.right) / 2, sign.size / 2
            turned[n] = _turned(sign, middle - half, middle + half, width)
    across = [sign for index, sign in enumerate(signs) if index not in turned]
    return across, [turned[index] for index in sorted(turned)]


def with_sideways(down: Sequence[Sign], sideways: Sequence[Sign]) -> tuple[list[Sign], list[Sign]]:
    """The signs of columns with those that lie on their side within them, and the others.

    Digits and Latin letters run down a column turned by a quarter; their frame is that of columns.
    """
    columns: dict[int, list[Sign]] = {}
    for sign in down:
        columns.setdefault(round(sign.middle), []).append(sign)
    inside: list[Sign] = []
    others: list[Sign] = []
    for sign in sideways:
        near = min(columns, key=lambda middle: abs(middle - sign.middle), default=0)
        column = columns.get(near, [])
        if column and _stands_in(column, sign):
            top, bottom = column[0].top, column[0].bottom
            inside.append(sign._replace(top=top, bottom=bottom, turn=column[0].turn))
        else:
            others.append(sign)
    return sorted([*down, *inside], key=lambda sign: sign.order), others


def _stands_in(column: Sequence[Sign], sign: Sign) -> bool:
    """Whether a sign stands on the middle of a column, and near one of its signs."""
    size = column[0].size
    if abs(column[0].middle - sign.middle) > _ASIDE * size / 2:
        return False
    return any(
        -_FARTHEST * size < sign.left - other.right < _FARTHEST * size
        or -_FARTHEST * size < other.left - sign.right < _FARTHEST * size
        for other in column
    )


def _in_columns(chains: Sequence[tuple[int, int]]) -> int:
    return sum(end - start for start, end in chains if end - start >= _COLUMN)


def _chains(signs: Sequence[Sign]) -> Iterator[tuple[int, int]]:
    """Stretches of signs in the file's order of which each stands below the one before."""
    start = 0
    for index in range(1, len(signs) + 1):
        if index < len(signs) and _is_below(signs[index - 1], signs[index]):
            continue
        yield start, index
        start = index


def _is_below(last: Sign, sign: Sign) -> bool:
    down = sign.top - last.top
    if down <= 0:
        return False
    size = max(last.bottom - last.top, sign.bottom - sign.top)
    aside = abs(last.left + last.right - sign.left - sign.right) / 2
    return aside < _ASIDE * size and _CLOSEST * size < down < _FARTHEST * size


def _stands_alone(signs: Sequence[Sign], start: int, end: int) -> bool:
    """Whether a column on a page written across is one: of words, close, and nothing beside it."""
    chain = signs[start:end]
    size = median(sign.size for sign in chain)
    steps = [below.top - sign.top for sign, below in pairwise(chain)]
    if len(chain) < _ALONE or median(steps) > _CLOSE * size:
        return False
    if sum(sign.text.isalpha() for sign in chain) < len(chain) * 0.7:
        return False
    left, right = min(s.left for s in chain), max(s.right for s in chain)
    top, bottom = chain[0].top, chain[-1].bottom
    return not any(
        top < sign.middle < bottom and left - size < sign.right and sign.left < right + size
        for index, sign in enumerate(signs)
        if not start <= index < end
    )


def _between(signs: Sequence[Sign], taken: set[int]) -> Iterator[int]:
    """The single signs and short numbers that stand in a column of `taken` ones."""
    places = {round((signs[index].left + signs[index].right) / 2) for index in taken}
    size = median(signs[index].size for index in taken)
    tops = [signs[index].top for index in taken]
    highest, lowest = min(tops) - size, max(tops) + size
    for index, sign in enumerate(signs):
        if index in taken or not highest <= sign.top <= lowest:
            continue
        middle = (sign.left + sign.right) / 2
        if any(abs(middle - place) < _ASIDE * size for place in places):
            yield index


def _turned(sign: Sign, left: float, right: float, width: float) -> Sign:
    """A sign of a column in the frame of columns, as wide as the column from `left` to `right`."""
    flow = sign.turn + VERTICAL
    return Sign(sign.text, sign.top, width - right, sign.bottom, width - left, flow, sign.order)
