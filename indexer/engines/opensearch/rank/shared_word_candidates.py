"""Find candidates for related documents: those that share the rarest words of a document."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from indexer.engines.opensearch.cluster.connection import ids_query
from indexer.engines.opensearch.cluster.mapping import token
from indexer.engines.opensearch.match.compiler import Compiler, OpenSearchRef, own
from indexer.engines.opensearch.open_index import OpenIndex
from indexer.engines.opensearch.rank.formula_scores import FormulaScores
from indexer.limits.deadline import check
from indexer.query.model import Scope
from indexer.ranking import length_norm, tie_breaker
from indexer.relations.shelf import Candidate, DocRef, WeightedWord
from indexer.similarity import related_scores

NEAREST = 30
"""Documents that share words with another one and are looked at."""

CANDIDATES = 200
"""Documents that the cluster chooses, of which the nearest are taken."""


class SharedWordCandidates:
    """Looks for candidates within one index; safe to use from several threads."""

    def __init__(self, index: OpenIndex, relevance: FormulaScores) -> None:
        """Look in `index`; `relevance` counts how often documents hold words."""
        self._index, self._relevance = index, relevance
        self._compiler: Compiler = index.compiler

    def holding(self, field: str, words: Collection[str]) -> Mapping[str, int]:
        """How many documents hold each word in their `title` or `body`."""
        queries = [
            (f"{field} word {word}", lambda w=word: {"term": {f"x.{field}.words": token(w)}})
            for word in words
        ]
        found = self._index.statistics.holding(queries)
        return {word: found[f"{field} word {word}"] for word in words}

    def nearest(
        self,
        title: Sequence[WeightedWord],
        body: Sequence[WeightedWord],
        region: str | None,
        without: Collection[DocRef],
    ) -> Sequence[Candidate]:
        """The documents that share words of a title and a text, by the weight of what they share.

        The cluster chooses `CANDIDATES`; what each shares is counted as in every engine.
        """
        check()
        fields = {"title": title, "body": body}
        shares = [
            {
                "constant_score": {
                    "filter": {"term": {f"x.{name}.words": token(one.word)}},
                    "boost": max(one.share, 1e-6),
                }
            }
            for name, words in fields.items()
            for one in words
        ]
        if not shares:
            return ()
        refused = [dict(ids_query(map(own, without)))] if without else []
        query = self._compiler.live(without=refused)
        chosen = {"bool": {"filter": [query], "should": shares, "minimum_should_match": 1}}
        hits = self._index.first(chosen, [{"_score": "desc"}, {"tie": "asc"}], 0, CANDIDATES)
        ids = [hit["_id"] for hit in hits]
        in_title = self._relevance.frequencies([("words", w.word) for w in title], ids, "title")
        in_body = self._relevance.frequencies([("words", w.word) for w in body], ids, "body")
        regions = self._index.fetch(ids, "facet.region")
        average = self._index.statistics.average_length("words", Scope.BODY)
        found = []
        for id in ids:
            often, values = in_body[id]
            norm = length_norm(float(values["length.body.words"][0]), average)
            held = [(body[at], count) for at, count in sorted(often.items())]
            score = sum(word.share * count / (count + norm) for word, count in held)
            near = score + sum(title[at].share for at in in_title[id][0])
            if region is not None and regions[id]["facet"]["region"][-1:] == [region]:
                near *= 1 + related_scores.SAME_REGION
            words = tuple(word.word for word, _ in held)
            found.append((-near, tie_breaker(id), Candidate(OpenSearchRef(id), score, words)))
        return [one for _, _, one in sorted(found, key=lambda each: each[:2])[:NEAREST]]
