"""Score documents by BM25 of words and of character bigrams, over whole arrays.

A document is scored as one text, title and body together: scoring the title as a field of its own
(as Whoosh's BM25F does) put 62% of the right notices first, one text 78%, grams beside the words
85% (`make relevance`). The formula and the quantised lengths are those of Whoosh's `BM25F` over
one field, which is the oracle in tests: S. Robertson, H. Zaragoza, "The Probabilistic Relevance
Framework: BM25 and Beyond" (2009).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from threading import Lock
from typing import NamedTuple

import numpy as np
from cachetools import LRUCache
from numpy.typing import NDArray
from whoosh.util.numeric import byte_to_length

from indexer.engines.whoosh.files.arrays import ARRAY_BYTES, Array
from indexer.engines.whoosh.files.schema import SCOPE_FIELDS
from indexer.engines.whoosh.files.segment import Segment
from indexer.engines.whoosh.match.forms_alone import mask_alone
from indexer.engines.whoosh.rank.collection_statistics import CollectionStatistics
from indexer.limits.deadline import check
from indexer.query.model import Scope
from indexer.query.rank_terms import RankTerm
from indexer.ranking import COVERAGE, K1, inverse_frequency, length_norm

_LENGTHS = np.array([byte_to_length(i) for i in range(256)], np.float32)

KEPT_BYTES = 32 * 2**20
"""Bytes that the scores of the terms that were asked for last may take."""

FREQUENT = 8
"""A term that one in so many documents holds has a score for every document: adding all is sooner
done than adding some, which takes 20 ns for each of them."""

Scores = list[NDArray[np.float32]]
"""For each segment, a score for each of its documents."""


class Relevant(NamedTuple):
    """The scores of all documents, and the share (0 to 1) of the terms that each holds.

    Terms count by their weight times their idf.
    """

    scores: Scores
    coverage: Scores


class Scoring:
    """Scores over all segments of a generation; safe to use from several threads."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        """Take the statistics of the live documents of `segments`. O(documents)."""
        self._segments = segments
        self._statistics = CollectionStatistics(segments)
        self._size = max(1, self._statistics.documents)  # an index may be empty
        self._lock = Lock()
        self._kept: LRUCache[tuple[RankTerm, Scope], _Parts] = LRUCache(KEPT_BYTES, _nbytes)
        self._norms: dict[tuple[str, str], Scores] = {}
        for key in segments[0].lengths if segments else ():
            average = self._statistics.average_length(*key)
            self._norms[key] = [length_norms(segment.lengths[key], average) for segment in segments]

    def none(self) -> Scores:
        """A score of 0 for every document."""
        return [np.zeros(segment.size, np.float32) for segment in self._segments]

    def scores(self, terms: Sequence[RankTerm], scope: Scope) -> Relevant:
        """The scores of every document of every segment. O(documents + postings of the terms).

        Of attachments they are those of the bodies (`Scope.ranked_as`).
        """
        scope = scope.ranked_as
        scores, covered = self.none(), self.none()
        if not self._segments or scope is Scope.NUMBER:
            return Relevant(scores, covered)
        every = [self._parts(term, scope) for term in terms]
        total = sum(parts.mass for parts in every) or 1.0
        for parts in every:
            mass = np.float32(parts.mass / total)
            for score, cover, part in zip(scores, covered, parts.parts, strict=True):
                if part.docs is None:
                    score += part.scores
                    cover += (part.scores > 0) * mass
                else:
                    docs = part.docs.astype(np.intp)
                    score[docs] += part.scores
                    cover[docs] += mass
        for score, cover in zip(scores, covered, strict=True):
            score *= 1 + np.float32(COVERAGE) * cover
        return Relevant(scores, covered)

    def idf(self, term: RankTerm, scope: Scope) -> float:
        """The inverse document frequency of a term over the live documents, BM25's, above 0."""
        scope = scope.ranked_as
        with self._lock:
            parts = self._kept.get((term, scope))
        return parts.mass / term.weight if parts else self._idf(self._held(term, scope))

    def _idf(self, every: Sequence[_Held]) -> float:
        frequency = self._statistics.live_among([held.docs for held in every])
        return inverse_frequency(self._size, frequency)

    def _parts(self, term: RankTerm, scope: Scope) -> _Parts:
        """What a term adds to the scores of each segment; those of the last terms are kept."""
        with self._lock:
            parts = self._kept.get((term, scope))
        if parts is None:
            check()
            every = self._held(term, scope)
            mass = term.weight * self._idf(every)
            weight = np.float32(mass * (K1 + 1))
            stream = "words" if term.writings else term.stream
            norms = self._norms[stream, scope.value]
            parts = _Parts(
                mass,
                [
                    _part(docs, weight * freqs / (freqs + norm.take(docs)), len(norm))
                    for norm, (docs, freqs) in zip(norms, every, strict=True)
                ],
            )
            if _nbytes(parts) <= KEPT_BYTES:
                with self._lock:
                    self._kept[term, scope] = parts
        return parts

    def _held(self, term: RankTerm, scope: Scope) -> list[_Held]:
        return [_held(segment, term, scope) for segment in self._segments]


