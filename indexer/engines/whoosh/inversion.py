"""From tokens in reading order to postings by term, and back again (for merging).

A gram stream is the concatenation of the documents' `indexer.analysis.grams.codes`, each with a 0
behind it, so that no phrase runs on into the next document: the position of a gram is its index in
the stream of the whole segment, so a phrase is a matter of adding offsets, and the document follows
from where each document's stream starts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.arrays import Array
from indexer.engines.whoosh.postings import CHARACTER_BITS, head

MOST_OFTEN = 65_535
"""Frequencies are kept in 16 bits; BM25 is flat long before."""

SENTENCE_ENDS = np.array([ord(char) for char in "。!?"], np.uint64)
"""What ends a sentence in normalised text; a semicolon parts the items of one."""

HEAVY = 256
"""Grams that occur more often keep their documents beside their positions: deriving the documents
of a rare one is cheaper than the space they would take."""


@dataclass(frozen=True, slots=True)
class GramPostings:
    """Positions of every gram of one field of one segment.

    `codes` (terms,) uint64 ascending; `offsets` (terms + 1,) int64 into `positions` (uint32,
    ascending within a term); `starts` (documents + 1,) uint32: where each document's stream
    begins; `paragraphs` and `sentences` (uint32, ascending) where each ends; `heavy` the ordinals
    of frequent terms with `heavy_offsets` into `heavy_docs` and `heavy_freqs` (uint16).
    """

    codes: Array
    offsets: Array
    positions: Array
    starts: Array
    paragraphs: Array
    sentences: Array
    heavy: Array
    heavy_offsets: Array
    heavy_docs: Array
    heavy_freqs: Array

    def arrays(self, field: str) -> dict[str, Array]:
        """The same, named for the segment's file."""
        return {f"{field}.{name}": getattr(self, name) for name in self.__slots__}


def invert_grams(streams: Sequence[NDArray[np.uint64]]) -> GramPostings:
    """Postings of one field from each document's codes; 0 (a paragraph's end) is left out.

    O(n log n) in the number of characters.
    """
    lengths = np.fromiter((len(s) + 1 for s in streams), np.int64, len(streams))
    starts = np.concatenate(([0], np.cumsum(lengths)))
    if starts[-1] >= 2**32:
        raise OverflowError("a segment holds at most 2**32 characters: lower memory_mb")
    end = np.zeros(1, np.uint64)
    stream = _joined([codes for s in streams for codes in (s, end)], np.uint64)
    positions = _stable_order(stream)
    ordered = stream[positions]
    first = int(np.searchsorted(ordered, 1))
    positions, ordered = positions[first:], ordered[first:]
    offsets = _run_starts(ordered)
    codes = ordered[offsets[:-1]]
    positions, starts = positions.astype(np.uint32), starts.astype(np.uint32)
    return GramPostings(
        codes=codes,
        offsets=offsets,
        positions=positions,
        starts=starts,
        **unit_ends(stream),
        **heavy_documents(offsets, positions, starts),
    )


@dataclass(frozen=True, slots=True)
class WordPostings:
    """Documents and frequencies of every word of one field of one segment.

    `blob` (uint8) holds the words' UTF-8 in ascending order, `ends` (terms + 1,) int64 their
    bounds, `heads` (terms,) uint64 the first 8 bytes of each, big-endian; `offsets` (terms + 1,)
    int64 into `docs` (uint32) and `freqs` (uint16).
    """

    blob: Array
    ends: Array
    heads: Array
    offsets: Array
    docs: Array
    freqs: Array

    def arrays(self, field: str) -> dict[str, Array]:
        """The same, named for the segment's file."""
        return {f"{field}.{name}": getattr(self, name) for name in self.__slots__}


