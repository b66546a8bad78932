"""The two texts of a comparison: from the index, pasted, or read from a file that was sent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from urllib.parse import unquote, urlsplit

from werkzeug.datastructures import FileStorage

from corpus.document import Document, ParagraphKind, Part
from corpus.pasted import document_of_paragraphs, pasted_document
from corpus.readers.files import FileError
from corpus.readers.sent.sent_files import read_sent
from indexer.comparison.compare_texts import compare_texts
from indexer.errors import Problem, QueryError
from indexer.results.comparisons import Comparison
from search_app import wording
from search_app.compare.compare_args import LONGEST_TEXT, MOST_FILE_BYTES, MOST_PARAGRAPHS

_ADDRESS = re.compile(r"/d/([^/?#]+)$")
_ENDING = re.compile(r"\.(?:txt|md|json)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedText:
    """One of the two texts; `id` is None where it is of no document of the index.

    `label` is what it is called where it states no title.
    `body` is what a form sends again to get the same comparison as a file, "" for a document.
    """

    title: str
    parts: tuple[Part, ...]
    label: str = wording.compare.UNTITLED
    id: str | None = None
    document_number: str = ""
    dated_on: date | None = None
    body: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two texts and what became of the old one in the new one."""

    old: ComparedText
    new: ComparedText
    comparison: Comparison
    index_version: str


def id_in(text: str) -> str:
    """The id that somebody typed or pasted: alone, or in the address of a document's page.

    >>> id_in("https://example.gov.cn/d/dog-2015?q=1"), id_in(" dog-2015 ")
    ('dog-2015', 'dog-2015')
    """
    text = text.strip()
    try:
        path = urlsplit(text).path
    except ValueError:
        return text
    found = _ADDRESS.search(path)
    return unquote(_ENDING.sub("", found[1])) if found else text


def of_document(document: Document) -> ComparedText:
    """A document of the index."""
    return ComparedText(
        title=document.title,
        parts=document.parts,
        id=document.id,
        document_number=document.document_number or "",
        dated_on=document.dated_on,
    )


def of_text(text: str, name: str, day: date) -> ComparedText:
    """A text that was pasted; raises `QueryError`."""
    if len(text) > LONGEST_TEXT:
        raise QueryError(Problem("value_too_long", name, text[:20], f"{LONGEST_TEXT:,}"))
    return _own(pasted_document(text, day), wording.compare.PASTED_TEXT, text)


def of_file(file: FileStorage, name: str, day: date) -> ComparedText:
    """A file that was sent; raises `QueryError`."""
    data = file.stream.read(MOST_FILE_BYTES + 1)
    shown = PurePath(file.filename or "").name[:80]
    if len(data) > MOST_FILE_BYTES:
        raise QueryError(Problem("file_too_large", name, shown, "10 MB"))
    try:
        draft = read_sent(data)
    except FileError as error:
        reason = wording.report.skip_reason(error.reason)
        raise QueryError(Problem("file_unreadable", name, shown, reason)) from error
    document = document_of_paragraphs(draft.paragraphs, day)
    return _own(document, f"{wording.compare.SENT_FILE} {shown}", document.body)


def _own(document: Document, label: str, body: str) -> ComparedText:
    first = next((paragraph for part in document.parts for paragraph in part.paragraphs), None)
    # A text that begins with its first chapter or article states no title.
    is_title = first is None or first.kind is ParagraphKind.TEXT or first.text != document.title
    title = document.title if is_title else ""
    return ComparedText(title=title, parts=document.parts, label=label, body=body)


def compared(old: ComparedText, new: ComparedText, index_version: str) -> Compared:
    """Compare two texts; raises `QueryError` where one is too long.

    The longest that are taken cost about two seconds of processor time, whatever is in them.
    """
    problems = [
        *_too_long("a", old),
        *_too_long("b", new),
    ]
    if problems:
        raise QueryError(*problems)
    return Compared(old, new, compare_texts(old.parts, new.parts), index_version)


def _too_long(name: str, text: ComparedText) -> Sequence[Problem]:
    paragraphs = [paragraph for part in text.parts for paragraph in part.paragraphs]
    if sum(len(paragraph.text) for paragraph in paragraphs) > LONGEST_TEXT:
        return [Problem("text_too_long", name, text.title or text.label, f"{LONGEST_TEXT:,}")]
    if len(paragraphs) > MOST_PARAGRAPHS:
        return [
            Problem("too_many_paragraphs", name, text.title or text.label, f"{MOST_PARAGRAPHS:,}")
        ]
    return []
