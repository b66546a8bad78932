"""Which signs of a page stand in its ruled tables, and the rows that they make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from corpus.printed.broken_tables import TableEnd, carried_on, end_of
from corpus.printed.row_piece import RowPiece
from corpus.printed.ruled_tables import Place, RuledTable, cell_text, table_of, tables_of
from corpus.printed.sheet import Point, Rule, Sign, in_frame, is_straight, on_paper

# A page with more tables is a drawing: only the first ones are looked at.
_MOST_TABLES = 200
# The share of a table's text that is upright where only its headings are set sideways.
_UPRIGHT = 0.3
_Placed = tuple[Sign, Point]
"""A sign and where its middle stands on the paper."""
_Table = tuple[int, RuledTable, dict[Place, str]]
"""The turn of a table, its rules, and the texts of its cells."""


class TableReader:
    """Reads the tables of the pages of a file in their order; one may go on over several pages."""

    def __init__(self) -> None:
        self._ended: TableEnd | None = None

    def split(
        self,
        turns: Mapping[int, Sequence[Sign]],
        rules: Sequence[Rule],
        paper: tuple[float, float],
    ) -> tuple[dict[int, list[Sign]], dict[int, list[RowPiece]]]:
        """The signs of each turn that stand in no table, and the rows of the tables of each turn.

        A table is read the way its text goes; a heading set sideways stands in its cell.
        """
        tables, taken = _tables(turns, rules, paper)
        rows: dict[int, list[RowPiece]] = {}
        for number, (turn, table, texts) in enumerate(tables):
            if number == 0 and self._ended is not None:
                texts |= carried_on(table, texts, self._ended)
            rows.setdefault(turn, []).extend(table.rows(texts))
        self._ended = end_of(*tables[-1][1:]) if tables else None
        left = {turn: [s for s in signs if id(s) not in taken] for turn, signs in turns.items()}
        return left, rows


def _tables(
    turns: Mapping[int, Sequence[Sign]], rules: Sequence[Rule], paper: tuple[float, float]
) -> tuple[list[_Table], set[int]]:
    """The tables of a page from the top, and the ids of the signs that stand in them."""
    found: list[_Table] = []
    taken: set[int] = set()
    groups = list(tables_of(rules, paper))[:_MOST_TABLES] if rules else []
    placed = [
        (sign, _middle(sign, paper))
        for turn, signs in turns.items()
        if groups and is_straight(turn)
        for sign in signs
    ]
    for group in groups:
        inside = _inside(group, placed)
        if not inside:
            continue
        turn = _turn_of(inside)
        table = table_of(group, turn, paper)
        if table.bands:
            cells = _cells(table, turn, inside, paper)
            taken.update(id(sign) for signs in cells.values() for sign in signs)
            texts = {place: cell_text(signs) for place, signs in cells.items()}
            found.append((turn, table, texts))
    return sorted(found, key=lambda one: one[1].bands[0].top), taken


def _turn_of(inside: Sequence[_Placed]) -> int:
    """The turn of a table: upright where a good part of its text is, else that of most of it."""
    counted = Counter(sign.turn for sign, _ in inside)
    return 0 if counted[0] >= _UPRIGHT * len(inside) else counted.most_common(1)[0][0]


def _middle(sign: Sign, paper: tuple[float, float]) -> Point:
    middle = ((sign.left + sign.right) / 2, (sign.top + sign.bottom) / 2)
    return on_paper(middle, sign.turn, *paper) if sign.turn else middle


def _inside(group: Sequence[Rule], placed: Sequence[_Placed]) -> list[_Placed]:
    """The signs within the outermost rules of a group."""
    xs = [x for rule in group for x, _ in rule]
    ys = [y for rule in group for _, y in rule]
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    return [one for one in placed if left < one[1][0] < right and top < one[1][1] < bottom]


def _cells(
    table: RuledTable, turn: int, inside: Sequence[_Placed], paper: tuple[float, float]
) -> dict[tuple[int, int], list[Sign]]:
    cells: dict[tuple[int, int], list[Sign]] = {}
    for sign, middle in inside:
        place = table.cell_of(in_frame(middle, turn, *paper) if turn else middle)
        if place is not None:
            cells.setdefault(place, []).append(sign)
    return cells
