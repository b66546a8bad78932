"""Read XLSX: a heading for each sheet, and its rows; or a document for each row of records."""

from __future__ import annotations

from pathlib import Path

from lxml.etree import LxmlError

from corpus.readers.files import FileError, ReadOptions
from corpus.readers.packages import open_package
from corpus.readers.table_rows import Workbook, most_rows, shown_sheets
from corpus.report import SkipReason, detail
from corpus.tables.xlsx import TooManyRowsError, hidden_sheets_and_sheets


def read(path: Path, options: ReadOptions) -> Workbook:
    """The rows of a workbook's visible sheets; formulas have the values they were saved with."""
    most = most_rows(options)
    try:
        with open_package(path, "xl/workbook.xml", options) as package:
            hidden, sheets = hidden_sheets_and_sheets(package, most)
    except TooManyRowsError as error:
        raise FileError(SkipReason.TOO_LARGE, detail(more_rows=most)) from error
    except (LxmlError, KeyError, ValueError, IndexError) as error:
        raise FileError(SkipReason.UNREADABLE, detail(crashed=type(error).__name__)) from error
    return Workbook(shown_sheets(sheets, options), hidden)
