"""What is printed on page after page and is no text: heads, feet, page numbers and watermarks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.printed.line import Line, Page
from corpus.printed.sheet import frame_size, is_straight
from corpus.printed.vertical import VERTICAL

# The shares of a page's height in which its running head and foot stand, and how many lines of it.
_HEAD, _FOOT = 0.085, 0.12
_RUNNING = 2
_COUNT = r"(?:\d{1,4}|[ivxlIVXLⅰ-ⅻⅠ-Ⅻ]{1,7}|[〇○零一二三四五六七八九十百]{1,5})"
_EDGE = r"[-—–－―─_·•.．~～〜\s|<>〈〉《》\[\]()（）]*"
_OF = r"(?:[/／]|of|[,，、|（(]?\s*[共总])"
_PAGE_NUMBER = re.compile(
    rf"{_EDGE}(?:(?:第|[Pp]age|[Pp]\.?)\s*)?{_COUNT}\s*页?(?:\s*{_OF}\s*{_COUNT}\s*页?)?{_EDGE}"
    rf"|{_EDGE}共\s*{_COUNT}\s*页\s*[,，、]?\s*第\s*{_COUNT}\s*页{_EDGE}"
)
_DIGITS = re.compile(r"\d+")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many lines were no text: heads, feet and page numbers, and watermarks."""

    running: int
    marks: int


def without_running(pages: Sequence[Page]) -> tuple[list[tuple[Page, tuple[Line, ...]]], LeftOut]:
    """The pages, each with those of its lines that are text, and how many are none."""
    places = [set(_may_run(page)) for page in pages]
    counted = _counted(pages, places)
    enough = max(2, len(pages) // 3)
    slanted = Counter(line.text for page in pages for line in page.lines if _is_slanted(line))
    # A watermark stands at one place on all pages, on some of them where no text is under it.
    marks = {_place(line) for page in pages for line in page.lines if line.is_mark}
    found: list[tuple[Page, tuple[Line, ...]]] = []
    running = left_out = 0
    for page, may_run in zip(pages, places, strict=True):
        kept: list[Line] = []
        for index, line in enumerate(page.lines):
            if _place(line) in marks or (slanted[line.text] > 1 and _is_slanted(line)):
                left_out += 1
            elif index in may_run and _runs(line, counted[_mark(line)] >= enough):
                running += 1
            else:
                kept.append(line)
        found.append((page, tuple(kept)))
    return found, LeftOut(running, left_out)


def _counted(pages: Sequence[Page], places: Sequence[set[int]]) -> Counter[tuple[str, int]]:
    """On how many pages each line stands that may run."""
    return Counter(
        mark
        for page, may_run in zip(pages, places, strict=True)
        for mark in {_mark(page.lines[index]) for index in may_run}
    )


def _runs(line: Line, comes_back: bool) -> bool:
    return comes_back or (not line.aside and _PAGE_NUMBER.fullmatch(line.text) is not None)


def _may_run(page: Page) -> Iterator[int]:
    """The lines that stand where running heads and feet do: at the edges, or beside the text."""
    tops: dict[int, list[float]] = {}
    for line in page.lines:
        tops.setdefault(line.flow, []).append(line.top)
    for flow_tops in tops.values():
        flow_tops.sort()
    for index, line in enumerate(page.lines):
        if (
            not line.is_ruled
            and is_straight(line.flow % VERTICAL)
            and (line.aside or _is_at_edge(line, tops[line.flow], page))
        ):
            yield index


def _is_at_edge(line: Line, tops: Sequence[float], page: Page) -> bool:
    turn = line.flow % VERTICAL + (90 if line.flow >= VERTICAL else 0)
    height = frame_size(turn % 360, page.width, page.height)[1]
    if line.top < height * _HEAD:
        return sum(top < line.top - line.height for top in tops) < _RUNNING
    if line.top > height * (1 - _FOOT):
        return sum(top > line.top + line.height for top in tops) < _RUNNING
    return False


def _is_slanted(line: Line) -> bool:
    return not is_straight(line.flow % VERTICAL)


def _mark(line: Line) -> tuple[str, int]:
    """What a line that comes back has in common: its text but for numbers, and its size.

    A title is larger than the head that repeats it.
    """
    return _SPACE.sub("", _DIGITS.sub("0", line.text)), round(line.height)


def _place(line: Line) -> tuple[str, int, int, int]:
    return line.text, line.flow, round(line.left), round(line.top)
