"""How well does a document answer? BM25 over the words of title and body, as whole arrays.

The formula and the quantised lengths are those of Whoosh's `BM25F`, which is the oracle in tests:
S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from whoosh.util.numeric import byte_to_length

from indexer.engines.whoosh.segment import Segment
from indexer.ranking import FIELD_WEIGHTS, K1, B

_LENGTHS = np.array([byte_to_length(i) for i in range(256)], np.float32)


Scores = list[NDArray[np.float32]]
"""For each segment, a score for each of its documents."""


class Scoring:
    """Scores over all segments of a generation; statistics of the collection are taken once."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        """O(documents)."""
        self._segments = segments
        self._size = sum(segment.size for segment in segments)
        self._norms: list[dict[str, NDArray[np.float32]]] = [{} for _ in segments]
        for name in FIELD_WEIGHTS:
            total = sum(segment.total_lengths[name] for segment in segments)
            average = (total / self._size if self._size else 0) or 1.0
            by_length = (K1 * ((1 - B) + B * _LENGTHS / average)).astype(np.float32)
            for norms, segment in zip(self._norms, segments, strict=True):
                norms[name] = by_length[segment.lengths[name]]

    def none(self) -> Scores:
        """No score for anything."""
        return [np.zeros(segment.size, np.float32) for segment in self._segments]

    def scores(self, words: Sequence[str], fields: Sequence[str]) -> Scores:
        """The scores of every document of every segment. O(documents + postings of the words)."""
        scores = self.none()
        for name in fields:
            for word in words:
                self._add(scores, name, word.encode())
        return scores

    def idf(self, name: str, word: bytes) -> float:
        """Whoosh's inverse document frequency of a word in a field, over all segments."""
        return self._idf(sum(self._frequency(segment, name, word) for segment in self._segments))

    def _idf(self, frequency: int) -> float:
        return math.log(max(self._size, 1) / (frequency + 1)) + 1

    @staticmethod
    def _frequency(segment: Segment, name: str, word: bytes) -> int:
        ordinal = segment.words[name].find(word)
        return 0 if ordinal is None else len(segment.words[name].docs(ordinal))

    def _add(self, scores: Scores, name: str, word: bytes) -> None:
        found = [(i, s.words[name].find(word)) for i, s in enumerate(self._segments)]
        postings = [
            (i, self._segments[i].words[name].docs(o), self._segments[i].words[name].freqs(o))
            for i, o in found
            if o is not None
        ]
        weight = FIELD_WEIGHTS[name] * (K1 + 1) * self._idf(sum(len(d) for _, d, _ in postings))
        for i, docs, freqs in postings:
            frequency = freqs.astype(np.float32)
            scores[i][docs] += weight * frequency / (frequency + self._norms[i][name][docs])
