"""Find who bears a document number that was typed in quotation marks, beyond what matches it.

A quoted number is a phrase: the documents that hold these words. Its bearer need not hold them.
"""

from __future__ import annotations

from corpus.fields.numbers import parse_number
from indexer.query.expressions import leaves
from indexer.query.model import Phrase
from indexer.relations.shelf import ResolvedQuery, StoredCard
from indexer.snapshot import Snapshot

MOST_QUOTED = 3
"""Documents that are named above a list."""


def quoted_numbers(snapshot: Snapshot, resolved: ResolvedQuery) -> list[tuple[str, StoredCard]]:
    """Quoted numbers and their bearers, where these are not among the matches."""
    phrases = [one for one in leaves(resolved.query.expression) if isinstance(one, Phrase)]
    numbers = {one.key: one.canonical for part in phrases if (one := parse_number(part.text))}
    if not numbers:
        return []
    holders = snapshot.by_number(numbers.keys())
    named = [(key, one.ref) for key in numbers for one in holders.get(key, ())]
    listed = set(snapshot.matching(resolved, [ref for _, ref in named]))
    missing = [(key, ref) for key, ref in named if ref not in listed][:MOST_QUOTED]
    cards = snapshot.cards([ref for _, ref in missing])
    return [(numbers[key], cards[ref]) for key, ref in missing]
