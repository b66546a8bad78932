"""Ask which filters to offer for what was typed: days, places and organs, each with its count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from indexer.analysis.normalise import normalise
from indexer.engine import View
from indexer.query.facets import Facet
from indexer.query.filters import Filters
from indexer.query.model import Query, Scope
from indexer.query.typed.typed_filters import (
    FilterKind,
    TypedFilter,
    asks_something,
    typed_filters,
    without_filters,
)
from indexer.results import SearchResult
from search_app.addresses.search_args import reworded
from search_app.offers.nearest_years import ask_nearest_years

MOST_OFFERED = 4
"""Filters that are offered; each is counted by a search."""

_FACETS = {FilterKind.PLACE: Facet.REGION, FilterKind.ORGAN: Facet.ISSUER}


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedFilter:
    """A filter that was found in the typed text, and the search that has it instead of the words.

    `filters` are several where they are offered at once. `count` is how many documents the search
    finds, at least one. `missed`: the days that were typed have no document, and what is offered is
    the nearest year.
    """

    filters: tuple[TypedFilter, ...]
    query: Query
    count: int
    missed: bool = False

    @property
    def kind(self) -> FilterKind:
        """What the filter narrows by; of several the first."""
        return self.filters[0].kind

    @property
    def q(self) -> str:
        """The text to search for with the filter."""
        return self.query.text

    @property
    def parameters(self) -> dict[str, str]:
        """The parameters of an address that are the filter."""
        found: dict[str, str] = {}
        for one in self.filters:
            if one.kind is FilterKind.DAYS:
                days = {"since": self.query.since, "until": self.query.until}
                found |= {name: day.isoformat() for name, day in days.items() if day}
            else:
                found[_FACETS[one.kind].value] = one.value
        return found


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
        # Quicker by far than looking names up in a list of all values of the facet.
        having = Query(filters=Filters(**{self._facet: (name,)}), size=0)
        return _count(having, self._view) > 0


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
    wanted = [one for one in found if not _narrowed(query, one.kind)]
    offered = (offer for some in _choices(query, wanted) for offer in _offers(some, query, view))
    return tuple(islice(offered, MOST_OFFERED))


def _choices(query: Query, found: list[TypedFilter]) -> Iterator[tuple[TypedFilter, ...]]:
    """All filters at once where each narrows by something else, then each alone."""
    kinds = {one.kind for one in found}
    several = len(kinds) == len(found) > 1
    if several and asks_something(without_filters(query.text, found)):
        yield tuple(found)
    yield from ((one,) for one in found)


def _offers(filters: tuple[TypedFilter, ...], query: Query, view: View) -> Iterator[OfferedFilter]:
    """The filters themselves; for days without any document the nearest years."""
    narrowed = reworded(query, without_filters(query.text, filters))
    for one in filters:
        if one.kind is FilterKind.DAYS:
            narrowed = replace(narrowed, since=one.since, until=one.until)
        else:
            chosen = narrowed.filters.having(_FACETS[one.kind], (one.value,))
            narrowed = replace(narrowed, filters=chosen)
    if count := _count(narrowed, view):
        yield OfferedFilter(filters=filters, query=narrowed, count=count)
    elif [one.kind for one in filters] == [FilterKind.DAYS]:
        for near in ask_nearest_years(narrowed, view):
            yield OfferedFilter(filters=filters, query=near.query, count=near.count, missed=True)


def _narrowed(query: Query, kind: FilterKind) -> bool:
    """Whether a query has a filter of this kind."""
    if kind is FilterKind.DAYS:
        return bool(query.since or query.until or query.dates or query.filters.of(Facet.YEAR))
    return bool(query.filters.of(_FACETS[kind]))


def _count(query: Query, view: View) -> int:
    return view.search(replace(query, size=0, facets=(), snippets=False)).total


def _is_title(result: SearchResult) -> bool:
    """Whether the typed text is the title of a hit, but for signs and spaces."""
    typed = _letters(result.query.text)
    return any(_letters(hit.title) == typed for hit in result.hits)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, normalise(text)))
