"""Lines joined into paragraphs by where they stand on the paper.

A line that fills its column and is followed by one without indent was broken by the layout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from corpus.document import Paragraph, ParagraphKind
from corpus.printed.line import Line
from corpus.structure import to_paragraph
from corpus.wrapped_text.line_forms import BEGINS, glue, stands_alone

_CLOSED = ("。", "；", "：", "！", "？", "”", "）", ":", ";")
_SPACES = re.compile(r"(?<=[\u2014-\u9fff\uff01-\uff5e]) +(?=[\u2014-\u9fff\uff01-\uff5e])")
_COUNT = r"[\d０-９〇○Ｏ零一二三四五六七八九十]"
_DAY = re.compile(rf"{_COUNT}{{4}}\s*年\s*{_COUNT}{{1,3}}\s*月\s*{_COUNT}{{1,3}}\s*日")
# Those to whom a document is addressed (主送机关), who stand below its title.
_ADDRESSEES = re.compile("(?:各|有关|相关).{2,60}[：:]")
# A page of few lines does not show where its column ends: a line this wide, in heights, may do.
_FEW, _WIDE = 6, 15.0
# The room, in heights, that a broken line may leave at its end.
_ROOM_INDENTED, _ROOM, _ROOM_FEW = 3.5, 2.0, 1.2
# How far, in heights, the lines of an item hang to the right of its number, at least and at most.
_HANGS, _HANGS_FAR = 0.5, 4.0
# A line that begins beyond this share of its column stands at the right: a signature, a day.
_AT_RIGHT = 0.35

_Key = tuple[int, int]
"""The flow of a line, and how many columns stand side by side."""


def to_paragraphs(lines: Sequence[tuple[int, Line]]) -> tuple[Paragraph, ...]:
    """The paragraphs of lines in reading order, each with the page that it begins on."""
    columns = _columns([line for _, line in lines if not line.is_row])
    found: list[tuple[int, str, bool]] = []
    # The last line of each direction, aside or not, with its page and where it went.
    lasts: dict[tuple[int, bool], tuple[Line, int, int]] = {}
    flow, flow_page = 0, 0
    for number, line in lines:
        place = (line.flow, line.aside)
        last, page, index = lasts.get(place, (None, 0, 0))
        # A block of another direction at the end of a page does not end a sentence, but within it.
        follows = line.aside or flow == line.flow or flow_page == page < number
        if last is not None and follows and _goes_on(last, line, columns):
            begins, begun, _ = found[index]
            found[index] = (begins, begun + glue(begun, line.text) + line.text, False)
        else:
            index = len(found)
            found.append((number, line.text, line.is_row))
        lasts[place] = (line, number, index)
        if not line.aside:
            flow, flow_page = line.flow, number
    return tuple(_paragraphs(found))


def _columns(lines: Sequence[Line]) -> dict[_Key, _Column]:
    sorts: dict[_Key, list[Line]] = {}
    for line in lines:
        sorts.setdefault(_key(line), []).append(line)
    return {key: _Column(of_sort) for key, of_sort in sorts.items()}


def _key(line: Line) -> _Key:
    return line.flow, line.columns


def _goes_on(last: Line, line: Line, columns: dict[_Key, _Column]) -> bool:
    if last.is_row or line.is_row or _key(last) != _key(line):
        return False
    return columns[_key(line)].goes_on(last, line)


class _Column:
    """Where the lines of a text begin and end."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.height = median(line.height for line in lines)
        usual = [line for line in lines if abs(line.height - self.height) < self.height * 0.2]
        body = usual or lines
        # A twentieth of the lines may stand further out: notes, stamps, overhanging signs.
        self.left = sorted(line.left for line in body)[len(body) // 20]
        self.right = sorted(line.right for line in body)[-1 - len(body) // 20]
        indented = sum(
            self._is_indented(line) and not self._hangs(last, line)
            for last, line in pairwise([body[0], *body])
        )
        self.indents = indented >= max(1, len(body) // 20)
        self.few = len(body) <= _FEW and lines[0].columns == 1

    def goes_on(self, last: Line, line: Line) -> bool:
        """Whether `line` goes on in the middle of what `last` says."""
        if abs(last.height - line.height) > 0.15 * max(last.height, line.height):
            return False
        if line.top - last.top > 3 * max(line.height, self.height):
            return False
        if line.height > self.height * 1.15:
            return self._is_broken_title(last, line)
        if BEGINS.match(line.text) or _DAY.fullmatch(line.text):
            # A day that is a line of its own is that of a signature.
            return False
        if line.left > self.left + self.height:
            return self._hangs(last, line) or self._hangs_on(last, line)
        if self._is_at_right(last):
            return False
        if self.few and not self._may_be_broken(last, line):
            return False
        room = (self.right - last.right) / self.height
        if self.indents:
            return room < _ROOM_INDENTED
        return room < (_ROOM_FEW if self.few else _ROOM) and not last.text.endswith(_CLOSED)

    def _may_be_broken(self, last: Line, line: Line) -> bool:
        """Whether among few lines one may be broken: it is wide, and no title above 各…：."""
        wide = min(last.right - last.left, len(last.text) * last.height)
        return wide >= _WIDE * self.height and not _ADDRESSEES.fullmatch(line.text)

    def _hangs(self, last: Line, line: Line) -> bool:
        """Whether a line hangs below the text of an item whose number stands to the left of it."""
        hangs = _HANGS * line.height < line.left - last.left < _HANGS_FAR * line.height
        return hangs and self._is_full(last) and BEGINS.match(last.text) is not None

    def _hangs_on(self, last: Line, line: Line) -> bool:
        """Whether a line goes on below one that hangs too, or that stands in by the same."""
        level = abs(line.left - last.left) < _HANGS * line.height
        signs = self._is_at_right(last) and stands_alone(last.text)
        return level and self._is_full(last) and not signs and not last.text.endswith(_CLOSED)

    def _is_full(self, line: Line) -> bool:
        return self.right - line.right < _ROOM_FEW * self.height

    def _is_at_right(self, line: Line) -> bool:
        return line.left - self.left > _AT_RIGHT * (self.right - self.left)

    def _is_indented(self, line: Line) -> bool:
        return 1.5 * line.height < line.left - self.left < 2.6 * line.height

    def _is_broken_title(self, last: Line, line: Line) -> bool:
        """Whether two large lines are one title: close, the first long, one middle."""
        close = 0 < line.top - last.top < 2.2 * line.height
        long = last.right - last.left > 0.5 * (self.right - self.left)
        aside = abs(last.left + last.right - line.left - line.right) / 2
        return close and long and aside < line.height


def _paragraphs(found: Sequence[tuple[int, str, bool]]) -> Iterator[Paragraph]:
    for page, text, is_row in found:
        if is_row:
            yield Paragraph(text, ParagraphKind.TABLE_ROW, page=page)
            continue
        paragraph = to_paragraph(_SPACES.sub("", text))
        if paragraph is not None:
            yield Paragraph(paragraph.text, paragraph.kind, paragraph.level, page)
