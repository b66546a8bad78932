"""Relevance: the scores of words, raised where the title or the document's own number was typed."""

from __future__ import annotations

import numpy as np

from indexer.analysis.normalise import normalise
from indexer.engines.whoosh.files.literals import Literal
from indexer.engines.whoosh.match.matching import Matching
from indexer.engines.whoosh.open_generation import OpenGeneration
from indexer.engines.whoosh.rank.scoring import RankTerm, Scores, Scoring, rank_terms
from indexer.query.expressions import leaves
from indexer.query.model import Expression, Number, Query, Scope, Sort
from indexer.ranking import HOLDS_NUMBER, WHOLE_TITLE


class Relevance:
    """Scores the documents of one generation; safe to use from several threads."""

    def __init__(self, generation: OpenGeneration, matching: Matching) -> None:
        """O(documents)."""
        self._segments = generation.segments
        self._matching = matching
        self._scoring = Scoring(generation.segments)

    def scores(self, query: Query, expression: Expression | None) -> Scores:
        """The scores of all documents for `expression`, that of the query or its relaxed form.

        They are 0 where the query is not ordered by relevance. O(documents), plus the postings of
        the query's words.
        """
        if expression is None or query.sort is not Sort.RELEVANCE:
            return self._scoring.none()
        scores = self._scoring.scores(rank_terms(query), query.scope)
        typed = normalise(query.text)
        if len(typed) > 1 and query.scope in (Scope.ALL, Scope.TITLE):
            self._raise_titles(scores, typed)
        for leaf in leaves(expression):
            if isinstance(leaf, Number):
                for score, holders in zip(scores, self._matching.holders(leaf.key), strict=True):
                    score[holders] += np.float32(HOLDS_NUMBER)
        return scores

    def idf(self, term: RankTerm, scope: Scope) -> float:
        """The inverse document frequency of a term (`Scoring.idf`)."""
        return self._scoring.idf(term, scope)

    def _raise_titles(self, scores: Scores, typed: str) -> None:
        """Raise documents whose title holds what was typed, the more of the title it is."""
        for score, segment in zip(scores, self._segments, strict=True):
            docs = np.flatnonzero(Literal(segment.title, typed).mask())
            starts = segment.title.starts  # a title is followed by one position of its end
            lengths = starts[docs + 1] - starts[docs] - 1
            score[docs] += np.float32(WHOLE_TITLE) * len(typed) / lengths
