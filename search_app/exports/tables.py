"""Any table as a file that Excel opens: where it comes from, heads, rows that hold no formula."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from werkzeug.http import dump_options_header

from search_app import wording
from search_app.exports.table import safe

BOM = b"\xef\xbb\xbf"
"""Tells Excel that a CSV is UTF-8; without it Chinese turns into noise."""
BLOCK = 2**16

Cell = str | int | date


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
    for row in (head, table.columns, *table.rows):
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="\r\n").writerow(map(_safe, row))
        yield buffer.getvalue().encode()


def table_as_xlsx(table: Table) -> Iterator[bytes]:
    """A workbook: a sheet on where it comes from, then the table, which it opens with."""
    book = Workbook(write_only=True)
    first = book.create_sheet(wording.exports.ABOUT_SHEET)
    first.column_dimensions["A"].width, first.column_dimensions["B"].width = 14, 80
    for line in table.about:
        first.append([safe(part) for part in line])
    sheet = book.create_sheet(table.sheet)
    for number, width in enumerate(table.widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    for row in (table.columns, *table.rows):
        sheet.append([_safe(value) for value in row])
    book.active = 1
    with tempfile.TemporaryFile() as file:
        book.save(file)
        file.seek(0)
        while block := file.read(BLOCK):
            yield block


def attachment(plain: str, name: str, ending: str, at: datetime) -> str:
    """The header that names a file: in ASCII, and in Chinese for browsers that read it."""
    stamp = f"-{at.astimezone():%Y%m%d-%H%M}.{ending}"
    names = {"filename": f"{plain}{stamp}", "filename*": f"UTF-8''{quote(name)}{stamp}"}
    return dump_options_header("attachment", names)


def _safe(value: Cell) -> Cell:
    return safe(value) if isinstance(value, str) else value
