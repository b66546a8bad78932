"""Telephone numbers of persons: mobile numbers, and fixed lines that are said to be a person's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.personal_data import context

Span = tuple[int, int]

_MOBILE = re.compile(
    r"(?<![0-9A-Za-z.-])(?:\+?86[ -]?)?1[3-9]\d(?:\d{8}|([ -])\d{4}\1\d{4})(?![0-9A-Za-z.])"
)
_LANDLINE = re.compile(
    r"(?<![0-9A-Za-z./-])(?:[（(]0\d{2,3}[)）][ -]?|0\d{2,3}[-— ])[2-8]\d{6,7}(?![0-9A-Za-z./-])"
)


def find_mobiles(text: str) -> Iterator[Span]:
    """Where mobile numbers stand that are no office's."""
    for found in _MOBILE.finditer(text):
        span = found.span()
        if context.is_something_else(text, *span) or context.is_called_by_organ(text, span[0]):
            continue
        if not context.is_of_office(text, *span):
            yield span


def find_landlines(text: str) -> Iterator[Span]:
    """Where fixed lines stand that are a person's by what stands beside them."""
    for found in _LANDLINE.finditer(text):
        span = found.span()
        if context.is_of_person(text, *span) and not context.is_of_office(text, *span):
            yield span
