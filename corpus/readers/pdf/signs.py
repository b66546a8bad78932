"""The characters of a PDF's page with their boxes."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from math import atan2, cos, degrees, hypot, radians, sin
from typing import Any

import pypdfium2.raw as pdfium

from corpus.printed.sheet import Sign, sign_at
from corpus.readers.pdf.paper import Paper
from corpus.readers.symbol_fonts import font_of, sign

_Raw = Any
# The library's mark for a hyphen at the end of a line; what else is below a space is no character.
_HYPHEN, _NO_CHARACTER = 2, 0xFFFE
# From here on characters are as wide as they are high.
_WIDE = 0x2E80
# Characters that only the font of the file can draw.
_PRIVATE, _PRIVATE_END = 0xE000, 0xF900
# A box that is lower than this share of the type is that of the shape alone, as in fonts of Type 3:
# 一 would stand on a line of its own. Boxes as high as the last one, but for this, are not asked.
_LOW, _SAME = 0.75, 0.02


def read_signs(textpage: _Raw, paper: Paper) -> Iterator[Sign]:
    """The characters in the order of the file, without white space and what the library put in."""
    code_of, angle_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetCharAngle
    box_of = pdfium.FPDFText_GetLooseCharBox
    box = pdfium.FS_RECTF()
    reference = ctypes.byref(box)
    left, top, is_turned = paper.left, paper.top, paper.turn != 0
    usual = 0.0
    for index in range(pdfium.FPDFText_CountChars(textpage)):
        code = code_of(textpage, index)
        if (code <= 32 and code != _HYPHEN) or code == _NO_CHARACTER:
            continue
        text = "-" if code == _HYPHEN else chr(code)
        if _PRIVATE <= code < _PRIVATE_END:
            text = sign(font_of(_font(textpage, index)), code)
        if text.isspace():
            continue
        if is_turned or angle_of(textpage, index):
            yield _by_baseline(textpage, index, text, paper)
        elif box_of(textpage, index, reference):
            height = box.top - box.bottom
            if abs(height - usual) > _SAME * usual:
                if height < _LOW * _size(textpage, index, _matrix(textpage, index)):
                    yield _by_baseline(textpage, index, text, paper)
                    continue
                usual = height
            begins, ends = box.left - left, box.right - left
            yield Sign(text, begins, top - box.top, ends, top - box.bottom, 0, index)


def _font(textpage: _Raw, index: int) -> str:
    """The name of the font that a character is set in."""
    size = pdfium.FPDFText_GetFontInfo(textpage, index, None, 0, None)
    name = ctypes.create_string_buffer(size)
    pdfium.FPDFText_GetFontInfo(textpage, index, name, size, None)
    return name.value.decode("utf-8", "replace")


def _matrix(textpage: _Raw, index: int) -> _Raw:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(textpage, index, ctypes.byref(matrix))
    return matrix


def _size(textpage: _Raw, index: int, matrix: _Raw) -> float:
    """How high the type of a character is."""
    size: float = pdfium.FPDFText_GetFontSize(textpage, index) * hypot(matrix.c, matrix.d)
    return size


def _by_baseline(textpage: _Raw, index: int, text: str, paper: Paper) -> Sign:
    """A character that is not upright in the space of its page, or whose box is too low."""
    matrix = _matrix(textpage, index)
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(textpage, index, ctypes.byref(x), ctypes.byref(y))
    # In the page's space angles count against the clock, on the paper with it.
    angle = paper.turn - degrees(atan2(matrix.b, matrix.a))
    size = _size(textpage, index, matrix) or 1.0
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
