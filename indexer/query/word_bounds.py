"""Tell where in a normalised text a word begins or ends, for looking up pieces of it."""

from __future__ import annotations

from indexer.analysis import words

_PIECE = 2
"""Characters at least of both words that a longer word is made of."""


def word_bounds(text: str) -> frozenset[int]:
    """The places where a word begins or ends.

    A word that the segmenter knows as two words of at least two characters has a place between
    them as well (国企改革), one that is a word with a character beside it has none (上学期).

    >>> sorted(word_bounds("公积金贷款额度"))
    [0, 3, 5, 7]
    """
    bounds = {0}
    start = 0
    for token in words.cut(text):
        if len(token) >= 2 * _PIECE:
            pieces = set(words.cut_for_search(token))
            bounds.update(
                start + size
                for size in range(_PIECE, len(token) - _PIECE + 1)
                if token[:size] in pieces and token[size:] in pieces
            )
        start += len(token)
        bounds.add(start)
    return frozenset(bounds)
