"""Read PDF: the text of its pages by the place of each character; ruled tables by their rows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import IO

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.document import NoteKind, ReadingNote
from corpus.draft import Draft
from corpus.printed.reading import read_pages
from corpus.printed.sheet_lines import PageReader
from corpus.readers.files import FileError, ReadOptions
from corpus.readers.pdf.damaged_streams import count_damaged
from corpus.readers.pdf.pdf_pages import PdfPages
from corpus.report import SkipReason, detail

# Private characters, which only the file's font can draw; a text with this share of them is none.
_UNKNOWN = re.compile("[\ue000-\uf8ff\ufffd]")
_MOSTLY = 0.3
# Where the end of a whole file is marked; web servers append some bytes.
_END, _TAIL = b"%%EOF", 4096


def read(file: Path | IO[bytes], options: ReadOptions) -> Draft:
    """The paragraphs of a PDF with their pages.

    Raises `FileError`: encrypted, cut off, too many pages, or pages that are only pictures.
    """
    data = file.read_bytes() if isinstance(file, Path) else file.read()
    if not data.startswith(b"%PDF-") and b"%PDF-" not in data[:1024]:
        raise FileError(SkipReason.UNREADABLE)
    if _END not in data[-_TAIL:]:
        raise FileError(SkipReason.UNREADABLE, detail(cut_off=""))
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        encrypted = error.err_code == pdfium.FPDF_ERR_PASSWORD
        reason = SkipReason.ENCRYPTED if encrypted else SkipReason.UNREADABLE
        raise FileError(reason) from error
    with document:
        if len(document) > options.max_pages:
            raise FileError(SkipReason.TOO_LARGE, detail(more_pages=len(document)))
        source, reader = PdfPages(document), PageReader()
        pages = [reader.read(sheet) for sheet in source.sheets()]
        unread = _unread_parts(document) + count_damaged(data)
    if all(page.is_damaged for page in pages):
        raise FileError(SkipReason.UNREADABLE)
    notes = {NoteKind.COMMENTS: source.comments, NoteKind.UNREAD_PARTS: unread}
    draft = read_pages(pages, [ReadingNote(*one) for one in notes.items()])
    text = "".join(paragraph.text for paragraph in draft.paragraphs)
    if len(_UNKNOWN.findall(text)) >= len(text) * _MOSTLY:
        raise FileError(SkipReason.NO_TEXT_LAYER, detail(pages=len(pages)))
    return draft


def _unread_parts(document: pypdfium2.PdfDocument) -> int:
    """How many files a document holds, and one for a form whose pages a program has to make."""
    files: int = pdfium.FPDFDoc_GetAttachmentCount(document.raw)
    is_made_when_opened: bool = pdfium.FPDF_GetFormType(document.raw) == pdfium.FORMTYPE_XFA_FULL
    return max(files, 0) + is_made_when_opened
