"""Keep suggestions within what a search is narrowed to: filters, dates, searches within."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from indexer.query.facets import Facet
from indexer.query.model import ParsedText, Query
from indexer.relations.shelf import DocRef, ResolvedQuery
from indexer.snapshot import Snapshot


def bare(among: ResolvedQuery | None, today: date | None = None) -> ResolvedQuery:
    """The search for everything that is within what `among` narrows to."""
    if among is None:
        return ResolvedQuery(Query(facets=(), asked_on=today))
    query = replace(among.query, parsed=ParsedText(), facets=(), expansions=())
    return ResolvedQuery(query, among.among)


def within(
    snapshot: Snapshot, among: ResolvedQuery | None, refs: Sequence[DocRef]
) -> Sequence[DocRef]:
    """Those of some documents that are within what `among` narrows to."""
    return list(snapshot.matching(bare(among), refs)) if among and refs else refs


def count_of(snapshot: Snapshot, narrowed: ResolvedQuery, facet: Facet, value: str) -> int:
    """How many documents have a value of a facet; another filter by this facet does not count."""
    query = narrowed.query
    having = replace(query, filters=query.filters.having(facet, (value,)))
    return snapshot.ranked(replace(narrowed, query=having), 0, 0).total
