"""Cut a text into sentences, and find the run of sentences that holds most of some terms."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from indexer.analysis.sentence_ends import SHOWN_SENTENCE_ENDS
from indexer.snapshot import Span

LONGEST = 400
"""Characters of a passage: nine lines on a page, a screen of a phone."""
SHORTEST = 20
"""Characters of a passage; what is shorter is a heading."""
MOST_READ = 30_000
"""Characters of a text that are looked through, so that a long one takes no longer."""

ONE_SENTENCE = 0.5
"""What the best sentence of a piece is worth beside the whole piece: an answer is seldom spread."""

_END = re.compile(
    rf"[{SHOWN_SENTENCE_ENDS}]+[”’」』）)\"]*|\n"
    r"|(?<=\S)[ 　]+(?=[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十]{1,3}[）)])"
)

_ITEM = re.compile(
    r"[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、](?!\d)"
)
"""How a numbered item or heading begins."""
_ANNOUNCES = re.compile(
    "(?:如下|以下)[^。；]{0,10}[：:]$|(?:通知|公告|通告|提示|意见|倡议书?)[：:]$"
    r"|^附(?:件|表)?\s*\d{0,2}\s*[：:.．]"
)
"""现将有关事项通知如下：, …发布安全提示：, and what is attached: 附件：1.申请表."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Where a term begins in a text; `term` is its place among the terms, `end` is exclusive."""

    start: int
    end: int
    term: int


@dataclass(frozen=True, slots=True)
class Piece:
    """text[start:end], whole sentences; what it and its best sentence hold, as sets of bits.

    A silent sentence holds nothing.
    """

    start: int
    end: int
    held: int
    best: int


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


def announces(sentence: str) -> bool:
    """Whether a sentence only says what follows behind it, or what is attached.

    >>> announces("现将有关事项通知如下："), announces("附件：1.申请表"), announces("电话：12345。")
    (True, True, False)
    """
    return _ANNOUNCES.search(sentence) is not None


def mass(held: int, weights: Sequence[float]) -> float:
    """The weight of a set of bits."""
    return sum(weight for at, weight in enumerate(weights) if held >> at & 1)


def best_piece(
    text: str,
    sections: Sequence[int],
    found: Sequence[Occurrence],
    worth: Sequence[float],
    silent: Callable[[str], bool] = lambda sentence: False,
) -> Piece | None:
    """The piece of one section that holds most; None where the text holds none of the terms.

    `sections` are where articles and headings begin, in order; `found` is in order of `start`.
    `worth` says what each term counts for. What a `silent` sentence holds does not count.
    """
    spans = sentences(text)
    starts = [one.start for one in found]
    masks = [_held(found[bisect_left(starts, s) : bisect_left(starts, e)]) for s, e in spans]
    masks = [
        0 if mask and silent(text[s:e]) else mask for mask, (s, e) in zip(masks, spans, strict=True)
    ]
    value = cache(lambda held: mass(held, worth))
    best: tuple[float, int, int] | None = None
    for first, (start, end) in enumerate(spans):
        if not masks[first] or end - start > LONGEST:
            continue
        last = _last(text, spans, first, _next(sections, start))
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
    return Piece(spans[first][0], spans[last][1], _union(masks[first : last + 1]), masks[at])


def _last(text: str, spans: Sequence[Span], first: int, before: int) -> int:
    """The last sentence of the piece that begins with `first` and ends before a place."""
    start = spans[first][0]
    last = first
    while last + 1 < len(spans):
        begin, end = spans[last + 1]
        if begin >= before or end - start > LONGEST:
            break
        last += 1
    while last > first and _is_heading(text, *spans[last]):
        last -= 1  # its text stands behind the piece
    return last


def _is_heading(text: str, start: int, end: int) -> bool:
    """Whether a sentence is a heading: short, without a final mark or numbered (四、有关要求。)."""
    mark = text[end - 1]
    numbered = mark not in "；;" and _ITEM.match(text, start) is not None
    return end - start < SHORTEST and (numbered or mark not in SHOWN_SENTENCE_ENDS)


def _from_its_line(
    text: str, spans: Sequence[Span], sections: Sequence[int], first: int, last: int
) -> tuple[int, int]:
    """The sentences from the beginning of the article, line or item on, where all fit in."""
    start = spans[first][0]
    section = bisect_right(sections, start) - 1
    line = _line(text, spans, first)
    for begin in (sections[section] if section >= 0 else line, line):
        at = bisect_left(spans, (begin, 0))
        if at < first and spans[last][1] - spans[at][0] <= LONGEST:
            return at, last
    at = bisect_left(spans, (line, 0))
    if at < first and spans[first][1] - spans[at][0] <= LONGEST // 2:
        return at, _last(text, spans, at, _next(sections, spans[at][0]))
    return first, last


def _line(text: str, spans: Sequence[Span], first: int) -> int:
    """Where the line or the numbered item begins that holds a sentence: some texts are one line."""
    begin = text.rfind("\n", 0, spans[first][0]) + 1
    for start, _ in reversed(spans[: first + 1]):
        if start <= begin or _ITEM.match(text, start):
            return max(start, begin)
    return begin


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
