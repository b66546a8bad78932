"""Notes at the foot of a page: they stand between two halves of a sentence, and break none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from corpus.printed.line import Line, Page

# Type of a note is smaller than the usual of a file by this share, and a sign stands before it.
_SMALL = 0.88
_SIGN = re.compile(
    r"[①-⑳*＊※†]|[\[〔［(（]\s*\d{1,3}\s*[\]〕］)）]|\d{1,3}(?![\d.年月日、．])|注\s*\d{0,2}\s*[：:]"
)

_Kept = tuple[Page, tuple[Line, ...]]


def with_notes_aside(pages: Sequence[_Kept]) -> Iterator[_Kept]:
    """The pages and their lines; lines of notes at the end of a page stand beside the text."""
    heights = [line.height for _, lines in pages for line in lines if not line.is_ruled]
    small = _SMALL * median(heights) if heights else 0.0
    for page, lines in pages:
        first = _first_note(lines, small)
        yield page, (*lines[:first], *(replace(line, aside=True) for line in lines[first:]))


def _first_note(lines: Sequence[Line], small: float) -> int:
    """Where the notes at the end of a page begin; the number of lines where there are none."""
    first = len(lines)
    for index in range(len(lines) - 1, 0, -1):
        line = lines[index]
        if line.height >= small or line.is_row or line.aside or line.flow != lines[0].flow:
            break
        if _SIGN.match(line.text):
            first = index
    return first
