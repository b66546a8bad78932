"""A document as Markdown (CommonMark, with the tables of GitHub's flavour)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from corpus.document import DOUBTS, Document, Paragraph, ParagraphKind, Part
from search_app import wording
from search_app.document_forms.head import HeadLine

_SIGNS = re.compile(r"[\\`*_\[\]<>#|~&$!]")
# What makes a list, a rule or a heading of a line that begins with it.
_BEGINNING = re.compile(r"(?P<number>\d{1,9})(?P<point>[.)])(?=\s|$)|(?P<sign>[-+=])")
_DEEPEST = 6


def as_markdown(document: Document, head: Iterable[HeadLine]) -> str:
    """The whole document; headings from the second level on, the first is the title."""
    blocks = [
        f"# {escaped(document.title)}",
        "\n".join(f"- {escaped(name)}：{escaped(value)}" for name, value in head),
    ]
    for part in document.parts:
        blocks += _part(part)
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    r"""Text that is shown as it stands, whatever signs it has.

    >>> escaped("1. 甲*乙"), escaped("- 丙"), escaped("[丁](戊)")
    ('1\\. 甲\\*乙', '\\- 丙', '\\[丁\\](戊)')
    """
    text = _SIGNS.sub(r"\\\g<0>", " ".join(text.split()))
    begins = _BEGINNING.match(text)
    if not begins:
        return text
    at = begins.start("sign" if begins["sign"] else "point")
    return f"{text[:at]}\\{text[at:]}"


def _part(part: Part) -> Iterator[str]:
    if part.number:
        yield f"## {escaped(wording.document.attachment(part.number, part.title))}"
    for note in part.notes:
        if note.kind in DOUBTS:
            yield f"> {escaped(wording.report.note(note))}"
    if part.number and not part.paragraphs:
        yield escaped(wording.document.NOT_EXTRACTED)
    for is_table, run in groupby(part.paragraphs, _is_row):
        if is_table:
            yield _table(run)
        else:
            yield from map(_paragraph, run)


def _is_row(paragraph: Paragraph) -> bool:
    return paragraph.kind is ParagraphKind.TABLE_ROW


def _paragraph(paragraph: Paragraph) -> str:
    text = escaped(paragraph.text)
    if paragraph.kind is not ParagraphKind.HEADING:
        return text
    return f"{'#' * min(paragraph.level + 1, _DEEPEST)} {text}"


def _table(rows: Iterable[Paragraph]) -> str:
    """Rows as a table; its first row is the head, which this form requires."""
    cells = [[escaped(cell) for cell in row.text.split("\t")] for row in rows]
    width = max(map(len, cells))
    lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in cells]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])
