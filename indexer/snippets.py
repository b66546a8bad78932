"""Cut pieces out of the original text that show why it was found, with the matches marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import compress

from indexer.analysis.sentence_ends import SHOWN_SENTENCE_ENDS
from indexer.results import Snippet, TextPart

WIDTH = 120
"""How many characters a piece has: about three lines on a phone, one and a half on a page."""

_TO_LAST_SENTENCE_END = re.compile(rf"(?s:.*)(?:[{SHOWN_SENTENCE_ENDS}]+[”’」』）)\"]*|\n)\s*")
_TO_LAST_CLAUSE_END = re.compile(r"(?s:.*)[，、,]")
_CLAUSE_END = re.compile(r"[，、,]")
_to_last_sentence_end = _TO_LAST_SENTENCE_END.match
_clause_end = _CLAUSE_END.search
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


_Piece = tuple[int, int, Sequence[Span], int]
"""A piece [start, end) of a text, its spans, and a bit for each of the words that they hold.

A plain tuple, which is made and read in half the time of one with names.
"""


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
    given = [_given(start, end, spans) for start, end in whole[:limit]]
    if given:
        spans = [span for span in spans if not any(p[0] <= span[0] < p[1] for p in given)]
    pieces = _pieces(text, _considered(text, spans), width)
    if given:
        beside = [all(one[1] <= p[0] or p[1] <= one[0] for p in given) for one in pieces]
        pieces = list(compress(pieces, beside))
    chosen, running = _best(text, pieces, limit - len(given))
    chosen = [*given, *chosen]
    if not (given or running) and len(chosen) < limit:
        chosen = _with_head(text, chosen, width)
    chosen.sort(key=_begin)
    return [
        (spans[0][0] if spans else start, _parts(text, start, end, spans))
        for start, end, spans, _ in chosen
    ]


def _given(start: int, end: int, spans: Iterable[Span]) -> _Piece:
    inner = [span for span in sorted(set(spans)) if start <= span[0] and span[1] <= end]
    return start, end, inner, 0


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


def _pieces(text: str, spans: Sequence[Span], width: int) -> list[_Piece]:
    """Pieces that do not overlap and together hold all spans, from left to right.

    At most `_PIECES`. It runs for each occurrence that is shown or not, so it is written out.
    """
    bit_of: dict[str, int] = {}
    bits = [bit_of.setdefault(text[first:last], 1 << len(bit_of)) for first, last in spans]
    pieces: list[_Piece] = []
    free = at = 0
    count = len(spans)
    half, before = width // 2, int(width * _BEFORE)
    while at < count and len(pieces) < _PIECES:
        first, last = spans[at]
        # It begins at its sentence, if that is near, else with a clause.
        low = first - half
        if low < 0:
            low = 0
        found = _to_last_sentence_end(text, low, first)
        if found:
            start = found.end()
        elif not low:
            start = 0
        else:
            found = _clause_end(text, first - before, first)
            start = found.end() if found else first - before
        if start < free:
            start = free
        while start < first and text[start].isspace():
            start += 1
        end = _end(text, start, last, width)
        words = bits[at]
        inside = at + 1
        while inside < count and spans[inside][0] < end:
            last = spans[inside][1]
            if last > end:
                end = last
            words |= bits[inside]
            inside += 1
        while end > last and text[end - 1].isspace():
            end -= 1
        pieces.append((start, end, spans[at:inside], words))
        free, at = end, inside
    return pieces


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


def _best(text: str, pieces: list[_Piece], limit: int) -> tuple[list[_Piece], bool]:
    """The pieces that show most: one by one that which adds most matches to those chosen.

    Whether one of them is running text is returned beside them. Others are chosen only for what no
    running text holds; whether a piece is running text is asked once it would be chosen.
    """
    left = sorted(pieces, key=_shown, reverse=True) if len(pieces) > 1 else pieces[:]
    missing = _words_of(left)
    in_running = -1
    chosen: list[_Piece] = []
    running = False
    while left and len(chosen) < limit:
        best = left[0]
        if missing & ~best[3] and len(left) > 1:  # the first of equal ones
            best = max(left, key=lambda piece: (piece[3] & missing).bit_count())
        left.remove(best)
        if _is_running(text, best[0], best[1]):
            running = True
        else:
            if in_running < 0:
                in_running = _words_of(p for p in pieces if _is_running(text, p[0], p[1]))
            if not best[3] & ~in_running:
                continue
        chosen.append(best)
        missing &= ~best[3]
    return chosen, running


def _words_of(pieces: Iterable[_Piece]) -> int:
    """The bits of the words that some pieces hold."""
    words = 0
    for piece in pieces:
        words |= piece[3]
    return words


def _begin(piece: _Piece) -> int:
    return piece[0]


def _shown(piece: _Piece) -> tuple[int, float, int]:
    """The key that sorts pieces by how much they show, of equal ones the earlier first."""
    start, end, spans, words = piece
    return words.bit_count(), len(spans) / (end - start), -start


def _with_head(text: str, chosen: list[_Piece], width: int) -> list[_Piece]:
    """The pieces and the first paragraph of running text; without either the first line."""
    first: _Piece | None = None
    for line in _LINE.finditer(text):
        start = line.start()
        if _runs(line.group()):
            return [*chosen, _head(text, start, width)]
        first = first or _head(text, start, width)
    return chosen or ([first] if first else [])


def _head(text: str, start: int, width: int) -> _Piece:
    return start, _end(text, start, start, width), (), 0


def _parts(text: str, start: int, end: int, spans: Iterable[Span]) -> Snippet:
    """text[start:end] in parts; the spans lie in it. Those that overlap or touch are one."""
    parts: list[TextPart] = []
    position = begin = stop = start
    for first, last in sorted(spans):
        if first >= last:
            continue
        if first <= stop and begin < stop:
            if last > stop:
                stop = last
            continue
        if begin < stop:
            if position < begin:
                parts.append(TextPart(text[position:begin], False))
            parts.append(_matched(text[begin:stop]))
            position = stop
        begin, stop = first, last
    if begin < stop:
        if position < begin:
            parts.append(TextPart(text[position:begin], False))
        parts.append(_matched(text[begin:stop]))
        position = stop
    if position < end:
        parts.append(TextPart(text[position:end], False))
    return tuple(parts)


@lru_cache(maxsize=1024)
def _matched(text: str) -> TextPart:
    """A part that answers the query: on a page they are the same few again and again."""
    return TextPart(text, True)
