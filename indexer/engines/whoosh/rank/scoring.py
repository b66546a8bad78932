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
from indexer.engines.whoosh.files.postings import RankedField
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

FEW = 16
"""Where at most one in so many documents is scored, each is looked up among those of each term;
else a term is scored for all that hold it."""

PLACES_SHARE = 16
"""One in so many of `KEPT_BYTES` is for where terms stand and how rare they are."""

Documents = Sequence[NDArray[np.intp]]
"""For each segment the numbers of some of its documents, ascending."""

Scores = list[NDArray[np.float32]]
"""For each segment, a score for each of its documents, or for each of some `Documents`."""


class Relevant(NamedTuple):
    """The scores of documents, and the share (0 to 1) of the terms that each holds.

    Terms count by their weight times their idf.
    """

    scores: Scores
    coverage: Scores

    def of(self, documents: Documents) -> Relevant:
        """Those of some of the documents."""
        scores, coverage = (
            [values[docs] for values, docs in zip(each, documents, strict=True)] for each in self
        )
        return Relevant(scores, coverage)


class Scoring:
    """Scores over all segments of a generation; safe to use from several threads."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        """Take the statistics of the live documents of `segments`. O(documents)."""
        self._segments = segments
        self._statistics = CollectionStatistics(segments)
        self._size = max(1, self._statistics.documents)  # an index may be empty
        self._lock = Lock()
        self._kept: LRUCache[tuple[RankTerm, Scope], _Parts] = LRUCache(KEPT_BYTES, _nbytes)
        self._places: LRUCache[tuple[RankTerm, Scope], _Places] = LRUCache(
            KEPT_BYTES // PLACES_SHARE, _places_nbytes
        )
        self._document_norms: dict[tuple[str, str], Scores] = {}
        self._norms = {
            key: norms_of_lengths(self._statistics.average_length(*key))
            for key in (segments[0].lengths if segments else ())
        }

    def none(self) -> Scores:
        """A score of 0 for every document."""
        return [np.zeros(segment.size, np.float32) for segment in self._segments]

    def scores(
        self, terms: Sequence[RankTerm], scope: Scope, among: Documents | None = None
    ) -> Relevant:
        """The scores of every document of every segment, or of those `among` them.

        Of attachments they are those of the bodies (`Scope.ranked_as`). O(documents + postings of
        the terms); of a few documents O(n log postings).
        """
        scope = scope.ranked_as
        if among is None:
            return self._scores_of_all(terms, scope)
        few = FEW * sum(map(len, among)) <= self._size
        if few and scope is not Scope.NUMBER and not any(term.writings for term in terms):
            return self._scores_of_few(terms, scope, among)
        return self._scores_of_all(terms, scope).of(among)

    def _scores_of_few(self, terms: Sequence[RankTerm], scope: Scope, among: Documents) -> Relevant:
        """The scores of some documents, each looked up among those of each term."""
        every = [self._looked_up(term, scope) for term in terms]
        total = sum(one.mass for one in every) or 1.0
        masses = np.array([one.mass / total for one in every], np.float32)
        weights = np.array([one.mass * (K1 + 1) for one in every], np.float32)
        scores, covered = [], []
        for index, (segment, docs) in enumerate(zip(self._segments, among, strict=True)):
            score, cover = np.zeros(len(docs), np.float32), np.zeros(len(docs), np.float32)
            scores.append(score)
            covered.append(cover)
            if not len(docs):
                continue
            norms: dict[str, NDArray[np.float32]] = {}
            for term, one, weight, mass in zip(terms, every, weights, masses, strict=True):
                if not one.fields[index]:
                    continue
                check()
                freqs = np.zeros(len(docs), np.float32)
                for field, ordinal in one.fields[index]:
                    freqs += field.freqs_in(ordinal, docs)
                if term.stream not in norms:
                    key = term.stream, scope.value
                    norms[term.stream] = self._norms[key].take(segment.lengths[key].take(docs))
                score += weight * freqs / (freqs + norms[term.stream])
                cover += (freqs > 0) * mass
            score *= 1 + np.float32(COVERAGE) * cover
        return Relevant(scores, covered)

    def _scores_of_all(self, terms: Sequence[RankTerm], scope: Scope) -> Relevant:
        """The scores of every document of every segment. O(documents + postings of the terms)."""
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
        of_term = self._parts if term.writings else self._looked_up
        return of_term(term, scope).mass / term.weight

    def _parts(self, term: RankTerm, scope: Scope) -> _Parts:
        """What a term adds to the scores of each segment; those of the last terms are kept."""
        with self._lock:
            parts = self._kept.get((term, scope))
        if parts is None:
            check()
            parts = self._of_writings(term, scope) if term.writings else self._made(term, scope)
            if _nbytes(parts) <= KEPT_BYTES:
                with self._lock:
                    self._kept[term, scope] = parts
        return parts

    def _made(self, term: RankTerm, scope: Scope) -> _Parts:
        """What a term without other writings adds to the scores of each segment."""
        mass, fields = self._looked_up(term, scope)
        weight = np.float32(mass * (K1 + 1))
        norms = self._norms_of_documents(term.stream, scope)
        parts = (
            _part(postings, weight, norm, segment.size)
            for segment, postings, norm in zip(self._segments, fields, norms, strict=True)
        )
        return _Parts(mass, list(parts))

    def _of_writings(self, term: RankTerm, scope: Scope) -> _Parts:
        """What a quantity with several writings adds to the scores of each segment."""
        every = [_holding(segment, term.writings, scope) for segment in self._segments]
        frequency = self._statistics.live_among(every)
        mass = term.weight * inverse_frequency(self._size, frequency)
        weight = np.float32(mass * (K1 + 1))
        norms = self._norms_of_documents("words", scope)
        parts = [
            _scattered(docs, weight / (1 + norm[docs]), len(norm))
            for docs, norm in zip(every, norms, strict=True)
        ]
        return _Parts(mass, parts)

    def _norms_of_documents(self, stream: str, scope: Scope) -> Scores:
        """What the length of each document adds to a frequency in the denominator of BM25."""
        key = stream, scope.value
        norms = self._document_norms.get(key)
        if norms is None:
            norms = [self._norms[key].take(segment.lengths[key]) for segment in self._segments]
            self._document_norms[key] = norms
        return norms

    def _looked_up(self, term: RankTerm, scope: Scope) -> _Places:
        """Where a term without other writings stands in each segment; the last ones are kept."""
        with self._lock:
            places = self._places.get((term, scope))
        if places is None:
            check()
            fields = [_fields(segment, term, scope) for segment in self._segments]
            frequency = sum(
                self._statistics.live_holding(index, each) for index, each in enumerate(fields)
            )
            places = _Places(term.weight * inverse_frequency(self._size, frequency), fields)
            if _places_nbytes(places) <= self._places.maxsize:
                with self._lock:
                    self._places[term, scope] = places
        return places


def norms_of_lengths(average: float) -> NDArray[np.float32]:
    """What each quantised length (256,) adds to the frequency in the denominator of BM25."""
    return length_norm(_LENGTHS, average).astype(np.float32)


Posting = tuple[RankedField, int]
"""A field of a segment that has a term, and the term's ordinal there."""


