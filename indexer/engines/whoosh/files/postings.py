"""Read one field of one segment: its terms, documents, frequencies and positions, as arrays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.files.arrays import Array
from indexer.engines.whoosh.files.packed_numbers import PackedNumbers

CHARACTER_BITS = 21
"""A gram has a code: the code point of its first character, shifted left by so many bits, combined
(OR) with that of its second."""


HEAD_BYTES = 8
"""The bytes of a term that are looked up among numbers."""

LEAVE_OUT = 4
"""Where a gram has so many times as many pages as are wanted, leaving the others out saves time;
below this ratio, unpacking all of them is faster."""

Mask = NDArray[np.bool_]
"""One truth value for each document of a segment."""


PageBounds = tuple[NDArray[np.int64], NDArray[np.int64]]
"""The numbers of the first and of the last page of each of some documents."""


class RankedField(Protocol):
    """What ranking needs of a field: the documents of a term, and how often each of them has it."""

    def lookup(self, text: str) -> int | None:
        """The ordinal of a term by its text, None where no document has it."""

    def docs(self, ordinal: int) -> Array:
        """The term's documents, ascending."""

    def freqs(self, ordinal: int) -> Array:
        """How often the term stands in each of its documents."""

    def count(self, ordinal: int) -> int:
        """How many documents hold the term, deleted ones included."""

    def freqs_in(self, ordinal: int, documents: NDArray[np.intp]) -> Array:
        """How often the term stands in each of some documents, whose numbers ascend."""


class WordField:
    """A field of words: documents and frequencies, no positions."""

    def __init__(self, arrays: Mapping[str, Array], name: str) -> None:
        """Take the field `name` from a segment's arrays (`write.inversion.WordPostings`)."""
        self._blob: memoryview = arrays[f"{name}.blob"].data
        self._ends = arrays[f"{name}.ends"]
        self._heads = arrays[f"{name}.heads"]
        self._docs = PackedNumbers(arrays, f"{name}.docs", len(self))
        self._freqs = arrays[f"{name}.freqs"]

    def __len__(self) -> int:
        """The number of terms."""
        return len(self._ends) - 1

    def term(self, ordinal: int) -> bytes:
        """The UTF-8 of a term, by its ordinal."""
        return bytes(self._blob[self._ends[ordinal] : self._ends[ordinal + 1]])

    def terms(self, first: int, last: int) -> list[bytes]:
        """The UTF-8 of the terms from `first` to before `last`."""
        ends = self._ends[first : last + 1].tolist()
        blob = bytes(self._blob[ends[0] : ends[-1]]) if ends else b""
        return [blob[a - ends[0] : b - ends[0]] for a, b in pairwise(ends)]

    def bytes_and_ends(self) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
        """The UTF-8 of all terms, one after the other, and (terms + 1,) where each ends."""
        return np.frombuffer(self._blob, np.uint8), self._ends.astype(np.int64)

    def ceiling(self, term: bytes) -> int:
        """The ordinal of the first term that is not below `term`. O(log terms)."""
        key = np.uint64(head(term))
        low = int(self._heads.searchsorted(key))
        # Of the terms with its head a shorter one is the first, unless it ends with a NUL too.
        short = len(term) < HEAD_BYTES and not term.endswith(b"\0")
        if short or low == len(self) or self._heads[low] != key:
            return low
        high = int(self._heads.searchsorted(key, "right"))
        while low < high:
            middle = (low + high) // 2
            if self.term(middle) < term:
                low = middle + 1
            else:
                high = middle
        return low

    def beginning(self, prefix: bytes) -> tuple[int, int]:
        """The ordinals, from the first to before the last, of the terms that begin so."""
        # No UTF-8 has this byte.
        return self.ceiling(prefix), self.ceiling(prefix + b"\xff")

    def lookup(self, text: str) -> int | None:
        """The ordinal of a word."""
        return self.find(text.encode())

    def find(self, term: bytes) -> int | None:
        """The ordinal of a term, None where no document has it. O(log terms)."""
        ordinal = self.ceiling(term)
        return ordinal if ordinal < len(self) and self.term(ordinal) == term else None

    def count(self, ordinal: int) -> int:
        """How many documents of the segment hold the term, deleted ones included. O(1)."""
        held = self._docs.slice(ordinal, ordinal + 1)
        return int(held.stop - held.start)

    def may_begin(self, prefixes: Sequence[bytes]) -> list[bool]:
        """Whether a term may begin so; surely none does where not. O(log terms) each, at once."""
        if not len(self):
            return [False] * len(prefixes)
        lows, highs = (
            np.array(
                [int.from_bytes(p[:HEAD_BYTES].ljust(HEAD_BYTES, fill), "big") for p in prefixes],
                np.uint64,
            )
            for fill in (b"\0", b"\xff")
        )
        at = self._heads.searchsorted(lows)
        at[at == len(self)] = len(self) - 1
        found: list[bool] = ((self._heads[at] >= lows) & (self._heads[at] <= highs)).tolist()
        return found

    def holding(self, part: bytes) -> list[int]:
        """The ordinals of the terms that contain `part`. O(characters of all terms)."""
        found: list[int] = []
        blob = self._blob.tobytes()
        at = blob.find(part)
        while at >= 0:
            ordinal = int(np.searchsorted(self._ends, at, "right")) - 1
            end = int(self._ends[ordinal + 1])
            if at + len(part) <= end:
                found.append(ordinal)
                at = blob.find(part, end)
            else:
                at = blob.find(part, at + 1)
        return found

    def docs(self, ordinal: int) -> Array:
        """The term's documents, ascending; unsigned."""
        return self._docs.of(ordinal)

    def freqs(self, ordinal: int) -> Array:
        """How often the term stands in each of its documents."""
        return self._freqs[self._docs.slice(ordinal, ordinal + 1)]

    def freqs_in(self, ordinal: int, documents: NDArray[np.intp]) -> Array:
        """How often the term stands in each of some documents. O(n log postings)."""
        places, held = self._docs.find(ordinal, documents)
        return self._freqs.take(places) * held

    def pairs(self) -> tuple[NDArray[np.uint32], Array]:
        """Every posting as (ordinal of the term, document). O(postings)."""
        return self.pairs_between(0, len(self))

    def pairs_between(self, first: int, last: int) -> tuple[NDArray[np.uint32], Array]:
        """As `pairs`, of the terms from `first` to before `last`. O(postings of these)."""
        ordinals = np.arange(first, last, dtype=np.uint32)
        return np.repeat(ordinals, self._docs.counts(first, last)), self._docs.between(first, last)


