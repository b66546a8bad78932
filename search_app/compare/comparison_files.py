"""A comparison as a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from flask import Response

from indexer.today import now
from search_app import wording
from search_app.compare.chosen_rows import chosen_rows
from search_app.compare.compare_args import Rows
from search_app.compare.compared_texts import Compared, ComparedText
from search_app.compare.comparison_cells import CellRow, cell_rows
from search_app.compare.comparison_document import comparison_document
from search_app.compare.comparison_workbook import TableHead, comparison_workbook
from search_app.exports.table_files import XLSX, attachment
from search_app.wording import compare as words

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Writer = Callable[[TableHead, Iterator[CellRow]], bytes]
FORMS: Mapping[str, tuple[Writer, str]] = {
    "docx": (comparison_document, DOCX),
    "xlsx": (comparison_workbook, XLSX),
}


def comparison_file(found: Compared, form: str, rows: Rows) -> Response:
    """The answer that sends the file."""
    write, content_type = FORMS[form]
    cells = cell_rows(chosen_rows(found.comparison.rows, rows))
    response = Response(write(_head(found), cells), content_type=content_type)
    response.headers["Content-Disposition"] = attachment("compare", words.FILE_NAME, form, now())
    return response


def _head(found: Compared) -> TableHead:
    comparison = found.comparison
    lines = [words.summary(comparison.counts)]
    if comparison.writing:
        lines.append(words.writing_told(comparison.writing, comparison.breaks))
    lines.append(
        f"{words.COMPARED_AT} {wording.values.moment(now())}，"
        f"{words.INDEX_VERSION} {found.index_version}。{words.BY_PROGRAM}"
    )
    return TableHead(
        title=words.table_title(found.old.title, found.new.title),
        old=f"{words.OLD}：{_named(found.old)}",
        new=f"{words.NEW}：{_named(found.new)}",
        lines=tuple(lines),
    )


def _named(text: ComparedText) -> str:
    day = wording.values.day(text.dated_on) if text.dated_on else ""
    return words.named(text.title, text.label, text.document_number, day)
