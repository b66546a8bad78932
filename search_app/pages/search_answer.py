"""Ask all that a page of results shows, of one view."""

from __future__ import annotations

from dataclasses import dataclass, replace

from indexer.engine import View
from indexer.query.model import DateUnit, Query
from indexer.results import Correction, Histogram, SearchResult
from search_app.addresses.search_args import reworded
from search_app.pages.relaxed_searches import RelaxedSearches, ask_relaxed


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchAnswer:
    """A page of hits, all matches by period, and what else to try where there are none.

    Where a correction is applied, all of it answers the corrected text; `typed` is what was asked.
    """

    result: SearchResult
    typed: Query
    correction: Correction | None
    histogram: Histogram
    relaxed: RelaxedSearches | None


def ask_search(query: Query, unit: DateUnit, view: View) -> SearchAnswer:
    """The answer to a query; its histogram counts each document, folded or not."""
    typed = query
    result = view.search(query)
    correction = result.reading.correction
    if correction and correction.applied:
        query = reworded(typed, correction.query_text, typed.page)
        result = replace(view.search(replace(query, exact=True)), query=query)
    return SearchAnswer(
        result=result,
        typed=typed,
        correction=correction,
        histogram=view.histogram(replace(query, fold=False), unit),
        relaxed=None if result.total else ask_relaxed(query, view),
    )
