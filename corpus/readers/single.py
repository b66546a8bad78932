"""Read a file that is one document: choose its reader, and check that it is what its name says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TypeVar

from corpus.assemble import assemble
from corpus.document import NoteKind, ReadingNote
from corpus.draft import Draft, Stated
from corpus.encoding import EncodingError, decode, decode_lines, is_binary
from corpus.field_rule import FieldRule
from corpus.fields.title import title_in_head
from corpus.file_forms import read_as
from corpus.readers.attachments import PAGES, Link, links_of
from corpus.readers.files import FileError, ReadOptions, read_bytes
from corpus.readers.html import read_html
from corpus.readers.markdown import read_markdown
from corpus.readers.plain_text import read_plain_text
from corpus.report import FileResult, SkipReason, detail
from corpus.saved_page import page_of
from corpus.wrong_bytes import WRONG_CHARACTER

T = TypeVar("T")

_TEXTS: dict[str, Callable[[str], Draft]] = {
    ".txt": read_plain_text,
    ".text": read_plain_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".shtml": read_html,
    ".xhtml": read_html,
}
# Pages saved with all that belongs to them.
_SAVED = (".mht", ".mhtml")
# Signs of text below which a page may be there for what it shows in a frame.
_LITTLE = 60
# Modules with `read(path, options) -> Draft`, loaded when first needed: their libraries are
# large. Beside each, the form that its files must have by their first bytes (`_SIGNS`).
_OFFICE = {
    ".pdf": ("corpus.readers.pdf", "pdf"),
    ".docx": ("corpus.readers.word", "zip"),
    ".docm": ("corpus.readers.word", "zip"),
    ".dotx": ("corpus.readers.word", "zip"),
    ".dotm": ("corpus.readers.word", "zip"),
    ".ofd": ("corpus.readers.ofd", "zip"),
}
_SIGNS = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (rb"{\rtf", "rtf"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"<", "html"),
)
# An encrypted DOCX or XLSX is an OLE file that holds a stream of this name.
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def is_single(path: Path) -> bool:
    """Whether there is a reader for a file of this name."""
    suffix, zipped = read_as(path)
    return suffix in _TEXTS or suffix in _SAVED or (suffix in _OFFICE and not zipped)


def read_single(
    path: Path, source: str, shown: str, base: Path, options: ReadOptions
) -> tuple[FileResult, tuple[Link, ...]]:
    """The document of a file that the report calls `shown`, and what it links to beside it.

    Raises `FileError`.
    """
    suffix, zipped = read_as(path)
    links: tuple[Link, ...] = ()
    if suffix in _TEXTS:
        data = read_bytes(path, options)
        text = to_text(data)
        draft = _with_wrong_outside(_TEXTS[suffix](text), text)
        if suffix in PAGES and not zipped:
            # A page that says little itself shows another one in a frame.
            frames = sum(len(one.text) for one in draft.paragraphs) < _LITTLE
            links = links_of(data, text, path, base, options.defaults.base_url, frames=frames)
    elif suffix in _SAVED:
        text = to_text(_page_of(read_bytes(path, options)))
        draft = _with_wrong_outside(read_html(text), text)
    else:
        draft = _office_draft(path, options)
    if not draft.paragraphs and not (links and draft["title"]):
        raise FileError(SkipReason.NO_BODY)
    key = draft.record_id or shown
    right = options.corrections.corrected(draft, source, key)
    document, refused = assemble(right, source, key, shown, options.defaults)
    return FileResult(shown, (document,), refused=refused), links


def _page_of(data: bytes) -> bytes:
    page = page_of(data)
    if page is None:
        raise FileError(SkipReason.EMPTY if not data.strip() else SkipReason.UNREADABLE)
    return page


def check_ole(path: Path, options: ReadOptions) -> None:
    """Raise `FileError` where a file is none of those that Word and WPS wrote before 2007."""
    check_form(read_bytes(path, options), "ole")


def _office_draft(path: Path, options: ReadOptions) -> Draft:
    """The draft of a file without fields of its own; its title is what its text begins with."""
    module, form = _OFFICE[read_as(path)[0]]
    check_form(read_bytes(path, options), form)
    draft: Draft = import_module(module).read(path, options)
    return with_title_of_text(draft)


def with_title_of_text(draft: Draft) -> Draft:
    """The draft with the title that its text begins with."""
    title = title_in_head(draft.paragraphs)
    return replace(draft, stated={"title": Stated(title, FieldRule.HEAD)}) if title else draft


def check_form(data: bytes, form: str) -> None:
    """Raise `FileError` where the first bytes of a file are not those of a form in `_SIGNS`."""
    if not data.strip():
        raise FileError(SkipReason.EMPTY)
    start = data[:1024].lstrip(b"\xef\xbb\xbf \r\n\t")
    found = next((name for sign, name in _SIGNS if start.startswith(sign)), "")
    if found == form or (form == "pdf" and b"%PDF-" in start):
        return
    if found == "ole" and ENCRYPTED in data:
        raise FileError(SkipReason.ENCRYPTED)
    if not found:
        raise FileError(SkipReason.UNREADABLE)
    raise FileError(SkipReason.MISLABELLED, detail(form=found))


def _with_wrong_outside(draft: Draft, text: str) -> Draft:
    """The draft, with a note of characters of the file that could not be read beside its text."""
    inside = sum(one.text.count(WRONG_CHARACTER) for one in draft.paragraphs)
    outside = text.count(WRONG_CHARACTER) - inside
    if outside <= 0:
        return draft
    return replace(draft, notes=(*draft.notes, ReadingNote(NoteKind.WRONG_OUTSIDE, outside)))


def to_text(data: bytes) -> str:
    """The text of a file; raises `FileError` where it has none."""
    return _decoded(data, decode)


def to_text_of_lines(data: bytes) -> tuple[str, dict[int, int]]:
    """The text of a file of records and what is wrong in which lines; raises `FileError`."""
    return _decoded(data, decode_lines)


def _decoded(data: bytes, decoder: Callable[[bytes], T]) -> T:
    if not data.strip():
        raise FileError(SkipReason.EMPTY)
    if is_binary(data):
        raise FileError(SkipReason.BINARY)
    try:
        return decoder(data)
    except EncodingError as error:
        raise FileError(SkipReason.ENCODING, detail(wrong=error.wrong)) from error
