"""Ruled tables: the rows and cells that the rules of a page make, merged cells included."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.printed.line_text import text_of
from corpus.printed.row_piece import RowPiece
from corpus.printed.rows import rows_of, runs_of
from corpus.printed.sheet import Point, Rule, Sign, in_frame

# How far, in points, rules of one table may miss one another, and how long one is at least.
_REACH, _LEVEL, _UPRIGHT = 3.0, 8.0, 4.0
# How thick a rule may be that is drawn as an area, and how many pairs of rules are looked at.
_THICK, _MOST = 1.5, 500_000

Stroke = tuple[float, float, float]
"""Where a rule stands, from where and to where it goes."""
Place = tuple[int, int]
"""A cell by its band and its number there."""


@dataclass(frozen=True, slots=True)
class Band:
    """A row of a ruled table: its upper and lower rule and where its columns begin and end."""

    top: float
    bottom: float
    columns: tuple[float, ...]

    def cell(self, place: Point) -> int | None:
        """The index of the cell that a place is in."""
        if not self.top < place[1] < self.bottom:
            return None
        cell = bisect_right(self.columns, place[0]) - 1
        return cell if 0 <= cell < len(self.columns) - 1 else None


class RuledTable:
    """A table by the rules that touch one another: its bands, and which of their cells are one."""

    def __init__(self, level: Sequence[Stroke], upright: Sequence[Stroke]) -> None:
        self._level = level
        self.bands = self._joined(_bands(level, upright))
        self._tops = [band.top for band in self.bands]
        self._merged = {
            (index, cell): above
            for index in range(1, len(self.bands))
            for cell, above in self._open_above(index)
        }

    def cell_of(self, place: Point) -> Place | None:
        """The band and the cell that a place in its frame is in; of merged cells the first."""
        index = bisect_right(self._tops, place[1]) - 1
        cell = self.bands[index].cell(place) if index >= 0 else None
        return None if cell is None else self._first_of((index, cell))

    def places(self, index: int) -> list[Place]:
        """Where the text of each cell of a band stands: of merged cells in the first."""
        cells = range(len(self.bands[index].columns) - 1)
        return [self._first_of((index, cell)) for cell in cells]

    def rows(self, texts: Mapping[Place, str]) -> Iterator[RowPiece]:
        """The rows that have text, made of that of cells; merged cells give it to each row."""
        for index, band in enumerate(self.bands):
            places = self.places(index)
            # A row that only repeats what is merged from above is none.
            if any(place[0] == index and place in texts for place in places):
                text = "\t".join(texts.get(place, "") for place in places)
                middle, size = (band.top + band.bottom) / 2, band.bottom - band.top
                yield RowPiece((), band.columns[0], band.columns[-1], band.top, middle, size, text)

    def _first_of(self, place: Place) -> Place:
        """The uppermost of the cells that are merged with one."""
        while place in self._merged:
            place = (place[0] - 1, self._merged[place])
        return place

    def _open_above(self, index: int) -> Iterator[Place]:
        """The cells of a band that no rule divides from one above, and which one that is."""
        above, band = self.bands[index - 1 : index + 1]
        if abs(above.bottom - band.top) > _REACH:
            return
        for cell, (left, right) in enumerate(pairwise(band.columns)):
            for other, (start, end) in enumerate(pairwise(above.columns)):
                same = abs(start - left) <= _REACH and abs(end - right) <= _REACH
                if same and not self._is_ruled(band.top, left, right):
                    yield cell, other

    def _is_ruled(self, height: float, left: float, right: float) -> bool:
        """Whether a rule goes all the way from `left` to `right` at a height."""
        return any(
            abs(place - height) <= _REACH
            and start <= left + 2 * _REACH
            and end >= right - 2 * _REACH
            for place, start, end in self._level
        )

    def _joined(self, bands: Iterable[Band]) -> list[Band]:
        """Bands; those that only a rule of something else divides are one."""
        joined: list[Band] = []
        for band in bands:
            last = joined[-1] if joined else None
            if last and last.columns == band.columns and not self._is_divided(last, band):
                joined[-1] = Band(last.top, band.bottom, band.columns)
            else:
                joined.append(band)
        return joined

    def _is_divided(self, above: Band, band: Band) -> bool:
        return abs(above.bottom - band.top) > _REACH or any(
            self._is_ruled(band.top, left, right) for left, right in pairwise(band.columns)
        )


def tables_of(rules: Sequence[Rule], paper: tuple[float, float]) -> Iterator[Sequence[Rule]]:
    """The rules of a page in groups that touch one another: each may be a table."""
    for level, upright in _touching(*(_merged(one) for one in _strokes(rules, 0, paper))):
        yield [
            *(Rule((start, y), (end, y)) for y, start, end in level),
            *(Rule((x, start), (x, end)) for x, start, end in upright),
        ]


def table_of(rules: Sequence[Rule], turn: int, paper: tuple[float, float]) -> RuledTable:
    """The table that rules are, in the frame of a turn."""
    return RuledTable(*_strokes(rules, turn, paper))


def cell_text(signs: Sequence[Sign]) -> str:
    """The text of the signs of a cell, its lines joined."""
    text = ""
    turns = dict.fromkeys(sign.turn for sign in signs)
    for row in (row for turn in turns for row in rows_of(runs_of(_of_turn(signs, turn)))):
        across = [sign for piece in row for sign in piece.signs]
        line = text_of(across, max(piece.size for piece in row))[0].replace("\t", " ")
        text += " " + line if text and text[-1].isascii() and line[0].isascii() else line
    return text


def _of_turn(signs: Sequence[Sign], turn: int) -> list[Sign]:
    return [sign for sign in signs if sign.turn == turn]


def _strokes(
    rules: Sequence[Rule], turn: int, paper: tuple[float, float]
) -> tuple[list[Stroke], list[Stroke]]:
    """The level and the upright rules in the frame of a turn."""
    level: list[Stroke] = []
    upright: list[Stroke] = []
    for rule in rules:
        (x1, y1), (x2, y2) = (in_frame(point, turn, *paper) for point in rule)
        if abs(y1 - y2) < 1 and abs(x1 - x2) > _LEVEL:
            level.append(((y1 + y2) / 2, min(x1, x2), max(x1, x2)))
        elif abs(x1 - x2) < 1 and abs(y1 - y2) > _UPRIGHT:
            upright.append(((x1 + x2) / 2, min(y1, y2), max(y1, y2)))
    return level, upright


def _merged(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Strokes on one line that go on from one another, as one: tables are drawn cell by cell."""
    lines: list[list[Stroke]] = []
    for stroke in sorted(strokes):
        if not lines or stroke[0] - lines[-1][0][0] > _THICK:
            lines.append([])
        lines[-1].append(stroke)
    return [stroke for line in lines for stroke in _run_together(line)]


