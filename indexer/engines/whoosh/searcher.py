"""Answers queries from one generation: what each step of an answer is, in order."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator, Sequence

from indexer.answers.document_relations import IndexState
from indexer.answers.relation_answers import RelationAnswers
from indexer.engines.whoosh.answers.marked_documents import Documents
from indexer.engines.whoosh.answers.page_of_hits import bare_hit, hit
from indexer.engines.whoosh.answers.query_reading import Readings
from indexer.engines.whoosh.answers.suggestions import Suggesting
from indexer.engines.whoosh.count.facet_counts import Facets
from indexer.engines.whoosh.count.trends import Trends
from indexer.engines.whoosh.files.postings import Mask
from indexer.engines.whoosh.match.matching import Matching, count, within_leaves
from indexer.engines.whoosh.match.occurrences import ENOUGH_FOR_SNIPPETS, Occurrences
from indexer.engines.whoosh.open_generation import OpenGeneration
from indexer.engines.whoosh.rank.cursors import Cursor
from indexer.engines.whoosh.rank.relevance import Relevance
from indexer.engines.whoosh.rank.selection import Selected, count_to, order, select
from indexer.engines.whoosh.whoosh_shelf import WhooshShelf
from indexer.query.expressions import Leaf, leaves
from indexer.query.facets import Facet
from indexer.query.model import Number, Query
from indexer.relations.shelf import DocRef
from indexer.results import FacetListing, Hit, Scan, SearchResult

PAGE = 500
"""Hits that a scan reads at a time."""


class Searcher:
    """Answers queries over one generation; safe to use from several threads.

    Its parts answer what else is asked of the documents.
    """

    def __init__(self, generation: OpenGeneration) -> None:
        """O(documents)."""
        self.generation = generation
        self.documents = Documents(generation)
        self.matching = Matching(generation, self._citing)
        self._facets = Facets(generation)
        self.relevance = Relevance(generation, self.matching)
        self.shelf = WhooshShelf(generation, self.matching)
        state = IndexState(generation.version, generation.published_at.date())
        issuers = self._facets.values(Facet.ISSUER)
        self.relations = RelationAnswers(self.shelf, state, issuers, self._pages)
        self.suggesting = Suggesting(generation, self.matching)
        self.trends = Trends(generation, self.matching, self._facets)
        self._readings = Readings(generation, self.matching)

    def search(self, query: Query, start: int | None = None) -> SearchResult:
        """Answer a query, its hits from `start` (counted from 0), else those of its page.

        O(documents) a node of the query, plus the postings of its words.
        """
        began = time.perf_counter()
        matches = self.matching.matches(query)
        found = matches.found()
        facets = self._facets.counts(query, matches, found)
        listed = self.matching.folded(query, found)
        start = (query.page - 1) * query.size if start is None else start
        selected = select(
            self.generation.segments,
            listed,
            self.relevance.scores(query, matches.expression),
            query.order,
            start,
            query.size,
        )
        hits_in_all = count(listed)
        asked = tuple(leaves(matches.expression))
        marked = (*asked, *within_leaves(query))
        page = self._page(query, marked, _numbers(asked), found, selected)
        return SearchResult(
            query=query,
            hits=page,
            total=count(found),
            listed=hits_in_all,
            facets=facets,
            reading=self._readings.reading(query, matches.expression, asked),
            took_ms=(time.perf_counter() - began) * 1000,
            index_version=self.generation.version,
            next_cursor=self._cursor(query, start, selected, hits_in_all),
        )

    def scan(self, query: Query, batch: int, begin: int, end: int | None) -> Scan:
        """All that matches, from `begin` to `end`.

        O(matches log matches) for the order, then a record each.
        """
        matches = self.matching.matches(query)
        found = matches.found()
        listed = self.matching.folded(query, found)
        total = count(listed)
        scores = self.relevance.scores(query, matches.expression)
        ordered = order(self.generation.segments, listed, scores, query.order, total)
        numbers = _numbers(leaves(matches.expression))
        codes = self.generation.validity.of(query).codes

        def batches() -> Iterator[tuple[Hit, ...]]:
            last = total if end is None else min(end, total)
            for start in range(begin, last, batch):
                rows = (array[start : min(start + batch, last)].tolist() for array in ordered)
                yield tuple(
                    bare_hit(
                        self.generation.segments[s],
                        d,
                        score,
                        numbers,
                        int(codes[s][d]),
                        self.generation.groups.count(found, s, d),
                    )
                    for s, d, score in zip(*rows, strict=True)
                )
                for segment in self.generation.segments:
                    segment.let_go_of_records()

        return Scan(
            query=query, total=total, batches=batches(), index_version=self.generation.version
        )

    def _citing(self, id: str) -> Collection[DocRef]:
        return self.relations.citing(id)

    def _pages(self, query: Query, start: int, stop: int | None) -> Scan:
        return self.scan(query, PAGE, start, stop)

    def place_behind(self, query: Query, cursor: Cursor) -> int:
        """How many matches of a query that orders by date stand up to where a cursor does."""
        listed = self.matching.listed(query)
        return count_to(self.generation.segments, listed, query.order, cursor.dated, cursor.tie)

    def facet_values(self, query: Query, facet: Facet, name: str) -> FacetListing:
        """The values of a facet that hold `name`, its own filter off."""
        return self._facets.named(query, self.matching.matches(query), facet, name)

    def _page(
        self,
        query: Query,
        marked: Sequence[Leaf],
        numbers: set[str],
        found: Sequence[Mask],
        selected: Sequence[Selected],
    ) -> tuple[Hit, ...]:
        """The hits of a page, what was asked marked in them."""
        segments = self.generation.segments
        passages = {
            index: Occurrences(
                segments[index],
                marked,
                [d for s, d, _ in selected if s == index],
                ENOUGH_FOR_SNIPPETS,
            )
            for index in {s for s, _, _ in selected}
        }
        codes = self.generation.validity.of(query).codes
        return tuple(
            hit(
                segments[s],
                d,
                score,
                passages[s],
                numbers,
                int(codes[s][d]),
                with_snippets=query.snippets,
                duplicates=self.generation.groups.count(found, s, d),
            )
            for s, d, score in selected
        )

    def _cursor(
        self, query: Query, start: int, selected: Sequence[Selected], total: int
    ) -> str | None:
        """The place behind what was selected, None where nothing follows."""
        position = start + len(selected)
        if not selected or position >= total:
            return None
        last = selected[-1]
        segment = self.generation.segments[last.segment]
        dated, tie = int(segment.dated[last.document]), int(segment.tie[last.document])
        return str(Cursor.behind(query, self.generation.version, position, dated, tie))


def _numbers(asked: Iterable[Leaf]) -> set[str]:
    """The keys of the document numbers that were asked for."""
    return {leaf.key for leaf in asked if isinstance(leaf, Number)}
