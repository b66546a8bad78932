"""Count the matches of a query by value of each facet, as if that facet had no filter."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.engines.whoosh.count.facet_counter import FacetCounter, MatchedDocuments
from indexer.engines.whoosh.match.matching import Matches
from indexer.engines.whoosh.open_generation import OpenGeneration
from indexer.limits.deadline import check
from indexer.query.facets import STORED_FACETS, Facet
from indexer.query.model import Query
from indexer.results import FacetListing, FacetValue


class Facets:
    """The facets of one generation; safe to use from several threads."""

    def __init__(self, generation: OpenGeneration) -> None:
        """Take the columns of all segments. O(pairs of document and value)."""
        self._validity = generation.validity
        self._counters: dict[Facet, FacetCounter] = {
            facet: FacetCounter([s.facets[facet.value] for s in generation.segments], facet)
            for facet in STORED_FACETS
        }

    def counter(self, facet: Facet, query: Query) -> FacetCounter:
        """The counter of a facet; the validity is that of the query's day."""
        return self._counters.get(facet) or self._validity.of(query).counter

    def values(self, facet: Facet) -> Sequence[str]:
        """All values of a facet in the generation, in order; the facet is not the validity."""
        return self._counters[facet].values

    def counts(
        self, query: Query, matches: Matches, found: MatchedDocuments
    ) -> dict[Facet, tuple[FacetValue, ...]]:
        """The counts of the facets that a query asks for.

        `found` are its matches with all filters; a facet with a filter is counted without it.
        """
        counted = {}
        for facet in query.facets:
            check()
            chosen = query.filters.of(facet)
            among = MatchedDocuments(matches.without(facet)) if chosen else found
            counted[facet] = self.counter(facet, query).counts(among, chosen)
        return counted

    def named(self, query: Query, matches: Matches, facet: Facet, name: str) -> FacetListing:
        """The values of a facet that contain `name`, with their counts."""
        chosen = query.filters.of(facet)
        return self.counter(facet, query).named(matches.without(facet), name, chosen)
