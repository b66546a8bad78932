"""The lines of one page: each direction of text read by itself, in its own order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from corpus.printed.curved_text import split_curved
from corpus.printed.directions import arranged
from corpus.printed.folding import fold
from corpus.printed.line import Line, Page
from corpus.printed.line_text import text_of
from corpus.printed.overprint import split_overprint
from corpus.printed.row_piece import Row, RowPiece
from corpus.printed.rows import rows_of, runs_of
from corpus.printed.sheet import Sheet, Sign, frame_size, is_straight
from corpus.printed.table_signs import TableReader
from corpus.printed.text_columns import PlacedRow, in_reading_order
from corpus.printed.vertical import VERTICAL, split_vertical, with_sideways

# Text at a slant that is so much larger than the page's other text is a watermark.
_LARGER = 1.5
# The flow of text along curves: a turn that no line has, being too near to straight.
_CURVED = 1


class PageReader:
    """Reads the pages of one file in their order.

    It keeps in mind where their columns stand and how a table at the end of a page ended.
    """

    def __init__(self) -> None:
        self._gutters: dict[int, set[float]] = {}
        self._tables = TableReader()

    def read(self, sheet: Sheet) -> Page:
        """The lines of a page in reading order."""
        inside, outside = _on_the_paper(sheet)
        lined, curves = split_curved(inside)
        turns: dict[int, list[Sign]] = {}
        for sign in lined:
            turns.setdefault(sign.turn, []).append(sign)
        free, tables = self._tables.split(turns, sheet.rules, (sheet.width, sheet.height))
        flows: dict[int, list[Line]] = {}
        for flow, signs in _with_columns(free, sheet).items():
            rows = tables.get(flow, [])
            flows[flow] = list(self._flow(sheet, signs, flow, rows))
        usual = _usual_height(flows)
        for turn, signs in turns.items():
            if not is_straight(turn):
                flows[turn] = list(_slanted(sheet, turn, signs, usual))
        if curves:
            flows[_CURVED] = [_curved(curve) for curve in curves]
        lines = tuple(arranged(flows, sheet.width, sheet.height))
        hidden = len(rows_of(runs_of(outside)))
        return Page(
            sheet.number,
            sheet.width,
            sheet.height,
            lines,
            hidden,
            sheet.picture,
            sheet.is_drawn,
            sheet.is_damaged,
        )

    def _flow(
        self, sheet: Sheet, signs: Sequence[Sign], flow: int, tables: Sequence[RowPiece]
    ) -> Iterator[Line]:
        runs, marks = split_overprint(list(runs_of(signs)), sheet.is_faint)
        rows = rows_of(runs)
        if tables:
            rows = sorted([*rows, *([row] for row in tables)], key=lambda row: row[0].middle)
        known = self._gutters.setdefault(flow, set())
        yield from (_line(placed, flow) for placed in in_reading_order(rows, known))
        yield from (_line(PlacedRow(row), flow, is_mark=True) for row in rows_of(marks))


def _with_columns(free: Mapping[int, Sequence[Sign]], sheet: Sheet) -> dict[int, Sequence[Sign]]:
    """The signs of each flow: those of a turn written across, and those in vertical columns."""
    flows: dict[int, Sequence[Sign]] = {}
    for turn, signs in free.items():
        if is_straight(turn):
            width = frame_size(turn, sheet.width, sheet.height)[0]
            flows[turn], flows[turn + VERTICAL] = split_vertical(signs, width)
    for turn in free:
        down = flows.get(turn + VERTICAL)
        aside = (turn + 90) % 360
        if down and flows.get(aside):
            flows[turn + VERTICAL], flows[aside] = with_sideways(down, flows[aside])
    return flows


def _on_the_paper(sheet: Sheet) -> tuple[list[Sign], list[Sign]]:
    """The signs whose middle is on the paper, and those beyond its edge.

    Where most are beyond it, it is the paper's box that is wrong.
    """
    inside: list[Sign] = []
    outside: list[Sign] = []
    sizes: dict[int, tuple[float, float]] = {}
    for sign in sheet.signs:
        _, left, top, right, bottom, turn, _ = sign
        if not is_straight(turn):
            inside.append(sign)
            continue
        if turn not in sizes:
            sizes[turn] = frame_size(turn, sheet.width, sheet.height)
        width, height = sizes[turn]
        is_inside = 0 <= left + right <= 2 * width and 0 <= top + bottom <= 2 * height
        (inside if is_inside else outside).append(sign)
    return (inside, outside) if len(inside) >= len(outside) else (list(sheet.signs), [])


def _slanted(sheet: Sheet, turn: int, signs: Sequence[Sign], usual: float) -> Iterator[Line]:
    for row in rows_of(runs_of(signs)):
        faint = all(sheet.is_faint(piece.signs[0].order) for piece in row)
        large = max(piece.size for piece in row) > _LARGER * usual
        yield _line(PlacedRow(row), turn, is_mark=faint or large)


def _curved(signs: Sequence[Sign]) -> Line:
    text = fold("".join(sign.text for sign in signs))
    return Line(text, 0.0, 0.0, 0.0, signs[0].size, flow=_CURVED)


def _line(placed: PlacedRow, flow: int, *, is_mark: bool = False) -> Line:
    row, start = placed.row, placed.start
    text, is_row, size = _text(row)
    return Line(
        text,
        row[0].left - start,
        max(piece.right for piece in row) - start,
        min(piece.top for piece in row),
        size,
        is_row,
        bool(row[0].cells),
        flow,
        placed.columns,
        is_mark=is_mark,
    )


def _text(row: Row) -> tuple[str, bool, float]:
    """The text of a row, whether it is one of a table, and how high its signs are."""
    size = max(piece.size for piece in row)
    if row[0].cells:
        return row[0].cells, True, size
    signs = row[0].signs if len(row) == 1 else [sign for piece in row for sign in piece.signs]
    return *text_of(signs, size), size


def _usual_height(flows: dict[int, list[Line]]) -> float:
    heights = [line.height for lines in flows.values() for line in lines]
    return median(heights) if heights else 0.0
