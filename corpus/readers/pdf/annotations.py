"""What is laid upon a PDF's page: fields of forms, stamps and boxes of text, and comments."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2.raw as pdfium

from corpus.printed.sheet import Sign, sign_at
from corpus.readers.pdf.paper import Paper

_Raw = Any
# What is printed with the page, and what people noted on it.
_PRINTED = (
    pdfium.FPDF_ANNOT_WIDGET,
    pdfium.FPDF_ANNOT_FREETEXT,
    pdfium.FPDF_ANNOT_STAMP,
    pdfium.FPDF_ANNOT_WATERMARK,
)
_COMMENTS = (
    pdfium.FPDF_ANNOT_TEXT,
    pdfium.FPDF_ANNOT_HIGHLIGHT,
    pdfium.FPDF_ANNOT_UNDERLINE,
    pdfium.FPDF_ANNOT_SQUIGGLY,
    pdfium.FPDF_ANNOT_STRIKEOUT,
    pdfium.FPDF_ANNOT_CARET,
)
_HIDDEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_WRITTEN = (
    pdfium.FPDF_FORMFIELD_TEXTFIELD,
    pdfium.FPDF_FORMFIELD_COMBOBOX,
    pdfium.FPDF_FORMFIELD_LISTBOX,
)
_MOST = 20_000
# The usual size of type in a form, in points, and how much of a low field it takes.
_SIZE, _SHARE = 12.0, 0.7
_Box = tuple[float, float, float, float]


class Annotations:
    """The annotations of a page: which are printed with it, which are comments.

    `are_printed` says that some bring a drawing of their own, which can be laid flat into the page.
    What has a text but no drawing is in `signs`.
    """

    def __init__(self, document: _Raw, page: _Raw) -> None:
        self.are_printed = False
        self.comments = 0
        self._texts: list[tuple[str, _Box]] = []
        for index in range(min(pdfium.FPDFPage_GetAnnotCount(page.raw), _MOST)):
            annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
            if annotation:
                self._add(annotation, document)
                pdfium.FPDFPage_CloseAnnot(annotation)

    def _add(self, annotation: _Raw, document: _Raw) -> None:
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        if pdfium.FPDFAnnot_GetFlags(annotation) & _HIDDEN:
            return
        if kind in _COMMENTS:
            self.comments += bool(_string(annotation, b"Contents").strip())
        elif kind in _PRINTED and _has_drawing(annotation):
            self.are_printed = True
        elif kind in _PRINTED:
            text = (
                _field_value(annotation, document)
                if kind == pdfium.FPDF_ANNOT_WIDGET
                else _string(annotation, b"Contents")
            )
            if text.strip():
                self._texts.append((text, _box(annotation)))

    def signs(self, paper: Paper) -> Iterator[Sign]:
        """The characters of the texts without a drawing, laid into their boxes."""
        for text, (left, bottom, right, top) in self._texts:
            lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            size = min(_SIZE, abs(top - bottom) * _SHARE / len(lines)) or _SIZE
            for number, line in enumerate(lines):
                begins = max(top, bottom) - number * size
                yield from _line(line, min(left, right), begins, size, paper)


def _line(line: str, left: float, top: float, size: float, paper: Paper) -> Iterator[Sign]:
    for sign in line:
        advance = size / 2 if sign.isascii() else size
        if not sign.isspace():
            origin = paper.place(left, top - size)
            yield sign_at(sign, origin, paper.turn, size, advance, (paper.width, paper.height), 0)
        left += advance


def _has_drawing(annotation: _Raw) -> bool:
    mode = pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL
    return _text(lambda to, size: pdfium.FPDFAnnot_GetAP(annotation, mode, to, size)).strip() != ""


def _field_value(annotation: _Raw, document: _Raw) -> str:
    """What is written in a field of a form."""
    if document.formenv is None:
        document.init_forms()
    if document.formenv is None:
        return _string(annotation, b"V")
    form = document.formenv.raw
    if pdfium.FPDFAnnot_GetFormFieldType(form, annotation) not in _WRITTEN:
        return ""
    return _text(lambda to, size: pdfium.FPDFAnnot_GetFormFieldValue(form, annotation, to, size))


def _string(annotation: _Raw, key: bytes) -> str:
    return _text(lambda to, size: pdfium.FPDFAnnot_GetStringValue(annotation, key, to, size))


def _text(fill: Callable[[Any, int], int]) -> str:
    """What the library fills into a buffer; asked without one, it gives the size in bytes."""
    size = fill(None, 0)
    if size <= 2:
        return ""
    buffer = (pdfium.FPDF_WCHAR * (size // 2 + 1))()
    fill(buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace")


def _box(annotation: _Raw) -> _Box:
    box = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(annotation, ctypes.byref(box))
    return box.left, box.bottom, box.right, box.top
