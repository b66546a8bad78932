"""Say how a query was read: its words, and the numbers and names that no document has."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.answers.expanding.shown_expansions import shown_expansions
from indexer.answers.naming.partial_holders import partial_holders
from indexer.answers.naming.quoted_numbers import quoted_numbers
from indexer.answers.naming.unlisted_titles import unlisted_titles
from indexer.query.expressions import Leaf
from indexer.query.model import Number, Word
from indexer.relations.shelf import ResolvedQuery
from indexer.results import QueryReading, QuotedNumber
from indexer.snapshot import Snapshot


def query_reading(
    snapshot: Snapshot, resolved: ResolvedQuery, asked: Sequence[Leaf]
) -> QueryReading:
    """How a query was read; `asked` are its words, phrases and numbers."""
    query = resolved.query
    numbers = [leaf for leaf in asked if isinstance(leaf, Number)]
    holders = snapshot.by_number({number.key for number in numbers}) if numbers else {}
    unheld = [number for number in numbers if number.key not in holders]
    partial = partial_holders(snapshot, query) if unheld else None
    return QueryReading(
        cited_title=_title(snapshot, query.cites) if query.cites else None,
        words=tuple(dict.fromkeys(leaf.text for leaf in asked if isinstance(leaf, Word))),
        question=query.parsed.question,
        expansions=shown_expansions(snapshot, query),
        near_titles=resolved.near and query.ranked,
        unlisted_numbers=tuple(
            dict.fromkeys(one.text for one in unheld if not (partial and partial.means(one)))
        ),
        unlisted_titles=unlisted_titles(snapshot, query),
        quoted_numbers=tuple(
            QuotedNumber(number, bearer.id, bearer.card.title)
            for number, bearer in quoted_numbers(snapshot, resolved)
        ),
        notes=tuple(note for one in (query.parsed, *query.within) for note in one.notes),
    )


def _title(snapshot: Snapshot, id: str) -> str | None:
    found = snapshot.find((id,)).get(id)
    return snapshot.cards((found.ref,))[found.ref].card.title if found else None
