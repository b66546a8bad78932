"""Make values safe for cells: one line, not too long, and never taken for a formula."""

from __future__ import annotations

import re
from datetime import date
from unicodedata import normalize

Cell = str | int | date | None
"""None is an empty cell."""

LONGEST_CELL = 32_000
"""Characters: Excel takes 32,767 and calls a file with more of them damaged."""

LONGEST_NUMBER = 64
"""Characters of what may be a number."""

# Excel and LibreOffice take all of these for the beginning of a formula, the full-width ones in
# Chinese locales; a tab or line break before them is skipped.
_FORMULA = re.compile(r"[=+\-@＝＋－＠﹦﹢﹣﹫]")
# What Excel takes for a number or a day when it opens a CSV, and shows otherwise than it was: long
# numbers lose digits, 0012 its zeros, 3-1 becomes a day, (3) a negative number. Not 2019-08.
_CHANGED = re.compile(
    r"0\d+|\d{12,}(?:\.\d+)?|\d{1,2}[-/]\d{1,2}(?:[-/]\d{1,4})?|\(\d+\)|\d+(?:\.\d+)?[eE]\d+"
)
_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]+")


def plain(text: str) -> str:
    """Text on one line, without signs that XML and other formats refuse."""
    # Nearly all cells are plain already, and a whole result has millions.
    if not text.isprintable() or "  " in text:
        text = _CONTROL.sub(" ", text)
    return text.strip()


def safe(text: str) -> str:
    r"""Text that no spreadsheet takes for a formula: an apostrophe stands before such.

    >>> safe("=1+1"), safe("\t＠SUM(A1)"), safe("2019年")
    ("'=1+1", "'＠SUM(A1)", '2019年')
    """
    text = plain(text)[:LONGEST_CELL]
    return f"'{text}" if _FORMULA.match(text) else text


def kept(text: str) -> str:
    """`safe` text of a CSV, which has no kinds of cells: an apostrophe keeps it as it stands.

    >>> kept("420100197001011234"), kept("０１２"), kept("3-1"), kept("2019-08"), kept("12.5")
    ("'420100197001011234", "'０１２", "'3-1", '2019-08', '12.5')
    """
    text = safe(text)
    # Almost all cells end here: few are short and begin like a number.
    if len(text) <= LONGEST_NUMBER and (text[:1].isdecimal() or text[:1] in "(（"):
        return f"'{text}" if _CHANGED.fullmatch(normalize("NFKC", text)) else text
    return text


def safe_cell(value: Cell) -> Cell:
    """A value as every table writes it: whatever is text is `safe`."""
    return safe(value) if isinstance(value, str) else value
