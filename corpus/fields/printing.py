"""Finds the note of printing at the foot of a document (印发日期)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from corpus.document import Paragraph
from corpus.fields.dates import find_dates
from corpus.fields.rules.date_rules import PRINTED_NOTE

_LONGEST = 90


def find_printing(paragraphs: Sequence[Paragraph]) -> tuple[date, int, int, int] | None:
    """Return the day of 某办公室 2019年8月26日印发, its paragraph, and where it stands in that.

    The last such note counts, because forwarded texts may have brought their own notes along.
    """
    for index in range(len(paragraphs) - 1, -1, -1):
        text = paragraphs[index].text.replace("\t", " ")
        if len(text) > _LONGEST or "印" not in text[-6:]:
            continue
        note = PRINTED_NOTE.fullmatch(text)
        found = find_dates(note["day"]) if note else []
        if note and found:
            return (found[0][2], index, *note.span("day"))
    return None
