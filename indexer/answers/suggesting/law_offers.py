"""Offer laws by their short names, each in the version that is in force."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indexer.analysis.normalise import normalise
from indexer.answers.naming.named_documents import in_order
from indexer.answers.suggesting.known_names import KnownNames
from indexer.answers.suggesting.marked_names import marked
from indexer.answers.suggesting.narrowed import within
from indexer.relations.grammar.title_keys import STATE
from indexer.relations.shelf import AsOf, DocRef, ResolvedQuery
from indexer.relations.validity.timeline import ENDED
from indexer.relations.validity.validity_rows import CODES, PLAIN
from indexer.results import Offer, OfferKind
from indexer.snapshot import Snapshot

LOOKED_AT = 4
"""Names that are looked at; some may be left out by what the search is narrowed to."""


def law_offers(
    snapshot: Snapshot,
    known: KnownNames,
    text: str,
    among: ResolvedQuery | None,
    asof: AsOf,
) -> Iterator[Offer]:
    """The laws in force whose short names hold what was typed, or sound so."""
    laws = known.laws
    typed = normalise(text).removeprefix(STATE) or text
    for found in laws.table.found(typed, LOOKED_AT):
        refs = within(snapshot, among, laws.refs[found.name])
        if not refs:
            continue
        ref = _version_in_force(snapshot, refs, asof)
        if ref is None:
            continue
        stored = snapshot.cards((ref,))[ref]
        yield Offer(
            kind=OfferKind.LAW,
            text=found.name,
            parts=marked(found),
            q=found.name,
            id=stored.id,
            title=stored.card.title,
            document_number=stored.card.document_number,
            dated_on=stored.card.dated_on,
        )


def _version_in_force(snapshot: Snapshot, refs: Sequence[DocRef], asof: AsOf) -> DocRef | None:
    """Of documents of one name the newest that is in force, None where the law has ended."""
    codes = snapshot.validity(refs, asof)
    ordered = in_order(list(snapshot.documents(refs).values()), asof.day)
    in_force = (one.ref for one in ordered if CODES[codes[one.ref] & PLAIN] not in ENDED)
    return next(in_force, None)
