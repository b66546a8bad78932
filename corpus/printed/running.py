"""What is printed on page after page and is no text: heads, feet, page numbers and watermarks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from corpus.printed.line import Line, Page
from corpus.printed.sheet import frame_size, is_straight
from corpus.printed.vertical import VERTICAL

# The shares of a page's height in which its running head and foot stand, and how many lines of it.
_HEAD, _FOOT = 0.085, 0.12
_RUNNING = 2
# How much larger than the usual line of a file one that runs is at most.
_LARGEST = 1.25
# A lone page shows nothing twice: its head is a line above all others, in type that is smaller than
# the usual by this share, unless it is what stands before a title.
_SMALL = 0.8
_BEFORE_TITLE = re.compile(
    r"附\s*[件表图]|[绝机秘]\s*密|特急|加急|第.{1,6}[号条章]|.{0,20}征求意见|\W*草案"
)
_COUNT = r"(?:\d{1,4}|[ivxlIVXLⅰ-ⅻⅠ-Ⅻ]{1,7}|[〇○零一二三四五六七八九十百]{1,5})"
_EDGE = r"[-—–－―─_·•.．~～〜\s|<>〈〉《》\[\]()（）]*"
_OF = r"(?:[/／]|of|[,，、|（(]?\s*[共总])"
_PAGE_NUMBER = re.compile(
    rf"{_EDGE}(?:(?:第|[Pp]age|[Pp]\.?)\s*)?{_COUNT}\s*页?(?:\s*{_OF}\s*{_COUNT}\s*页?)?{_EDGE}"
    rf"|{_EDGE}共\s*{_COUNT}\s*页\s*[,，、]?\s*第\s*{_COUNT}\s*页{_EDGE}"
)
_DIGITS = re.compile(r"\d+")
_SPACE = re.compile(r"\s+")
_SENTENCE = re.compile("[，。；]")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many lines were no text: heads, feet and page numbers, and watermarks."""

    running: int
    marks: int


def without_running(pages: Sequence[Page]) -> tuple[list[tuple[Page, tuple[Line, ...]]], LeftOut]:
    """The pages, each with those of its lines that are text, and how many are none."""
    repeats = _Repeats(pages)
    found: list[tuple[Page, tuple[Line, ...]]] = []
    running = marks = 0
    for page in pages:
        may_run = set(_may_run(page, repeats.highest))
        kept: list[Line] = []
        for index, line in enumerate(page.lines):
            if repeats.is_mark(line):
                marks += 1
            elif index in may_run and repeats.runs(line):
                running += 1
            else:
                kept.append(line)
        found.append((page, tuple(kept)))
    return found, LeftOut(running, marks)


class _Repeats:
    """What comes back on the pages of a file."""

    def __init__(self, pages: Sequence[Page]) -> None:
        lines = [line for page in pages for line in page.lines]
        heights = [line.height for line in lines if not line.is_ruled]
        self._usual = median(heights) if heights else 0.0
        self.highest = _LARGEST * self._usual
        self._lone_head = _head_of_lone_page(pages[0], self._usual) if len(pages) == 1 else None
        self._enough = max(2, len(pages) // 3)
        self._running = Counter(
            mark
            for page in pages
            for mark in {_mark(page.lines[index]) for index in _may_run(page, self.highest)}
        )
        # A watermark stands at one place on all pages, on some of them where no text is under it.
        self._marks = {_place(line) for line in lines if line.is_mark}
        self._beside = Counter(line.text for line in lines if self._may_be_mark(line))

    def is_mark(self, line: Line) -> bool:
        """Whether a line is a watermark: by its look, or because it comes back across the page."""
        return _place(line) in self._marks or (
            self._beside[line.text] > 1 and self._may_be_mark(line)
        )

    def runs(self, line: Line) -> bool:
        """Whether a line at an edge comes back there, or is a page number."""
        if self._running[_mark(line)] >= self._enough:
            return True
        if line.aside:
            return False
        return _PAGE_NUMBER.fullmatch(line.text) is not None or line is self._lone_head

    def _may_be_mark(self, line: Line) -> bool:
        return _is_slanted(line) or (line.aside and line.height > self.highest)


def _head_of_lone_page(page: Page, usual: float) -> Line | None:
    """The running head of a page that is the only one: small type above all other lines."""
    upright = sorted((line for line in page.lines if not line.flow), key=lambda line: line.top)
    if len(upright) < 3 or upright[0].top > page.height * _HEAD:
        return None
    head, below = upright[:2]
    is_small = head.height < _SMALL * usual and not head.is_ruled
    is_apart = below.top - head.top - head.height > 0.5 * usual and below.height >= _SMALL * usual
    return head if is_small and is_apart and not _BEFORE_TITLE.match(head.text) else None


def _may_run(page: Page, highest: float) -> Iterator[int]:
    """The lines that stand where running heads and feet do: at the edges, or beside the text.

    A page number may be as large as it likes; what else is higher than `highest` is a title.
    """
    tops: dict[int, list[float]] = {}
    for line in page.lines:
        tops.setdefault(line.flow, []).append(line.top)
    for of_flow in tops.values():
        of_flow.sort()
    for index, line in enumerate(page.lines):
        if (
            not line.is_ruled
            and (line.height <= highest or _PAGE_NUMBER.fullmatch(line.text))
            and is_straight(line.flow % VERTICAL)
            and (line.aside or _is_at_edge(line, tops[line.flow], page))
        ):
            yield index


def _is_at_edge(line: Line, tops: Sequence[float], page: Page) -> bool:
    turn = line.flow % VERTICAL + (90 if line.flow >= VERTICAL else 0)
    height = frame_size(turn % 360, page.width, page.height)[1]
    if line.top < height * _HEAD:
        return bisect_left(tops, line.top - line.height) < _RUNNING
    if line.top > height * (1 - _FOOT):
        return len(tops) - bisect_right(tops, line.top + line.height) < _RUNNING
    return False


def _is_slanted(line: Line) -> bool:
    return not is_straight(line.flow % VERTICAL)


def _mark(line: Line) -> tuple[str, int]:
    """What a line that comes back has in common: its text but for numbers, and its size.

    A title is larger than the head that repeats it. Sentences that differ by a number are none.
    """
    text = line.text if _SENTENCE.search(line.text) else _DIGITS.sub("0", line.text)
    return _SPACE.sub("", text), round(line.height)


def _place(line: Line) -> tuple[str, int, int, int]:
    return line.text, line.flow, round(line.left), round(line.top)
