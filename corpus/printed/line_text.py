"""The text of a line: what the gaps between its signs mean."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from corpus.printed.folding import fold
from corpus.printed.sheet import Sign

COLUMN = 2.5
"""A gap between the columns of a table without rules, in heights of the signs."""
# Gaps between words, and between Latin words.
_WORD, _LATIN = 0.7, 0.15
# The gap of digits that are set as wide as Han characters.
_SET_WIDE = 0.62
# How far, in heights, the gaps of letters that are set apart may differ, and how many there are.
_UNEVEN, _SPREAD, _SPREAD_DIGITS = 0.3, 3, 2


def text_of(signs: Sequence[Sign], size: float) -> tuple[str, bool]:
    """The text of signs from left to right, and whether it is a row of cells with tabs between.

    Letters and digits that are set apart evenly are one word: ２　０　２　３ is 2023.
    """
    gaps = [(sign.left - last.right) / size for last, sign in pairwise(signs)]
    if not gaps or max(gaps) <= _LATIN:
        return fold("".join([sign.text for sign in signs])), False
    spread = _spread(signs, gaps)
    text = signs[0].text
    for index, gap in enumerate(gaps):
        text += "" if index in spread else _space(gap, signs[index], signs[index + 1])
        text += signs[index + 1].text
    # Single signs far apart are a word that is set wide: 通　　知.
    is_row = "\t" in text and all(len(cell) > 1 for cell in text.split("\t"))
    return fold(text if is_row else text.replace("\t", "\u3000")), is_row


def _space(gap: float, last: Sign, sign: Sign) -> str:
    if gap > COLUMN:
        return "\t"
    if gap > _WORD:
        return "\u3000"
    if gap <= _LATIN or not (last.text.isascii() and sign.text.isascii()):
        return ""
    # Digits that each take the room of a Han character, with no space between them in the file.
    follows = sign.order == last.order + 1 and last.text.isdigit() and sign.text.isdigit()
    return "" if follows and gap <= _SET_WIDE else " "


def _spread(signs: Sequence[Sign], gaps: Sequence[float]) -> set[int]:
    """The gaps within words whose letters are set apart."""
    found: set[int] = set()
    start = 0
    for end in range(1, len(gaps) + 1):
        if end < len(gaps) and _is_like(gaps[start], gaps[end]):
            continue
        stretch = range(start, end)
        if _LATIN < gaps[start] <= COLUMN and len(stretch) >= _enough(signs[start : end + 1]):
            found.update(stretch)
        start = end
    return found


def _is_like(first: float, gap: float) -> bool:
    return abs(gap - first) <= _UNEVEN and gap > _LATIN


def _enough(signs: Sequence[Sign]) -> int:
    return _SPREAD_DIGITS if all(sign.text.isdigit() for sign in signs) else _SPREAD
