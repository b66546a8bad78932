"""Read XLSX: a heading for each sheet, and its rows."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from corpus.draft import Draft
from corpus.readers.files import ReadOptions
from corpus.readers.packages import open_package
from corpus.readers.table_rows import sheet_paragraphs


def read(path: Path, options: ReadOptions) -> Draft:
    """The rows of a workbook's visible sheets; formulas have the values they were saved with."""
    open_package(path, "xl/workbook.xml", options).close()
    book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    rows = [(sheet.title, sheet.iter_rows(values_only=True)) for sheet in shown]
    return Draft(paragraphs=sheet_paragraphs(rows, options))
