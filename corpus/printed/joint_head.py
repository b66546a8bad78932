"""The head of a document that several organs issue: their names in lines before one 文件.

GB/T 9704 puts 文件 to the right of the names, at the middle of their height; it is read after them.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.printed.row_piece import Row, RowPiece

_WORD = "文件"
# The rows of a page that a head can be among, and how far apart, in heights, lines of names are.
_HEAD_ROWS, _PITCH = 15, 2.4
# How much larger than the next one a name may be.
_ALIKE = 1.3


def with_joint_heads(rows: list[Row]) -> list[Row]:
    """The rows, with 文件 behind several lines of names as a row of its own after them."""
    for index, row in enumerate(rows[:_HEAD_ROWS]):
        word = row[-1]
        if "".join(sign.text for sign in word.signs[:3]) != _WORD:
            continue
        names = row[:-1]
        rest = [*rows[:index], *([names] if names else []), *rows[index + 1 :]]
        first = last = index
        while first > 0 and _is_name(rest, first - 1, first, word):
            first -= 1
        while last < len(rest) and _is_name(rest, last, last - 1, word):
            last += 1
        if last - first > 1:
            return [*rest[:last], [word], *rest[last:]]
    return rows


def _is_name(rows: Sequence[Row], index: int, beside: int, word: RowPiece) -> bool:
    """Whether a row ends before a larger word and follows close upon the row beside it."""
    row = rows[index]
    if row[-1].right > word.left or row[0].size >= word.size:
        return False
    near = rows[beside][0] if 0 <= beside < len(rows) else row[0]
    alike = near.size < row[0].size * _ALIKE and row[0].size < near.size * _ALIKE
    return alike and abs(row[0].middle - near.middle) < _PITCH * row[0].size
