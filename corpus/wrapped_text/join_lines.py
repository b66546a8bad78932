"""Join the lines that layout broke: at one width all over, or wherever a sentence is cut."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from corpus.page_text.page_labels import labels_of
from corpus.wrapped_text.broken_sentences import join_sentences
from corpus.wrapped_text.broken_titles import join_title
from corpus.wrapped_text.line_forms import (
    begins_part,
    ends_title,
    glue,
    is_day_or_number,
    is_ended,
    is_indented,
    is_row,
    is_running,
    item_of,
    stands_alone,
)
from corpus.wrapped_text.text_width import Width, find_width

_PASSES = 3
"""How often a text may have been broken anew: copied from a page that was broken already."""
_HEAD = 8
"""Among so many lines at its head a page says who published it."""
_TITLE = re.compile(r"^《|关于|印发|转发|办法|规定|条例|措施|方案")
_NAMES_VALUE = re.compile(r"(?:单位|部门|时间|日期|文\s*号|说\s*明|电话|地址|依据|是)[:：]$")
_IN_ADDRESS = re.compile(r"[A-Za-z0-9][:;?!][A-Za-z0-9/]$")
_RUNS_ON = re.compile(r"[的》）)（(、和等与及〉”]|解读")


def unwrapped(text: str) -> list[str]:
    """The paragraphs of a text, a line for each; blank lines are left out."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return join_title(join_lines([line.rstrip() for line in lines]))


def join_lines(lines: Sequence[str]) -> list[str]:
    """The paragraphs of a text in lines; a blank line ends one, the title stays as it is set."""
    for _ in range(_PASSES):
        width = find_width([line for line in lines if line and not line.isspace()])
        if width is None:
            break
        lines = _Joined(lines, width).lines
    return join_sentences([line.strip() for line in lines])


class _Joined:
    """The lines of a text that was broken at one width, joined."""

    def __init__(self, lines: Sequence[str], width: Width) -> None:
        self._width = width
        filled = [line for line in lines if line.strip()]
        indented = sum(map(is_indented, filled))
        self._indents = 2 <= indented < len(filled)
        self._spaced = _is_spaced(lines, width)
        self._last_item: dict[str, int] = {}
        self.lines: list[str] = []
        last = ""
        for line in lines:
            if last and line.strip() and self._goes_on(last, line):
                self.lines[-1] += self._glue(last, line) + line.lstrip("　")
            elif line.strip() or not self._spaced:
                self._note_item(line.strip())
                self.lines.append(line)
            if line.strip() or not self._spaced:
                last = line if line.strip() else ""

    def _note_item(self, text: str) -> None:
        item = item_of(text)
        if item is not None:
            self._last_item[item[0]] = item[1]

    def _goes_on(self, last: str, line: str) -> bool:
        """Whether `line` goes on with what the line before it says."""
        if (is_row(last) and is_row(line)) or not self._is_full(last, line):
            return False
        if self._indents and is_indented(line):
            return False
        text = line.strip()
        if is_ended(last):
            return self._goes_on_behind_sentence(last.rstrip(), text)
        if self._begins_next(text) or (len(self.lines) <= _HEAD and _is_label(last)):
            return False
        if not ends_title(last):
            return True
        return not is_day_or_number(text) and not self._is_title(text)

    def _is_title(self, after: str) -> bool:
        """Whether the paragraph so far is a title at the head of the text, and at its end."""
        whole = self.lines[-1]
        if len(self.lines) > _HEAD or is_running(whole) or not _TITLE.search(whole):
            return False
        return _RUNS_ON.match(after) is None

    def _is_full(self, last: str, line: str) -> bool:
        """Whether a line is full; the first of a text may have lost the white space before it."""
        if self._width.fills(last, line):
            return True
        return len(self.lines) == 1 and self._indents and self._width.fills(f"　　{last}", line)

    def _goes_on_behind_sentence(self, last: str, text: str) -> bool:
        if _IN_ADDRESS.search(last[-2:] + text[:1]):
            return True
        if begins_part(text) or stands_alone(text):
            return False
        if last.endswith(("：", ":")) and not _NAMES_VALUE.search(last):
            return False
        long = self._width.measure(text) > 0.9 * self._width.most
        return self._indents or long or is_running(text) or text.startswith(("（", "("))

    def _begins_next(self, text: str) -> bool:
        """Whether a line begins a part though no sentence ended: 第三条, or 2. behind 1."""
        item = item_of(text)
        if item is None:
            return begins_part(text)
        return item[1] in (1, self._last_item.get(item[0], -1) + 1)

    def _glue(self, last: str, line: str) -> str:
        if self._width.by_words or (last.isascii() and line.isascii()):
            return glue(last, line)
        return ""


def _is_label(line: str) -> bool:
    """Whether a line says who published the text, and when."""
    return (":" in line or "：" in line) and labels_of(line) is not None


def _is_spaced(lines: Sequence[str], width: Width) -> bool:
    """Whether blank lines stand between the lines of a sentence: they are spacing then."""
    filled = [index for index, line in enumerate(lines) if line.strip()]
    full = apart = 0
    for here, there in itertools.pairwise(filled):
        if width.fills(lines[here], lines[there]) and not is_ended(lines[here]):
            full += 1
            apart += there > here + 1
    return apart > 0.6 * full
