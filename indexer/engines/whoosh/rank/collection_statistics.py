"""Count the live documents, their lengths, and how many of them hold a word.

Deleted documents stay in their segments until those are merged, and a document that was taken down
is only hidden. They count nowhere here, so the same live documents are scored alike whatever the
index went through. Where a segment has lost no document, nothing is counted one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

import numpy as np

from indexer.engines.whoosh.files.arrays import Array
from indexer.engines.whoosh.files.postings import RankedField, WordField
from indexer.engines.whoosh.files.schema import SCOPES, STREAMS
from indexer.engines.whoosh.files.segment import Segment


class CollectionStatistics:
    """Statistics of the live documents of some segments, as of when it was made."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        """Count the live documents. O(documents)."""
        self._segments = segments
        self._whole = [bool(segment.live.all()) for segment in segments]
        self.documents = sum(int(np.count_nonzero(segment.live)) for segment in segments)

    def total_length(self, stream: str, scope: str) -> int:
        """How many tokens of a stream the live documents have together in one of `SCOPES`."""
        names = STREAMS[stream] if scope == "all" else (STREAMS[stream][SCOPES.index(scope)],)
        total = 0
        for segment, whole in zip(self._segments, self._whole, strict=True):
            total += segment.total_lengths[stream, scope]
            if not whole:
                total -= sum(int(segment.token_counts(name)[~segment.live].sum()) for name in names)
        return total

    def average_length(self, stream: str, scope: str) -> float:
        """The mean length of a live document, 1 where there are none or all are empty."""
        return self.total_length(stream, scope) / max(1, self.documents) or 1.0

    def live_among(self, docs: Sequence[Array]) -> int:
        """How many of some documents, given as numbers for each segment, are live."""
        return sum(
            len(held) if whole else int(np.count_nonzero(segment.live[held]))
            for segment, whole, held in zip(self._segments, self._whole, docs, strict=True)
        )

    def live_holding(self, index: int, postings: Sequence[tuple[RankedField, int]]) -> int:
        """How many live documents of a segment hold a term in any of some fields, by its ordinals.

        O(documents of all but the most frequent) where the segment has lost no document.
        """
        if not postings:
            return 0
        first, *others = sorted(postings, key=lambda one: -one[0].count(one[1]))
        if self._whole[index] and len(others) < 2:
            count = first[0].count(first[1])
            for field, ordinal in others:
                docs = field.docs(ordinal).astype(np.intp)
                count += len(docs) - int(np.count_nonzero(first[0].freqs_in(first[1], docs)))
            return count
        held = reduce(np.union1d, (field.docs(ordinal) for field, ordinal in postings))
        return int(np.count_nonzero(self._segments[index].live[held]))

    def holding(self, name: str, word: str) -> int:
        """How many live documents hold a word in the `title` or `body`. O(log words) if whole."""
        count = 0
        for segment, whole in zip(self._segments, self._whole, strict=True):
            field: WordField = segment.words[name]
            ordinal = field.lookup(word)
            if ordinal is None:
                continue
            if whole:
                count += field.count(ordinal)
            else:
                count += int(np.count_nonzero(segment.live[field.docs(ordinal)]))
        return count

    def held(self, name: str, word: str) -> list[tuple[Array, Array]]:
        """The live documents of each segment that hold a word, and how often each of them does.

        Two arrays a segment: numbers of documents, ascending, and frequencies.
        """
        found = []
        for segment, whole in zip(self._segments, self._whole, strict=True):
            field: WordField = segment.words[name]
            ordinal = field.lookup(word)
            if ordinal is None:
                found.append((_NOTHING, _NOTHING))
                continue
            docs, frequencies = field.docs(ordinal), field.freqs(ordinal)
            if not whole:
                live = segment.live[docs]
                docs, frequencies = docs[live], frequencies[live]
            found.append((docs, frequencies))
        return found


_NOTHING: Array = np.empty(0, np.uint16)
