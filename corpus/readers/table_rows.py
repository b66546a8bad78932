"""Make paragraphs of the sheets of a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice

from corpus.document import Paragraph, ParagraphKind
from corpus.readers.files import FileError, ReadOptions
from corpus.report import SkipReason, detail
from corpus.structure import to_paragraph

Sheets = Sequence[tuple[str, Iterable[Sequence[object]]]]
"""The name of each sheet and its rows of values."""

# Rows that make up a page: a bound on pages bounds a workbook too.
_ROWS_OF_PAGE = 100


def sheet_paragraphs(sheets: Sheets, options: ReadOptions) -> tuple[Paragraph, ...]:
    """A row with one value is a line of text, others are rows; several sheets have headings.

    Raises `FileError` where there are more rows than on `max_pages` pages.
    """
    found: list[Paragraph] = []
    most = options.max_pages * _ROWS_OF_PAGE
    named = len(sheets) > 1
    for name, rows in sheets:
        paragraphs = list(islice(_rows(rows), most + 1))
        if len(found) + len(paragraphs) > most:
            raise FileError(SkipReason.TOO_LARGE, detail(more_rows=most))
        if named and paragraphs:
            found.append(Paragraph(name, ParagraphKind.HEADING, 1))
        found.extend(paragraphs)
    return tuple(found)


def _rows(rows: Iterable[Sequence[object]]) -> Iterator[Paragraph]:
    for row in rows:
        cells = [_text(value) for value in row]
        filled = [cell for cell in cells if cell]
        if not filled:
            continue
        if len(filled) == 1:
            paragraph = to_paragraph(filled[0])
            if paragraph is not None:
                yield paragraph
        else:
            yield Paragraph("\t".join(cells).rstrip("\t"), ParagraphKind.TABLE_ROW)


def _text(value: object) -> str:
    r"""A cell's text on one line, numbers and days without what only the computer needs.

    >>> [_text(v) for v in (3.0, 2.5, datetime(2020, 3, 1), True, None, "甲\n乙")]
    ['3', '2.5', '2020-03-01', '是', '', '甲 乙']
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat(sep=" ") if isinstance(value, datetime) else value.isoformat()
    return " ".join(str(value).split())