def length_norms(lengths: Array, average: float) -> NDArray[np.float32]:
    """What quantised lengths of documents add to the frequency in the denominator of BM25."""
    return length_norm(_LENGTHS, average).astype(np.float32)[lengths]


class _Part(NamedTuple):
    """What a term adds to the scores of a segment: documents that hold it, and for each a score.

    Where `docs` is None there is a score for every document, 0 for those that do not hold it.
    """

    docs: Array | None
    scores: NDArray[np.float32]


def _part(docs: Array, scores: NDArray[np.float32], size: int) -> _Part:
    """The scores of some documents among `size`."""
    if FREQUENT * len(docs) < size:
        return _Part(docs, scores)
    of_all = np.zeros(size, np.float32)
    of_all[docs.astype(np.intp)] = scores
    return _Part(None, of_all)


class _Parts(NamedTuple):
    """What a term adds to the scores of each segment; `mass` is its weight times its idf."""

    mass: float
    parts: list[_Part]


def _nbytes(parts: _Parts) -> int:
    # Words that nobody has are kept, too: what they are counted for bounds how many.
    held = (array for part in parts.parts for array in part if array is not None)
    return sum(array.nbytes + ARRAY_BYTES for array in held)


class _Held(NamedTuple):
    """The documents of a segment that hold a term, each once, and how often each of them does."""

    docs: Array
    freqs: NDArray[np.float32]


def _held(segment: Segment, term: RankTerm, scope: Scope) -> _Held:
    """How often a segment's documents hold a term, the fields of the scope added up."""
    if term.writings:
        names = SCOPE_FIELDS[scope]
        masks = [mask_alone(segment.grams[n], form) for n in names for form in term.writings]
        docs = np.flatnonzero(reduce(np.logical_or, masks)).astype(np.uint32)
        return _Held(docs, np.ones(len(docs), np.float32))
    found = []
    for name in SCOPE_FIELDS[scope]:
        field = segment.streams[term.stream][name]
        ordinal = field.lookup(term.text)
        if ordinal is not None:
            found.append(_Held(field.docs(ordinal), field.freqs(ordinal).astype(np.float32)))
    return reduce(_added, sorted(found, key=lambda held: -len(held.docs)), _NONE)


_NONE = _Held(np.empty(0, np.uint16), np.empty(0, np.float32))


def _added(many: _Held, few: _Held) -> _Held:
    """The documents of both, their frequencies added up. O(many + few log many)."""
    if not len(many.docs) or not len(few.docs):
        return few if len(few.docs) else many
    at = many.docs.searchsorted(few.docs.astype(many.docs.dtype))
    at[at == len(many.docs)] = 0
    same = many.docs[at] == few.docs
    many.freqs[at[same]] += few.freqs[same]
    return _Held(
        np.concatenate((many.docs, few.docs[~same])),
        np.concatenate((many.freqs, few.freqs[~same])),
    )
