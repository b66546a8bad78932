"""Inversion: from the tokens of documents in reading order to the postings of terms.

The stream of a gram field is the concatenation of all documents' `indexer.analysis.grams.codes`,
each followed by a 0 so that no phrase runs on into the next document. The position of a gram is its
index in this stream of the whole segment. So a phrase is found by adding offsets to positions, and
the document of a position follows from where the documents start.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.sentence_ends import SEARCHED_SENTENCE_ENDS
from indexer.engines.whoosh.files.arrays import Array
from indexer.engines.whoosh.files.packed_numbers import bounds_of, pack
from indexer.engines.whoosh.files.postings import CHARACTER_BITS, head

_SENTENCE_ENDS = np.array([ord(char) for char in SEARCHED_SENTENCE_ENDS], np.uint64)

PAGE = 2**16
"""The most characters that a page has, since places on a page have 16 bits."""

MOST_ON_PAGE = 255
"""The most often that a gram may stand on one page, since counts have 8 bits."""


@dataclass(frozen=True, slots=True)
class GramPostings:
    """The positions of every gram in one field of one segment.

    The stream is cut into pages. A document is one page; one that is longer than `PAGE`, or holds a
    gram more than `MOST_ON_PAGE` times, is several.

    - `codes` (terms,) uint64, ascending: the grams.
    - `pages` (`files.packed_numbers.PackedNumbers`): the pages that hold each gram.
    - `counts` (pairs of gram and page,) uint8: how often the gram stands on the page.
    - `places` (positions,) uint16: where on its page each occurrence stands, ascending for a page.
    - `offsets` (terms + 1,) uint32: where in `places` those of each gram begin.
    - `starts` (documents + 1,), `page_starts` (pages + 1,) uint32: where in the stream each begins.
    - `paragraphs`, `sentences` uint32, ascending: where in the stream each ends.
    """

    codes: Array
    pages: dict[str, Array]
    counts: Array
    places: Array
    offsets: Array
    starts: Array
    page_starts: Array
    paragraphs: Array
    sentences: Array

    def arrays(self, field: str) -> dict[str, Array]:
        """These arrays under the names that they have in the segment's file."""
        return _named(self, field)


def invert_grams(streams: Sequence[NDArray[np.uint64]]) -> GramPostings:
    """The postings of one field from the codes of each document.

    A code 0 ends a paragraph and gets no postings. O(characters). Raises `OverflowError` for more
    than 2**32 characters.
    """
    lengths = np.fromiter((len(s) + 1 for s in streams), np.int64, len(streams))
    if lengths.sum() >= 2**32:
        raise OverflowError("a segment holds at most 2**32 characters: lower memory_mb")
    starts = bounds_of(lengths)
    end = np.zeros(1, np.uint64)
    stream = _joined([codes for s in streams for codes in (s, end)], np.uint64)
    order = _stable_order(stream)
    ordered = stream[order]
    first = int(np.searchsorted(ordered, 1))
    positions = order[first:].astype(np.uint32)
    offsets = _run_starts(ordered[first:])
    codes = ordered[first:][offsets[:-1]]
    ends = unit_ends(stream)
    del order, ordered, stream
    page_starts = _page_starts(starts, positions, offsets)
    pairs, page = _pairs(page_starts, positions, offsets)
    term = np.repeat(np.arange(len(codes), dtype=np.uint32), np.diff(offsets))
    return GramPostings(
        codes=codes,
        pages=pack(term[pairs], page[pairs], len(codes), len(page_starts) - 1),
        counts=np.diff(pairs, append=len(positions)).astype(np.uint8),
        places=(positions - page_starts[page]).astype(np.uint16),
        offsets=offsets.astype(np.uint32),
        starts=starts,
        page_starts=page_starts,
        **ends,
    )


def _page_starts(starts: Array, positions: Array, offsets: Array) -> NDArray[np.uint32]:
    """Where pages begin, with the end of the stream at last.

    They begin with each document, and within one where it is too long or a gram too frequent.
    """
    cuts = [starts]
    for number in np.flatnonzero(np.diff(starts) > PAGE).tolist():
        cuts.append(np.arange(starts[number], starts[number + 1], PAGE, dtype=np.uint32))
    bounds = np.unique(np.concatenate(cuts))
    pairs, _ = _pairs(bounds, positions, offsets)
    for pair in np.flatnonzero(np.diff(pairs, append=len(positions)) > MOST_ON_PAGE).tolist():
        last = pairs[pair + 1] if pair + 1 < len(pairs) else len(positions)
        cuts.append(positions[pairs[pair] : last : MOST_ON_PAGE][1:])
    return np.unique(np.concatenate(cuts))


def _pairs(page_starts: Array, positions: Array, offsets: Array) -> tuple[Array, Array]:
    """Where in `positions` each pair of gram and page begins; and the page of each position."""
    numbers = np.arange(len(page_starts) - 1, dtype=np.uint32)
    page = np.repeat(numbers, np.diff(page_starts))[positions]
    new = np.ones(len(page), bool)
    np.not_equal(page[1:], page[:-1], out=new[1:])
    new[offsets[:-1]] = True
    return np.flatnonzero(new), page


