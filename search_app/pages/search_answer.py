"""Ask all that a page of results shows, of one view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from indexer.engine import View
from indexer.limits.deadline import OptionalPart, check, may_leave_out
from indexer.query.model import DateUnit, Query
from indexer.results import Histogram, SearchResult
from search_app.offers.begun_numbers import BegunNumber, ask_begun_number
from search_app.offers.contiguous_words import ContiguousWords, ask_contiguous
from search_app.offers.meant_search import ask_meant
from search_app.pages.relaxed_searches import RelaxedSearches, ask_relaxed


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchAnswer:
    """A page of hits, all matches by period, and what else to try where there are none.

    `contiguous` is the search for the words in one piece, where the dictionary cuts them; `begun`
    that for numbers that begin as one that was typed without its end.

    Where a correction is applied, all of it answers the corrected text; `typed` is what was asked.
    `sites` are the names of websites by the names of sources.
    What the deadline cut off is None and stands in `result.left_out`.
    """

    result: SearchResult
    typed: Query
    histogram: Histogram | None
    relaxed: RelaxedSearches | None
    contiguous: ContiguousWords | None
    begun: BegunNumber | None
    sites: Mapping[str, str]


def ask_search(typed: Query, unit: DateUnit, view: View, place: str) -> SearchAnswer:
    """The answer to a query on a site for a place; its histogram counts each document."""
    result = ask_meant(typed, view)
    query, left_out = result.query, list(result.left_out)
    histogram: Histogram | None = None
    contiguous: ContiguousWords | None = None
    begun: BegunNumber | None = None
    relaxed: RelaxedSearches | None = None
    passage = result.answer
    with may_leave_out(OptionalPart.PASSAGE, left_out):
        check()
        passage = view.passage(result, place)
    with may_leave_out(OptionalPart.HISTOGRAM, left_out):
        check()
        histogram = view.histogram(replace(query, fold=False), unit)
    if not result.total:
        with may_leave_out(OptionalPart.WIDER, left_out):
            check()
            relaxed = ask_relaxed(query, view, result.hits)
    with may_leave_out(OptionalPart.OFFERS, left_out):
        check()
        contiguous = ask_contiguous(result, view)
        begun = ask_begun_number(result, view)
    return SearchAnswer(
        result=replace(result, answer=passage, left_out=tuple(left_out)),
        typed=typed,
        histogram=histogram,
        relaxed=relaxed,
        contiguous=contiguous,
        begun=begun,
        sites=view.source_sites,
    )
