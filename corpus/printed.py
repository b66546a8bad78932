"""Printed pages: their lines joined into paragraphs by where they stand on the paper.

A line that fills the column and is followed by one without indent was broken by the layout. What
comes back at the head or the foot of page after page is no text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from corpus.document import Paragraph, ParagraphKind
from corpus.structure import to_paragraph
from corpus.wrapped_text.line_forms import BEGINS, glue


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, or a row of a table: `text` with tabs between its cells.

    Its box in any unit, `top` counted downwards from the head of the page; `height` of its signs.
    """

    text: str
    left: float
    right: float
    top: float
    height: float
    is_row: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page in reading order; `number` counts from 1, `height` is the paper's."""

    number: int
    height: float
    lines: tuple[Line, ...]


# The shares of a page's height in which its running head and foot stand, and how many lines of it.
_HEAD, _FOOT = 0.085, 0.12
_RUNNING = 2
_PAGE_NUMBER = re.compile(
    r"[-—–－_·.\s]*(?:第\s*)?(?:\d{1,4}|[ivxIVX]{1,6}|[一二三四五六七八九十百]{1,4})"
    r"(?:\s*页)?(?:\s*[/,，共]\s*(?:共\s*)?\d{1,4}(?:\s*页)?)?[-—–－_·.\s]*"
)
_DIGITS = re.compile(r"\d+")
_CLOSED = ("。", "；", "：", "！", "？", "”", "）", ":", ";")
_SPACES = re.compile(r"(?<=[\u2014-\u9fff\uff01-\uff5e]) +(?=[\u2014-\u9fff\uff01-\uff5e])")


def to_paragraphs(pages: Sequence[Page]) -> tuple[Paragraph, ...]:
    """The paragraphs of pages in reading order, each with the page that it begins on."""
    lines = [(page.number, line) for page in _without_running(pages) for line in page.lines]
    text = [line for _, line in lines if not line.is_row]
    if not text:
        return tuple(_paragraphs([(number, line.text, True) for number, line in lines]))
    column = _Column(text)
    found: list[tuple[int, str, bool]] = []
    last: Line | None = None
    for number, line in lines:
        if last is not None and not line.is_row and column.goes_on(last, line):
            page, begun, _ = found[-1]
            found[-1] = (page, begun + glue(begun, line.text) + line.text, False)
        else:
            found.append((number, line.text, line.is_row))
        last = None if line.is_row else line
    return tuple(_paragraphs(found))


class _Column:
    """Where the lines of a text begin and end."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.height = median(line.height for line in lines)
        body = [line for line in lines if abs(line.height - self.height) < self.height * 0.2]
        # A twentieth of the lines may stand further out: notes, stamps, overhanging signs.
        self.left = sorted(line.left for line in body)[len(body) // 20]
        self.right = sorted(line.right for line in body)[-1 - len(body) // 20]
        indented = sum(self._is_indented(line) for line in body)
        self.indents = indented >= max(1, len(body) // 20)

    def goes_on(self, last: Line, line: Line) -> bool:
        """Whether `line` goes on in the middle of what `last` says."""
        if abs(last.height - line.height) > 0.15 * max(last.height, line.height):
            return False
        if line.top - last.top > 3 * max(line.height, self.height):
            return False
        if line.height > self.height * 1.15:
            return self._is_broken_title(last, line)
        if line.left > self.left + self.height or BEGINS.match(line.text):
            return False
        room = self.right - last.right
        if self.indents:
            return room < 3.5 * self.height
        return room < 2 * self.height and not last.text.endswith(_CLOSED)

    def _is_indented(self, line: Line) -> bool:
        return 1.5 * line.height < line.left - self.left < 2.6 * line.height

    def _is_broken_title(self, last: Line, line: Line) -> bool:
        """Whether two large lines are one title: close, the first long, one middle."""
        close = 0 < line.top - last.top < 2.2 * line.height
        long = last.right - last.left > 0.5 * (self.right - self.left)
        aside = abs(last.left + last.right - line.left - line.right) / 2
        return close and long and aside < line.height


def _without_running(pages: Sequence[Page]) -> Iterator[Page]:
    """The pages without page numbers and without the heads and feet that come back."""
    running = [{i for i, _ in enumerate(page.lines) if _may_run(i, page)} for page in pages]
    counted = Counter(
        mark
        for page, places in zip(pages, running, strict=True)
        for mark in {_mark(page.lines[place]) for place in places}
    )
    enough = max(2, len(pages) // 3)
    for page, places in zip(pages, running, strict=True):
        kept = tuple(
            line
            for index, line in enumerate(page.lines)
            if index not in places
            or (counted[_mark(line)] < enough and not _PAGE_NUMBER.fullmatch(line.text))
        )
        yield Page(page.number, page.height, kept)


def _may_run(index: int, page: Page) -> bool:
    """Whether a line stands where running heads and feet do."""
    if page.lines[index].is_row:
        return False
    top, last = page.lines[index].top, len(page.lines) - 1
    in_head = index < _RUNNING and top < page.height * _HEAD
    return in_head or (last - index < _RUNNING and top > page.height * (1 - _FOOT))


def _mark(line: Line) -> str:
    return _DIGITS.sub("0", line.text)


def _paragraphs(found: Sequence[tuple[int, str, bool]]) -> Iterator[Paragraph]:
    for page, text, is_row in found:
        if is_row:
            yield Paragraph(text, ParagraphKind.TABLE_ROW, page=page)
            continue
        paragraph = to_paragraph(_SPACES.sub("", text))
        if paragraph is not None:
            yield Paragraph(paragraph.text, paragraph.kind, paragraph.level, page)
