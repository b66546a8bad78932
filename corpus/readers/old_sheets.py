"""Read XLS, the workbooks of before 2007: a heading for each sheet, and its rows."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import xlrd
from xlrd.biffh import XLRDError

from corpus.draft import Draft
from corpus.readers.files import FileError, ReadOptions
from corpus.readers.table_rows import sheet_paragraphs
from corpus.report import SkipReason


def read(path: Path, options: ReadOptions) -> Draft:
    """The rows of a workbook's visible sheets; raises `FileError` where it has a password."""
    with Path(os.devnull).open("w") as log:
        try:
            book = xlrd.open_workbook(str(path), logfile=log, on_demand=True)
        except XLRDError as error:
            encrypted = "encrypted" in str(error)
            reason = SkipReason.ENCRYPTED if encrypted else SkipReason.UNREADABLE
            raise FileError(reason) from error
        shown = [sheet for sheet in book.sheets() if not sheet.visibility]
        rows = [(sheet.name, _rows(sheet, book.datemode)) for sheet in shown]
        return Draft(paragraphs=sheet_paragraphs(rows, options))


def _rows(sheet: xlrd.sheet.Sheet, datemode: Literal[0, 1]) -> Iterator[list[object]]:
    for index in range(sheet.nrows):
        yield [_value(cell, datemode) for cell in sheet.row(index)]


def _value(cell: xlrd.sheet.Cell, datemode: Literal[0, 1]) -> object:
    if cell.ctype == xlrd.XL_CELL_DATE:
        return xlrd.xldate_as_datetime(float(cell.value), datemode)
    if cell.ctype in (xlrd.XL_CELL_ERROR, xlrd.XL_CELL_BLANK):
        return None
    return bool(cell.value) if cell.ctype == xlrd.XL_CELL_BOOLEAN else cell.value
