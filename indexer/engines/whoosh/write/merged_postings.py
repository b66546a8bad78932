"""Merge the postings of several segments, without those of documents that were deleted.

No text is segmented and nothing is sorted again (`concatenate_postings`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.files.arrays import Array
from indexer.engines.whoosh.files.packed_numbers import PackedNumbers
from indexer.engines.whoosh.files.segment import Segment
from indexer.engines.whoosh.write.concatenate_postings import SegmentPostings, concatenate
from indexer.engines.whoosh.write.inversion import GramPostings, WordPostings, words_postings


def merged_grams(segments: Sequence[Segment], name: str, scratch: Path) -> GramPostings:
    """The postings of a field of grams of all live documents. O(postings, places, documents)."""
    fields = [
        {key: s.arrays[f"{name}.{key}"] for key in GramPostings.__slots__ if key != "pages"}
        for s in segments
    ]
    moves = moves_of(segments, name)
    codes = np.unique(np.concatenate([field["codes"] for field in fields]))
    sources = []
    pages = 0
    for segment, move, field in zip(segments, moves, fields, strict=True):
        kept = move.kept(field["page_starts"][:-1])
        sources.append(
            SegmentPostings(
                terms=codes.searchsorted(field["codes"]),
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

    def together(key: str) -> NDArray[np.uint32]:
        return np.concatenate([m.moved(f[key]) for m, f in zip(moves, fields, strict=True)])

    for field in fields:
        for key in ("starts", "page_starts"):
            field[key] = field[key][:-1]
    return GramPostings(
        codes=codes[merged.used],
        pages=merged.numbers,
        counts=merged.counts,
        places=merged.places,
        offsets=merged.offsets,
        starts=np.concatenate((together("starts"), end)),
        page_starts=np.concatenate((together("page_starts"), end)),
        paragraphs=together("paragraphs"),
        sentences=together("sentences"),
    )


def merged_words(
    segments: Sequence[Segment], renumbered: Sequence[NDArray[np.uint32]], name: str, scratch: Path
) -> WordPostings:
    """The postings of a field of words of all live documents. O(postings + terms log terms).

    `renumbered` gives each document of each segment its number in the merged one.
    """
    lists = [_words(segment, name) for segment in segments]
    words = sorted(set().union(*lists))
    numbers = {word: number for number, word in enumerate(words)}
    sources = [
        SegmentPostings(
            terms=np.fromiter((numbers[word] for word in listed), np.uint32, len(listed)),
            numbers=_words_of(segment, name),
            counts=segment.arrays[f"{name}.freqs"],
            renumbered=new,
            kept=segment.live,
        )
        for segment, new, listed in zip(segments, renumbered, lists, strict=True)
    ]
    size = sum(int(np.count_nonzero(segment.live)) for segment in segments)
    most = max((source.most() for source in sources), default=0)
    merged = concatenate(sources, len(words), size, np.min_scalar_type(most), scratch)
    used = np.flatnonzero(merged.used).tolist()
    return words_postings([words[i] for i in used], merged.numbers, merged.counts)


def _words(segment: Segment, name: str) -> list[bytes]:
    blob = segment.arrays[f"{name}.blob"].tobytes()
    return [blob[a:b] for a, b in pairwise(segment.arrays[f"{name}.ends"].tolist())]


def _words_of(segment: Segment, field: str) -> PackedNumbers:
    return PackedNumbers(segment.arrays, f"{field}.docs", len(segment.arrays[f"{field}.heads"]))


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
