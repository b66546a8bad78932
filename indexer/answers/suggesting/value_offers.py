"""Offer organs and topics that have documents: each leads to the search that is filtered by it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from indexer.answers.suggesting.known_names import KnownNames
from indexer.answers.suggesting.marked_names import marked
from indexer.answers.suggesting.narrowed import bare, count_of
from indexer.query.facets import UNSTATED, Facet
from indexer.relations.shelf import ResolvedQuery
from indexer.results import Offer, OfferKind
from indexer.snapshot import Snapshot

FACETS = {OfferKind.ORGAN: Facet.ISSUER, OfferKind.TOPIC: Facet.TOPIC}

LOOKED_AT = 4
"""Names that are counted: within a narrow search some have no documents."""


def value_offers(
    snapshot: Snapshot,
    known: KnownNames,
    kind: OfferKind,
    text: str,
    among: ResolvedQuery | None,
    today: date,
) -> Iterator[Offer]:
    """The values of the facet of a kind that hold what was typed or sound so, with their counts."""
    facet = FACETS[kind]
    narrowed = bare(among, today)
    for found in known.values(facet).found(text, LOOKED_AT):
        if found.name == UNSTATED:
            continue
        if count := count_of(snapshot, narrowed, facet, found.name):
            yield Offer(
                kind=kind,
                text=found.name,
                parts=marked(found),
                facet=facet,
                count=count,
            )
