"""A document as plain text: its head, an empty line, and its text as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus.document import DOUBTS, Document, Part
from search_app import wording
from search_app.document_forms.head import HeadLine


def as_plain_text(document: Document, head: Iterable[HeadLine]) -> str:
    """The whole document; each paragraph is a line, the cells of a table are parted by tabs."""
    lines = [document.title, *(f"{name}：{value}" for name, value in head), ""]
    for part in document.parts:
        lines += _part(part)
    return "\n".join(lines) + "\n"


def _part(part: Part) -> Iterator[str]:
    if part.number:
        yield from ("", wording.document.attachment(part.number, part.title))
    yield from (wording.report.note(note) for note in part.notes if note.kind in DOUBTS)
    if part.number and not part.paragraphs:
        yield wording.document.NOT_EXTRACTED
    yield from (paragraph.text for paragraph in part.paragraphs)
