"""What a cell of a file holds: one line, not too long, and nothing that is taken for a formula."""

from __future__ import annotations

import re
from datetime import date

Cell = str | int | date | None
"""None is a cell that is not there."""

LONGEST_CELL = 32_000
"""Characters: Excel takes 32,767 and calls a file with more of them damaged."""

# Excel and LibreOffice take all of these for the beginning of a formula, the full-width ones in
# Chinese locales; a tab or line break before them is skipped.
_FORMULA = re.compile(r"[=+\-@＝＋－＠﹦﹢﹣﹫]")
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


def safe_cell(value: Cell) -> Cell:
    """A value as every table writes it: whatever is text is `safe`."""
    return safe(value) if isinstance(value, str) else value
