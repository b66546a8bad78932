"""Answer a query of a ranked list by what was meant, where that is sure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from indexer.answers.corrections.corrected import corrected
from indexer.answers.snapshot_answers import SnapshotAnswers
from indexer.limits.deadline import OptionalPart, check, may_leave_out
from indexer.query.model import Query
from indexer.query.parser import parse
from indexer.results import Correction, SearchResult


def search_meant(answers: SnapshotAnswers, query: Query, today: date, start: int) -> SearchResult:
    """A page of hits from `start` on, by the corrected text where a correction is applied.

    Counts and facets stay those of what was typed; the corrected list has nothing to read on from.
    Only ranked lists are corrected, none that is asked to be `exact`, and no name of a document.
    """
    if not (query.size or query.ranked):
        return answers.search(answers.counted(query, today), start)
    asked = answers.resolved(query, today)
    wanted = query.ranked and query.size and not query.exact and not asked.named
    correction: Correction | None = None
    left_out: list[OptionalPart] = []
    if wanted:
        with may_leave_out(OptionalPart.CORRECTION, left_out):
            check()
            correction = corrected(answers.snapshot, asked.query)
    if correction is None:
        found = answers.search(asked, start)
        return replace(found, left_out=(*left_out, *found.left_out)) if left_out else found
    if not correction.applied:
        found = answers.search(asked, start)
        return replace(found, reading=replace(found.reading, correction=correction))
    counted = replace(query, size=0, match=None)
    typed = answers.search(answers.counted(counted, today), 0)
    meant = replace(query, parsed=parse(correction.query_text, query.scope), facets=())
    found = answers.search(answers.resolved(meant, today), start)
    return replace(
        found,
        total=typed.total,
        further=found.listed,
        facets=typed.facets,
        reading=replace(typed.reading, correction=correction),
        took_ms=typed.took_ms + found.took_ms,
        next_cursor=None,
        left_out=(*typed.left_out, *found.left_out),
    )
