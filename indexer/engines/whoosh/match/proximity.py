"""Find documents that hold words near each other, by the units that their occurrences are in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.files.literals import Literal, Positions
from indexer.engines.whoosh.files.postings import GramField, Mask
from indexer.engines.whoosh.files.segment import Segment
from indexer.limits.deadline import check
from indexer.query.model import InOrder, Literals, Near, Or, Together, Unit
from indexer.query.syntax.most_of_a_word import MOST_SKIPPED

Only = Callable[[Positions], Mask]
"""Which of some positions count."""


class _Occurrences(NamedTuple):
    """Occurrences in a segment's stream: begin and end of each, ascending by begin."""

    begin: Positions
    end: Positions


def together_mask(segment: Segment, name: str, asked: Together, only: Only | None = None) -> Mask:
    """The documents in whose `title` or `body` one unit holds every part. O(p log units)."""
    field = segment.grams[name]
    every = _all_occurrences(field, asked.parts, only)
    units = [_units_around(segment, name, asked.unit, found) for found in every]
    common = reduce(np.intersect1d, (found[found >= 0] for found in units))
    return field.mask_at(every[0].begin[np.isin(units[0], common)])


def near_mask(segment: Segment, name: str, asked: Near, only: Only | None = None) -> Mask:
    """The documents in whose `title` or `body` both stand near each other. O(p log p)."""
    field = segment.grams[name]
    left, right = _all_occurrences(field, (asked.left, asked.right), only)
    found = field.mask_at(_followed(field, left, right, asked.distance))
    if left is not right:
        found |= field.mask_at(_followed(field, right, left, asked.distance))
    return found


def in_order_mask(segment: Segment, name: str, asked: InOrder, only: Only | None = None) -> Mask:
    """The documents in whose `title` or `body` all parts follow each other. O(p log p)."""
    field = segment.grams[name]
    *before, last = _all_occurrences(field, asked.parts, only)
    begin, following = last.begin, last
    for part in reversed(before):
        begin = _followed(field, part, following, MOST_SKIPPED)
        length = part.end[:1] - part.begin[:1]
        following = _Occurrences(begin, begin + length if len(begin) else begin)
    return field.mask_at(begin)


def _followed(
    field: GramField, first: _Occurrences, second: _Occurrences, distance: int
) -> Positions:
    """Where `first` begins that `second` follows at most `distance` characters behind."""
    if not len(second.begin):
        return second.begin
    check()
    at = second.begin.searchsorted(first.end)
    behind = at < len(second.begin)
    begin, following = first.begin[behind], second.begin[at[behind]]
    near = following - first.end[behind] <= distance
    begin, following = begin[near], following[near]
    check()
    paragraph = field.paragraphs.searchsorted
    found: Positions = begin[paragraph(following) == paragraph(begin)]
    return found


def _all_occurrences(
    field: GramField, parts: Sequence[Literals], only: Only | None
) -> list[_Occurrences]:
    """Where each part stands in the documents that may hold all of them; equal ones once.

    Where `only` is given, at the positions that it lets pass.
    """
    documents = reduce(np.logical_and, (_may_hold(field, part) for part in parts))
    found = {part: _occurrences(field, part, documents, only) for part in dict.fromkeys(parts)}
    return [found[part] for part in parts]


def _may_hold(field: GramField, part: Literals) -> Mask:
    """The documents that hold all grams of a literal, or of any of several."""
    check()
    if isinstance(part, Or):
        inner = (_may_hold(field, one) for one in part.parts)  # type: ignore[arg-type]
        return reduce(np.logical_or, inner)
    return Literal(field, part.text).may_hold()


def _occurrences(
    field: GramField, part: Literals, documents: Mask, only: Only | None
) -> _Occurrences:
    """Where a literal, or any of several, stands in some documents."""
    if isinstance(part, Or):
        every = [_occurrences(field, one, documents, only) for one in part.parts]  # type: ignore[arg-type]
        begin, end = (np.concatenate(positions) for positions in zip(*every, strict=True))
        order = np.argsort(begin, kind="stable")
        return _Occurrences(begin[order], end[order])
    check()
    literal = Literal(field, part.text)
    begin = literal.everywhere_in(documents)
    if only is not None:
        begin = begin[only(begin)]
    return _Occurrences(begin, begin + np.uint32(literal.length))


def _units_around(
    segment: Segment, name: str, unit: Unit, found: _Occurrences
) -> NDArray[np.int64]:
    """The number of the unit that holds each occurrence whole, -1 where none does."""
    first = _units(segment, name, unit, found.begin)
    last = _units(segment, name, unit, found.end - np.uint32(1))
    return np.where(first == last, first, -1)


def _units(segment: Segment, name: str, unit: Unit, positions: Positions) -> NDArray[np.int64]:
    """The number of the unit at each position, -1 where it is in none."""
    field = segment.grams[name]
    match unit:
        case Unit.SENTENCE:
            return field.sentences.searchsorted(positions)
        case Unit.PARAGRAPH:
            return field.paragraphs.searchsorted(positions)
        case Unit.ARTICLE if name == "body":
            number = segment.article_starts.searchsorted(positions, "right") - 1
            return np.where(segment.in_article[number], number, -1)
        case Unit.ARTICLE:
            return np.full(len(positions), -1, np.int64)
