"""How was a query read? What people are told of it: words, relaxed, numbers that are not here."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.engines.whoosh.match.matching import Matching
from indexer.engines.whoosh.match.segment_lookups import ref_of
from indexer.engines.whoosh.open_generation import OpenGeneration
from indexer.query.expressions import parts_of
from indexer.query.model import AtLeast, Expression, Number, Query, Word
from indexer.results import QueryReading
from indexer.stored_record import card_of


class Readings:
    """Tells how queries were read over one generation."""

    def __init__(self, generation: OpenGeneration, matching: Matching) -> None:
        """Tell of the documents of `generation`."""
        self._generation = generation
        self._matching = matching

    def reading(
        self, query: Query, expression: Expression | None, asked: Sequence[Expression]
    ) -> QueryReading:
        """Of `expression`, what was asked in the end, and `asked`, its words and numbers."""
        relaxed = _least(expression)
        numbers = (leaf for leaf in asked if isinstance(leaf, Number))
        return QueryReading(
            cited_title=self._title(query.cites) if query.cites else None,
            words=tuple(dict.fromkeys(leaf.text for leaf in asked if isinstance(leaf, Word))),
            needed=relaxed.count if relaxed and relaxed.count < len(relaxed.parts) else None,
            question=query.parsed.question,
            unlisted_numbers=tuple(
                dict.fromkeys(number.text for number in numbers if not self._listed(number))
            ),
        )

    def _title(self, id: str) -> str | None:
        ref = ref_of(self._generation.segments, id)
        if ref is None:
            return None
        return card_of(self._generation.segments[ref.segment].record(ref.document)).title

    def _listed(self, number: Number) -> bool:
        """Whether a document that is not deleted has it as its own."""
        holders = self._matching.holders(number.key)
        return any(
            (mask & segment.live).any()
            for mask, segment in zip(holders, self._generation.segments, strict=True)
        )


def _least(expression: Expression | None) -> AtLeast | None:
    """The "at least so many words" of an expression that has one."""
    if expression is None:
        return None
    parts = (expression, *parts_of(expression))
    return next((part for part in parts if isinstance(part, AtLeast)), None)
