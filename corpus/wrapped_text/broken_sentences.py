"""Join lines that cut a sentence, wherever they end: behind a comma, or inside 《》."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.wrapped_text.line_forms import (
    CLOSING,
    OPENING,
    begins_part,
    ends_title,
    glue,
    is_ended,
    is_row,
    is_running,
    item_of,
    stands_alone,
)

_PAIRS = {"《": "》", "（": "）", "(": ")", "〔": "〕", "［": "］", "【": "】"}
_NEAR = {"《": 100}
_NEARLY = 60
"""Within how many signs a bracket is closed whose two signs stand on different lines."""
_AHEAD = 4
_VERSE = 16
"""No line of verse is longer."""
_MANY, _SHARE = 3, 0.06
"""From so many cuts on, and such a share of all lines, a text is cut anywhere."""
_HEADING = 30
_ORPHAN = 2
_LINE = 18
_BRACKET = re.compile(r"[《》（）()〔〕［］【】]")
_COMMA = re.compile(r"[，、]$|(?<=[\u4e00-\u9fff”》）]),$")
_NOTE = re.compile(r"[（(](?!\s*[一二三四五六七八九十\d]{1,3}[）)])")
_CHAPTER = re.compile(r"第\s*[一二三四五六七八九十百\d]{1,4}\s*[编章节]")
_ARTICLE = re.compile(r"第\s*[一二三四五六七八九十百\d]{1,5}\s*条")
_PUNCTUATED = ("，", "。", "；", "！", "？", "、")


def join_sentences(lines: Sequence[str]) -> list[str]:
    """The lines that are not blank, those that cut a sentence joined with the next.

    >>> join_sentences(["根据《养犬", "办法》", "（云政〔2019〕", "8号），制定本办法。", "第一条"])
    ['根据《养犬办法》（云政〔2019〕8号），制定本办法。', '第一条']
    """
    places = range(1, len(lines))
    sure = [place for place in places if _is_cut(lines[place - 1], lines, place)]
    if not sure:
        return [line for line in lines if line]
    anywhere = len(sure) >= max(_MANY, _SHARE * len(lines))
    joined: list[str] = []
    last = ""
    for place, line in enumerate(lines):
        if last and line and _goes_on(joined[-1], lines, place, anywhere=anywhere):
            joined[-1] += glue(joined[-1], line) + line
        elif line:
            joined.append(line)
        last = line
    return joined


def _goes_on(before: str, lines: Sequence[str], place: int, *, anywhere: bool) -> bool:
    if _is_cut(before, lines, place):
        return True
    return anywhere and _is_open(before, lines[place - 1], lines[place])


def _is_cut(before: str, lines: Sequence[str], place: int) -> bool:
    """Whether the line end before `lines[place]` surely stands inside a sentence."""
    last, line = lines[place - 1], lines[place]
    if not last or not line or is_row(last) or is_row(line):
        return False
    if line[0] in CLOSING:
        return True
    if last[-1] in OPENING:
        return not begins_part(line)
    if _COMMA.search(last[-2:]):
        return not begins_part(line) and not _is_verse(lines, place)
    if last[-1] == "》" and _NOTE.match(line):
        return True
    return _closes(before, lines, place)


def _closes(before: str, lines: Sequence[str], place: int) -> bool:
    """Whether a bracket that is open at the end of `before` is closed by the next lines."""
    opened = _open_bracket(before)
    if opened is None:
        return False
    near = _NEAR.get(opened[0], _NEARLY) - opened[1]
    for line in lines[place : place + _AHEAD]:
        if not line or is_row(line) or near <= 0:
            return False
        at = line.find(_PAIRS[opened[0]], 0, near)
        if at >= 0:
            return line.count(opened[0], 0, at) == 0
        near -= len(line)
    return False


def _open_bracket(text: str) -> tuple[str, int] | None:
    """The bracket that is still open at the end of a text, and how many signs stand behind it."""
    tail = text[-max(_NEAR.values()) :]
    waiting: list[tuple[str, int]] = []
    for found in _BRACKET.finditer(tail):
        sign = found[0]
        if sign in _PAIRS:
            waiting.append((sign, len(tail) - found.start()))
        elif waiting and sign == _PAIRS[waiting[-1][0]]:
            waiting.pop()
    return waiting[0] if waiting else None


def _is_verse(lines: Sequence[str], place: int) -> bool:
    """Whether the lines around a line end are short, equally long and end with a mark."""
    length = len(lines[place])
    if length > _VERSE:
        return False
    around = lines[max(0, place - 2) : place + 2]
    alike = [one for one in around if len(one) == length and one.endswith(_PUNCTUATED)]
    return len(alike) > 2


def _is_open(before: str, last: str, line: str) -> bool:
    """Whether a paragraph of a text that is cut anywhere is not at its end yet."""
    if is_ended(before) or is_row(last) or is_row(line) or begins_part(line):
        return False
    if _CHAPTER.match(before):
        return len(line) <= _ORPHAN
    if stands_alone(line) or (item_of(before) is not None and len(before) <= _HEADING):
        return False
    if _ARTICLE.match(before) or is_running(before):
        return True
    return len(last) >= _LINE and is_running(line) and not ends_title(last)
