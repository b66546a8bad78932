"""Estimate from its postings how long matching an expression takes, before it is done."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from typing import NamedTuple

from indexer.engines.whoosh.files.literals import Literal
from indexer.engines.whoosh.files.postings import GramField
from indexer.engines.whoosh.files.schema import SCOPE_FIELDS
from indexer.engines.whoosh.files.segment import Segment
from indexer.query.expressions import parts_of
from indexer.query.model import Expression, InOrder, Literals, Near, Or, Scope, Together, Within

POSITION_SECONDS = 50e-9
"""CPU seconds that a position of a part of a proximity takes at least.

Measured on 3,000 documents: 60 to 320 ns, for one frequent character beside another and for 240
alternatives. The least counts: what is refused here surely takes longer than it may. What is not a
proximity takes about 1 ns a position, and is bounded by the deadline alone.
"""

MOST_POSITIONS = 16_000_000
"""Positions of one proximity in one field of a segment: unpacked they take about 400 MB."""


def is_costly(asked: Expression) -> bool:
    """Whether an expression has a proximity, so that estimating what it takes is worth while."""
    return isinstance(asked, InOrder | Near | Together) or any(map(is_costly, parts_of(asked)))


class _Extent(NamedTuple):
    """At most how many pages hold a part of a proximity, and on how many positions it begins."""

    pages: int
    positions: int


def least_seconds(segment: Segment, asked: Expression, scope: Scope) -> float:
    """The CPU seconds that the proximities of an expression take at least. O(grams of these)."""
    return POSITION_SECONDS * sum(_positions(segment, asked, scope))


def _positions(segment: Segment, asked: Expression, scope: Scope) -> Iterator[float]:
    """For each proximity how many positions have to be looked at.

    Of a frequent part only those on the pages that may hold the rarest part.
    """
    if isinstance(asked, InOrder | Near | Together):
        parts = (asked.left, asked.right) if isinstance(asked, Near) else asked.parts
        for name in SCOPE_FIELDS[scope]:
            extents = [_extent(segment.grams[name], part) for part in parts]
            fewest = min(extent.pages for extent in extents)
            count = sum(e.positions * min(1.0, fewest / max(e.pages, 1)) for e in extents)
            yield count if count <= MOST_POSITIONS else inf
    else:
        inner = asked.scope if isinstance(asked, Within) else scope
        for part in parts_of(asked):
            yield from _positions(segment, part, inner)


def _extent(field: GramField, part: Literals) -> _Extent:
    if isinstance(part, Or):
        every = [_extent(field, inner) for inner in part.parts]  # type: ignore[arg-type]
        pages = min(sum(one.pages for one in every), field.all_pages)
        return _Extent(pages, sum(one.positions for one in every))
    rarest = Literal(field, part.text).rarest
    return _Extent(min(field.pages(rarest), field.all_pages), field.position_count(rarest))
