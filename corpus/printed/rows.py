"""Rows of a page: signs that stand on one line, in pieces where there are gaps between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from corpus.printed.joint_head import with_joint_heads
from corpus.printed.line_text import COLUMN
from corpus.printed.row_piece import Row, RowPiece, piece_of
from corpus.printed.sheet import Sign

# Signs of a line may differ so much in size, and pieces stand so far off its middle, in heights.
_SIZES, _OFF = 2.0, 0.3
# How far a sign may begin to the left of the one before it: less than half a digit is wide.
_BACK = 0.2
# A gap that can be one between columns of text, in heights: more than a space.
_GAP = 1.15


def runs_of(signs: Iterable[Sign]) -> Iterator[RowPiece]:
    """Runs of signs that follow one another to the right, in the order of the file."""
    run: list[Sign] = []
    for sign in signs:
        if run and not _follows(run[-1], sign):
            yield piece_of(run)
            run = []
        run.append(sign)
    if run:
        yield piece_of(run)


def _follows(last: Sign, sign: Sign) -> bool:
    _, last_left, last_top, last_right, last_bottom, _, _ = last
    _, left, top, _, bottom, _, _ = sign
    small, large = last_bottom - last_top, bottom - top
    if small > large:
        small, large = large, small
    if large > small * _SIZES or abs(last_top + last_bottom - top - bottom) >= large:
        return False
    return left > last_left - _BACK * large and left - last_right <= COLUMN * large


def rows_of(runs: Iterable[RowPiece]) -> list[Row]:
    """Rows from the top downwards; the pieces of each from left to right."""
    rows: list[list[RowPiece]] = []
    for run in sorted(runs, key=lambda run: run.middle):
        if rows and _is_beside(rows[-1][0], run):
            rows[-1].append(run)
        else:
            rows.append([run])
    return with_joint_heads([_in_pieces(row) for row in rows])


def _is_beside(first: RowPiece, run: RowPiece) -> bool:
    small, large = sorted((first.size, run.size))
    return run.middle - first.middle < _OFF * small and large <= small * _SIZES


def _in_pieces(row: Sequence[RowPiece]) -> Row:
    signs = row[0].signs
    if len(row) > 1:
        signs = sorted((sign for run in row for sign in run.signs), key=lambda sign: sign.left)
    widest = _GAP * max(run.size for run in row)
    ends = [n for n, (a, b) in enumerate(pairwise(signs), 1) if b.left - a.right > widest]
    if not ends and len(row) == 1:
        return [row[0]]
    return [piece_of(signs[start:end]) for start, end in pairwise([0, *ends, len(signs)])]
