"""Read a file that somebody sent to have it checked or compared; nothing of it is kept.

It is read in memory, in the process that reads all files. Only what another program has to convert
(DOC, WPS) is put into a folder that nobody else can look into, and removed at once.
"""

from __future__ import annotations

import os
from dataclasses import replace
from importlib import import_module
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.draft import Draft
from corpus.file_forms import Form, form_of_data
from corpus.readers import apart, converted
from corpus.readers.files import FileError, ReadOptions
from corpus.readers.html import read_html
from corpus.readers.single import ENCRYPTED, check_form, check_ole, to_text
from corpus.report import SkipReason
from corpus.structure import to_paragraphs
from corpus.wrapped_text.join_lines import unwrapped

_MODULES = {
    Form.PDF: ("corpus.readers.pdf", "pdf"),
    Form.WORD: ("corpus.readers.word", "zip"),
    Form.OFD: ("corpus.readers.ofd", "zip"),
}
_OLE = b"\xd0\xcf\x11\xe0"
_OWN = 0o600
SENT = ReadOptions(
    max_bytes=20 * 1024 * 1024, max_pages=500, max_members=2000, max_levels=1, max_seconds=20,
    max_memory_mb=1024,
)  # fmt: skip
"""A file of a stranger is read within narrower bounds than those of an operator."""


def read_sent(data: bytes, options: ReadOptions = SENT) -> Draft:
    """The paragraphs of a file, by what is in it; its name says nothing. Raises `FileError`."""
    if len(data) > options.max_bytes:
        raise FileError(SkipReason.TOO_LARGE)
    if not data.strip():
        raise FileError(SkipReason.EMPTY)
    form = form_of_data(data)
    if form is Form.OLD_WORD or (form is None and data.startswith(_OLE)):
        draft = _converted(data, options)
    elif form in _MODULES or form in (Form.TEXT, Form.PAGE):
        draft = apart.call(_read, data, form, options=options)
    else:
        raise FileError(SkipReason.FORMAT)
    if not draft.paragraphs:
        raise FileError(SkipReason.NO_BODY)
    return draft


def _read(data: bytes, form: Form, options: ReadOptions) -> Draft:
    """Read what needs no conversion, in memory."""
    if form is Form.TEXT:
        # All of a text counts: it is no crawled page, around which a site has put its own lines.
        return Draft(paragraphs=to_paragraphs(unwrapped(to_text(data).replace("\r\n", "\n"))))
    if form is Form.PAGE:
        return _with_title(read_html(to_text(data)))
    module, signs = _MODULES[form]
    check_form(data, signs)
    draft: Draft = import_module(module).read(BytesIO(data), options)
    return draft


def _with_title(draft: Draft) -> Draft:
    """A page with the title as its first paragraph, where the text does not begin with it."""
    title = draft.stated.get("title")
    if title is None or any(one.text == title.text for one in draft.paragraphs[:1]):
        return draft
    return replace(draft, paragraphs=(*to_paragraphs((title.text,)), *draft.paragraphs))


def _converted(data: bytes, options: ReadOptions) -> Draft:
    """Read an old Word or WPS file through a folder of mode 0700, in files of mode 0600."""
    if ENCRYPTED in data:
        raise FileError(SkipReason.ENCRYPTED)
    with TemporaryDirectory(prefix="policy-search-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "draft.doc"
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OWN), "wb") as file:
            file.write(data)
        apart.call(check_ole, path, options=options)
        made = converted.convert(path, Path(folder), options)
        text = made.read_bytes()
        form = Form.WORD if made.suffix == ".docx" else Form.TEXT
    return apart.call(_read, text, form, options=options)