class _Places(NamedTuple):
    """Where a term stands in each segment; `mass` is its weight times its idf."""

    mass: float
    fields: list[list[Posting]]


def _fields(segment: Segment, term: RankTerm, scope: Scope) -> list[Posting]:
    """The fields of a scope that have a term."""
    fields = [segment.streams[term.stream][name] for name in SCOPE_FIELDS[scope]]
    ordinals = [field.lookup(term.text) for field in fields]
    pairs = zip(fields, ordinals, strict=True)
    return [(field, ordinal) for field, ordinal in pairs if ordinal is not None]


class _Part(NamedTuple):
    """What a term adds to the scores of a segment: documents that hold it, and for each a score.

    Where `docs` is None there is a score for every document, 0 for those that do not hold it.
    """

    docs: Array | None
    scores: NDArray[np.float32]


def _part(
    postings: Sequence[Posting], weight: np.float32, norms: NDArray[np.float32], size: int
) -> _Part:
    """The scores of the documents that have a term in any of some fields."""
    if FREQUENT * sum(field.count(ordinal) for field, ordinal in postings) < size:
        docs, freqs = _held(postings)
        return _Part(docs, weight * freqs / (freqs + norms.take(docs)))
    often = np.zeros(size, np.float32)
    for field, ordinal in postings:
        often[field.docs(ordinal).astype(np.intp)] += field.freqs(ordinal)
    lengthened = often + norms
    often *= weight
    often /= lengthened
    return _Part(None, often)


def _scattered(docs: NDArray[np.intp], scores: NDArray[np.float32], size: int) -> _Part:
    """The scores of some documents among `size`."""
    if FREQUENT * len(docs) < size:
        return _Part(docs, scores)
    of_all = np.zeros(size, np.float32)
    of_all[docs] = scores
    return _Part(None, of_all)


class _Parts(NamedTuple):
    """What a term adds to the scores of each segment; `mass` is its weight times its idf."""

    mass: float
    parts: list[_Part]


def _nbytes(parts: _Parts) -> int:
    # Words that nobody has are kept, too: what they are counted for bounds how many.
    held = (array for part in parts.parts for array in part if array is not None)
    return sum(array.nbytes + ARRAY_BYTES for array in held)


def _places_nbytes(places: _Places) -> int:
    # About: a term, its key, and for each segment a list of pairs.
    return ARRAY_BYTES * (4 + len(places.fields) + sum(map(len, places.fields)))


class _Held(NamedTuple):
    """The documents of a segment that hold a term, each once, and how often each of them does."""

    docs: Array
    freqs: NDArray[np.float32]


def _holding(segment: Segment, writings: Sequence[str], scope: Scope) -> NDArray[np.intp]:
    """The documents that hold any of some writings alone, not inside a longer number."""
    names = SCOPE_FIELDS[scope]
    masks = [mask_alone(segment.grams[name], form) for name in names for form in writings]
    return np.flatnonzero(reduce(np.logical_or, masks))


def _held(postings: Sequence[Posting]) -> _Held:
    """How often documents hold a term in any of some fields, added up."""
    found = [_Held(f.docs(ordinal), f.freqs(ordinal).astype(np.float32)) for f, ordinal in postings]
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
