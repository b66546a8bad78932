"""The characters of a PDF's page with their boxes."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from math import atan2, cos, degrees, hypot, radians, sin
from typing import Any

import pypdfium2.raw as pdfium

from corpus.printed.sheet import Sign, sign_at
from corpus.readers.pdf.paper import Paper

_Raw = Any
# The library's mark for a hyphen at the end of a line; what else is below a space is no character.
_HYPHEN, _NO_CHARACTER = 2, 0xFFFE
# From here on characters are as wide as they are high.
_WIDE = 0x2E80


def read_signs(textpage: _Raw, paper: Paper) -> Iterator[Sign]:
    """The characters in the order of the file, without white space and what the library put in."""
    code_of, angle_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetCharAngle
    box_of = pdfium.FPDFText_GetLooseCharBox
    box = pdfium.FS_RECTF()
    reference = ctypes.byref(box)
    left, top, is_turned = paper.left, paper.top, paper.turn != 0
    for index in range(pdfium.FPDFText_CountChars(textpage)):
        code = code_of(textpage, index)
        if (code <= 32 and code != _HYPHEN) or code == _NO_CHARACTER:
            continue
        text = "-" if code == _HYPHEN else chr(code)
        if text.isspace():
            continue
        if is_turned or angle_of(textpage, index):
            yield _turned(textpage, index, text, paper)
        elif box_of(textpage, index, reference):
            begins, ends = box.left - left, box.right - left
            yield Sign(text, begins, top - box.top, ends, top - box.bottom, 0, index)


def _turned(textpage: _Raw, index: int, text: str, paper: Paper) -> Sign:
    """A character that is not upright in the space of its page."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(textpage, index, ctypes.byref(matrix))
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(textpage, index, ctypes.byref(x), ctypes.byref(y))
    # In the page's space angles count against the clock, on the paper with it.
    angle = paper.turn - degrees(atan2(matrix.b, matrix.a))
    size = pdfium.FPDFText_GetFontSize(textpage, index) * hypot(matrix.c, matrix.d) or 1.0
    wide = ord(text) >= _WIDE
    advance = size if wide else _extent(textpage, index, angle - paper.turn) or size / 2
    return sign_at(
        text,
        paper.place(x.value, y.value),
        angle,
        size,
        advance,
        (paper.width, paper.height),
        index,
    )


def _extent(textpage: _Raw, index: int, turn: float) -> float:
    """How far the shape of a character goes along its line."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(textpage, index, *map(ctypes.byref, (left, right, bottom, top)))
    width, height = right.value - left.value, top.value - bottom.value
    return abs(width * cos(radians(turn))) + abs(height * sin(radians(turn)))
