"""Suggest the documents whose titles answer to what somebody is typing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indexer.answers.occurrences import NOWHERE, Occurrences, Sought
from indexer.answers.suggesting.known_names import KnownNames
from indexer.query.model import Word
from indexer.relations.shelf import DocRef, ResolvedQuery
from indexer.results import Suggestion
from indexer.snapshot import Snapshot
from indexer.snippets import mark

LOOKED_AT = 4
"""Titles that are looked at for each that is wanted: copies of a text have the same one."""


def suggestions(
    snapshot: Snapshot, known: KnownNames, text: str, limit: int, among: ResolvedQuery | None
) -> tuple[Suggestion, ...]:
    """At most `limit` different titles that hold what was typed or was meant by it, best first.

    Of `among` the filters, dates and searches within count, not what it asks for.
    """
    titles = known.titles(text, LOOKED_AT * limit, among)
    found: dict[str, Suggestion] = {}
    for one in suggested(snapshot, titles.refs, titles.literals):
        found.setdefault(one.title, one)
    return tuple(found.values())[:limit]


def suggested(
    snapshot: Snapshot, refs: Sequence[DocRef], literals: Sequence[str]
) -> Iterator[Suggestion]:
    """Some documents as suggestions, with the literals marked in their titles."""
    sought = Sought(map(Word, literals))
    cards = snapshot.cards(refs)
    located = snapshot.located(refs, literals)
    for ref in refs:
        stored = cards[ref]
        card = stored.card
        spans = Occurrences(located.get(ref, NOWHERE), sought).spans("title", card.title)
        yield Suggestion(
            stored.id,
            card.title,
            mark(card.title, spans),
            issuers=card.issuers,
            region=card.region,
            dated_on=card.dated_on,
        )
