"""Read OFD (GB/T 33190), the national format for printed documents: a ZIP of XML pages."""

from __future__ import annotations

from pathlib import Path
from typing import IO

from corpus.document import ReadingNote
from corpus.draft import Draft
from corpus.printed.reading import read_pages
from corpus.printed.sheet_lines import PageReader
from corpus.readers.files import FileError, ReadOptions
from corpus.readers.ofd.ofd_pages import BROKEN, OfdPages
from corpus.readers.packages import open_package
from corpus.report import SkipReason, detail

_ROOT = "OFD.xml"


def read(file: Path | IO[bytes], options: ReadOptions) -> Draft:
    """The paragraphs of all documents in a file, with their pages; raises `FileError`."""
    with open_package(file, _ROOT, options) as package:
        source, reader = OfdPages(package, options.max_pages), PageReader()
        try:
            pages = [reader.read(sheet) for sheet in source.sheets(_ROOT)]
        except BROKEN as error:
            raise FileError(SkipReason.UNREADABLE, detail(crashed=type(error).__name__)) from error
    if pages and all(page.is_damaged for page in pages):
        raise FileError(SkipReason.UNREADABLE)
    draft = read_pages(pages, [ReadingNote(*one) for one in source.left_out.items()])
    if not draft.paragraphs:
        raise FileError(SkipReason.NO_TEXT_LAYER, detail(pages=len(pages)))
    return draft
