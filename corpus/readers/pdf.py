"""Read PDF: the text of its pages by the place of each character; ruled tables by their rows."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.draft import Draft
from corpus.printed import Line, Page, to_paragraphs
from corpus.readers.files import FileError, ReadOptions
from corpus.report import SkipReason, detail

# pypdfium2 publishes no types; its pages and documents are Any here.
_Raw = Any
# How far, in points, rules of one table may miss one another.
_REACH = 3.0
# Gaps in a line, in heights of its signs: between columns, between words, between Latin words.
_COLUMN, _WORD, _LATIN = 2.5, 0.7, 0.15
# Private characters, which only the file's font can draw; a text with this share of them is none.
_UNKNOWN = re.compile("[\ue000-\uf8ff\ufffd]")
_MOSTLY = 0.3
# Where the end of a whole file is marked; web servers append some bytes.
_END, _TAIL = b"%%EOF", 4096


@dataclass(frozen=True, slots=True)
class _Sign:
    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class _Band:
    """A row of a ruled table: its upper and lower rule and where its columns begin and end."""

    top: float
    bottom: float
    columns: tuple[float, ...]

    def cell(self, sign: _Sign) -> int | None:
        """The index of the cell that a sign stands in."""
        middle = (sign.left + sign.right) / 2
        if not self.bottom < sign.middle < self.top:
            return None
        for index, (left, right) in enumerate(pairwise(self.columns)):
            if left <= middle < right:
                return index
        return None


def read(path: Path, options: ReadOptions) -> Draft:
    """The paragraphs of a PDF with their pages.

    Raises `FileError`: encrypted, cut off, too many pages, or pages that are only pictures.
    """
    data = path.read_bytes()
    if not data.startswith(b"%PDF-") and b"%PDF-" not in data[:1024]:
        raise FileError(SkipReason.UNREADABLE)
    if _END not in data[-_TAIL:]:
        raise FileError(SkipReason.UNREADABLE, detail(cut_off=""))
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        encrypted = error.err_code == pdfium.FPDF_ERR_PASSWORD
        reason = SkipReason.ENCRYPTED if encrypted else SkipReason.UNREADABLE
        raise FileError(reason) from error
    with document:
        if len(document) > options.max_pages:
            raise FileError(SkipReason.TOO_LARGE, detail(pages=len(document)))
        pages = [_page(document[index], index + 1) for index in range(len(document))]
    paragraphs = to_paragraphs(pages)
    text = "".join(paragraph.text for paragraph in paragraphs)
    if len(_UNKNOWN.findall(text)) >= len(text) * _MOSTLY:
        raise FileError(SkipReason.NO_TEXT_LAYER, detail(pages=len(pages)))
    return Draft(paragraphs=paragraphs)


def _page(page: _Raw, number: int) -> Page:
    height = page.get_height()
    textpage = page.get_textpage()
    signs = [_sign(textpage.raw, index) for index in range(textpage.count_chars())]
    shown = [sign for sign in signs if sign is not None]
    bands = _bands(*_rules(page)) if shown else []
    lines = tuple(_lines(shown, bands, height))
    textpage.close()
    page.close()
    return Page(number, height, lines)


def _sign(textpage: _Raw, index: int) -> _Sign | None:
    """A sign and its box in points; None for what the library put in or what has no place."""
    code = pdfium.FPDFText_GetUnicode(textpage, index)
    if code < 32 or code == 0xFFFE or pdfium.FPDFText_IsGenerated(textpage, index) == 1:
        return None
    box = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box)):
        return None
    text = chr(code)
    return None if text.isspace() else _Sign(text, box.left, box.right, box.bottom, box.top)


def _lines(signs: Sequence[_Sign], bands: Sequence[_Band], height: float) -> Iterator[Line]:
    """Lines in the order of the file; a table's rows where its first sign stands."""
    rows: dict[int, dict[int, list[_Sign]]] = {}
    run: list[_Sign] = []
    pieces: list[list[_Sign] | int] = []
    for sign in signs:
        band, cell = _place(sign, bands)
        if cell is not None:
            if band not in rows:
                pieces.extend([run, band] if run else [band])
                run = []
            rows.setdefault(band, {}).setdefault(cell, []).append(sign)
            continue
        if run and not _same_line(run[-1], sign):
            pieces.append(run)
            run = []
        run.append(sign)
    pieces.append(run)
    for piece in _merged(pieces):
        if isinstance(piece, int):
            yield _row(rows[piece], bands[piece], height)
        elif piece:
            yield _line(piece, height)


def _place(sign: _Sign, bands: Sequence[_Band]) -> tuple[int, int | None]:
    for index, band in enumerate(bands):
        cell = band.cell(sign)
        if cell is not None:
            return index, cell
    return -1, None


