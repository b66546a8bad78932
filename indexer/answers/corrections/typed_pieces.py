"""Find the pieces of a typed text that may hold a mistake: no quotation and no number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from indexer.analysis.normalise import normalise
from indexer.analysis.words import cut
from indexer.query.function_words import FUNCTION_WORDS, without_noise
from indexer.query.operators import Kind
from indexer.query.syntax.scanned_tokens import Token
from indexer.query.syntax.tokens import tokens

MOST_SIGNS = 300
"""A title of 60 characters in pinyin; longer texts are pasted, not typed."""

_PLAIN = (Kind.TEXT, Kind.PHRASE, Kind.NUMBER, Kind.OPEN, Kind.CLOSE)
_HAN = re.compile("[\u3400-\u9fff]+")
_ALWAYS_APART = frozenset("的了吗呢么吧啊呀嘛哪谁几啥咋")
"""Words of one character that are no slip for another: others may stand in a mistyped word."""


@dataclass(frozen=True, slots=True)
class TypedPiece:
    """A run of Han characters between words that only ask or bind.

    `text` is normalised, line[start:end] is what was typed for it.
    """

    text: str
    start: int
    end: int


_HALF_WIDTH = {code: code - 0xFEE0 for code in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
"""Letters of full width as those that pinyin is typed in."""


def line_of(text: str) -> str:
    """A typed text as it is looked at: one line without addresses of the web."""
    return " ".join(without_noise(text).translate(_HALF_WIDTH).split())


def plain_tokens(line: str) -> tuple[Token, ...]:
    """The tokens of a line; none where it has an operator or is too long."""
    found = tokens(line) if len(line) <= MOST_SIGNS else []
    return () if any(token.kind not in _PLAIN for token in found) else tuple(found)


def plain_runs(typed: Iterable[Token]) -> tuple[Token, ...]:
    """The runs among typed tokens that are no quotation and no number."""
    return tuple(token for token in typed if token.kind is Kind.TEXT)


def plain_stretches(typed: Iterable[Token]) -> tuple[tuple[int, int], ...]:
    """Where the runs among typed tokens stand that no quotation and no number parts: [start, end).

    >>> plain_stretches(plain_tokens("gjj tiqu “提取” banli"))
    ((0, 8), (14, 19))
    """
    found: list[tuple[int, int]] = []
    joined = False
    for token in typed:
        if token.kind is Kind.TEXT:
            start = found.pop()[0] if joined else token.start
            found.append((start, token.end))
        joined = bool(found) and token.kind not in (Kind.PHRASE, Kind.NUMBER)
    return tuple(found)


def content_pieces(run: Token) -> Iterator[TypedPiece]:
    """The pieces of a run that have at least two characters.

    >>> [piece.text for piece in content_pieces(tokens("居住正怎么办")[0])]
    ['居住正']
    """
    for han in _HAN.finditer(run.text):
        text = normalise(han.group())
        if len(text) != len(han.group()):
            continue
        start, at = 0, 0
        for word in (*cut(text), ""):
            if not word or _parts(word):
                if at - start > 1:
                    first = run.start + han.start()
                    yield TypedPiece(text[start:at], first + start, first + at)
                start = at + len(word)
            at += len(word)


def _parts(word: str) -> bool:
    """Whether a word ends the piece before it."""
    return word in FUNCTION_WORDS and (len(word) > 1 or word in _ALWAYS_APART)
