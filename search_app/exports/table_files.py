"""Write any table as CSV or XLSX: its origin, the heads of its columns, rows without formulas.

Both writers hold a few rows at a time, however many there are.
"""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice
from urllib.parse import quote

from werkzeug.http import dump_options_header
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from indexer.today import in_beijing
from search_app import wording
from search_app.exports.cells import Cell, kept, safe_cell

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

BOM = b"\xef\xbb\xbf"
"""Tells Excel that a CSV is UTF-8; without it Chinese turns into noise."""
ROWS_AT_ONCE = 500
BLOCK = 2**16
MOST_ROWS = 1_048_575
"""Rows of a sheet under its head, by the format."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: `about` are label and value of where it comes from, `widths` in characters."""

    about: Sequence[tuple[str, str]]
    sheet: str
    columns: Sequence[str]
    widths: Sequence[int]
    rows: Iterable[Sequence[Cell]]


def table_as_csv(table: Table) -> Iterator[bytes]:
    """Comma-separated values (RFC 4180); the first line says where from."""
    yield BOM
    head = [part for line in table.about for part in line]
    rows = chain([head, table.columns], table.rows)
    while several := list(islice(rows, ROWS_AT_ONCE)):
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\r\n")
        writer.writerows(map(_in_csv, row) for row in several)
        yield buffer.getvalue().encode()


def _in_csv(value: Cell) -> Cell:
    return kept(value) if isinstance(value, str) else value


def table_as_xlsx(table: Table) -> Iterator[bytes]:
    """A workbook: a sheet on where it comes from, then the table, which it opens with.

    It is written row by row to the disk, since the format's directory stands at its end.
    """
    with tempfile.TemporaryFile() as file:
        with Workbook(file, {"constant_memory": True}) as book:
            days = book.add_format({"num_format": "yyyy-mm-dd"})
            first = book.add_worksheet(wording.exports.ABOUT_SHEET)
            _widen(first, (14, 80))
            _fill(first, table.about, days)
            sheet = book.add_worksheet(table.sheet)
            _widen(sheet, table.widths)
            sheet.freeze_panes(1, 0)
            _fill(sheet, chain([table.columns], islice(table.rows, MOST_ROWS)), days)
            sheet.activate()
        file.seek(0)
        while block := file.read(BLOCK):
            yield block


def attachment(plain: str, name: str, ending: str, at: datetime) -> str:
    """The header that names a file: in ASCII, and in Chinese for browsers that read it."""
    stamp = f"-{in_beijing(at):%Y%m%d-%H%M}.{ending}"
    names = {"filename": f"{plain}{stamp}", "filename*": f"UTF-8''{quote(name)}{stamp}"}
    return dump_options_header("attachment", names)


def _widen(sheet: Worksheet, widths: Sequence[int]) -> None:
    for number, width in enumerate(widths):
        sheet.set_column(number, number, width)


def _fill(sheet: Worksheet, rows: Iterable[Sequence[Cell]], days: Format) -> None:
    """Write rows without empty cells, by the call of each type: the general one guesses types."""
    for y, row in enumerate(rows):
        for x, value in enumerate(map(safe_cell, row)):
            if isinstance(value, str):
                if value:
                    sheet.write_string(y, x, value)
            elif isinstance(value, int):
                sheet.write_number(y, x, value)
            elif value is not None:
                sheet.write_datetime(y, x, value, days)
