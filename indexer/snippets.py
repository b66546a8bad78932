"""Cut pieces out of the original text that show why it was found, with the matches marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import islice
from typing import NamedTuple

from indexer.analysis.sentence_ends import SHOWN_SENTENCE_ENDS
from indexer.results import Snippet, TextPart

WIDTH = 120
"""How many characters a piece has: about three lines on a phone, one and a half on a page."""

_TO_LAST_SENTENCE_END = re.compile(rf"(?s:.*)(?:[{SHOWN_SENTENCE_ENDS}]+[”’」』）)\"]*|\n)\s*")
_TO_LAST_CLAUSE_END = re.compile(r"(?s:.*)[，、,]")
_CLAUSE_END = re.compile(r"[，、,]")
_SENTENCE_MARK = re.compile(rf"[{SHOWN_SENTENCE_ENDS}]")
_DOT_ENDS = re.compile(r"[.](?:\s|$)")
_ANNOUNCES = re.compile(r"(?:如下|以下|下列|通知|公告).{0,3}[：:]$")
"""The end of a paragraph before what it announces: 现将有关事项通知如下："""
_LONGEST_HEADING = 60
"""Characters; what is longer and does not end with a colon is running text."""
_BRACKET = re.compile(r"\s*[（(【]")
_IN_BRACKETS = re.compile(r"[（(【].*[）)】]")
"""Brackets around the history of a law, which stands under its title."""

_BEFORE = 1 / 3
"""The share of a piece that stands before the match, where its sentence begins too far away."""

_LINE = re.compile(r"\S(?:[^\n]*\S)?")

_SPANS_OF_EACH = 50
_PIECES = 100
"""Bounds of what is compared to find the best pieces, for words that stand on every line."""

Span = tuple[int, int]


class _Piece(NamedTuple):
    """A piece [start, end) of a text, its spans and their words, and whether it is running text."""

    start: int
    end: int
    spans: Sequence[Span]
    words: Set[str]
    running: bool


def mark(text: str, spans: Iterable[Span]) -> Snippet:
    """The whole of `text` in parts, those of the spans marked; no part is empty.

    >>> [part.text for part in mark("环境质量保障", [(0, 2), (1, 4)]) if part.match]
    ['环境质量']
    """
    return _parts(text, 0, len(text), spans)


def make_snippets(
    text: str, spans: Sequence[Span], limit: int = 3, width: int = WIDTH
) -> tuple[Snippet, ...]:
    """At most `limit` pieces of `text` cut at sentences, in text order.

    Chosen are those that show most different matches, then those where they stand closest; lines
    that are no running text, as the title and the number at the head of a document, only for what
    is nowhere else. A piece has about `width` characters; a match is in it whole or not at all.
    Where no running text matches, its beginning is shown too. Time grows with the spans, not with
    the text.
    """
    return tuple(snippet for _, snippet in placed_snippets(text, spans, limit, width))


def placed_snippets(
    text: str,
    spans: Sequence[Span],
    limit: int = 3,
    width: int = WIDTH,
    whole: Sequence[Span] = (),
) -> list[tuple[int, Snippet]]:
    """`make_snippets`, each with where its first match stands (without one, where it begins).

    The pieces `whole` are shown as they are, before any other is chosen; they do not overlap.
    """
    given = [_given(text, start, end, spans) for start, end in whole[:limit]]
    left = [span for span in spans if not any(p.start <= span[0] < p.end for p in given)]
    pieces = list(islice(_pieces(text, _considered(text, left), width), _PIECES))
    pieces = [one for one in pieces if all(one.end <= p.start or p.end <= one.start for p in given)]
    chosen = [*given, *_best(pieces, limit - len(given))] if len(given) < limit else given
    if not any(piece.running for piece in chosen) and len(chosen) < limit:
        chosen = _with_head(text, chosen, width)
    chosen.sort(key=lambda piece: piece.start)
    return [
        (
            piece.spans[0][0] if piece.spans else piece.start,
            _parts(text, piece.start, piece.end, piece.spans),
        )
        for piece in chosen
    ]


def _given(text: str, start: int, end: int, spans: Iterable[Span]) -> _Piece:
    inner = [span for span in sorted(set(spans)) if start <= span[0] and span[1] <= end]
    return _Piece(start, end, inner, {text[first:last] for first, last in inner}, True)


def _considered(text: str, spans: Iterable[Span]) -> list[Span]:
    """The first spans of each matched text, in text order."""
    ordered = [span for span in sorted(set(spans)) if span[0] < span[1]]
    if len(ordered) <= _SPANS_OF_EACH:
        return ordered
    seen: dict[str, int] = {}
    kept = []
    for start, end in ordered:
        word = text[start:end]
        seen[word] = seen.get(word, 0) + 1
        if seen[word] <= _SPANS_OF_EACH:
            kept.append((start, end))
    return kept


def _pieces(text: str, spans: list[Span], width: int) -> Iterator[_Piece]:
    """Pieces that do not overlap and together hold all spans, from left to right."""
    free = at = 0
    while at < len(spans):
        first, last = spans[at]
        start = max(free, _start(text, first, width))
        start = first - len(text[start:first].lstrip())
        end = _end(text, start, last, width)
        inside = at
        while inside < len(spans) and spans[inside][0] < end:
            if spans[inside][1] > end:
                end = spans[inside][1]
            inside += 1
        end = max(spans[inside - 1][1], start + len(text[start:end].rstrip()))
        inner = spans[at:inside]
        words = {text[first:last] for first, last in inner}
        yield _Piece(start, end, inner, words, _is_running(text, start, end))
        free, at = end, inside


def _is_running(text: str, start: int, end: int) -> bool:
    """Whether the paragraph of text[start:end] is running text, or the row of a table."""
    first = text.rfind("\n", 0, start) + 1
    if _SENTENCE_MARK.search(text, start, end) and not _BRACKET.match(text, first):
        return True  # nearly always, and sooner than the rest
    last = text.find("\n", end)
    paragraph = text[first : last if last >= 0 else len(text)].strip()
    return "\t" in paragraph or _runs(paragraph)


def _runs(paragraph: str) -> bool:
    """Whether a paragraph is running text: no title, number, salutation or heading.

    The time grows with the paragraph: no pattern is tried anew from each of its characters.
    """
    colon = paragraph.endswith(("：", ":"))
    running = (
        (not colon and (len(paragraph) > _LONGEST_HEADING or "，" in paragraph[:-1]))
        or _SENTENCE_MARK.search(paragraph) is not None
        or _DOT_ENDS.search(paragraph) is not None
        or (colon and _ANNOUNCES.search(paragraph[-6:]) is not None)
    )
    return running and not _IN_BRACKETS.fullmatch(paragraph)


def _start(text: str, match: int, width: int) -> int:
    """Where a piece begins that shows a match: at its sentence, if that is near."""
    low = max(0, match - width // 2)
    sentence = _TO_LAST_SENTENCE_END.match(text, low, match)
    if sentence:
        return sentence.end()
    if low == 0:
        return 0
    near = match - int(width * _BEFORE)
    clause = _CLAUSE_END.search(text, near, match)
    return clause.end() if clause else near


def _end(text: str, start: int, match_end: int, width: int) -> int:
    """Where a piece ends: with its paragraph or a sentence, if one ends within `width`."""
    high = max(start + width, match_end)
    paragraph = text.find("\n", match_end, high + 1)
    if paragraph >= 0:
        return paragraph
    if high >= len(text):
        return len(text)
    for to_last in (_TO_LAST_SENTENCE_END, _TO_LAST_CLAUSE_END):
        found = to_last.match(text, match_end, high)
        if found:
            return found.end()
    return high


def _best(pieces: list[_Piece], limit: int) -> list[_Piece]:
    """The pieces that show most: one by one that which adds most matches to those chosen."""
    in_running = {word for piece in pieces if piece.running for word in piece.words}
    left = [piece for piece in pieces if piece.running or piece.words - in_running]
    if len(left) <= limit:
        return left
    left.sort(key=_shown, reverse=True)
    chosen: list[_Piece] = []
    missing = {word for piece in left for word in piece.words}
    while missing and len(chosen) < limit:
        best = max(left, key=lambda piece: len(piece.words & missing))  # the first of equal ones
        chosen.append(best)
        missing -= best.words
        left.remove(best)
    return chosen + left[: limit - len(chosen)]


def _shown(piece: _Piece) -> tuple[int, float, int]:
    """The key that sorts pieces by how much they show, of equal ones the earlier first."""
    return len(piece.words), len(piece.spans) / (piece.end - piece.start), -piece.start


def _with_head(text: str, chosen: list[_Piece], width: int) -> list[_Piece]:
    """The pieces and the first paragraph of running text; without either the first line."""
    first: _Piece | None = None
    for line in _LINE.finditer(text):
        start = line.start()
        head = _Piece(start, _end(text, start, start, width), (), set(), _runs(line.group()))
        if head.running:
            return [*chosen, head]
        first = first or head
    return chosen or ([first] if first else [])


def _parts(text: str, start: int, end: int, spans: Iterable[Span]) -> Snippet:
    """text[start:end] in parts; the spans lie in it."""
    parts = []
    position = start
    for first, last in _joined(spans):
        if position < first:
            parts.append(TextPart(text[position:first], False))
        parts.append(TextPart(text[first:last], True))
        position = last
    if position < end:
        parts.append(TextPart(text[position:end], False))
    return tuple(parts)


def _joined(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap or touch made one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if start >= end:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined
