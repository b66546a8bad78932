"""Ask for what holds at the site's own place: documents of nation, province and city."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpus.fields.regions import levels_above
from indexer.engine import View
from indexer.query.facets import UNSTATED, Facet
from indexer.query.model import Query
from indexer.results import SearchResult
from search_app.addresses.links import with_filters


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalDocuments:
    """The matches of a query that hold at a place.

    `regions` are the values of the facet that they have; `count` how many there are, and `unstated`
    how many matches have no region, so that it is not known. `chosen`: the query asks for them
    now; `all_chosen`: and for those without a region.
    """

    regions: tuple[str, ...]
    count: int
    unstated: int
    chosen: bool
    all_chosen: bool
    query: Query
    query_with_unstated: Query
    query_without: Query


def ask_local(result: SearchResult, view: View, place: str) -> LocalDocuments | None:
    """The matches that hold at `place` ("广东省/广州市"); None without a place, or without any."""
    if not place:
        return None
    query, regions = result.query, levels_above(place)
    asked = set(query.filters.of(Facet.REGION))
    local = _of_regions(query, regions)
    count = view.search(replace(local, size=0, facets=(), snippets=False)).total
    values = {value.value: value.count for value in result.facets.get(Facet.REGION, ())}
    unstated = values.get(UNSTATED, 0)
    chosen, all_chosen = asked == set(regions), asked == {*regions, UNSTATED}
    if not (count or chosen or all_chosen):
        return None
    return LocalDocuments(
        regions=regions,
        count=count,
        unstated=unstated,
        chosen=chosen,
        all_chosen=all_chosen,
        query=local,
        query_with_unstated=_of_regions(query, (*regions, UNSTATED)),
        query_without=_of_regions(query, ()),
    )


def _of_regions(query: Query, regions: tuple[str, ...]) -> Query:
    return with_filters(query, query.filters.having(Facet.REGION, regions))
