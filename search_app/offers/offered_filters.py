"""Ask which filters to offer for what was typed: days, places and organs, each with its count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from indexer.analysis.normalise import normalise
from indexer.engine import View
from indexer.query.facets import Facet
from indexer.query.model import Query, Scope
from indexer.query.typed_filters import FilterKind, TypedFilter, typed_filters
from indexer.results import SearchResult
from search_app.addresses.search_args import reworded
from search_app.offers.nearest_years import ask_nearest_years

MOST_OFFERED = 4
"""Filters that are offered; each is counted by a search."""

_FACETS = {FilterKind.PLACE: Facet.REGION, FilterKind.ORGAN: Facet.ISSUER}


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedFilter:
    """A filter that was found in the typed text, and the search that has it instead of the words.

    `count` is how many documents that finds, at least one. `missed` is what was typed where it is
    not what is offered: days that have no document, for which the nearest year is.
    """

    kind: FilterKind
    query: Query
    count: int
    since: date | None = None
    until: date | None = None
    value: str = ""
    missed: tuple[date | None, date | None] | None = None

    @property
    def q(self) -> str:
        """The text to search for with the filter."""
        return self.query.text

    @property
    def parameters(self) -> dict[str, str]:
        """The parameters of an address that are the filter."""
        if self.kind is not FilterKind.DAYS:
            return {_FACETS[self.kind].value: self.value}
        days = {"since": self.since, "until": self.until}
        return {name: day.isoformat() for name, day in days.items() if day}


class FacetNames:
    """The values that a facet has in a view; each name is looked up alone."""

    def __init__(self, view: View, facet: Facet) -> None:
        """Look values of `facet` up in `view`."""
        self._view = view
        self._facet = facet

    def __contains__(self, name: object) -> bool:
        """Whether a document of the view has this value."""
        if not isinstance(name, str):
            return False
        listing = self._view.facet_values(Query(facets=()), self._facet, name)
        return any(value.value == name for value in listing.values)


def ask_filters(result: SearchResult, view: View) -> tuple[OfferedFilter, ...]:
    """The filters to offer beside a result, those that find nothing left out.

    None are offered for a text that is the title of a hit, which is meant as a whole, nor for a
    number. What the query is narrowed by already is not offered again.
    """
    query = result.query
    if query.scope is Scope.NUMBER or _is_title(result):
        return ()
    regions, issuers = FacetNames(view, Facet.REGION), FacetNames(view, Facet.ISSUER)
    found = typed_filters(query.text, view.today, regions, issuers)
    wanted = (one for one in found if not _narrowed(query, one.kind))
    offered = (offer for one in wanted for offer in _offers(one, query, view))
    return tuple(islice(offered, MOST_OFFERED))


def _offers(typed: TypedFilter, query: Query, view: View) -> Iterator[OfferedFilter]:
    """The filter itself; for days without any document the nearest years."""
    narrowed = reworded(query, typed.rest)
    if typed.kind is FilterKind.DAYS:
        narrowed = replace(narrowed, since=typed.since, until=typed.until)
    else:
        filters = query.filters.having(_FACETS[typed.kind], (typed.value,))
        narrowed = replace(narrowed, filters=filters)
    if count := _count(narrowed, view):
        yield OfferedFilter(
            kind=typed.kind,
            query=narrowed,
            count=count,
            since=typed.since,
            until=typed.until,
            value=typed.value,
        )
    elif typed.kind is FilterKind.DAYS:
        for near in ask_nearest_years(narrowed, view):
            yield OfferedFilter(
                kind=FilterKind.DAYS,
                query=near.query,
                count=near.count,
                since=near.query.since,
                until=near.query.until,
                missed=(typed.since, typed.until),
            )


def _narrowed(query: Query, kind: FilterKind) -> bool:
    """Whether a query has a filter of this kind."""
    if kind is FilterKind.DAYS:
        return bool(query.since or query.until or query.filters.of(Facet.YEAR))
    return bool(query.filters.of(_FACETS[kind]))


def _count(query: Query, view: View) -> int:
    return view.search(replace(query, size=0, facets=(), snippets=False)).total


def _is_title(result: SearchResult) -> bool:
    """Whether the typed text is the title of a hit, but for signs and spaces."""
    typed = _letters(result.query.text)
    return any(_letters(hit.title) == typed for hit in result.hits)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, normalise(text)))