def _run_together(line: Sequence[Stroke]) -> Iterator[Stroke]:
    """The strokes of one line; those that touch one another are one."""
    place = line[0][0]
    (_, start, end), *more = sorted(line, key=lambda stroke: stroke[1])
    for _, begins, ends in more:
        if begins > end + _REACH:
            yield place, start, end
            start, end = begins, ends
        end = max(end, ends)
    yield place, start, end


def _touching(
    level: Sequence[Stroke], upright: Sequence[Stroke]
) -> Iterator[tuple[list[Stroke], list[Stroke]]]:
    """The strokes in groups that touch one another: each may be a table."""
    if len(level) * len(upright) > _MOST:
        yield list(level), list(upright)
        return
    rest = list(level)
    columns = list(upright)
    while rest:
        lines, group = [rest.pop()], []
        found = True
        while found:
            crossing = [one for one in columns if any(_touches(line, one) for line in lines)]
            columns = [one for one in columns if one not in crossing]
            group += crossing
            more = [line for line in rest if any(_touches(line, one) for one in crossing)]
            rest = [line for line in rest if line not in more]
            lines += more
            found = bool(more)
        if len(lines) > 1 and len(group) > 1:
            yield lines, group


def _touches(level: Stroke, upright: Stroke) -> bool:
    (y, left, right), (x, top, bottom) = level, upright
    return left - _REACH <= x <= right + _REACH and top - _REACH <= y <= bottom + _REACH


def _bands(level: Sequence[Stroke], upright: Sequence[Stroke]) -> Iterator[Band]:
    """The rows of two cells and more: between level rules, where upright ones cross.

    A table that goes on over a page may have no rule at the page's edge, and one that is open at
    the sides none there: then it ends where its other rules do.
    """
    edges = [place for end in (1, 2) for place in _open_edges(upright, end)]
    for top, bottom in pairwise(_apart([*(place for place, _, _ in level), *edges])):
        columns = _apart(
            [
                place
                for place, high, low in upright
                if high <= top + _REACH and low >= bottom - _REACH
            ]
        )
        if len(columns) > 1:
            columns = _with_open_sides(columns, level, top, bottom)
        if len(columns) > 2:
            yield Band(top, bottom, tuple(columns))


def _open_edges(upright: Sequence[Stroke], end: int) -> Iterator[float]:
    """The height at which all upright rules begin (1) or end (2) together, if there are many."""
    ends = [stroke[end] for stroke in upright]
    furthest = min(ends) if end == 1 else max(ends)
    if sum(abs(one - furthest) <= _REACH for one in ends) > 2:
        yield furthest


def _with_open_sides(
    columns: list[float], level: Sequence[Stroke], top: float, bottom: float
) -> list[float]:
    """Where the columns of a row begin and end, of which the outermost may have no rule."""
    around = [one for one in level if abs(one[0] - top) <= _REACH or abs(one[0] - bottom) <= _REACH]
    if len(around) < 2:
        return columns
    left, right = min(start for _, start, _ in around), max(end for _, _, end in around)
    return [
        *([left] if left < columns[0] - _LEVEL else []),
        *columns,
        *([right] if right > columns[-1] + _LEVEL else []),
    ]


def _apart(places: Sequence[float]) -> list[float]:
    """The places in order, those within reach of one another as one."""
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > _REACH:
            kept.append(place)
    return kept
