"""Suggest the titles that hold what somebody is typing."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.analysis import words
from indexer.analysis.normalise import normalise
from indexer.answers.occurrences import NOWHERE, Occurrences, Sought
from indexer.query.model import Word
from indexer.relations.shelf import DocRef, ResolvedQuery
from indexer.results import Suggestion
from indexer.snapshot import Snapshot
from indexer.snippets import mark

LOOKED_AT = 4
"""Titles that are looked at for each that is wanted: copies of a text have the same one."""


def suggestions(
    snapshot: Snapshot, text: str, limit: int, among: ResolvedQuery | None
) -> tuple[Suggestion, ...]:
    """At most `limit` different titles that hold what was typed, or else all its words; best first.

    Of `among` the filters, dates and searches within count, not what it asks for.
    """
    literals, refs = _titles(snapshot, text, LOOKED_AT * limit, among)
    sought = Sought(map(Word, literals))
    cards = snapshot.cards(refs)
    located = snapshot.located(refs, literals)
    found: dict[str, Suggestion] = {}
    for ref in refs:
        stored = cards[ref]
        title = stored.card.title
        if title not in found:
            spans = Occurrences(located.get(ref, NOWHERE), sought).spans("title", title)
            found[title] = Suggestion(stored.id, title, mark(title, spans))
    return tuple(found.values())[:limit]


def _titles(
    snapshot: Snapshot, text: str, limit: int, among: ResolvedQuery | None
) -> tuple[list[str], Sequence[DocRef]]:
    """The literals that were found in titles, and the documents that have those titles."""
    typed = normalise(text)
    cut = [word for word in words.cut(typed) if words.is_word(word)]
    for literals in ([typed] if typed else [], cut if len(cut) > 1 else []):
        if literals and (refs := snapshot.titles_holding(literals, among, limit)):
            return literals, refs
    return [], ()
