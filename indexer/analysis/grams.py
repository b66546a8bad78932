"""Character bigrams of normalised text as numbers, with punctuation and digits."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from indexer.analysis.normalise import BARRIER

Codes = npt.NDArray[np.uint64]

_BITS = 21
"""Bits of a Unicode code point; two of them and the zeros before make a code."""


def codes(text: str) -> Codes:
    r"""The bigram that starts at each position: code point << 21 | next code point, uint64.

    The last character of a paragraph pairs with its barrier "\n"; the barrier itself has code 0.

    >>> [divmod(int(code), 1 << 21) for code in codes("ab\n")]
    [(97, 98), (98, 10), (0, 0)]
    """
    points = np.frombuffer(text.encode("utf-32-le"), np.dtype("<u4")).astype(np.uint64)
    barrier = np.uint64(ord(BARRIER))
    bigrams = points << np.uint64(_BITS) | np.append(points[1:], barrier)
    bigrams[points == barrier] = 0
    return bigrams


def characters(codes: Codes) -> Codes:
    """The code point at each position of the text that `codes` were made of, 0 at barriers."""
    return codes >> np.uint64(_BITS)


def phrase_codes(text: str) -> list[tuple[int, int]]:
    """(offset, code) of bigrams that together cover a literal of at least two characters.

    Every second one, and the last: a document that holds each at its offset holds the literal.

    >>> [offset for offset, code in phrase_codes("abcde")]
    [0, 2, 3]
    """
    if len(text) < 2:
        raise ValueError(f"a phrase has at least two characters: {text!r}")
    bigrams = codes(text)
    last = len(text) - 2
    offsets = [*range(0, last, 2), last]
    return [(offset, int(bigrams[offset])) for offset in offsets]


def first_char_range(char: str) -> tuple[int, int]:
    """Half-open range [low, high) of the codes of all bigrams that start with a character."""
    low = ord(char) << _BITS
    return low, low + (1 << _BITS)
