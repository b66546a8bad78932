"""Columns of text: which rows of a page are to be read side by side, and which across."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.printed.row_piece import Row, RowPiece

# A page with more rows than this is no page of text, and is read across.
_MOST_ROWS, _MOST_PLACES = 400, 12
# Rows with text on both sides, and widths of a column in heights: where the file draws column by
# column, and where it draws row by row.
_ROWS, _WIDTH = (2, 3), (5.0, 8.0)
# Of lines in a column, how many fill it, and how many have punctuation: those of a table have none.
_FULL, _POINTED = 0.3, 0.4
_POINTS = re.compile("[，。；、：,;]")
# How far apart, in heights, lines of a column may stand below the last row with text on both sides.
_PITCH = 2.6


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row in reading order, with where its column begins and how many columns there are."""

    row: Row
    start: float = 0.0
    columns: int = 1


@dataclass(frozen=True, slots=True)
class _Block:
    """Rows from `first` up to `end` that are read by columns; `gutters` divide them."""

    first: int
    end: int
    gutters: tuple[float, ...]


def in_reading_order(rows: Sequence[Row], known: set[float]) -> Iterator[PlacedRow]:
    """The rows of a page as they are read: column by column where there are columns of text.

    `known` are the gutters of earlier pages, where few lines are enough; new ones are added.
    """
    if len(rows) > _MOST_ROWS:
        yield from (PlacedRow(row) for row in rows)
        return
    while block := _find_block(rows, known):
        known.update(block.gutters[: _MOST_PLACES - len(known)])
        yield from (PlacedRow(row) for row in rows[: block.first])
        yield from _by_columns(rows[block.first : block.end], block.gutters)
        rows = rows[block.end :]
    yield from (PlacedRow(row) for row in rows)


def _by_columns(rows: Sequence[Row], gutters: tuple[float, ...]) -> Iterator[PlacedRow]:
    for column in _parts(rows, gutters):
        start = min((row[0].left for row in column), default=0.0)
        yield from (PlacedRow(row, start, len(gutters) + 1) for row in column)


def _find_block(rows: Sequence[Row], known: set[float]) -> _Block | None:
    """The uppermost block of columns, with all gutters that divide the whole of it."""
    places = [*sorted(known), *_places(rows)]
    blocks = [block for place in places if (block := _block_at(rows, place, known)) is not None]
    if not blocks:
        return None
    best = min(blocks, key=lambda block: (block.first, -block.end))
    inside = rows[best.first : best.end]
    gutters = {best.gutters[0]}
    for place in places:
        apart = all(abs(place - other) > 3 * _height(inside) for other in gutters)
        if apart and not any(_crosses(row, place) for row in inside):
            parts = _parts(inside, sorted((*gutters, place)))
            if all(_is_text(part) for part in parts):
                gutters.add(place)
    return _Block(best.first, best.end, tuple(sorted(gutters)))


def _places(rows: Sequence[Row]) -> list[float]:
    """Where a gutter could be: just left of where most pieces behind a gap begin."""
    counted: Counter[int] = Counter()
    sums: dict[int, float] = {}
    for above, row in pairwise([[], *rows]):
        beside = sorted([*row, *_level_with(row, above)], key=lambda piece: piece.left)
        for last, piece in pairwise(beside):
            if piece.left - last.right > 0.5 * piece.size:
                key = round(piece.left / (2 * piece.size))
                counted[key] += 1
                sums[key] = sums.get(key, 0.0) + piece.left - 0.3 * piece.size
    return [sums[key] / count for key, count in counted.most_common(_MOST_PLACES)]


def _level_with(row: Row, above: Sequence[RowPiece]) -> list[RowPiece]:
    """The pieces of the row above that reach down beside a row: columns may be out of step."""
    top = row[0].top + 0.1 * row[0].size
    return [piece for piece in above if piece.top + piece.size > top and not piece.cells]


def _block_at(rows: Sequence[Row], place: float, known: set[float]) -> _Block | None:
    first = None
    for index, row in enumerate([*rows, None]):
        if row is not None and not _crosses(row, place):
            first = index if first is None else first
            continue
        if first is not None:
            found = _trimmed(rows, first, index, place, known)
            if found is not None:
                return found
        first = None
    return None


def _crosses(row: Row, place: float) -> bool:
    return any(piece.left < place < piece.right or piece.cells for piece in row)


def _trimmed(
    rows: Sequence[Row], first: int, end: int, place: float, known: set[float]
) -> _Block | None:
    """The columns among rows that leave a place free; without what stands apart around them."""
    sides = [{piece.left > place for piece in row} for row in rows[first:end]]
    both = [n for n in range(len(sides)) if len(sides[n] | sides[max(n - 1, 0)]) == 2]
    if not both:
        return None
    # A column that is out of step begins with a row that has one side only.
    alone = both[0] > 0 and len(sides[both[0]]) == 1
    start = first + both[0] - alone
    last = first + both[-1]
    while last + 1 < end and _adjoins(rows[last], rows[last + 1]):
        last += 1
    block = _Block(start, last + 1, (place,))
    inside = rows[start : last + 1]
    return block if place in known or _are_columns(inside, place) else None


def _adjoins(above: Row, row: Row) -> bool:
    return row[0].top - above[0].top < _PITCH * max(row[0].size, above[0].size)


def _are_columns(rows: Sequence[Row], place: float) -> bool:
    left, right = _parts(rows, [place])
    by_column = max(map(_order, left), default=0) < min(map(_order, right), default=0)
    few, narrow = (number[0 if by_column else 1] for number in (_ROWS, _WIDTH))
    if min(len(left), len(right)) < few:
        return False
    if any(_width(part) < narrow * _height(rows) for part in (left, right)):
        return False
    return all(_is_text(part, by_column=by_column) for part in (left, right))


def _parts(rows: Sequence[Row], gutters: Sequence[float]) -> list[list[Row]]:
    """For each column what it has of the rows."""
    edges = (float("-inf"), *gutters, float("inf"))
    parts: list[list[Row]] = []
    for left, right in pairwise(edges):
        column = [[piece for piece in row if left <= piece.left < right] for row in rows]
        parts.append([row for row in column if row])
    return parts


def _is_text(lines: Sequence[Row], *, by_column: bool = False) -> bool:
    """Whether lines are running text: many have punctuation and, by rows, many fill the column."""
    if len(lines) < 2:
        return False
    right = max(line[-1].right for line in lines)
    full = sum(right - line[-1].right < 1.6 * line[-1].size for line in lines)
    pointed = sum(_is_pointed(line) for line in lines)
    return pointed >= _POINTED * len(lines) and (by_column or full >= _FULL * len(lines))


def _is_pointed(line: Row) -> bool:
    return any(_POINTS.match(sign.text) for piece in line for sign in piece.signs)


def _width(lines: Sequence[Row]) -> float:
    return median(line[-1].right - line[0].left for line in lines)


def _height(rows: Sequence[Row]) -> float:
    return median(piece.size for row in rows for piece in row)


def _order(line: Row) -> int:
    return line[0].signs[0].order if line[0].signs else 0
