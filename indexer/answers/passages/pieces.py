"""Cut a text into sentences, and find the run of sentences that holds most of some terms."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from indexer.analysis.sentence_ends import SHOWN_SENTENCE_ENDS
from indexer.snapshot import Span

LONGEST = 400
"""Characters of a passage: nine lines on a page, a screen of a phone."""
SHORTEST = 20
"""Characters of a passage; what is shorter is a heading."""
MOST_READ = 30_000
"""Characters of a text that are looked through, so that a long one takes no longer."""

TITLE_SHARE = 0.5
"""What a term is worth that the title holds as well: the opening of a notice repeats its title."""
ONE_SENTENCE = 0.5
"""What the best sentence of a piece is worth beside the whole piece: an answer is seldom spread."""

_END = re.compile(
    rf"[{SHOWN_SENTENCE_ENDS}]+[”’」』）)\"]*|\n"
    r"|(?<=\S)[ 　]+(?=[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十]{1,3}[）)])"
)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Where a term begins in a text; `term` is its place among the terms, `end` is exclusive."""

    start: int
    end: int
    term: int


@dataclass(frozen=True, slots=True)
class Piece:
    """text[start:end], whole sentences; what it and its best sentence hold, as sets of bits."""

    start: int
    end: int
    held: int
    best: int
    best_end: int


def sentences(text: str) -> list[Span]:
    r"""The sentences of a text without the white space around them; a line ends one too.

    >>> sentences("一次。\n两次")
    [(0, 3), (4, 6)]
    """
    text = text[:MOST_READ]
    ends = [match.end() for match in _END.finditer(text)]
    found = []
    start = 0
    for end in (*ends, len(text)):
        line = text[start:end]
        if bare := line.strip():
            first = start + line.index(bare[0])
            found.append((first, first + len(bare)))
        start = end
    return found


def mass(held: int, weights: Sequence[float]) -> float:
    """The weight of a set of bits."""
    return sum(weight for at, weight in enumerate(weights) if held >> at & 1)


def best_piece(
    text: str,
    sections: Sequence[int],
    found: Sequence[Occurrence],
    weights: Sequence[float],
    in_title: int,
) -> Piece | None:
    """The piece of one section that holds most; None where the text holds none of the terms.

    `sections` are where articles and headings begin, in order; `found` is in order of `start`.
    """
    spans = sentences(text)
    starts = [one.start for one in found]
    masks = [_held(found[bisect_left(starts, s) : bisect_left(starts, e)]) for s, e in spans]
    value = _values(weights, in_title)
    best: tuple[float, int, int] | None = None
    for first, (start, end) in enumerate(spans):
        if not masks[first] or end - start > LONGEST:
            continue
        last = _last(spans, first, _next(sections, start))
        held = _union(masks[first : last + 1])
        alone = max(value(mask) for mask in masks[first : last + 1])
        score = value(held) + ONE_SENTENCE * alone
        if best is None or score >= best[0]:
            best = score, first, last
    if best is None:
        return None
    _, first, last = best
    first, last = _from_its_line(text, spans, sections, first, last)
    at = max(range(first, last + 1), key=lambda one: (value(masks[one]), -one))
    start = spans[first][0]
    end = spans[last][1]
    held = _held([one for one in found if start <= one.start and one.end <= end])
    return Piece(start, end, held, masks[at], spans[at][1])


def _values(weights: Sequence[float], in_title: int) -> Callable[[int], float]:
    """What a set of terms is worth, each different one computed once."""
    known: dict[int, float] = {}

    def value(held: int) -> float:
        if held not in known:
            repeated = mass(held & in_title, weights)
            known[held] = mass(held & ~in_title, weights) + TITLE_SHARE * repeated
        return known[held]

    return value


def _last(spans: Sequence[Span], first: int, before: int) -> int:
    """The last sentence of the piece that begins with `first` and ends before a place."""
    start = spans[first][0]
    last = first
    while last + 1 < len(spans):
        begin, end = spans[last + 1]
        if begin >= before or end - start > LONGEST:
            break
        last += 1
    while last > first and spans[last][1] - spans[last][0] < SHORTEST:
        last -= 1  # a heading, whose text stands behind the piece
    return last


def _from_its_line(
    text: str, spans: Sequence[Span], sections: Sequence[int], first: int, last: int
) -> tuple[int, int]:
    """The sentences from the beginning of the article or line on, where all of them fit in."""
    start = spans[first][0]
    section = bisect_right(sections, start) - 1
    line = max(text.rfind("\n", 0, start) + 1, 0)
    for begin in (sections[section] if section >= 0 else line, line):
        at = bisect_left(spans, (begin, 0))
        if at < first and spans[last][1] - spans[at][0] <= LONGEST:
            return at, last
    at = bisect_left(spans, (line, 0))
    if at < first and spans[first][1] - spans[at][0] <= LONGEST // 2:
        return at, _last(spans, at, _next(sections, spans[at][0]))
    return first, last


def _next(sections: Sequence[int], start: int) -> int:
    """Where the next section begins."""
    at = bisect_right(sections, start)
    return sections[at] if at < len(sections) else MOST_READ


def _held(found: Sequence[Occurrence]) -> int:
    return _union([1 << one.term for one in found])


def _union(masks: Sequence[int]) -> int:
    held = 0
    for mask in masks:
        held |= mask
    return held
