"""What is drawn on a PDF's page beside text: rules, and how much of it pictures cover."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from corpus.printed.sheet import Point, Rule
from corpus.readers.pdf.paper import Paper

_Raw = Any
_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
# Bounds on forms within forms, on the objects of a page and on the parts of its paths.
_DEEPEST, _MOST_OBJECTS, _MOST_PARTS = 4, 300_000, 30_000
# The least share of the paper of a picture that is more than a speck, and the least number of
# strokes that are more than a frame.
_SPECK, _FRAME = 0.005, 24


@dataclass(slots=True)
class Drawing:
    """The rules of a page, the share of it under pictures, and how many strokes there are."""

    rules: list[Rule] = field(default_factory=list)
    pictures: float = 0.0
    strokes: int = 0

    @property
    def is_drawn(self) -> bool:
        """Whether there is more on the page than a frame or a ground."""
        return self.pictures > _SPECK or self.strokes > _FRAME


def read_drawing(page: _Raw, paper: Paper, *, with_pictures: bool) -> Drawing:
    """What is drawn on a page; pictures only where they are asked for."""
    drawing = Drawing()
    for kind, thing, matrix in _objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            if drawing.strokes < _MOST_PARTS:
                _add_path(thing, matrix, paper, drawing)
        elif with_pictures and kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING):
            drawing.pictures += _share(thing, matrix, paper)
    return drawing


def _objects(page: _Raw) -> Iterator[tuple[int, _Raw, _Matrix]]:
    """The objects of a page that are no text, those in forms too, each with its form's matrix."""
    get, kind_of = pdfium.FPDFPage_GetObject, pdfium.FPDFPageObj_GetType
    for index in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        thing = get(page, index)
        kind = kind_of(thing)
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            yield from _in_form(thing, _IDENTITY, 1)
        elif kind != pdfium.FPDF_PAGEOBJ_TEXT:
            yield kind, thing, _IDENTITY


def _in_form(form: _Raw, outer: _Matrix, depth: int) -> Iterator[tuple[int, _Raw, _Matrix]]:
    matrix = _joined(_matrix(form), outer)
    for index in range(min(pdfium.FPDFFormObj_CountObjects(form), _MOST_OBJECTS)):
        thing = pdfium.FPDFFormObj_GetObject(form, index)
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            if depth < _DEEPEST:
                yield from _in_form(thing, matrix, depth + 1)
        elif kind != pdfium.FPDF_PAGEOBJ_TEXT:
            yield kind, thing, matrix


def _add_path(path: _Raw, outer: _Matrix, paper: Paper, drawing: Drawing) -> None:
    """Add the straight strokes of a path."""
    matrix = _joined(_matrix(path), outer)
    x, y = ctypes.c_float(), ctypes.c_float()
    places = ctypes.byref(x), ctypes.byref(y)
    last = first = None
    count = pdfium.FPDFPath_CountSegments(path)
    drawing.strokes += count
    for index in range(min(count, _MOST_PARTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, *places)
        point = paper.place(*_moved((x.value, y.value), matrix))
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO and last is not None:
            drawing.rules.append(Rule(last, point))
        if pdfium.FPDFPathSegment_GetClose(segment) and first is not None:
            drawing.rules.append(Rule(point, first))
        last = point


def _share(thing: _Raw, outer: _Matrix, paper: Paper) -> float:
    """Which share of the paper the box of an object covers."""
    edges = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(thing, *map(ctypes.byref, edges))
    left, bottom, right, top = (edge.value for edge in edges)
    corners = [_moved(corner, outer) for corner in ((left, bottom), (right, top))]
    (x1, y1), (x2, y2) = (paper.place(*corner) for corner in corners)
    across = min(max(x1, x2), paper.width) - max(min(x1, x2), 0)
    down = min(max(y1, y2), paper.height) - max(min(y1, y2), 0)
    area = paper.width * paper.height
    return across * down / area if across > 0 and down > 0 and area > 0 else 0.0


def _matrix(thing: _Raw) -> _Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(thing, ctypes.byref(found))
    return found.a, found.b, found.c, found.d, found.e, found.f


def _joined(inner: _Matrix, outer: _Matrix) -> _Matrix:
    """The matrix that does what `inner` does and then `outer`."""
    if outer is _IDENTITY:
        return inner
    a, b, c, d, e, f = inner
    return (
        *_moved((a, b), outer, shift=False),
        *_moved((c, d), outer, shift=False),
        *_moved((e, f), outer),
    )


def _moved(point: Point, matrix: _Matrix, *, shift: bool = True) -> Point:
    (x, y), (a, b, c, d, e, f) = point, matrix
    return a * x + c * y + e * shift, b * x + d * y + f * shift
