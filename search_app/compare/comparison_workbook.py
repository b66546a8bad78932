"""A comparison as a workbook: 原条文, 修改后, 说明, with what changed set off in the cells."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from indexer.results.comparisons import ComparedRun
from search_app.compare.comparison_cells import Cell, CellRow
from search_app.exports.cells import safe
from search_app.wording import compare as words

WIDTHS = (58, 58, 26)
_FRAME = {"border": 1, "valign": "top", "text_wrap": True}
_REMOVED = {"font_strikeout": True, "font_color": "#97262B"}
_ADDED = {"bold": True, "underline": 1, "font_color": "#17497A"}


@dataclass(frozen=True, slots=True)
class TableHead:
    """What stands above a table: its title, the two texts, and where it comes from."""

    title: str
    old: str
    new: str
    lines: tuple[str, ...]


def comparison_workbook(head: TableHead, rows: Iterator[CellRow]) -> bytes:
    """The file. It is made in memory, as the texts may have been sent to be kept nowhere."""
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        _Sheet(book, head).write(rows)
    return file.getvalue()


class _Sheet:
    """The sheet while it is written."""

    def __init__(self, book: Workbook, head: TableHead) -> None:
        self._head = head
        self._sheet: Worksheet = book.add_worksheet(words.SHEET)
        add = book.add_format
        self._title: Format = add({"bold": True, "font_size": 16, "align": "center"})
        self._line: Format = add({"font_color": "#555555"})
        self._column: Format = add({**_FRAME, "bold": True, "align": "center"})
        self._cell: Format = add(_FRAME)
        self._chapter: Format = add({**_FRAME, "bold": True})
        self._removed: Format = add(_REMOVED)
        self._added: Format = add(_ADDED)
        self._all_removed: Format = add(_FRAME | _REMOVED)
        self._all_added: Format = add(_FRAME | _ADDED)

    def write(self, rows: Iterator[CellRow]) -> None:
        """Write all; the heads of the columns stand on each printed page."""
        sheet = self._sheet
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.merge_range(0, 0, 0, 2, "", self._title)
        sheet.write_string(0, 0, safe(self._head.title), self._title)
        at = 1
        for line in self._head.lines:
            sheet.write_string(at, 0, safe(line), self._line)
            at += 1
        for column, label in enumerate((self._head.old, self._head.new, words.NOTE)):
            sheet.write_string(at, column, safe(label), self._column)
        sheet.repeat_rows(at)
        sheet.freeze_panes(at + 1, 0)
        for row in rows:
            at += 1
            form = self._chapter if row.heading else self._cell
            self._text(at, 0, row.old, self._removed, form, whole=row.whole)
            self._text(at, 1, row.new, self._added, form, whole=row.whole)
            sheet.write_string(at, 2, safe(row.note), form)

    def _text(
        self, row: int, column: int, cell: Cell, mark: Format, form: Format, *, whole: bool
    ) -> None:
        """A text with its marks; a cell is text by its kind, and no formula by its beginning."""
        if not cell:
            self._sheet.write_string(row, column, words.ABSENT, form)
            return
        pieces = _joined(cell, whole=whole)
        first = pieces[0]
        if safe(first.text[:2]).startswith("'") and not first.text.startswith("'"):
            pieces[0] = ComparedRun(f"'{first.text}", first.changed)
        if len(pieces) == 1:
            alone = {self._removed: self._all_removed, self._added: self._all_added}[mark]
            marked = pieces[0].changed and form is self._cell
            self._sheet.write_string(row, column, pieces[0].text, alone if marked else form)
            return
        rich: list[Any] = []
        for run in pieces:
            rich += [mark, run.text] if run.changed else [run.text]
        self._sheet.write_rich_string(row, column, *rich, form)


def _joined(cell: Cell, *, whole: bool) -> list[ComparedRun]:
    """Runs that are marked alike as one."""
    found: list[ComparedRun] = []
    for run in cell:
        changed = run.changed or whole
        if found and found[-1].changed is changed:
            found[-1] = ComparedRun(found[-1].text + run.text, changed)
        else:
            found.append(ComparedRun(run.text, changed))
    return found
