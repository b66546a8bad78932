"""What OFD draws on a page beside text: rules, and how much of it pictures cover."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.printed.sheet import Point, Rule
from corpus.readers.ofd.elements import Element, Matrix, matrix_of, moved, named, number, numbers

# How many numbers follow each sign of a path; the last two are the point it goes to.
_ARGUMENTS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_MOST_WORDS = 60_000


def strokes_of(path: Element) -> int:
    """How many strokes a path object has."""
    return sum(len(data.split()) // 3 for data in _data(path))


def rules_of(path: Element, outer: Matrix) -> Iterator[Rule]:
    """The straight strokes of a path object on the page."""
    matrix = matrix_of(path, outer)
    for data in _data(path):
        for start, end in _straight(data.split()[:_MOST_WORDS]):
            yield Rule(moved(start, matrix), moved(end, matrix))


def picture_share(picture: Element, outer: Matrix, paper: tuple[float, float]) -> float:
    """Which share of the paper a picture covers."""
    box = numbers(picture.get("Boundary"), 4)
    if not box:
        return 0.0
    left, top, width, height = box
    (x1, y1), (x2, y2) = moved((left, top), outer), moved((left + width, top + height), outer)
    across = min(max(x1, x2), paper[0]) - max(min(x1, x2), 0.0)
    down = min(max(y1, y2), paper[1]) - max(min(y1, y2), 0.0)
    return across * down / (paper[0] * paper[1]) if across > 0 and down > 0 else 0.0


def _data(path: Element) -> Iterator[str]:
    for data in named(path, "AbbreviatedData"):
        yield data.text or ""


def _straight(words: list[str]) -> Iterator[tuple[Point, Point]]:
    """The straight strokes of an abbreviated path, from point to point."""
    start = last = (0.0, 0.0)
    place = 0
    while place < len(words):
        kind = words[place]
        count = _ARGUMENTS.get(kind, 0)
        place += 1
        if kind == "C":
            yield last, start
            last = start
        if count:
            values = words[place : place + count]
            place += count
            end = (number(values[-2], 0.0), number(values[-1], 0.0)) if len(values) > 1 else last
            if kind == "L":
                yield last, end
            elif kind in "SM":
                start = end
            last = end