def head(term: bytes) -> int:
    """The first 8 bytes of a term as a number.

    Heads are ordered as their terms are, but terms that agree in 8 bytes have the same head.

    >>> head(b"a") < head(b"ab") < head(b"b")
    True
    """
    return int.from_bytes(term[:HEAD_BYTES].ljust(HEAD_BYTES, b"\0"), "big")


class GramField:
    """A field of character bigrams (grams) with their positions in the segment's stream.

    The stream is the texts of all documents, one after the other. It is cut into pages: a document
    is one page, or several where it is long. For each gram the field keeps the pages that hold it,
    how often it stands on each, and where.
    """

    def __init__(self, arrays: Mapping[str, Array], name: str) -> None:
        """Take the field `name` from a segment's arrays (`write.inversion.GramPostings`)."""
        self._codes = arrays[f"{name}.codes"]
        self._pages = PackedNumbers(arrays, f"{name}.pages", len(self._codes))
        self._counts = arrays[f"{name}.counts"]
        self._offsets = arrays[f"{name}.offsets"]
        self._places = arrays[f"{name}.places"]
        self.starts = arrays[f"{name}.starts"]
        self._page_starts = arrays[f"{name}.page_starts"]
        self.paragraphs = arrays[f"{name}.paragraphs"]
        self.sentences = arrays[f"{name}.sentences"]
        self._page_docs: Array | None = None
        """The document of each page; None where every document is one page."""
        if len(self._page_starts) != len(self.starts):
            self._page_docs = self.starts.searchsorted(self._page_starts[:-1], "right") - 1

    def __len__(self) -> int:
        """The number of grams."""
        return len(self._codes)

    def _ceiling(self, code: int) -> int:
        return int(self._codes.searchsorted(np.uint64(code)))

    def lookup(self, text: str) -> int | None:
        """The ordinal of a gram by its two characters."""
        return self.find((ord(text[0]) << CHARACTER_BITS) | ord(text[1]))

    def find(self, code: int) -> int | None:
        """The ordinal of a gram by its code, None where it stands nowhere. O(log terms)."""
        ordinal = self._ceiling(code)
        return ordinal if ordinal < len(self) and int(self._codes[ordinal]) == code else None

    def between(self, low: int, high: int) -> range:
        """The ordinals of the grams with `low` <= code < `high`. O(log terms)."""
        return range(self._ceiling(low), self._ceiling(high))

    def pages(self, ordinals: range) -> int:
        """How many pages some grams have together. O(1)."""
        held = self._pages.slice(ordinals.start, ordinals.stop)
        return int(held.stop - held.start)

    @property
    def all_pages(self) -> int:
        """How many pages the field has."""
        return len(self._page_starts) - 1

    def position_count(self, ordinals: range) -> int:
        """On how many positions some grams stand together. O(1)."""
        return int(self._offsets[ordinals.stop]) - int(self._offsets[ordinals.start])

    def held_of(self, codes: NDArray[np.uint64]) -> NDArray[np.int64]:
        """How many of some different grams each document (documents,) holds."""
        at = self._codes.searchsorted(codes)
        known = at[at < len(self)]
        known = known[self._codes[known] == codes[at < len(self)]]
        docs = [np.empty(0, np.uint32), *map(self.docs, known.tolist())]
        return np.bincount(np.concatenate(docs), minlength=len(self.starts) - 1)

    def page_counts(self, codes: NDArray[np.uint64]) -> NDArray[np.int64]:
        """On how many pages each gram of some codes stands, 0 for unknown ones. O(log terms) each.

        Never fewer than documents hold it.
        """
        counts = np.zeros(len(codes), np.int64)
        if len(self):
            at = self._codes.searchsorted(codes)
            at[at == len(self)] = 0
            known = np.flatnonzero(self._codes[at] == codes)
            counts[known] = self._pages.counts_of(at[known])
        return counts

    def page_counts_between(
        self, low: int, high: int
    ) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
        """The codes from `low` to before `high`, and on how many pages each of them stands."""
        ordinals = self.between(low, high)
        counts = self._pages.counts(ordinals.start, ordinals.stop)
        return self._codes[ordinals.start : ordinals.stop], counts

    def characters(self) -> NDArray[np.uint32]:
        """The character at each position of the stream, 0 where none is. O(positions)."""
        stream = np.zeros(int(self.starts[-1]), np.uint32)
        ends = self._offsets.astype(np.int64)
        every = self.positions(range(len(self)), np.ones(len(self.starts) - 1, bool))
        stream[every] = np.repeat(self._codes >> np.uint64(CHARACTER_BITS), ends[1:] - ends[:-1])
        return stream

    def docs(self, ordinal: int) -> Array:
        """A gram's documents, ascending; unsigned. O(documents)."""
        pages = self._pages.of(ordinal)
        return pages if self._page_docs is None else _distinct(self._page_docs.take(pages))

    def freqs(self, ordinal: int) -> Array:
        """How often a gram stands in each of its documents. O(documents)."""
        counts = self._counts[self._pages.slice(ordinal, ordinal + 1)]
        if self._page_docs is None:
            return counts
        docs = self._page_docs[self._pages.of(ordinal)]
        return np.add.reduceat(counts, np.flatnonzero(_is_new(docs)), dtype=np.uint32)

    def count(self, ordinal: int) -> int:
        """How many documents hold a gram. O(1), or O(pages) where some have several of these."""
        if self._page_docs is None:
            return self.pages(range(ordinal, ordinal + 1))
        return len(self.docs(ordinal))

    def freqs_in(self, ordinal: int, documents: NDArray[np.intp]) -> Array:
        """How often a gram stands in each of some documents. O(n log postings)."""
        if self._page_docs is None:
            places, held = self._pages.find(ordinal, documents)
            return self._counts.take(places) * held
        firsts = self._page_docs.searchsorted(documents)
        sizes = self._page_docs.searchsorted(documents, "right") - firsts
        ends = sizes.cumsum()
        pages = (firsts - (ends - sizes)).repeat(sizes) + np.arange(ends[-1] if len(ends) else 0)
        places, held = self._pages.find(ordinal, pages)
        of_pages = np.concatenate(([0], (self._counts.take(places) * held).cumsum(dtype=np.int64)))
        often: Array = of_pages[ends] - of_pages[ends - sizes]
        return often

    def mask_of(self, ordinals: range) -> Mask:
        """The documents that hold at least one of some grams. O(documents)."""
        mask = np.zeros(len(self.starts) - 1, bool)
        if not ordinals:
            return mask
        if len(ordinals) == 1:
            pages = self._pages.of(ordinals.start)
        else:
            pages = self._pages.between(ordinals.start, ordinals.stop)
        # Converted first: an index that is not of this type takes half as long again.
        docs = pages if self._page_docs is None else self._page_docs.take(pages)
        mask[docs.astype(np.intp)] = True
        return mask

    def positions(self, ordinals: range, held: Mask, *, others: bool = False) -> NDArray[np.uint32]:
        """The positions in the stream of some grams in the documents of `held`.

        They ascend for each gram. With `others`, positions in further documents may be among them
        where leaving those out would take longer. O(documents of the grams, and what is found).
        """
        pages = self._pages.between(ordinals.start, ordinals.stop)
        wanted = held if self._page_docs is None else held.take(self._page_docs)
        kept = np.flatnonzero(wanted.take(pages))
        if others and LEAVE_OUT * len(kept) > len(pages):
            kept = np.arange(len(pages))
        return self._unpacked(ordinals, pages, kept)

    def page_bounds(self, documents: NDArray[np.int64]) -> PageBounds:
        """The first and the last page of each of some documents, whose numbers ascend.

        A document without text has no page.
        """
        if self._page_docs is None:
            return documents, documents
        firsts = self._page_docs.searchsorted(documents)
        ends = self._page_docs.searchsorted(documents, "right")
        some = ends > firsts
        return firsts[some], ends[some] - 1

    def positions_in(self, ordinal: int, bounds: PageBounds) -> NDArray[np.uint32]:
        """The positions of a gram on the pages of a few documents (`page_bounds`).

        O(documents of the gram), as one plain sum.
        """
        firsts, lasts = bounds
        pages = self._pages.of(ordinal)
        lows = pages.searchsorted(firsts.astype(pages.dtype))
        counts = pages.searchsorted(lasts.astype(pages.dtype), "right") - lows
        ends = counts.cumsum()
        if not len(ends) or not ends[-1]:
            return np.empty(0, np.uint32)
        kept = (lows - (ends - counts)).repeat(counts) + np.arange(ends[-1])
        return self._unpacked(range(ordinal, ordinal + 1), pages, kept)

    def _unpacked(
        self, ordinals: range, pages: Array, kept: NDArray[np.intp]
    ) -> NDArray[np.uint32]:
        """The positions in the stream of some grams on some of their pages.

        `pages` are the pages of the grams, `kept` the indices in it of those that are wanted.
        O(positions on those, and one sum over the counts of the others).
        """
        if not len(kept):
            return np.empty(0, np.uint32)
        counts = self._counts[self._pages.slice(ordinals.start, ordinals.stop)]
        places = self._places[self._offsets[ordinals.start] : self._offsets[ordinals.stop]]
        if len(kept) < len(pages):
            before = np.add.reduce(counts[: kept[0]], dtype=np.int64)
            run = np.add.reduceat(counts, kept, dtype=np.int64)  # from one kept page to the next
            pages, counts = pages[kept], counts[kept]
            skipped = run - counts
            gone = (skipped.cumsum() - skipped + before).repeat(counts)
            places = places[gone + np.arange(len(gone))]
        found: NDArray[np.uint32] = self._page_starts.take(pages).repeat(counts) + places
        return found

    def mask_at(self, positions: Array) -> Mask:
        """The documents that ascending positions lie in.

        O(n log m), n being the fewer and m the more of positions and documents.
        """
        if len(positions) > len(self.starts):
            before = positions.searchsorted(self.starts)
            found: Mask = before[1:] > before[:-1]
            return found
        mask = np.zeros(len(self.starts) - 1, bool)
        mask[self.starts.searchsorted(positions, "right") - 1] = True
        return mask


def _is_new(values: Array) -> NDArray[np.bool_]:
    """Which values of an array differ from the one before; the first counts as different."""
    new = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=new[1:])
    return new


def _distinct(ascending: Array) -> Array:
    return ascending[_is_new(ascending)]
