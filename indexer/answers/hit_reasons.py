"""Say why a document is a hit: how often it holds each thing that was asked for, what it lacks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from indexer.analysis.normalise import normalise
from indexer.answers.naming.partial_holders import partial_holders
from indexer.answers.occurrences import Occurrences
from indexer.query.expressions import leaves
from indexer.query.model import IssuerName, Number, Phrase, Query, Word
from indexer.relations.shelf import DocRef
from indexer.results import Reason
from indexer.snapshot import Snapshot

MOST_FORMS = 3
"""How many other forms of a word are listed: the first ones of a text say enough."""


def reasons(
    located: Occurrences,
    title: str,
    body: str,
    issuers: tuple[str, ...],
    holds: Callable[[str], bool],
) -> tuple[Reason, ...]:
    """A reason for each distinct thing asked; `holds` says if a number is the document's own."""
    found = []
    for leaf, literals in located.asked:
        match leaf:
            case Number(key):
                counts = (
                    located.number_count("title", title, key),
                    located.number_count("body", body, key),
                )
                found.append(Reason(leaf, *counts, holds(key)))
            case IssuerName(text):
                named = any(text in normalise(issuer) for issuer in issuers)
                found.append(Reason(leaf, 0, 0, named))
            case Word() | Phrase():
                in_title, in_body = (located.count(name, literals) for name in ("title", "body"))
                forms: dict[str, None] = {}
                if in_title:
                    forms = located.forms("title", title, literals)
                if in_body:
                    forms |= located.forms("body", body, literals)
                found.append(Reason(leaf, in_title, in_body, False, tuple(forms)[:MOST_FORMS]))
    return tuple(found)


def missing_words(
    snapshot: Snapshot, query: Query, refs: Collection[DocRef]
) -> Mapping[DocRef, tuple[str, ...]]:
    """For each of some documents the bare parts of a query that it does not hold, in order.

    What a document holds is what it matches in the scope of the query, so that a document that
    matches all that was asked lacks nothing. A part that can be written in several ways is named
    by the first. Who holds a number that lacks organ or year lacks no piece of it.
    """
    lacking: dict[DocRef, tuple[str, ...]] = dict.fromkeys(refs, ())
    parts = query.parsed.bare
    partial = partial_holders(snapshot, query)
    for part, held in zip(parts, snapshot.holding_each(parts, query.scope, refs), strict=True):
        leaf = next(leaves(part))
        having = held
        if partial and (
            partial.means(leaf) if isinstance(leaf, Number) else partial.says(leaf.text)
        ):
            having = {*held, *partial.refs}
        lacking |= {ref: (*lacking[ref], leaf.text) for ref in refs if ref not in having}
    return lacking
