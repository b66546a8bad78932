"""Describe the state of the data: counts for each source, from facets and the ledger."""

from __future__ import annotations

from datetime import date, datetime

from indexer.ledger import SourceState
from indexer.query.facets import STORED_FACETS, UNSTATED, Facet
from indexer.query.filters import Filters
from indexer.query.model import Query
from indexer.relations.shelf import ResolvedQuery
from indexer.results import (
    FacetValue,
    RefusedValue,
    SkippedFile,
    SourceStatistics,
    Statistics,
)
from indexer.snapshot import Snapshot

_COUNTED = (Facet.YEAR, Facet.TOPIC, Facet.VALIDITY)
_MISSING = tuple(facet for facet in STORED_FACETS if facet.row.missing)


def statistics(snapshot: Snapshot, today: date) -> Statistics:
    """Counts over one snapshot, as of today."""
    every = Query(facets=_COUNTED, size=0, asked_on=today)
    overall = snapshot.ranked(ResolvedQuery(every), 0, 0)
    return Statistics(
        documents=overall.total,
        years=overall.facets[Facet.YEAR],
        topics=overall.facets[Facet.TOPIC],
        validity=overall.facets[Facet.VALIDITY],
        sources=tuple(
            _source(snapshot, name, state, today)
            for name, state in sorted(snapshot.ledger.sources.items())
        ),
        published_at=snapshot.published_at,
        index_version=snapshot.version,
        analysis=snapshot.analysis,
    )


def _source(snapshot: Snapshot, name: str, state: SourceState, today: date) -> SourceStatistics:
    of_source = Query(filters=Filters(source=(name,)), facets=_MISSING, size=0, asked_on=today)
    found = snapshot.ranked(ResolvedQuery(of_source), 0, 0)
    missing = {facet.row.missing: _unstated(found.facets[facet]) for facet in _MISSING}
    missing["document_number"] = snapshot.without_number(name)
    return SourceStatistics(
        source=name,
        documents=found.total,
        missing=dict(sorted(missing.items())),
        skipped=tuple(
            SkippedFile(*row)
            for path, file in state.files.items()
            for row in file.all_skipped(path)
        ),
        refused=tuple(
            RefusedValue(path, *row) for path, file in state.files.items() for row in file.refused
        ),
        noted=tuple(one for path, file in state.files.items() for one in file.noted(path)),
        updated_at=datetime.fromisoformat(state.updated_at),
    )


def _unstated(values: tuple[FacetValue, ...]) -> int:
    """How many documents have no value of a facet."""
    return next((one.count for one in values if one.value == UNSTATED), 0)
