"""Relevance: the scores of words, raised for laws and where the title was typed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.normalise import normalise
from indexer.engines.whoosh.files.segment import Segment
from indexer.engines.whoosh.match.segment_lookups import own
from indexer.engines.whoosh.open_generation import OpenGeneration
from indexer.engines.whoosh.rank.scoring import Documents, Relevant, Scores, Scoring
from indexer.query.facets import Facet
from indexer.query.model import Scope, Sort
from indexer.query.rank_terms import RankTerm, rank_terms
from indexer.ranking import LIFTED, RANK_FACTORS, WHOLE_TITLE
from indexer.relations.shelf import ResolvedQuery


class Relevance:
    """Scores the documents of one generation; safe to use from several threads."""

    def __init__(self, generation: OpenGeneration) -> None:
        """O(documents)."""
        self._segments = generation.segments
        self._scoring = Scoring(generation.segments)
        self._factors = [_rank_factors(segment) for segment in generation.segments]

    def of(self, asked: ResolvedQuery, among: Documents | None = None) -> Relevant:
        """The scores of all documents, or those `among` them, and how much of a query each covers.

        They are 0 where the query is not ordered by relevance; what it names is not lifted yet.
        O(documents), plus the postings of the query's words.
        """
        query = asked.query
        if query.order is not Sort.RELEVANCE:
            none = self._scoring.none()
            unordered = Relevant(none, none)
            return unordered if among is None else unordered.of(among)
        scores, coverage = self._scoring.scores(rank_terms(query), query.scope, among)
        for index, (score, factors) in enumerate(zip(scores, self._factors, strict=True)):
            if factors is not None:
                score *= factors if among is None else factors[among[index]]
        typed = query.parsed.subject or normalise(query.text)
        if len(typed) > 1 and query.scope in (Scope.ALL, Scope.TITLE):
            self._raise_titles(scores, typed, among)
        return Relevant(scores, coverage)

    def lift(self, scores: Scores, asked: ResolvedQuery, among: Documents | None = None) -> None:
        """Put the documents that the query names before all others, in their order."""
        if asked.query.order is Sort.RELEVANCE:
            for place, ref in enumerate(asked.lifted):
                segment, document = own(ref)
                at: int | NDArray[np.bool_] = document
                if among is not None:
                    at = among[segment] == document
                scores[segment][at] = np.float32(LIFTED - place)

    def idf(self, term: RankTerm, scope: Scope) -> float:
        """The inverse document frequency of a term (`Scoring.idf`)."""
        return self._scoring.idf(term, scope)

    def _raise_titles(self, scores: Scores, typed: str, among: Documents | None) -> None:
        """Raise documents whose title holds what was typed, the more of the title it is."""
        for index, (score, segment) in enumerate(zip(scores, self._segments, strict=True)):
            held = segment.literal("title", typed).mask()
            at = docs = np.flatnonzero(held if among is None else held[among[index]])
            if among is not None:
                docs = among[index][at]
            starts = segment.title.starts  # a title is followed by one position of its end
            lengths = starts[docs + 1] - starts[docs] - 1
            score[at] += np.float32(WHOLE_TITLE) * len(typed) / lengths


def _rank_factors(segment: Segment) -> NDArray[np.float32] | None:
    """What the score of each document (documents,) is multiplied by for its rank.

    None where it is 1 for all of them.
    """
    column = segment.facets[Facet.RANK.value]
    factors = np.ones(segment.size, np.float32)
    for rank, factor in RANK_FACTORS.items():
        factors[column.mask_of({rank.value})] *= np.float32(factor)
    return factors if (factors != 1).any() else None
