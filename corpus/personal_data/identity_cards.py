"""Numbers of identity cards (GB 11643), of 18 digits with a check digit and of 15 without one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from corpus.personal_data import context

Span = tuple[int, int]

_GAP = r"[ \u3000-]?"
_LONG = re.compile(
    rf"(?<![0-9A-Za-z])[1-8]\d{{5}}{_GAP}(?:19|20)\d{{6}}{_GAP}\d{{3}}[\dXx](?![0-9A-Za-z])"
)
_SHORT = re.compile(r"(?<![0-9A-Za-z.])[1-8]\d{14}(?![0-9A-Za-z.])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
# The first two digits are those of a province (GB/T 2260).
_PROVINCES = frozenset(
    str(code)
    for first, last in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (81, 83))
    for code in (*range(first, last + 1), 71)
)
_NAMED = re.compile(r"身份证|公民身份|证件号")
_NEAR = 400


def find_identity_cards(text: str) -> Iterator[Span]:
    """Where the numbers of identity cards stand; those of 15 digits only where they are named."""
    for found in _LONG.finditer(text):
        digits = re.sub(r"[^0-9Xx]", "", found.group()).upper()
        if _is_valid(digits) and not context.is_something_else(text, *found.span()):
            yield found.span()
    for found in _SHORT.finditer(text):
        named = _NAMED.search(text, max(0, found.start() - _NEAR), found.start())
        if named and _is_born(found.group(), f"19{found.group()[6:12]}"):
            yield found.span()


def _is_valid(digits: str) -> bool:
    """Whether the check digit is right, and the province and the day of birth are there.

    >>> _is_valid("110101190001010014"), _is_valid("110101190001010010")
    (True, False)
    """
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    return _CHECKS[total % 11] == digits[17] and _is_born(digits, digits[6:14])


def _is_born(digits: str, day: str) -> bool:
    try:
        date(int(day[:4]), int(day[4:6]), int(day[6:]))
    except ValueError:
        return False
    return digits[:2] in _PROVINCES
