"""Say how a query was read: its words, whether fewer were enough, numbers that no document has."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.query.expressions import Leaf, parts_of
from indexer.query.model import AtLeast, Expression, Number, Query, Word
from indexer.results import QueryReading
from indexer.snapshot import Snapshot


def query_reading(
    snapshot: Snapshot, query: Query, expression: Expression | None, asked: Sequence[Leaf]
) -> QueryReading:
    """Of `expression`, what was asked in the end, and `asked`, its words and numbers."""
    relaxed = _least(expression)
    numbers = [leaf for leaf in asked if isinstance(leaf, Number)]
    holders = snapshot.by_number({number.key for number in numbers}) if numbers else {}
    return QueryReading(
        cited_title=_title(snapshot, query.cites) if query.cites else None,
        words=tuple(dict.fromkeys(leaf.text for leaf in asked if isinstance(leaf, Word))),
        needed=relaxed.count if relaxed and relaxed.count < len(relaxed.parts) else None,
        question=query.parsed.question,
        unlisted_numbers=tuple(
            dict.fromkeys(number.text for number in numbers if number.key not in holders)
        ),
    )


def _title(snapshot: Snapshot, id: str) -> str | None:
    found = snapshot.find((id,)).get(id)
    return snapshot.cards((found.ref,))[found.ref].card.title if found else None


def _least(expression: Expression | None) -> AtLeast | None:
    """The "at least so many words" of an expression that has one."""
    if expression is None:
        return None
    parts = (expression, *parts_of(expression))
    return next((part for part in parts if isinstance(part, AtLeast)), None)
