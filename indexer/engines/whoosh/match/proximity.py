"""Find documents that hold words near each other, by the units that their occurrences are in."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.files.literals import Literal, Positions
from indexer.engines.whoosh.files.postings import GramField, Mask
from indexer.engines.whoosh.files.segment import Segment
from indexer.query.model import InOrder, Literals, Near, Or, Together, Unit
from indexer.query.syntax.wildcards import MOST_SKIPPED

Only = Callable[[Positions], Mask]
"""Which of some positions count."""


class _Occurrences(NamedTuple):
    """Occurrences in a segment's stream: begin and end of each, ascending by begin."""

    begin: Positions
    end: Positions


def together_mask(segment: Segment, name: str, asked: Together, only: Only | None = None) -> Mask:
    """The documents in whose `title` or `body` one unit holds every part. O(p log units)."""
    field = segment.grams[name]
    every = [_occurrences(field, part, only) for part in asked.parts]
    units = [_units_around(segment, name, asked.unit, found) for found in every]
    common = reduce(np.intersect1d, (found[found >= 0] for found in units))
    return field.mask_at(every[0].begin[np.isin(units[0], common)])


def near_mask(segment: Segment, name: str, asked: Near, only: Only | None = None) -> Mask:
    """The documents in whose `title` or `body` both stand near each other. O(p log p)."""
    field = segment.grams[name]
    left, right = (_occurrences(field, part, only) for part in (asked.left, asked.right))
    found = np.concatenate(
        [_followed(field, a, b, asked.distance) for a, b in ((left, right), (right, left))]
    )
    return field.mask_at(np.unique(found))


def in_order_mask(segment: Segment, name: str, asked: InOrder, only: Only | None = None) -> Mask:
    """The documents in whose `title` or `body` all parts follow each other. O(p log p)."""
    field = segment.grams[name]
    *before, last = (_occurrences(field, part, only) for part in asked.parts)
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
    at = second.begin.searchsorted(first.end)
    first = _Occurrences(*(positions[at < len(second.begin)] for positions in first))
    following = second.begin[at[at < len(second.begin)]]
    paragraph = field.paragraphs.searchsorted
    near = (following - first.end <= distance) & (paragraph(following) == paragraph(first.begin))
    found: Positions = first.begin[near]
    return found


def _occurrences(field: GramField, part: Literals, only: Only | None) -> _Occurrences:
    """Where a literal, or any of several, stands, at the positions that `only` lets pass."""
    if isinstance(part, Or):
        every = [_occurrences(field, inner, only) for inner in part.parts]  # type: ignore[arg-type]
        begin, end = (np.concatenate(positions) for positions in zip(*every, strict=True))
        order = np.argsort(begin, kind="stable")
        return _Occurrences(begin[order], end[order])
    literal = Literal(field, part.text)
    begin = literal.everywhere()
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
