"""Elements of OFD's XML: their names, numbers, and where they stand on the page."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from math import isfinite
from typing import Any

from corpus.printed.sheet import Point

Element = Any
"""An element of lxml, which publishes no types."""

Matrix = tuple[float, float, float, float, float, float]
"""How a space lies in another one: (x, y) stands at (ax + cy + e, bx + dy + f)."""

POINTS = 72 / 25.4
"""Points in a millimetre, which is the unit of OFD."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def named(root: Element, *names: str) -> Iterator[Element]:
    """The elements of some names, of whatever version of the format."""
    yield from root.iter(*(f"{{*}}{name}" for name in names))


def texts(root: Element, name: str) -> list[str]:
    """The texts of the elements of a name."""
    return [(element.text or "").strip() for element in named(root, name)]


def numbers(text: str | None, count: int) -> list[float]:
    """The first `count` numbers of a text; empty where it has fewer.

    >>> numbers("0 0 210 297", 4), numbers("1 x", 2)
    ([0.0, 0.0, 210.0, 297.0], [])
    """
    try:
        found = [float(word) for word in (text or "").split()[:count]]
    except ValueError:
        return []
    return found if len(found) == count and all(map(isfinite, found)) else []


def number(text: str | None, otherwise: float) -> float:
    """The number that a text is, or another one."""
    found = numbers(text, 1)
    return found[0] if found else otherwise


def matrix_of(element: Element, outer: Matrix) -> Matrix:
    """How the space of an object lies on the page, by its CTM and the corner of its box."""
    left, top = numbers(element.get("Boundary"), 2) or (0.0, 0.0)
    a, b, c, d, e, f = numbers(element.get("CTM"), 6) or IDENTITY
    return joined((a, b, c, d, e + left, f + top), outer)


def joined(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that does what `inner` does and then `outer`."""
    a, b, c, d, e, f = inner
    k, m, n, p, _, _ = outer
    x, y = moved((e, f), outer)
    return a * k + b * n, a * m + b * p, c * k + d * n, c * m + d * p, x, y


def moved(point: Point, matrix: Matrix) -> Point:
    """Where a point of the inner space stands in the outer one."""
    (x, y), (a, b, c, d, e, f) = point, matrix
    return a * x + c * y + e, b * x + d * y + f


def inside(document: str, place: str) -> str:
    """The name in the package of what the file `document` calls `place`.

    >>> inside("Doc_0/Document.xml", "Pages/0.xml"), inside("Doc_0/Document.xml", "/Doc_1/a.xml")
    ('Doc_0/Pages/0.xml', 'Doc_1/a.xml')
    """
    if place.startswith("/"):
        return place.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(document), place))
