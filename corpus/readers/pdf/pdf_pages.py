"""The pages of a PDF as they are printed, one after the other."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.printed.sheet import Sheet, Sign, damaged_sheet
from corpus.readers.pdf import stand_in_font
from corpus.readers.pdf.annotations import Annotations
from corpus.readers.pdf.drawing import Drawing, read_drawing
from corpus.readers.pdf.paper import Paper
from corpus.readers.pdf.signs import read_signs

# pypdfium2 publishes no types; its pages and documents are Any here.
_Raw = Any
# A page with more signs than this is not asked for pictures.
_FEW_SIGNS = 60
# From this sum of red, green and blue on a colour is light, below this alpha it shines through.
_LIGHT, _CLEAR = 3 * 150, 160


class PdfPages:
    """The pages of an open document; `comments` counts what readers of it noted, as far as read.

    A page that the library cannot load is a damaged one.
    """

    def __init__(self, document: _Raw) -> None:
        stand_in_font.use()
        self._document = document
        self.comments = 0

    def sheets(self) -> Iterator[Sheet]:
        """Each page; one must be done with before the next is asked for."""
        for index in range(len(self._document)):
            try:
                yield from self._sheet(index)
            except pypdfium2.PdfiumError:
                yield damaged_sheet(index + 1)

    def _sheet(self, index: int) -> Iterator[Sheet]:
        page = self._document[index]
        annotations = Annotations(self._document, page)
        self.comments += annotations.comments
        if annotations.are_printed and pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY):
            page.close()
            page = self._document[index]
        paper = Paper.of(page.raw)
        textpage = page.get_textpage()
        signs = [*read_signs(textpage.raw, paper), *annotations.signs(paper)]
        drawing = read_drawing(page.raw, paper, with_pictures=len(signs) <= _FEW_SIGNS)
        if drawing.pictures and signs and _is_layer(textpage.raw, signs[0].order):
            drawing.pictures = 0.0
        yield _to_sheet(index + 1, paper, signs, drawing, textpage.raw)
        textpage.close()
        page.close()


def _to_sheet(
    number: int, paper: Paper, signs: Sequence[Sign], drawing: Drawing, textpage: _Raw
) -> Sheet:
    return Sheet(
        number,
        paper.width,
        paper.height,
        signs,
        drawing.rules,
        lambda index: _is_faint(textpage, index),
        drawing.pictures,
        drawing.is_drawn,
    )


def _is_layer(textpage: _Raw, index: int) -> bool:
    """Whether a character is drawn invisible: then the text is what the picture under it says."""
    text = pdfium.FPDFText_GetTextObject(textpage, index)
    invisible: int = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
    return bool(text) and pdfium.FPDFTextObj_GetTextRenderMode(text) == invisible


def _is_faint(textpage: _Raw, index: int) -> bool:
    """Whether a character is drawn in a light colour or shines through."""
    colour = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFText_GetFillColor(textpage, index, *map(ctypes.byref, colour)):
        return False
    red, green, blue, alpha = (part.value for part in colour)
    return red + green + blue >= _LIGHT or alpha < _CLEAR
