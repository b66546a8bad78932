"""Ask all that a page of results shows, of one view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from indexer.engine import View
from indexer.query.model import DateUnit, Query
from indexer.results import Histogram, SearchResult
from search_app.offers.contiguous_words import ContiguousWords, ask_contiguous
from search_app.offers.meant_search import ask_meant
from search_app.pages.relaxed_searches import RelaxedSearches, ask_relaxed


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchAnswer:
    """A page of hits, all matches by period, and what else to try where there are none.

    `contiguous` is the search for the words in one piece, where the dictionary cuts them.

    Where a correction is applied, all of it answers the corrected text; `typed` is what was asked.
    `sites` are the names of websites by the names of sources.
    """

    result: SearchResult
    typed: Query
    histogram: Histogram
    relaxed: RelaxedSearches | None
    contiguous: ContiguousWords | None
    sites: Mapping[str, str]


def ask_search(typed: Query, unit: DateUnit, view: View, place: str) -> SearchAnswer:
    """The answer to a query on a site for a place; its histogram counts each document."""
    result = ask_meant(typed, view)
    result = replace(result, answer=view.passage(result, place))
    query = result.query
    return SearchAnswer(
        result=result,
        typed=typed,
        histogram=view.histogram(replace(query, fold=False), unit),
        relaxed=None if result.total else ask_relaxed(query, view, result.hits),
        contiguous=ask_contiguous(result, view),
        sites=view.source_sites,
    )