def _same_line(last: _Sign, sign: _Sign) -> bool:
    size = max(last.top - last.bottom, sign.top - sign.bottom)
    return abs(last.middle - sign.middle) < 0.5 * size and sign.left > last.left - 0.5 * size


def _merged(pieces: Sequence[list[_Sign] | int]) -> Iterator[list[_Sign] | int]:
    """Runs that stand beside one another on one line, joined."""
    last: list[_Sign] | None = None
    for piece in pieces:
        if isinstance(piece, int) or not piece:
            if last:
                yield last
            last = None
            if isinstance(piece, int):
                yield piece
        elif last and abs(last[-1].middle - piece[0].middle) < 2 and not _overlap(last, piece):
            last = sorted([*last, *piece], key=lambda sign: sign.left)
        else:
            if last:
                yield last
            last = piece
    if last:
        yield last


def _overlap(one: Sequence[_Sign], other: Sequence[_Sign]) -> bool:
    return one[0].left < other[-1].right and other[0].left < one[-1].right


def _line(signs: Sequence[_Sign], height: float) -> Line:
    """A line; wide gaps in it are the places between columns of a table without rules."""
    size = max(sign.top - sign.bottom for sign in signs)
    text = signs[0].text
    for last, sign in pairwise(signs):
        gap = (sign.left - last.right) / size
        if gap > _COLUMN:
            text += "\t"
        elif gap > _WORD:
            text += "\u3000"
        elif gap > _LATIN and last.text.isascii() and sign.text.isascii():
            text += " "
        text += sign.text
    # Single signs apart are a word that is set wide: 通　　知.
    is_row = all(len(cell) > 1 for cell in text.split("\t")) and "\t" in text
    if not is_row:
        text = text.replace("\t", "\u3000")
    left, right = min(sign.left for sign in signs), max(sign.right for sign in signs)
    return Line(text, left, right, height - max(s.top for s in signs), size, is_row)


def _row(cells: dict[int, list[_Sign]], band: _Band, height: float) -> Line:
    texts = []
    for index in range(len(band.columns) - 1):
        signs = cells.get(index, [])
        runs: list[list[_Sign]] = []
        for sign in signs:
            if runs and _same_line(runs[-1][-1], sign):
                runs[-1].append(sign)
            else:
                runs.append([sign])
        texts.append("".join(_line(run, height).text.replace("\t", " ") for run in runs))
    left, right = band.columns[0], band.columns[-1]
    return Line(
        "\t".join(texts), left, right, height - band.top, band.top - band.bottom, is_row=True
    )


_Rule = tuple[float, float, float]
"""Where a rule stands, from where and to where it goes."""


def _rules(page: _Raw) -> tuple[list[_Rule], list[_Rule]]:
    """The level and the upright rules of a page, in points."""
    level: list[_Rule] = []
    upright: list[_Rule] = []
    for path in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_PATH,), max_depth=4):
        matrix = path.get_matrix()
        last: tuple[float, float] | None = None
        first: tuple[float, float] | None = None
        for index in range(pdfium.FPDFPath_CountSegments(path.raw)):
            segment = pdfium.FPDFPath_GetPathSegment(path.raw, index)
            x, y = ctypes.c_float(), ctypes.c_float()
            pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            point = matrix.on_point(x.value, y.value)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                first = point
            elif kind == pdfium.FPDF_SEGMENT_LINETO and last is not None:
                _add_rule(last, point, level, upright)
            if pdfium.FPDFPathSegment_GetClose(segment) and first is not None:
                _add_rule(point, first, level, upright)
            last = point
    return level, upright


def _add_rule(
    start: tuple[float, float], end: tuple[float, float], level: list[_Rule], upright: list[_Rule]
) -> None:
    (x1, y1), (x2, y2) = start, end
    if abs(y1 - y2) < 1 and abs(x1 - x2) > 8:
        level.append(((y1 + y2) / 2, min(x1, x2), max(x1, x2)))
    elif abs(x1 - x2) < 1 and abs(y1 - y2) > 4:
        upright.append(((x1 + x2) / 2, min(y1, y2), max(y1, y2)))


def _bands(level: Sequence[_Rule], upright: Sequence[_Rule]) -> list[_Band]:
    """The rows between level rules that at least three upright ones cross: two cells and more."""
    heights = _apart([place for place, _, _ in level])
    bands = []
    for bottom, top in pairwise(heights):
        columns = _apart(
            [
                place
                for place, low, high in upright
                if low <= bottom + _REACH and high >= top - _REACH
            ]
        )
        if len(columns) > 2:
            bands.append(_Band(top, bottom, tuple(columns)))
    return bands[::-1]


def _apart(places: Sequence[float]) -> list[float]:
    """The places in order, those within reach of one another as one."""
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > _REACH:
            kept.append(place)
    return kept
