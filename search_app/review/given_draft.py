"""The draft that somebody gives: pasted, read from a file, or as a file was read a moment ago.

Nothing of it is kept. A page that shows what a file says has its text in the form, with a note of
the lines that have tracked changes; from these the report is made without the file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.document import Document, ReadingNote
from corpus.pasted import document_of_paragraphs, pasted_document, spans_of_paragraphs
from corpus.readers.files import FileError
from corpus.readers.sent.sent_files import SENT, read_sent
from corpus.structure import to_paragraphs
from indexer.errors import Problem, QueryError
from indexer.relations.statements import Place
from search_app import wording
from search_app.review.review_args import LONGEST_DRAFT

MOST_FILE_BYTES = SENT.max_bytes
_READ = re.compile(r"(?P<digest>[0-9a-f]{16}):(?P<tracked>[\d ]*)")


@dataclass(frozen=True, slots=True)
class GivenDraft:
    """A draft with its text, the places that have tracked changes, and how its file was read.

    `read` is what a form has to send with the text, so that it is taken as the file was read.
    """

    text: str
    document: Document
    tracked: tuple[Place, ...] = ()
    notes: Sequence[ReadingNote] = ()
    read: str = ""


def pasted(text: str, day: date, read: str = "") -> GivenDraft:
    """A draft that was pasted; `read` says that it is the text of a file, unchanged since."""
    found = _READ.fullmatch(read)
    lines = text.replace("\r\n", "\n")
    if found is None or found["digest"] != _digest(lines):
        return GivenDraft(text, pasted_document(text, day))
    document = document_of_paragraphs(to_paragraphs(lines.split("\n")), day)
    tracked = {int(place) for place in found["tracked"].split()}
    return GivenDraft(lines, document, _places(document, tracked), (), read)


def sent(data: bytes, day: date) -> GivenDraft:
    """A draft that was sent as a file; raises `QueryError` where it cannot be read."""
    try:
        draft = read_sent(data)
    except FileError as error:
        detail = wording.report.skip_detail(error.detail)
        why = wording.report.skip_reason(error.reason) + (f"（{detail}）" if detail else "")
        raise QueryError(Problem("unreadable_file", "file", why)) from error
    document = document_of_paragraphs(draft.paragraphs, day)
    text = document.body
    if len(text) > LONGEST_DRAFT:
        raise QueryError(Problem("value_too_long", "file", text[:20], f"{LONGEST_DRAFT:,}"))
    tracked = " ".join(map(str, draft.changed))
    read = f"{_digest(text)}:{tracked}"
    return GivenDraft(text, document, _places(document, set(draft.changed)), draft.notes, read)


def _places(document: Document, tracked: set[int]) -> tuple[Place, ...]:
    return tuple(Place(*span) for span in spans_of_paragraphs(document, tracked))


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
