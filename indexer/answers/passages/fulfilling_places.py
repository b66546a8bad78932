"""Find the sentence, paragraph or article of a text that fulfils what was asked to stand together.

甲 /s 乙 matches a document by one sentence, which may be far from where both words stand first: a
list of hits has to show just that sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise

from indexer.query.expressions import parts_of
from indexer.query.model import Expression, Literals, Near, Not, Or, Together, Unit, Word
from indexer.snapshot import Span

Asked = Together | Near
PlacesOf = Mapping[str, Sequence[Span]]
"""Where a text holds each literal, in original text."""

MOST_UNITS = 3
"""Units of one condition that are shown."""
LONGEST = 360
"""Characters of what is shown in one piece: a sentence as long as three snippets."""

# Of original text; of the normal form they are those of `analysis.sentence_ends`.
_SENTENCE_END = re.compile(r"[。！？!?]+[”’」』）)\"]*|\n")
_CLAUSE_END = re.compile(r"[，、,；;]")
_PARAGRAPH_END = re.compile(r"\n")
_ARTICLE = re.compile(r"(?m)^[ \t　]*(?=第[〇零一二三四五六七八九十百千0-9]+条)")


def asked_together(expression: Expression | None) -> tuple[Asked, ...]:
    """The conditions of an expression on words that stand together, without those negated."""
    match expression:
        case None | Not():
            return ()
        case Together() | Near():
            return (expression,)
        case _:
            return tuple(one for part in parts_of(expression) for one in asked_together(part))


def literals_of(asked: Sequence[Asked]) -> frozenset[str]:
    """The literals that conditions are about."""
    return frozenset(
        literal for one in asked for part in _parts(one) for literal in _literals(part)
    )


def fulfilling(text: str, asked: Sequence[Asked], places: PlacesOf) -> list[Span]:
    """What of a text fulfils each condition: pieces that do not overlap, in text order.

    >>> from indexer.query.model import Word
    >>> asked = Together(Unit.SENTENCE, (Word("养犬"), Word("罚款")))
    >>> text = "养犬应当登记。罚款另定。携犬外出，养犬人不束犬链的，处以罚款。"
    >>> found = fulfilling(text, [asked], {"养犬": [(0, 2), (17, 19)], "罚款": [(7, 9), (28, 30)]})
    >>> [text[start:end] for start, end in found]
    ['携犬外出，养犬人不束犬链的，处以罚款。']
    """
    found: list[Span] = []
    for one in asked:
        for start, end in islice(_of_condition(text, one, places), MOST_UNITS):
            if all(end <= first or last <= start for first, last in found):
                found.append((start, end))
    return sorted(found)


def _parts(asked: Asked) -> tuple[Literals, ...]:
    return (asked.left, asked.right) if isinstance(asked, Near) else asked.parts


def _literals(part: Literals) -> Iterator[str]:
    if isinstance(part, Or):
        for inner in part.parts:
            yield from _literals(inner)  # type: ignore[arg-type]  # an `Or` of literals
    elif isinstance(part, Word):
        yield from part.writings
    else:
        yield part.text


def _of_condition(text: str, asked: Asked, places: PlacesOf) -> Iterator[Span]:
    every = [
        sorted({span for literal in _literals(part) for span in places.get(literal, ())})
        for part in _parts(asked)
    ]
    if not all(every):
        return
    if isinstance(asked, Near):
        yield from _near(text, every[0], every[1], asked.distance)
        return
    bounds = _bounds(text, asked.unit)
    of_units: list[dict[int, list[Span]]] = []
    for spans in every:
        units: dict[int, list[Span]] = {}
        for span in spans:
            unit = bisect_right(bounds, span[0])
            if unit == bisect_right(bounds, span[1] - 1):
                units.setdefault(unit, []).append(span)
        of_units.append(units)
    for unit in sorted(set(of_units[0]).intersection(*of_units[1:])):
        if asked.unit is Unit.ARTICLE and unit == 0 and bounds:
            continue  # what stands before the first article is in none
        start = bounds[unit - 1] if unit else 0
        end = bounds[unit] if unit < len(bounds) else len(text)
        whole = asked.unit is Unit.SENTENCE and end - start <= LONGEST
        around = [units[unit] for units in of_units]
        yield from [_stripped(text, start, end)] if whole else _shown(text, start, end, around)


def _shown(text: str, start: int, end: int, every: Sequence[Sequence[Span]]) -> Iterator[Span]:
    """Of a unit [start, end) the sentences that hold the nearest of its words."""
    first, last = _nearest(every)
    if last - first <= LONGEST:
        yield _around(text, first, last, start, end)
    else:  # too far apart for one piece: a piece for each word
        for spans in every:
            yield _around(text, *spans[0], start, end)


def _near(text: str, left: Sequence[Span], right: Sequence[Span], distance: int) -> Iterator[Span]:
    in_order = sorted([(span, 0) for span in left] + [(span, 1) for span in right])
    for ((start, end), one), ((begin, last), other) in pairwise(in_order):
        between = text[end:begin]
        if one != other and len(between) <= distance and "\n" not in between:
            yield _around(text, start, last, 0, len(text))


def _bounds(text: str, unit: Unit) -> list[int]:
    """Where units begin, the first of the text left out."""
    if unit is Unit.ARTICLE:
        return [found.start() for found in _ARTICLE.finditer(text)]
    ends = _SENTENCE_END if unit is Unit.SENTENCE else _PARAGRAPH_END
    return [found.end() for found in ends.finditer(text)]


def _nearest(every: Sequence[Sequence[Span]]) -> Span:
    """The span from the first to the last of one occurrence of each, as near as they stand.

    >>> _nearest([[(0, 2), (40, 42)], [(50, 52)]])
    (40, 52)
    """
    best: Span | None = None
    for anchor in every[0]:
        chosen = [anchor, *(min(spans, key=lambda s: abs(s[0] - anchor[0])) for spans in every[1:])]
        span = min(s for s, _ in chosen), max(e for _, e in chosen)
        if best is None or span[1] - span[0] < best[1] - best[0]:
            best = span
    assert best is not None, "each part stands in the unit"
    return best


def _around(text: str, first: int, last: int, low: int, high: int) -> Span:
    """From the beginning of the sentence at `first` to the end of that at `last`, within bounds.

    Where these are too far away, from a comma to a comma.
    """
    room = max(0, LONGEST - (last - first)) // 2
    near, far = max(low, first - room), min(high, last + room)
    begins = [found.end() for found in _SENTENCE_END.finditer(text, near, first)]
    if not begins and near > low:
        begins = [found.end() for found in islice(_CLAUSE_END.finditer(text, near, first), 1)]
    end = _SENTENCE_END.search(text, last, far)
    if end is None and far < high:
        far = next((at for at in range(far, last, -1) if _CLAUSE_END.match(text, at - 1)), far)
    return _stripped(text, begins[-1] if begins else near, end.end() if end else far)


def _stripped(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
