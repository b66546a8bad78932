"""Merge the postings of several segments, without those of documents that were deleted.

No text is segmented and no posting is sorted again (`concatenate_postings`). The terms of all
segments are put together a range of them at a time, so that this takes little memory, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.files.arrays import Array
from indexer.engines.whoosh.files.packed_numbers import PackedNumbers
from indexer.engines.whoosh.files.postings import WordField
from indexer.engines.whoosh.files.segment import Segment
from indexer.engines.whoosh.write.concatenate_postings import SegmentPostings, concatenate
from indexer.engines.whoosh.write.inversion import GramPostings, WordPostings, heads_of
from indexer.engines.whoosh.write.scratch_files import ScratchFiles

TERMS = 500_000
"""About how many terms of all segments are put together at a time."""

SAMPLES = 64
"""So many terms of each range tell where it begins."""

POSITIONS = 1 << 18
"""How many positions of a stream are moved at a time."""


def merged_grams(segments: Sequence[Segment], name: str, scratch: ScratchFiles) -> GramPostings:
    """The postings of a field of grams of all live documents. O(postings, places, documents)."""
    fields = [
        {key: s.arrays[f"{name}.{key}"] for key in GramPostings.__slots__ if key != "pages"}
        for s in segments
    ]
    moves = moves_of(segments, name)
    codes = _all_codes([field["codes"] for field in fields], scratch)
    sources = []
    pages = 0
    for segment, move, field in zip(segments, moves, fields, strict=True):
        kept = move.kept(field["page_starts"][:-1])
        sources.append(
            SegmentPostings(
                terms=scratch.joined(
                    (codes.searchsorted(some) for some in _parts(field["codes"], TERMS)),
                    np.empty(0, np.uint32),
                ),
                numbers=PackedNumbers(segment.arrays, f"{name}.pages", len(field["codes"])),
                counts=field["counts"],
                renumbered=(np.cumsum(kept) - 1 + pages).astype(np.uint32),
                kept=kept,
                places=field["places"],
                offsets=field["offsets"],
            )
        )
        pages += int(np.count_nonzero(kept))
    merged = concatenate(sources, len(codes), pages, np.dtype(np.uint8), scratch)
    end = np.array([sum(move.length for move in moves)], np.uint32)
    whole = ("paragraphs", "sentences")

    def together(key: str) -> Iterator[Array]:
        for move, field in zip(moves, fields, strict=True):
            for some in _parts(field[key] if key in whole else field[key][:-1], POSITIONS):
                yield move.moved(some)
        if key not in whole:
            yield end

    positions = {
        key: scratch.joined(together(key), end) for key in ("starts", "page_starts", *whole)
    }
    return GramPostings(
        codes=codes[merged.used],
        pages=merged.numbers,
        counts=merged.counts,
        places=merged.places,
        offsets=merged.offsets,
        **positions,
    )


def _all_codes(fields: Sequence[Array], scratch: ScratchFiles) -> Array:
    """The different codes of some fields, each of which has them ascending."""
    every = [np.empty(0, np.uint64), *(codes[:: TERMS // SAMPLES] for codes in fields)]
    bounds = np.unique(np.concatenate(every))[::SAMPLES]
    ends = [[0, *codes.searchsorted(bounds).tolist(), len(codes)] for codes in fields]
    ranges = (
        np.unique(np.concatenate([codes[a:b] for codes, (a, b) in zip(fields, some, strict=True)]))
        for some in zip(*map(pairwise, ends), strict=True)
    )
    return scratch.joined(ranges, np.empty(0, np.uint64))


def merged_words(
    segments: Sequence[Segment],
    renumbered: Sequence[NDArray[np.uint32]],
    name: str,
    scratch: ScratchFiles,
) -> WordPostings:
    """The postings of a field of words of all live documents. O(postings + terms log terms).

    `renumbered` gives each document of each segment its number in the merged one.
    """
    fields = [WordField(segment.arrays, name) for segment in segments]
    numbers = [scratch.zeros(np.uint32, len(field)) for field in fields]
    words = _Words(_numbered(fields, numbers), scratch)
    sources = [
        SegmentPostings(
            terms=terms,
            numbers=PackedNumbers(segment.arrays, f"{name}.docs", len(field)),
            counts=segment.arrays[f"{name}.freqs"],
            renumbered=new,
            kept=segment.live,
        )
        for segment, field, terms, new in zip(segments, fields, numbers, renumbered, strict=True)
    ]
    size = sum(int(np.count_nonzero(segment.live)) for segment in segments)
    most = max((source.most() for source in sources), default=0)
    merged = concatenate(sources, len(words), size, np.min_scalar_type(most), scratch)
    if not merged.used.all():
        words = _Words(words.chosen(merged.used), scratch)
    return WordPostings(words.blob, words.ends, words.heads, merged.numbers, merged.counts)


def _numbered(
    fields: Sequence[WordField], numbers: Sequence[NDArray[np.uint32]]
) -> Iterator[list[bytes]]:
    """All different words of some fields in order, a range at a time.

    `numbers` are filled with the number among them of each word of each field.
    """
    step = max(1, TERMS // SAMPLES)
    samples = {field.term(at) for field in fields for at in range(0, len(field), step)}
    bounds = sorted(samples)[::SAMPLES]
    ends = [[0, *map(field.ceiling, bounds), len(field)] for field in fields]
    count = 0
    for some in zip(*map(pairwise, ends), strict=True):
        lists = [field.terms(a, b) for field, (a, b) in zip(fields, some, strict=True)]
        words = sorted(set().union(*lists))
        place = {word: number for number, word in enumerate(words, count)}
        for terms, listed, (a, b) in zip(numbers, lists, some, strict=True):
            terms[a:b] = [place[word] for word in listed]
        count += len(words)
        yield words


class _Words:
    """The arrays of some words in order (`inversion.WordPostings`), in files."""

    def __init__(self, ranges: Iterator[list[bytes]], scratch: ScratchFiles) -> None:
        lengths: list[NDArray[np.int64]] = []
        heads: list[NDArray[np.uint64]] = []

        def blobs() -> Iterator[Array]:
            for words in ranges:
                lengths.append(np.fromiter(map(len, words), np.int64, len(words)))
                heads.append(heads_of(words))
                yield np.frombuffer(b"".join(words), np.uint8)

        self.blob = scratch.joined(blobs(), np.empty(0, np.uint8))
        self.heads = scratch.joined(heads, np.empty(0, np.uint64))
        self.ends: Array = np.zeros(len(self.heads) + 1, np.int64)
        np.cumsum(np.concatenate([np.empty(0, np.int64), *lengths]), out=self.ends[1:])

    def __len__(self) -> int:
        return len(self.heads)

    def chosen(self, used: NDArray[np.bool_]) -> Iterator[list[bytes]]:
        """Those that are in use, a range at a time."""
        for first in range(0, len(self), TERMS):
            last = min(first + TERMS, len(self))
            blob = self.blob[self.ends[first] : self.ends[last]].tobytes()
            ends = (self.ends[first : last + 1] - self.ends[first]).tolist()
            kept = used[first:last].tolist()
            yield [blob[a:b] for (a, b), use in zip(pairwise(ends), kept, strict=True) if use]


def _parts(array: Array, size: int) -> Iterator[Array]:
    return (array[at : at + size] for at in range(0, len(array), size))


class Move:
    """How positions in a segment's stream move when deleted documents leave the stream.

    The rest of the stream begins at `base`, behind those of the segments before it.
    """

    def __init__(self, segment: Segment, field: str, base: int = 0) -> None:
        """O(documents)."""
        self._live = segment.live
        self._starts = segment.arrays[f"{field}.starts"]
        lengths = counts_of(self._starts)
        gone = np.where(self._live, 0, lengths)
        self.length = int(lengths.sum() - gone.sum())
        self._shift = (base - np.cumsum(gone) + gone).astype(np.int64)

    def kept(self, positions: Array) -> NDArray[np.bool_]:
        """Which positions are in documents that are kept."""
        return self._live[self._starts.searchsorted(positions, "right") - 1]

    def moved(self, positions: Array) -> NDArray[np.uint32]:
        """The new positions of those that are in documents that are kept."""
        document = self._starts.searchsorted(positions, "right") - 1
        kept = self._live[document]
        return (positions[kept] + self._shift[document[kept]]).astype(np.uint32)


def moves_of(segments: Sequence[Segment], field: str) -> list[Move]:
    """How positions move when the streams of all segments are concatenated. O(documents)."""
    moves: list[Move] = []
    for segment in segments:
        moves.append(Move(segment, field, sum(move.length for move in moves)))
    return moves


def counts_of(offsets: Array) -> NDArray[np.int64]:
    """How many items lie between each offset and the next."""
    wide = offsets.astype(np.int64)
    return wide[1:] - wide[:-1]
