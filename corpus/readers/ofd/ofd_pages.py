"""The pages of an OFD: their own layers, the templates under and over them, and annotations."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator
from zipfile import BadZipFile, ZipFile

from lxml import etree

from corpus.document import NoteKind
from corpus.printed.sheet import Sheet, damaged_sheet
from corpus.readers.files import FileError
from corpus.readers.ofd.canvas import Canvas
from corpus.readers.ofd.elements import Element, inside, named, numbers, texts
from corpus.readers.ofd.shared import Shared
from corpus.readers.ofd.text_objects import is_visible
from corpus.readers.packages import parse_xml
from corpus.report import SkipReason, detail

# A4 in millimetres, where a file does not say.
_A4 = [0.0, 0.0, 210.0, 297.0]
# A template is drawn before the page's own layers, unless it says that it is in front.
_FRONT = "Foreground"
_WATERMARK = "Watermark"
BROKEN = (etree.XMLSyntaxError, KeyError, ValueError, BadZipFile, zlib.error, EOFError, OSError)
"""What broken members and broken XML raise."""


class OfdPages:
    """The pages of all documents of a package.

    `left_out` counts, as far as pages were read, what they hold beside their text; of
    `PAGE_HEADERS` the text of templates that stood on an earlier page already.
    """

    def __init__(self, package: ZipFile, most: int) -> None:
        self._package = package
        self._most = most
        self._number = 0
        self.left_out: Counter[NoteKind] = Counter()

    def sheets(self, root: str) -> Iterator[Sheet]:
        """Each page in turn, one that is damaged too.

        Raises `FileError` where there are too many, and `BROKEN` where what lists the pages is
        damaged.
        """
        for place in texts(self._xml(root), "DocRoot"):
            yield from self._document(place.lstrip("/"))

    def _document(self, name: str) -> Iterator[Sheet]:
        root = self._xml(name)
        entries = list(root.iterfind("{*}Pages/{*}Page"))
        if self._number + len(entries) > self._most:
            raise FileError(SkipReason.TOO_LARGE, detail(more_pages=self._number + len(entries)))
        usual = _box(root) or _A4
        shared = Shared(self._package, name, root)
        drawn: set[str] = set()
        for entry in entries:
            self._number += 1
            try:
                page = self._xml(inside(name, entry.get("BaseLoc") or ""))
                canvas = Canvas(_box(page) or usual, lambda: shared.units, self.left_out)
                _draw(canvas, page, shared, drawn)
                self._annotate(canvas, shared.annotations(entry.get("ID")))
                sheet = canvas.sheet(self._number)
            except BROKEN:
                sheet = damaged_sheet(self._number)
            yield sheet

    def _annotate(self, canvas: Canvas, annotations: Iterator[Element]) -> None:
        """Draw stamps and boxes of text, and count what people noted."""
        for annotation in annotations:
            self.left_out[NoteKind.COMMENTS] += any(texts(annotation, "Remark"))
            for appearance in named(annotation, "Appearance"):
                if annotation.get("Type") == _WATERMARK:
                    self.left_out[NoteKind.WATERMARKS] += any(texts(appearance, "TextCode"))
                elif is_visible(annotation):
                    canvas.draw_in(appearance)

    def _xml(self, name: str) -> Element:
        return parse_xml(self._package.read(name))


def _draw(canvas: Canvas, page: Element, shared: Shared, drawn: set[str]) -> None:
    """Draw a page between its templates; `drawn` holds those that earlier pages had."""
    behind: list[str] = []
    front: list[str] = []
    for entry in named(page, "Template"):
        (front if entry.get("ZOrder") == _FRONT else behind).append(entry.get("TemplateID") or "")
    _draw_templates(canvas, behind, shared, drawn)
    canvas.draw(page)
    _draw_templates(canvas, front, shared, drawn)


def _draw_templates(canvas: Canvas, keys: list[str], shared: Shared, drawn: set[str]) -> None:
    for key in keys:
        template = shared.template(key)
        if template is not None:
            canvas.draw(template, again=key in drawn)
            drawn.add(key)


def _box(root: Element) -> list[float] | None:
    """The box of the paper that a document or a page states."""
    for text in texts(root, "PhysicalBox"):
        box = numbers(text, 4)
        if box and box[2] > 0 and box[3] > 0:
            return box
    return None