@dataclass(frozen=True, slots=True)
class WordPostings:
    """The documents and frequencies of every term in one field of words of one segment.

    - `blob` uint8: the UTF-8 of all terms, in ascending order.
    - `ends` (terms + 1,) int64: where in `blob` each term begins and ends.
    - `heads` (terms,) uint64: the first 8 bytes of each term (`files.postings.head`).
    - `docs` (`files.packed_numbers.PackedNumbers`): the documents that hold each term.
    - `freqs` (postings,) uint8, or uint16 where the largest needs it: how often they do.
    """

    blob: Array
    ends: Array
    heads: Array
    docs: dict[str, Array]
    freqs: Array

    def arrays(self, field: str) -> dict[str, Array]:
        """These arrays under the names that they have in the segment's file."""
        return _named(self, field)


def words_postings(words: Sequence[bytes], docs: dict[str, Array], freqs: Array) -> WordPostings:
    """Put together the postings of terms that are given in ascending order."""
    return WordPostings(
        blob=np.frombuffer(b"".join(words), np.uint8),
        ends=np.concatenate(([0], np.cumsum([len(w) for w in words], dtype=np.int64))),
        heads=np.fromiter((head(word) for word in words), np.uint64, len(words)),
        docs=docs,
        freqs=freqs,
    )


class WordBuffer:
    """Collects the words of one document after the other, until they are inverted."""

    def __init__(self) -> None:
        """Start empty."""
        self._ids: dict[bytes, int] = {}
        self._terms: list[NDArray[np.uint32]] = []
        self._counts: list[Array] = []
        self.nbytes = 0

    def add(self, words: Sequence[bytes], counts: Array | None = None) -> None:
        """Add the distinct words of the next document; `counts` defaults to once for each."""
        ids = self._ids
        terms = np.fromiter((ids.setdefault(w, len(ids)) for w in words), np.uint32, len(words))
        if counts is None:
            counts = np.ones(len(words), np.uint16)
        self._terms.append(terms)
        self._counts.append(counts)
        self.nbytes += terms.nbytes + counts.nbytes

    def invert(self) -> WordPostings:
        """The postings of all that was added. O(n log n), n being pairs of document and word."""
        words = sorted(self._ids)
        rank = np.empty(len(words), np.uint32)
        rank[np.fromiter((self._ids[w] for w in words), np.int64, len(words))] = np.arange(
            len(words), dtype=np.uint32
        )
        lengths = np.fromiter((len(t) for t in self._terms), np.int64, len(self._terms))
        terms = rank[_joined(self._terms, np.uint32)]
        docs = np.repeat(np.arange(len(lengths), dtype=np.uint32), lengths)
        order = _stable_order(terms)
        freqs = _joined(self._counts, np.uint16)[order]
        return words_postings(
            words,
            pack(terms[order], docs[order], len(words), len(lengths)),
            freqs.astype(np.min_scalar_type(int(freqs.max(initial=0)))),
        )


def _named(postings: GramPostings | WordPostings, field: str) -> dict[str, Array]:
    """The arrays of postings under the names that they have in the segment's file."""
    arrays: dict[str, Array] = {}
    for name in postings.__slots__:
        value = getattr(postings, name)
        if isinstance(value, dict):
            arrays |= {f"{field}.{name}.{part}": array for part, array in value.items()}
        else:
            arrays[f"{field}.{name}"] = value
    return arrays


def _joined(arrays: Sequence[Array], dtype: type[np.generic]) -> Array:
    return np.concatenate(arrays).astype(dtype, copy=False) if arrays else np.empty(0, dtype)


def _run_starts(ordered: Array) -> NDArray[np.int64]:
    """Where each run of equal values starts, with the length of the array at last."""
    if not len(ordered):
        return np.zeros(1, np.int64)
    changes = np.flatnonzero(ordered[1:] != ordered[:-1]) + 1
    return np.concatenate(([0], changes, [len(ordered)])).astype(np.int64)


def _stable_order(values: Array) -> NDArray[np.int64]:
    """As `argsort(kind="stable")`, in passes over 16 bits, for which NumPy sorts by radix. O(n)."""
    order = np.arange(len(values), dtype=np.int64)
    top = int(values.max()) if len(values) else 0
    for shift in range(0, max(top.bit_length(), 1), 16):
        digit = ((values >> np.array(shift, values.dtype)) & np.array(0xFFFF, values.dtype)).astype(
            np.uint16
        )
        order = order[np.argsort(digit[order], kind="stable")]
    return order


def unit_ends(stream: NDArray[np.uint64]) -> dict[str, Array]:
    """Where in a stream `paragraphs` and `sentences` end; a paragraph's end ends both. O(n)."""
    barrier = stream == 0
    sentence = np.isin(stream >> np.uint64(CHARACTER_BITS), _SENTENCE_ENDS) | barrier
    return {
        "paragraphs": np.flatnonzero(barrier).astype(np.uint32),
        "sentences": np.flatnonzero(sentence).astype(np.uint32),
    }
