"""Read OFD (GB/T 33190), the national format for printed documents: a ZIP of XML pages."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any
from zipfile import ZipFile

from lxml import etree

from corpus.draft import Draft
from corpus.printed import Line, Page, to_paragraphs
from corpus.readers.files import FileError, ReadOptions
from corpus.readers.packages import open_package, parse_xml
from corpus.report import SkipReason, detail

_Element = Any
# A4 in millimetres, where a file does not say.
_HEIGHT = 297.0
_ROOT = "OFD.xml"


def read(path: Path, options: ReadOptions) -> Draft:
    """The paragraphs of all documents in a file, with their pages; raises `FileError`."""
    with open_package(path, _ROOT, options) as package:
        pages: list[Page] = []
        try:
            for document in _texts(parse_xml(package.read(_ROOT)), "DocRoot"):
                pages.extend(_pages(package, document.lstrip("/"), len(pages), options))
        except (etree.XMLSyntaxError, KeyError, ValueError) as error:
            raise FileError(SkipReason.UNREADABLE, detail(crashed=type(error).__name__)) from error
    if not any(page.lines for page in pages):
        raise FileError(SkipReason.NO_TEXT_LAYER, detail(pages=len(pages)))
    return Draft(paragraphs=to_paragraphs(pages))


def _pages(package: ZipFile, name: str, before: int, options: ReadOptions) -> Iterator[Page]:
    root = parse_xml(package.read(name))
    places = [one.get("BaseLoc") or "" for one in _named(root, "Page")]
    if before + len(places) > options.max_pages:
        raise FileError(SkipReason.TOO_LARGE, detail(pages=before + len(places)))
    standard = next((_height(box) for box in _texts(root, "PhysicalBox")), _HEIGHT)
    for number, place in enumerate(places, start=before + 1):
        page = parse_xml(package.read(_inside(name, place)))
        height = next((_height(box) for box in _texts(page, "PhysicalBox")), standard)
        runs = [run for one in _named(page, "TextObject") for run in _runs(one)]
        yield Page(number, height, tuple(_lines(runs)))


def _runs(text_object: _Element) -> Iterator[Line]:
    """The pieces of a text object, each with its place on the page in millimetres."""
    left, top, *_ = _numbers(text_object.get("Boundary") or "0 0 0 0")
    scale_x, _, _, scale_y, move_x, move_y = (_numbers(text_object.get("CTM") or "1 0 0 1 0 0"))[:6]
    size = float(text_object.get("Size") or 0) or 1.0
    for code in _named(text_object, "TextCode"):
        text = (code.text or "").strip("\r\n")
        if not text.strip():
            continue
        x = left + float(code.get("X") or 0) * scale_x + move_x
        base = top + float(code.get("Y") or 0) * scale_y + move_y
        steps = _steps(code.get("DeltaX") or "", len(text) - 1) or [size] * (len(text) - 1)
        height = size * abs(scale_y)
        right = x + (sum(steps) + size) * abs(scale_x)
        yield Line(text, x, right, base - height, height)


def _lines(runs: list[Line]) -> Iterator[Line]:
    """Lines from pieces that stand side by side; wide gaps are those between columns."""
    lines: list[list[Line]] = []
    for run in sorted(runs, key=lambda run: run.top + run.height):
        base = run.top + run.height
        if lines and abs(base - lines[-1][-1].top - lines[-1][-1].height) < 0.5 * run.height:
            lines[-1].append(run)
        else:
            lines.append([run])
    for line in lines:
        pieces = sorted(line, key=lambda run: run.left)
        text, last = pieces[0].text, pieces[0]
        for piece in pieces[1:]:
            gap = (piece.left - last.right) / piece.height
            text += ("\t" if gap > 2.5 else "\u3000" if gap > 0.7 else "") + piece.text
            last = piece
        is_row = "\t" in text and all(len(cell) > 1 for cell in text.split("\t"))
        yield Line(
            text if is_row else text.replace("\t", "\u3000"),
            pieces[0].left,
            max(piece.right for piece in pieces),
            min(piece.top for piece in pieces),
            median(piece.height for piece in pieces),
            is_row,
        )


def _steps(text: str, count: int) -> list[float]:
    """The advances of a text code; "g 3 5.5" stands for three of 5.5."""
    steps: list[float] = []
    words = iter(text.split())
    for word in words:
        if word == "g":
            times, step = min(int(next(words, "0")), count), float(next(words, "0"))
            steps.extend([step] * times)
        else:
            steps.append(float(word))
    return steps[:count]


def _named(root: _Element, name: str) -> Iterator[_Element]:
    yield from root.iter(f"{{*}}{name}")


def _texts(root: _Element, name: str) -> list[str]:
    return [(element.text or "").strip() for element in _named(root, name)]


def _numbers(text: str) -> list[float]:
    return [float(word) for word in text.split()]


def _height(box: str) -> float:
    numbers = _numbers(box)
    return numbers[3] if len(numbers) > 3 and numbers[3] > 0 else _HEIGHT


def _inside(document: str, place: str) -> str:
    """The name in the package of what a document calls `place`."""
    if place.startswith("/"):
        return place.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(document), place))
