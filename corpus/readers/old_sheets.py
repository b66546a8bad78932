"""Read XLS, the workbooks of before 2007, and ET: a heading for each sheet, and its rows."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO

import xlrd
from xlrd.biffh import XLRDError, error_text_from_code

from corpus.readers.files import FileError, ReadOptions
from corpus.readers.table_rows import Workbook, most_rows, shown_sheets
from corpus.report import SkipReason, detail
from corpus.tables.number_format import GENERAL
from corpus.tables.shown_sheet import Merged, RawSheet
from corpus.tables.shown_values import shown_text, shown_value


def read(path: Path, options: ReadOptions) -> Workbook:
    """The rows of a workbook's visible sheets; raises `FileError` where it has a password."""
    with Path(os.devnull).open("w") as log:
        book = _opened(path, log)
        sheets = book.sheets()
        shown = [sheet for sheet in sheets if not sheet.visibility]
        if sum(sheet.nrows for sheet in shown) > most_rows(options):
            raise FileError(SkipReason.TOO_LARGE, detail(more_rows=most_rows(options)))
        raw = [_raw_sheet(sheet, book) for sheet in shown]
    return Workbook(shown_sheets(raw, options), len(sheets) - len(shown))


def _opened(path: Path, log: IO[str]) -> xlrd.Book:
    try:
        return xlrd.open_workbook(str(path), logfile=log, formatting_info=True)
    except XLRDError as error:
        encrypted = "encrypted" in str(error)
        reason = SkipReason.ENCRYPTED if encrypted else SkipReason.UNREADABLE
        raise FileError(reason) from error


def _raw_sheet(sheet: xlrd.sheet.Sheet, book: xlrd.Book) -> RawSheet:
    raw = RawSheet(sheet.name, comments=len(sheet.cell_note_map))
    raw.hidden_rows = {at + 1 for at, row in sheet.rowinfo_map.items() if row.hidden}
    columns = (at + 1 for at, column in sheet.colinfo_map.items() if column.hidden)
    raw.hidden_columns = [(at, at) for at in columns]
    raw.merged = [Merged(r + 1, c + 1, to_r, to_c) for r, to_r, c, to_c in sheet.merged_cells]
    for number in range(sheet.nrows):
        cells = _cells(sheet.row(number), book, raw)
        if cells:
            raw.rows[number + 1] = cells
    return raw


def _cells(row: list[xlrd.sheet.Cell], book: xlrd.Book, raw: RawSheet) -> dict[int, str]:
    found = {}
    for at, cell in enumerate(row, start=1):
        if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
            continue
        shown = _shown(cell, book)
        if shown.strip():
            found[at] = shown
        elif str(cell.value).strip():
            raw.unshown += 1
    return found


def _shown(cell: xlrd.sheet.Cell, book: xlrd.Book) -> str:
    """What a cell shows."""
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(error_text_from_code.get(int(cell.value), ""))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    code = _format(cell, book)
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return shown_text(str(cell.value), code)
    try:
        return shown_value(float(cell.value), code, bool(book.datemode))
    except (ValueError, ArithmeticError):
        return str(cell.value)


def _format(cell: xlrd.sheet.Cell, book: xlrd.Book) -> str:
    index = cell.xf_index
    if index is None or index >= len(book.xf_list):
        return GENERAL
    found = book.format_map.get(book.xf_list[index].format_key)
    return str(found.format_str) if found else GENERAL
