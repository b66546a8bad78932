"""A piece of a row of a page: signs from left to right without a wide gap among them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from corpus.printed.sheet import Sign


class RowPiece(NamedTuple):
    """Signs from left to right without a wide gap among them; `size` is the highest's height.

    A row of a ruled table is a piece without signs that has its `cells`.
    """

    signs: Sequence[Sign]
    left: float
    right: float
    top: float
    middle: float
    size: float
    cells: str = ""


Row = list[RowPiece]


def piece_of(signs: Sequence[Sign]) -> RowPiece:
    """The piece that signs make."""
    top, bottom = signs[0].top, signs[0].bottom
    size = bottom - top
    left, right = signs[0].left, signs[0].right
    for sign in signs:
        size = max(size, sign.bottom - sign.top)
        top, bottom = min(top, sign.top), max(bottom, sign.bottom)
        left, right = min(left, sign.left), max(right, sign.right)
    return RowPiece(signs, left, right, top, (top + bottom) / 2, size)
