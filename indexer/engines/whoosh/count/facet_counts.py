"""How many matches of a query has each value of a facet? The facet's own filter is off."""

from __future__ import annotations

from indexer.engines.whoosh.count.facet_counter import FacetCounter
from indexer.engines.whoosh.files.postings import Mask
from indexer.engines.whoosh.match.matching import Matches
from indexer.engines.whoosh.open_generation import OpenGeneration
from indexer.query.model import Facet, Query
from indexer.results import FacetListing, FacetValue


class Facets:
    """The facets of one generation; safe to use from several threads."""

    def __init__(self, generation: OpenGeneration) -> None:
        """Take the columns of all segments. O(pairs of document and value)."""
        self._standings = generation.standings
        self._counters = {
            facet: FacetCounter([s.facets[facet.value] for s in generation.segments], facet)
            for facet in Facet
            if facet is not Facet.VALIDITY
        }

    def counter(self, facet: Facet, query: Query) -> FacetCounter:
        """Counts a facet, the validity on the query's day."""
        if facet is Facet.VALIDITY:
            return self._standings.of(query).counter
        return self._counters[facet]

    def counts(
        self, query: Query, matches: Matches, found: list[Mask]
    ) -> dict[Facet, tuple[FacetValue, ...]]:
        """The facets that a query wants; `found` are its matches with every filter in force."""
        return {
            facet: self.counter(facet, query).counts(
                matches.without(facet) if query.filters.of(facet) else found,
                query.filters.of(facet),
            )
            for facet in query.facets
        }

    def named(self, query: Query, matches: Matches, facet: Facet, name: str) -> FacetListing:
        """The values of a facet that hold `name`."""
        chosen = query.filters.of(facet)
        return self.counter(facet, query).named(matches.without(facet), name, chosen)
