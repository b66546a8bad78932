"""`indexer.snapshot.Snapshot` for Whoosh: one open generation, matched, ranked and counted."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

import numpy as np

from indexer.engines.whoosh.count.facet_counter import MatchedDocuments
from indexer.engines.whoosh.count.facet_counts import Facets
from indexer.engines.whoosh.count.trends import Trends
from indexer.engines.whoosh.files.literals import Literal
from indexer.engines.whoosh.files.postings import Mask
from indexer.engines.whoosh.files.segment_ref import SegmentRef
from indexer.engines.whoosh.match.literal_places import literal_places
from indexer.engines.whoosh.match.matching import Matching, count
from indexer.engines.whoosh.match.segment_lookups import own
from indexer.engines.whoosh.match.title_likeness import title_likeness
from indexer.engines.whoosh.open_generation import OpenGeneration
from indexer.engines.whoosh.rank.relevance import Relevance
from indexer.engines.whoosh.rank.scoring import Relevant, Scores
from indexer.engines.whoosh.rank.selection import Order, count_to, gathered, order, select
from indexer.engines.whoosh.whoosh_vocabulary import WhooshVocabulary
from indexer.ledger import Ledger
from indexer.limits.deadline import OptionalPart, may_leave_out
from indexer.query.facets import Facet
from indexer.query.model import And, DateUnit, Expression, Query, Scope, Sort, Word
from indexer.query.rank_terms import rank_terms
from indexer.query.worth_listing import has_few_words
from indexer.ranking import ALL_OF_FEW, LEAST_COVERAGE, LEAST_SCORE, MOST_FURTHER
from indexer.relations.shelf import AsOf, DocRef, ResolvedQuery
from indexer.results import FacetListing, FacetValue, Histogram, Pivot
from indexer.snapshot import (
    LiteralPlaces,
    LowerBound,
    Ranked,
    RankedPage,
    RankedScan,
    StoredHit,
    TermWeight,
)


class WhooshSnapshot(WhooshVocabulary):
    """Answers over one generation; safe to use from several threads."""

    lower_bounds: frozenset[LowerBound] = frozenset()
    """Every count is exact."""

    def __init__(self, generation: OpenGeneration, ledger: Ledger) -> None:
        """O(documents)."""
        matching = Matching(generation)
        super().__init__(generation, matching)
        self.ledger = ledger
        self._generation = generation
        self._relevance = Relevance(generation)
        self._facets = Facets(generation)
        self._trends = Trends(generation, matching, self._facets)

    @property
    def version(self) -> str:
        """Names the generation, schema and analysis, and what was taken down."""
        return self._generation.version

    @property
    def published_at(self) -> datetime:
        """When the generation was published."""
        return self._generation.published_at

    @property
    def analysis(self) -> str:
        """The version of the rules by which its documents were analysed."""
        return self._generation.manifest.analysis

    def ranked(self, query: ResolvedQuery, start: int, size: int) -> RankedPage:
        """What is listed from `start` on, at most `size`, and the facets asked for.

        O(documents) a node of the query, plus the postings of its words.
        """
        asked = query.query
        matches = self._matching.matches(query)
        found = matches.found()
        shown = matched = self._matching.folded(asked, found)
        every = MatchedDocuments(found)
        documents = every.documents if shown is found else MatchedDocuments(shown).documents
        further: list[Mask] = []
        scores: Scores = []
        if asked.ranked:
            relevant = self._relevance.of(query)
            pool = self._near_matches(query, relevant, found)
            if has_few_words(asked):
                for score, match in zip(relevant.scores, matched, strict=True):
                    score[match] *= np.float32(ALL_OF_FEW)
            self._relevance.lift(relevant.scores, query)
            best = select(self.segments, pool, relevant.scores, Sort.RELEVANCE, 0, MOST_FURTHER)
            further = self._matching.only(SegmentRef(s, d) for s, d, _ in best)
            shown = [match | other for match, other in zip(matched, further, strict=True)]
            documents = MatchedDocuments(shown).documents
            scores = gathered(relevant.scores, documents)
        elif size:
            scores = self._relevance.of(query, documents).scores
            self._relevance.lift(scores, query, documents)
        page: tuple[Ranked, ...] = ()
        before = 0
        if size:
            first = order(self.segments, documents, scores, asked.order, start + size)
            before = _within(matched, first) if further else len(first.document)
            page = self._page(first, found, start, start + size)
        facets: dict[Facet, tuple[FacetValue, ...]] = {}
        left_out: list[OptionalPart] = []
        with may_leave_out(OptionalPart.FACETS, left_out):
            facets = self._facets.counts(asked, matches, every)
        return RankedPage(
            total=sum(map(len, every.documents)),
            listed=sum(map(len, documents)),
            further=count(further),
            matched=before,
            facets=facets,
            page=page,
            left_out=tuple(left_out),
        )

    def _page(self, ordered: Order, found: list[Mask], start: int, stop: int) -> tuple[Ranked, ...]:
        rows = (array[start:stop].tolist() for array in ordered)
        return tuple(
            Ranked(SegmentRef(s, d), score, self._groups.count(found, s, d), bool(found[s][d]))
            for s, d, score in zip(*rows, strict=True)
        )

    def _near_matches(
        self, query: ResolvedQuery, relevant: Relevant, found: list[Mask]
    ) -> list[Mask]:
        """The documents that lack words and are worth to be listed; each text once if it folds.

        All hold what is looked for within the results, so that says nothing of their worth.
        """
        if query.query.within:
            relevant = self._relevance.of(replace(query, query=replace(query.query, within=())))
        candidates = self._matching.candidates(query)
        named = self._matching.only(query.lifted)
        scores = zip(relevant.scores, candidates, strict=True)
        best = max((float(s[mask].max(initial=0)) for s, mask in scores), default=0.0)
        pool = [
            candidate & ~match & (lifted | ((covered >= LEAST_COVERAGE) & (score >= least)))
            for least in (np.float32(LEAST_SCORE * best),)
            for candidate, match, lifted, covered, score in zip(
                candidates, found, named, relevant.coverage, relevant.scores, strict=True
            )
        ]
        if query.query.fold:
            pool = self._groups.fold(self._groups.without_same(pool, found))
        return pool

    def ranked_scan(
        self, query: ResolvedQuery, batch: int, start: int, stop: int | None
    ) -> RankedScan:
        """The matches from `start` to before `stop`. O(matches log matches) for the order."""
        asked = query.query
        matches = self._matching.matches(query)
        found = matches.found()
        listed = self._matching.folded(asked, found)
        documents = MatchedDocuments(listed).documents
        total = sum(map(len, documents))
        scores = self._relevance.of(query, documents).scores
        self._relevance.lift(scores, query, documents)
        ordered = order(self.segments, documents, scores, asked.order, total)

        def batches() -> Iterator[tuple[Ranked, ...]]:
            last = total if stop is None else min(stop, total)
            for first in range(start, last, batch):
                yield self._page(ordered, found, first, min(first + batch, last))

        return RankedScan(total, batches())

    def count_to(self, query: ResolvedQuery, dated: int, tie: int) -> int:
        """How many matches, ordered by date, stand up to a document of this date and tie."""
        found = self._matching.matches(query).found()
        listed = self._matching.folded(query.query, found)
        return count_to(self.segments, listed, query.query.order, dated, tie)

    def histogram(self, query: ResolvedQuery, unit: DateUnit) -> Histogram:
        """The matches by year, month or day of the date that counts."""
        return self._trends.histogram(query, unit)

    def pivot(
        self,
        query: ResolvedQuery,
        unit: DateUnit,
        facet: Facet,
        values: Sequence[str],
        limit: int,
    ) -> Pivot:
        """The matches by year or month and by value of a facet."""
        return self._trends.pivot(query, unit, facet, values, limit)

    def facet_values(self, query: ResolvedQuery, facet: Facet, name: str) -> FacetListing:
        """The values of a facet that hold `name` among the matches, its own filter off."""
        return self._facets.named(query.query, self._matching.matches(query), facet, name)

    def facet_names(self, facet: Facet) -> Sequence[str]:
        """All values of a stored facet, in order."""
        return self._facets.values(facet)

    def titles_holding(
        self, literals: Sequence[str], among: ResolvedQuery | None, limit: int
    ) -> Sequence[DocRef]:
        """The documents whose title holds all of some literals, best first."""
        asked = And(tuple(map(Word, literals)))
        masks = self._matching.masks(asked, Scope.TITLE)
        if among:
            allowed = self._matching.narrowed_to(among)
            masks = [mask & others for mask, others in zip(masks, allowed, strict=True)]
        if not any(mask.any() for mask in masks):
            return ()
        begins = [
            Literal(segment.title, literals[0]).prefix_mask().astype(np.float32)
            for segment in self.segments
        ]
        chosen = select(self.segments, masks, begins, Sort.RELEVANCE, 0, limit)
        return [SegmentRef(s, d) for s, d, _ in chosen]

    def titles_alike(self, text: str, least: float, limit: int) -> Sequence[tuple[DocRef, float]]:
        """The documents whose titles share most pairs of characters with a text."""
        shares = [title_likeness(segment, text) for segment in self.segments]
        masks = [
            (share >= np.float32(least)) & segment.live
            for share, segment in zip(shares, self.segments, strict=True)
        ]
        chosen = select(self.segments, masks, shares, Sort.RELEVANCE, 0, limit)
        return [(SegmentRef(s, d), share) for s, d, share in chosen]

    def holding_each(
        self, parts: Sequence[Expression], scope: Scope, refs: Collection[DocRef]
    ) -> Sequence[Collection[DocRef]]:
        """For each of some expressions those of some documents that match it in a scope."""
        every = (self._matching.masks(part, scope) for part in parts)
        return [{ref for ref in refs for s, d in (own(ref),) if masks[s][d]} for masks in every]

    def located(
        self, refs: Sequence[DocRef], literals: Sequence[str], most: int | None = None
    ) -> Mapping[DocRef, LiteralPlaces]:
        """Where some documents hold normalised literals; at most `most` spans of each."""
        if not literals:
            return {}
        places = [own(ref) for ref in refs]
        found: dict[DocRef, LiteralPlaces] = {}
        for index in {place.segment for place in places}:
            documents = [place.document for place in places if place.segment == index]
            of_segment = literal_places(self.segments[index], literals, documents, most)
            found.update((SegmentRef(index, d), one) for d, one in of_segment.items())
        return found

    def stored_hits(self, refs: Sequence[DocRef], asof: AsOf) -> Sequence[StoredHit]:
        """What is stored of some documents for a page of hits, in their order."""
        on_day, segments = self._validity.on(*asof), self.segments
        return [
            StoredHit(
                segments[s].public_id(d),
                segments[s].record(d),
                int(on_day.codes[s][d]),
                int(on_day.ends[s][d]),
                (int(on_day.turns[s][d, 0]), int(on_day.turns[s][d, 1])),
            )
            for s, d in map(own, refs)
        ]

    def structure(self, ref: DocRef) -> bytes:
        """The stored parts of a document."""
        segment, document = own(ref)
        return self.segments[segment].column("structure", document)

    def let_go(self) -> None:
        """Keep no memory for the records that were read."""
        for segment in self.segments:
            segment.let_go_of_records()

    def without_number(self, source: str) -> int:
        """How many documents of a source bear no document number. O(documents)."""
        column = Facet.SOURCE.value
        return sum(
            int(np.count_nonzero(s.facets[column].mask_of({source}) & s.live & ~s.numbered))
            for s in self.segments
        )

    def term_weights(self, query: Query) -> Sequence[TermWeight]:
        """The terms that order the hits of a query."""
        return [
            TermWeight(term.stream, term.text, self._relevance.idf(term, query.scope), term.weight)
            for term in rank_terms(query)
        ]


def _within(masks: Sequence[Mask], ordered: Order) -> int:
    """How many of some documents are in the masks."""
    rows = zip(ordered.segment.tolist(), ordered.document.tolist(), strict=True)
    return sum(bool(masks[segment][document]) for segment, document in rows)
