"""The form of a text in which differences of writing alone are gone, with the way back."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from indexer.analysis.normalise import BARRIER, normalise_paragraphs

_SAYING = frozenset("%‰&@#*§")
"""Punctuation by Unicode that is read aloud, and so belongs to the words."""
_BETWEEN_DIGITS = frozenset(".,:/~-·")
"""Signs that change a number when they are left out between digits (1.5, 3-6, 8:30)."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a text says, whatever its writing: `text`, and where each character of it comes from.

    `origins[i]` is the place in the original of character i; they ascend, not always strictly.
    """

    text: str
    origins: npt.NDArray[np.int64]


def wordings(texts: Sequence[str]) -> list[Wording]:
    r"""The words of each text; a text may have several paragraphs, separated by "\n".

    >>> wordings(["１．５％（含）； 應當\n登記", "1.5%含应当登记"])[0].text
    '1.5%含应当登记'
    """
    if not texts:
        return []
    lines = [line for text in texts for line in text.split(BARRIER)]
    form = normalise_paragraphs(lines)
    codes = np.frombuffer(form.text.encode("utf-32-le", "surrogatepass"), np.uint32)
    ends = np.cumsum([len(text) + 1 for text in texts])
    starts = ends - [len(text) + 1 for text in texts]
    places = np.flatnonzero(_kept(codes))
    points = form.breaks.astype(np.int64)
    at = np.searchsorted(points[:, 0], places, "right") - 1
    origins = points[at, 1] + places - points[at, 0]
    cuts = np.searchsorted(origins, starts).tolist()
    kept = codes[places].tobytes().decode("utf-32-le", "surrogatepass")
    return [
        Wording(kept[first:last], origins[first:last] - start)
        for first, last, start in zip(cuts, [*cuts[1:], len(places)], starts.tolist(), strict=True)
    ]


def _kept(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    """Which characters of the normal form say something."""
    different = np.unique(codes).tolist()
    silent = [code for code in different if _is_silent(chr(code))]
    kept: npt.NDArray[np.bool_] = ~np.isin(codes, silent)
    digits = (codes >= ord("0")) & (codes <= ord("9"))
    inner = np.isin(codes, [ord(sign) for sign in _BETWEEN_DIGITS])
    inner[1:] &= digits[:-1]
    inner[:-1] &= digits[1:]
    inner[:1] = inner[-1:] = False
    return kept | inner


def _is_silent(sign: str) -> bool:
    if sign in _SAYING:
        return False
    return sign.isspace() or unicodedata.category(sign).startswith("P")
