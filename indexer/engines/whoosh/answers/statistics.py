"""The state of the data: counts for each source, from masks and the ledger."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import numpy as np

from indexer.engines.whoosh.files.postings import Mask
from indexer.engines.whoosh.files.segment import Segment
from indexer.engines.whoosh.searcher import Searcher
from indexer.ledger import Ledger, SourceState
from indexer.query.facets import Facet
from indexer.query.model import Query
from indexer.results import RefusedValue, SkippedFile, SourceStatistics, Statistics


def _without(facet: Facet) -> Callable[[Segment], Mask]:
    return lambda segment: ~segment.facets[facet.value].stated


_MISSING: dict[str, Callable[[Segment], Mask]] = {
    "document_number": lambda segment: ~segment.numbered,
    **{facet.row.missing: _without(facet) for facet in Facet if facet.row.missing},
}


def statistics(searcher: Searcher, ledger: Ledger, today: date) -> Statistics:
    """Counts over the generation that `searcher` has open, as of today. O(documents) a source."""
    counted = (Facet.YEAR, Facet.TOPIC, Facet.VALIDITY)
    overall = searcher.search(Query(facets=counted, size=0, snippets=False, asked_on=today))
    return Statistics(
        documents=overall.total,
        years=overall.facets[Facet.YEAR],
        topics=overall.facets[Facet.TOPIC],
        validity=overall.facets[Facet.VALIDITY],
        sources=tuple(
            _source(searcher, name, state) for name, state in sorted(ledger.sources.items())
        ),
        published_at=searcher.generation.published_at,
        index_version=searcher.generation.version,
        analysis=searcher.generation.manifest.analysis,
    )


def _source(searcher: Searcher, name: str, state: SourceState) -> SourceStatistics:
    masks = [s.facets[Facet.SOURCE].mask_of({name}) & s.live for s in searcher.generation.segments]
    return SourceStatistics(
        source=name,
        documents=sum(int(np.count_nonzero(mask)) for mask in masks),
        missing={
            field: sum(
                int(np.count_nonzero(mask & missing(segment)))
                for mask, segment in zip(masks, searcher.generation.segments, strict=True)
            )
            for field, missing in sorted(_MISSING.items())
        },
        skipped=tuple(
            SkippedFile(*row)
            for path, file in state.files.items()
            for row in file.all_skipped(path)
        ),
        refused=tuple(
            RefusedValue(path, *row) for path, file in state.files.items() for row in file.refused
        ),
        updated_at=datetime.fromisoformat(state.updated_at),
    )