class WordBuffer:
    """Collects the words of documents, in the order of their numbers, until they are inverted."""

    def __init__(self) -> None:
        """Start empty."""
        self._ids: dict[bytes, int] = {}
        self._terms: list[NDArray[np.uint32]] = []
        self._counts: list[Array] = []
        self.nbytes = 0

    def add(self, words: Sequence[bytes], counts: Array | None = None) -> None:
        """The distinct words of the next document and how often each occurs (once, if not said)."""
        ids = self._ids
        terms = np.fromiter((ids.setdefault(w, len(ids)) for w in words), np.uint32, len(words))
        if counts is None:
            counts = np.ones(len(words), np.uint16)
        self._terms.append(terms)
        self._counts.append(counts)
        self.nbytes += terms.nbytes + counts.nbytes

    def invert(self) -> WordPostings:
        """Postings of all that was added. O(n log n) in the number of distinct words a document."""
        words = sorted(self._ids)
        rank = np.empty(len(words), np.uint32)
        rank[np.fromiter((self._ids[w] for w in words), np.int64, len(words))] = np.arange(
            len(words), dtype=np.uint32
        )
        lengths = np.fromiter((len(t) for t in self._terms), np.int64, len(self._terms))
        terms = rank[_joined(self._terms, np.uint32)]
        docs = np.repeat(np.arange(len(lengths), dtype=np.uint32), lengths)
        order = _stable_order(terms)
        counted = np.bincount(terms, minlength=len(words))
        return WordPostings(
            blob=np.frombuffer(b"".join(words), np.uint8),
            ends=np.concatenate(([0], np.cumsum([len(w) for w in words], dtype=np.int64))),
            heads=np.fromiter((head(word) for word in words), np.uint64, len(words)),
            offsets=np.concatenate(([0], np.cumsum(counted, dtype=np.int64))),
            docs=docs[order],
            freqs=_joined(self._counts, np.uint16)[order],
        )


def _joined(arrays: Sequence[Array], dtype: type[np.generic]) -> Array:
    return np.concatenate(arrays).astype(dtype, copy=False) if arrays else np.empty(0, dtype)


def _run_starts(ordered: Array) -> NDArray[np.int64]:
    """Where each run of equal values starts, with the length at the end."""
    if not len(ordered):
        return np.zeros(1, np.int64)
    changes = np.flatnonzero(ordered[1:] != ordered[:-1]) + 1
    return np.concatenate(([0], changes, [len(ordered)])).astype(np.int64)


def _stable_order(values: Array) -> NDArray[np.int64]:
    """`argsort(kind="stable")`, by passes of 16 bits where NumPy has a radix sort. O(n)."""
    order = np.arange(len(values), dtype=np.int64)
    top = int(values.max()) if len(values) else 0
    for shift in range(0, max(top.bit_length(), 1), 16):
        digit = ((values >> np.array(shift, values.dtype)) & np.array(0xFFFF, values.dtype)).astype(
            np.uint16
        )
        order = order[np.argsort(digit[order], kind="stable")]
    return order


def unit_ends(stream: NDArray[np.uint64]) -> dict[str, Array]:
    """Where paragraphs end (their barriers), and where sentences do (also at paragraphs). O(n)."""
    barrier = stream == 0
    sentence = np.isin(stream >> np.uint64(CHARACTER_BITS), SENTENCE_ENDS) | barrier
    return {
        "paragraphs": np.flatnonzero(barrier).astype(np.uint32),
        "sentences": np.flatnonzero(sentence).astype(np.uint32),
    }


def heavy_documents(offsets: Array, positions: Array, starts: Array) -> dict[str, Array]:
    """The `heavy` arrays of `GramPostings` from the others. O(positions log documents)."""
    heavy = np.flatnonzero(np.diff(offsets) >= HEAVY)
    docs, freqs = [np.empty(0, np.uint32)], [np.empty(0, np.uint16)]
    for ordinal in heavy.tolist():
        held = starts.searchsorted(positions[offsets[ordinal] : offsets[ordinal + 1]], "right") - 1
        runs = _run_starts(held)
        docs.append(held[runs[:-1]].astype(np.uint32))
        freqs.append(np.diff(runs).clip(max=MOST_OFTEN).astype(np.uint16))
    return {
        "heavy": heavy.astype(np.uint32),
        "heavy_offsets": np.cumsum([len(d) for d in docs], dtype=np.int64),
        "heavy_docs": np.concatenate(docs),
        "heavy_freqs": np.concatenate(freqs),
    }
