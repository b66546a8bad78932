"""A sheet of a workbook as people see it: merged cells filled, what is hidden left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Set
from dataclasses import dataclass, field

MOST_FILLED = 2_000_000
"""Cells that merged ones may fill in a sheet; more are no table."""

_USUAL_WIDTH = 256
"""Columns of a sheet; of a wider one the empty columns between others are left out."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row with anything in it: its number from 1, and its cells from the first column on."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownSheet:
    """A sheet that is shown; `hidden` rows, columns and cells with something in them are not.

    `drawn` are the lines of text in its drawings, `unread` counts charts and the like.
    """

    name: str
    rows: tuple[Row, ...]
    hidden: int = 0
    comments: int = 0
    drawn: tuple[str, ...] = ()
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged range: rows and columns from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class RawSheet:
    """What a file holds of a sheet: cells by row and column, from 1, and what is hidden.

    `unshown` counts the cells whose formats show nothing of what they hold; `drawn` are the lines
    of text in drawings, `unread` counts charts and the like.
    """

    name: str
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)
    unshown: int = 0
    comments: int = 0
    drawn: tuple[str, ...] = ()
    unread: int = 0

    def shown(self) -> ShownSheet:
        """The sheet without what is hidden. Raises ValueError where merged cells are too many."""
        used = {column for cells in self.rows.values() for column in cells}
        away = {c for first, last in self.hidden_columns for c in used if first <= c <= last}
        hidden_rows = self.hidden_rows & self.rows.keys()
        width = max(used, default=0)
        wide = range(1, width + 1) if width <= _USUAL_WIDTH else sorted(used)
        columns = [column for column in wide if column not in away]
        filled = self._filled(away)
        rows = []
        for number in sorted(self.rows.keys() - hidden_rows):
            own = self.rows[number]
            if any(column not in away for column in own):
                cells = own | filled.get(number, {})
                row = tuple(cells.get(column, "") for column in columns)
                rows.append(Row(number, row))
        count = len(hidden_rows) + len(away) + self.unshown
        return ShownSheet(self.name, tuple(rows), count, self.comments, self.drawn, self.unread)

    def _filled(self, away: Set[int]) -> dict[int, dict[int, str]]:
        """The value of a merged cell for each of its rows, in its first column that is shown."""
        found: dict[int, dict[int, str]] = {}
        count = 0
        for one in self.merged:
            value = self.rows.get(one.top, {}).get(one.left, "")
            column = one.left
            while column in away and column < one.right:
                column += 1
            if not value or (one.top == one.bottom and column == one.left):
                continue
            for number in _existing(self.rows, one):
                count += 1
                if count > MOST_FILLED:
                    raise ValueError(self.name)
                found.setdefault(number, {})[column] = value
        return found


def _existing(rows: Collection[int], merged: Merged) -> Iterable[int]:
    """The rows of a range that hold anything."""
    if merged.bottom - merged.top < len(rows):
        return [n for n in range(merged.top, merged.bottom + 1) if n in rows]
    return [n for n in rows if merged.top <= n <= merged.bottom]
