"""Join the lines of a title at the head of a text: it may be set on two or three of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.fields.rules.organ_rules import ORGAN_END
from corpus.wrapped_text.line_forms import (
    begins_part,
    ends_title,
    glue,
    is_day_or_number,
    is_ended,
    is_row,
)

_HEAD = 12
_MOST_LINES = 3
_LONGEST_LINE, _LONGEST = 60, 150
_SUBJECT = re.compile(r"关于|印发|转发|批转")
_OWN_SUBJECT = re.compile(r"[^《》]*关于")
_ABOUT = re.compile(r"(?:关于|印发|转发|批转)")


def join_title(lines: Sequence[str]) -> list[str]:
    """The lines, those of the title at the head made one.

    >>> join_title(["云州市教育局关于印发养犬", "管理办法（试行）的通知", "各区："])
    ['云州市教育局关于印发养犬管理办法（试行）的通知', '各区：']
    """
    for place, line in enumerate(lines[:_HEAD]):
        if is_ended(line):
            break
        many = _many(lines, place)
        if many > 1:
            title = ""
            for piece in lines[place : place + many]:
                title += glue(title, piece) + piece
            return [*lines[:place], title, *lines[place + many :]]
    return list(lines)


def _many(lines: Sequence[str], place: int) -> int:
    """How many lines from a place on are one title; 1 where the next is none of it."""
    if not _is_piece(lines[place]) or ends_title(lines[place]):
        return 1
    whole = lines[place]
    for many, line in enumerate(lines[place + 1 : place + _MOST_LINES], start=2):
        if not _is_piece(line) or len(whole) + len(line) > _LONGEST:
            return 1
        if _SUBJECT.search(whole):
            if "关于" in whole and _OWN_SUBJECT.match(line):
                return 1
        elif place or not (ORGAN_END.search(whole) and _ABOUT.match(line)):
            return 1
        whole += line
        if ends_title(whole):
            return many
    return 1


def _is_piece(line: str) -> bool:
    """Whether a line can be a piece of a title: short, no sentence, label, item or number."""
    if not 1 < len(line) <= _LONGEST_LINE or is_ended(line) or is_row(line):
        return False
    return not (":" in line or "：" in line or begins_part(line) or is_day_or_number(line))
