"""Make paragraphs, or records, of the sheets of a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.document import NoteKind, Paragraph, ParagraphKind, ReadingNote
from corpus.draft import Draft
from corpus.readers.files import FileError, ReadOptions
from corpus.report import SkipReason, detail
from corpus.structure import to_paragraph
from corpus.tables.header import MOST_ABOVE, column_names, named_cells, names_documents
from corpus.tables.shown_sheet import RawSheet, Row, ShownSheet
from corpus.tables.shown_values import Day

# Rows that make up a page: a bound on pages bounds a workbook too.
_ROWS_OF_PAGE = 100


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of a workbook that are shown, and how many are hidden."""

    sheets: tuple[ShownSheet, ...]
    hidden: int


def most_rows(options: ReadOptions) -> int:
    """How many rows a workbook may have: those of `max_pages` pages."""
    return options.max_pages * _ROWS_OF_PAGE


def shown_sheets(sheets: Iterable[RawSheet], options: ReadOptions) -> tuple[ShownSheet, ...]:
    """The sheets as people see them; raises `FileError` where they have too many cells."""
    try:
        return tuple(sheet.shown() for sheet in sheets)
    except ValueError as error:
        found = detail(more_rows=most_rows(options))
        raise FileError(SkipReason.TOO_LARGE, found) from error


def sheet_draft(book: Workbook, columns: Mapping[str, str]) -> Draft:
    """The text of the sheets whose rows are no records, with notes of all that is left out.

    A row with one value is a line of text, others are rows; several sheets have headings.
    """
    sheets = [sheet for sheet in book.sheets if _header(sheet, columns) is None]
    named = len([sheet for sheet in book.sheets if sheet.rows or sheet.drawn]) > 1
    found: list[Paragraph] = []
    for sheet in sheets:
        paragraphs = [*_paragraphs(sheet.rows), *_drawn(sheet)]
        if named and paragraphs:
            found.append(Paragraph(sheet.name, ParagraphKind.HEADING, 1))
        found.extend(paragraphs)
    return Draft(paragraphs=tuple(found), notes=_notes(book))


def _notes(book: Workbook) -> tuple[ReadingNote, ...]:
    hidden = book.hidden + sum(sheet.hidden for sheet in book.sheets)
    comments = sum(sheet.comments for sheet in book.sheets)
    unread = sum(sheet.unread for sheet in book.sheets)
    counts = (
        *((NoteKind.UNREAD_PARTS, unread), (NoteKind.COMMENTS, comments)),
        (NoteKind.HIDDEN_CELLS, hidden),
    )
    return tuple(ReadingNote(kind, count) for kind, count in counts if count)


def record_rows(
    book: Workbook, columns: Mapping[str, str]
) -> Iterator[tuple[str, int, Mapping[str, object]]]:
    """(sheet, number, record) of each row of the sheets whose rows are records."""
    for sheet in book.sheets:
        at = _header(sheet, columns)
        if at is None:
            continue
        names = column_names(sheet.rows[at].cells, columns)
        for row in sheet.rows[at + 1 :]:
            yield sheet.name, row.number, named_cells(names, [_whole(one) for one in row.cells])


def _header(sheet: ShownSheet, columns: Mapping[str, str]) -> int | None:
    """Which of the first rows names the columns of records, if one does."""
    for at, row in enumerate(sheet.rows[: MOST_ABOVE + 1]):
        if names_documents(row.cells, columns):
            return at
    return None


def _whole(cell: str) -> str:
    """A cell of a record: a day with its year, however it is shown."""
    return cell.iso if isinstance(cell, Day) else cell


def _drawn(sheet: ShownSheet) -> Iterator[Paragraph]:
    """What stands in boxes over the cells."""
    return (one for line in sheet.drawn if (one := to_paragraph(line)) is not None)


def _paragraphs(rows: Sequence[Row]) -> Iterator[Paragraph]:
    for row in rows:
        cells = [" ".join(cell.split()) for cell in row.cells]
        filled = [cell for cell in cells if cell]
        if len(filled) == 1:
            paragraph = to_paragraph(filled[0])
            if paragraph is not None:
                yield paragraph
        elif filled:
            yield Paragraph("\t".join(cells).rstrip("\t"), ParagraphKind.TABLE_ROW)
