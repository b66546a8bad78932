"""Relevance: the scores of words, raised for laws and where the title was typed."""

from __future__ import annotations

import numpy as np

from indexer.analysis.normalise import normalise
from indexer.engines.whoosh.match.segment_lookups import own
from indexer.engines.whoosh.open_generation import OpenGeneration
from indexer.engines.whoosh.rank.scoring import Relevant, Scores, Scoring
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
        columns = [segment.facets[Facet.RANK.value] for segment in generation.segments]
        self._of_rank = {
            rank: [np.flatnonzero(column.mask_of({rank.value})) for column in columns]
            for rank in RANK_FACTORS
        }

    def of(self, asked: ResolvedQuery) -> Relevant:
        """The scores of all documents for a query, and how much of it each covers.

        They are 0 where the query is not ordered by relevance; what it names is not lifted yet.
        O(documents), plus the postings of the query's words.
        """
        query = asked.query
        if query.order is not Sort.RELEVANCE:
            return Relevant(self._scoring.none(), self._scoring.none())
        scores, coverage = self._scoring.scores(rank_terms(query), query.scope)
        for rank, factor in RANK_FACTORS.items():
            for score, documents in zip(scores, self._of_rank[rank], strict=True):
                score[documents] *= np.float32(factor)
        typed = query.parsed.subject or normalise(query.text)
        if len(typed) > 1 and query.scope in (Scope.ALL, Scope.TITLE):
            self._raise_titles(scores, typed)
        return Relevant(scores, coverage)

    def lift(self, scores: Scores, asked: ResolvedQuery) -> None:
        """Put the documents that the query names before all others, in their order."""
        if asked.query.order is Sort.RELEVANCE:
            for place, ref in enumerate(asked.lifted):
                segment, document = own(ref)
                scores[segment][document] = np.float32(LIFTED - place)

    def idf(self, term: RankTerm, scope: Scope) -> float:
        """The inverse document frequency of a term (`Scoring.idf`)."""
        return self._scoring.idf(term, scope)

    def _raise_titles(self, scores: Scores, typed: str) -> None:
        """Raise documents whose title holds what was typed, the more of the title it is."""
        for score, segment in zip(scores, self._segments, strict=True):
            docs = np.flatnonzero(segment.literal("title", typed).mask())
            starts = segment.title.starts  # a title is followed by one position of its end
            lengths = starts[docs + 1] - starts[docs] - 1
            score[docs] += np.float32(WHOLE_TITLE) * len(typed) / lengths
