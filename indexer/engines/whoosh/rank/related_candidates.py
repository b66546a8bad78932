"""Find candidates for related documents: those that share the rarest words of a document.

As in Lucene's MoreLikeThis, a few telling words are looked up in the postings, so that nothing is
compared with every document. The numbers that judge candidates stand in
`indexer.similarity.related_scores`; those here only bound the work.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from threading import Lock
from typing import NamedTuple

import numpy as np
from cachetools import LRUCache
from numpy.typing import NDArray

from indexer.engines.whoosh.files.arrays import Array
from indexer.engines.whoosh.files.postings import Mask
from indexer.engines.whoosh.files.segment import Segment
from indexer.engines.whoosh.files.segment_ref import SegmentRef
from indexer.engines.whoosh.rank.collection_statistics import CollectionStatistics
from indexer.engines.whoosh.rank.scoring import norms_of_lengths
from indexer.relations.shelf import Candidate, WeightedWord
from indexer.similarity import related_scores

POSTINGS = 4000
"""About how many documents become candidates by words of titles, and again by words of texts; the
rarest words are taken first."""

LOOKED_AT = 30
"""How many of the nearest candidates are looked at one by one."""

WORDS_KEPT = 65_536
"""Frequencies of words that are kept: related documents share them."""


class LookedUpWord(NamedTuple):
    """A word that was looked up.

    `share` is its part of the weight of all words that were looked up with it, which is 1. `held`
    has for each segment the documents with the word, ascending, and its frequency in each.
    """

    word: str
    share: float
    held: list[tuple[Array, Array]]


class RelatedCandidates:
    """Looks for candidates within one generation; safe to use from several threads."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        """Look among `segments`."""
        self._segments = segments
        self._statistics = CollectionStatistics(segments)
        self.size = self._statistics.documents
        self._norms = norms_of_lengths(self._statistics.average_length("words", "body"))
        self._lock = Lock()
        self._holding: LRUCache[tuple[str, str], int] = LRUCache(WORDS_KEPT)

    def holding(self, field: str, word: str) -> int:
        """How many documents have a word in a field; the last words are kept."""
        with self._lock:
            found = self._holding.get((field, word))
        if found is None:
            found = self._statistics.holding(field, word)
            with self._lock:
                self._holding[field, word] = found
        return found

    def nearest(
        self,
        title: Sequence[WeightedWord],
        body: Sequence[WeightedWord],
        region: str | None,
        without: Sequence[SegmentRef],
    ) -> list[Candidate]:
        """The `LOOKED_AT` documents nearest by words and region, but for those of `without`.

        O(postings of the words, of which `POSTINGS` become candidates).
        """
        titles = [LookedUpWord(*word, self._statistics.held("title", word.word)) for word in title]
        bodies = [LookedUpWord(*word, self._statistics.held("body", word.word)) for word in body]
        gathered = (*_rarest(titles), *_rarest(bodies))
        found: list[tuple[float, int, SegmentRef, float]] = []
        for index, segment in enumerate(self._segments):
            docs = np.unique(np.concatenate([_NOTHING, *(t.held[index][0] for t in gathered)]))
            docs = docs[segment.live[docs]]
            docs = docs[~np.isin(docs, [ref.document for ref in without if ref.segment == index])]
            score = self._bodies(index, docs, bodies)
            near = score.copy()
            for term in titles:
                at, _ = _shared(docs, term.held[index][0])
                near[at] += term.share
            near *= 1 + related_scores.SAME_REGION * self._of_region(index, docs, region)
            best = _first(near, segment.tie[docs])
            found += zip(
                (-near[best]).tolist(),
                segment.tie[docs[best]].tolist(),
                (SegmentRef(index, d) for d in docs[best].tolist()),
                score[best].tolist(),
                strict=True,
            )
        chosen = [(ref, score) for _, _, ref, score in sorted(found)[:LOOKED_AT]]
        words = self._words_of([ref for ref, _ in chosen], bodies)
        return [Candidate(ref, score, tuple(words[ref])) for ref, score in chosen]

    def _words_of(
        self, refs: Sequence[SegmentRef], terms: Sequence[LookedUpWord]
    ) -> dict[SegmentRef, list[str]]:
        """Which of some words each of a few documents holds, in the order of the words."""
        words: dict[SegmentRef, list[str]] = {ref: [] for ref in refs}
        for index in {ref.segment for ref in refs}:
            docs = np.array(sorted(ref.document for ref in refs if ref.segment == index))
            for term in terms:
                at, _ = _shared(docs, term.held[index][0])
                for number in docs[at].tolist():
                    words[SegmentRef(index, number)].append(term.word)
        return words

    def _bodies(
        self, index: int, docs: Array, terms: Sequence[LookedUpWord]
    ) -> NDArray[np.float64]:
        """The similarity of texts (docs,), 0 to 1: BM25 of the telling words, over its maximum."""
        near = np.zeros(len(docs))
        lengths = self._segments[index].lengths["words", "body"][docs]
        norms = self._norms[lengths]
        for term in terms:
            held, frequencies = term.held[index]
            at, places = _shared(docs, held)
            often = frequencies[places]
            near[at] += term.share * often / (often + norms[at])
        return near

    def _of_region(self, index: int, docs: Array, region: str | None) -> Mask:
        """Which documents are of a region. O(docs log documents)."""
        facet = self._segments[index].facets["region"]
        if region not in facet.values:
            return np.zeros(len(docs), bool)
        # A city's documents have its province first, so the last value is the region.
        last = facet.docs.searchsorted(docs.astype(facet.docs.dtype), "right") - 1
        of_region: Mask = (last >= 0) & (facet.docs[last] == docs)
        of_region &= facet.codes[last] == facet.values.index(region)
        return of_region


_NOTHING: Array = np.empty(0, np.uint16)


def _rarest(terms: Sequence[LookedUpWord]) -> Iterator[LookedUpWord]:
    """The rarest words, until they have `POSTINGS` documents together; at least one word."""
    sized = sorted(((sum(len(docs) for docs, _ in t.held), t) for t in terms), key=lambda s: s[0])
    left = POSTINGS
    for place, (size, term) in enumerate(sized):
        left -= size
        if place and left < 0:
            return
        yield term


def _shared(docs: Array, held: Array) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The documents that two ascending arrays share, as indices in `docs` and in `held`.

    O(docs log held).
    """
    places = held.searchsorted(docs.astype(held.dtype))
    inside = np.flatnonzero(places < len(held))
    inside = inside[held[places[inside]] == docs[inside]]
    return inside, places[inside]


def _first(values: NDArray[np.float64], ties: Array) -> NDArray[np.intp]:
    """The indices of the `LOOKED_AT` largest values; of equal ones those with the smallest ties.

    Thousands are equal where one word is all that titles share.
    """
    if len(values) <= LOOKED_AT:
        return np.arange(len(values))
    least = np.partition(values, -LOOKED_AT)[-LOOKED_AT]
    best = np.flatnonzero(values >= least)
    return best[np.lexsort((ties[best], -values[best]))][:LOOKED_AT]
