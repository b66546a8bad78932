"""Concatenate the postings of several segments into those of one.

In every segment terms and documents are in order, and in the merged segment the documents of a
later segment follow those of an earlier one. So nothing has to be sorted: the postings of each term
are copied behind those it has from earlier segments, renumbered and without deleted documents. The
results lie in files mapped into memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.files.arrays import Array
from indexer.engines.whoosh.files.packed_numbers import (
    PackedNumbers,
    low_bits,
    part_keys,
    parts_of,
)
from indexer.engines.whoosh.files.postings import Mask
from indexer.engines.whoosh.write.scratch_files import ScratchFiles

CHUNK = 1_000_000
"""About how many postings are copied at a time; it bounds the memory of a merge to some 200 MB."""

LONG = 4096
"""A run of more items is copied by itself; shorter ones are copied together, item by item."""


@dataclass(frozen=True, slots=True)
class SegmentPostings:
    """The postings of one field of one segment, with what is needed to merge them.

    `terms` (terms of this segment,) holds the ordinal of each term among the merged terms;
    `numbers` its documents (of words) or pages (of grams), `counts` how often it stands in each.
    `places`, if kept, says where in each, `offsets` (terms + 1,) where those of a term begin.
    `renumbered` and `kept` (documents or pages,) hold their new numbers, and which are not deleted.
    """

    terms: Array
    numbers: PackedNumbers
    counts: Array
    renumbered: NDArray[np.uint32]
    kept: Mask
    places: Array | None = None
    offsets: Array | None = None

    def chunks(self) -> Iterator[_Postings]:
        """The postings of documents that are not deleted, about `CHUNK` at a time."""
        for first, last in self.numbers.chunks(CHUNK):
            held = self.numbers.between(first, last)
            counts = self.counts[self.numbers.slice(first, last)]
            terms = np.repeat(self.terms[first:last], self.numbers.counts(first, last))
            places: Array = np.empty(0, np.uint16)
            if self.places is not None and self.offsets is not None:
                places = self.places[self.offsets[first] : self.offsets[last]]
            kept = self.kept[held]
            if not kept.all():
                if len(places):
                    places = places[np.repeat(kept, counts)]
                held, counts, terms = held[kept], counts[kept], terms[kept]
            yield _Postings(terms, self.renumbered[held], counts, places)

    def most(self) -> int:
        """The largest count of a posting that is kept; 255 where all have 8 bits. O(postings)."""
        if self.counts.dtype == np.uint8:
            return 255
        return max((int(p.counts.max(initial=0)) for p in self.chunks()), default=0)


class _Postings(NamedTuple):
    """Postings in order: for each its term, new number and count; then the places of all."""

    terms: Array
    numbers: NDArray[np.uint32]
    counts: Array
    places: Array


class ConcatenatedPostings(NamedTuple):
    """Merged postings as a segment keeps them, of the terms that still occur (the mask `used`)."""

    used: NDArray[np.bool_]
    numbers: dict[str, Array]
    counts: Array
    offsets: Array
    places: Array


def concatenate(
    sources: Sequence[SegmentPostings],
    terms: int,
    size: int,
    counts_type: np.dtype[Any],
    scratch: ScratchFiles,
) -> ConcatenatedPostings:
    """Concatenate the postings of `sources`, in their order.

    `terms` is the number of merged terms; new numbers are below `size`. The arrays lie in
    `scratch`. O(postings and places).
    """
    parts = parts_of(size)
    lengths, spaces = (scratch.zeros(np.int64, terms * parts), scratch.zeros(np.int64, terms))
    for source in sources:
        for postings in source.chunks():
            keys, found = _runs(part_keys(postings.terms, postings.numbers, parts))
            lengths[keys] += found
            if len(postings.places):
                keys, found = _runs(postings.terms, postings.counts)
                spaces[keys] += found
    low = scratch.zeros(np.uint16, int(lengths.sum()))
    counts = scratch.zeros(counts_type, int(lengths.sum()))
    places = scratch.zeros(np.uint16, int(spaces.sum()))
    free, free_places = (_begins(each, scratch) for each in (lengths, spaces))
    for source in sources:
        for postings in source.chunks():
            target = _targets(free, *_runs(part_keys(postings.terms, postings.numbers, parts)))
            low[target], counts[target] = low_bits(postings.numbers), postings.counts
            if len(postings.places):
                _copy_runs(postings.places, places, free_places, postings)
    used = _used(lengths, parts)
    return ConcatenatedPostings(
        used,
        {"low": low, "bounds": _bounds(lengths, used, parts, scratch)},
        counts,
        _bounds(spaces, used, 1, scratch),
        places,
    )


def _begins(lengths: NDArray[np.int64], scratch: ScratchFiles) -> NDArray[np.int64]:
    """Where runs of some lengths begin when they follow each other."""
    begins: NDArray[np.int64] = scratch.zeros(np.int64, len(lengths))
    np.cumsum(lengths, out=begins)
    np.subtract(begins, lengths, out=begins)
    return begins


def _used(lengths: NDArray[np.int64], parts: int) -> NDArray[np.bool_]:
    """Which terms have a posting in one of their parts."""
    used = np.zeros(len(lengths) // parts, bool)
    for part in range(parts):
        used |= lengths[part::parts] > 0
    return used


def _bounds(
    lengths: NDArray[np.int64], used: NDArray[np.bool_], parts: int, scratch: ScratchFiles
) -> Array:
    """Where the parts of the terms in use begin (`files.packed_numbers`), and the end of all.

    A segment has fewer than 2**32 characters, so 32 bits hold whatever it counts.
    """
    bounds = scratch.zeros(np.uint32, int(np.count_nonzero(used)) * parts + 1)
    at = end = 0
    step = max(1, CHUNK // parts)
    for first in range(0, len(used), step):
        kept = used[first : first + step]
        some = lengths[first * parts : (first + len(kept)) * parts].reshape(-1, parts)[kept].ravel()
        bounds[at + 1 : at + 1 + len(some)] = np.cumsum(some) + end
        at += len(some)
        end += int(some.sum())
    return bounds


def _copy_runs(values: Array, target: Array, free: NDArray[np.int64], postings: _Postings) -> None:
    """Copy the places of terms to where the space of each is free, which moves behind them."""
    keys, lengths = _runs(postings.terms, postings.counts)
    begins = np.cumsum(lengths) - lengths
    long = np.flatnonzero(lengths > LONG)
    for key, begin, length in zip(
        keys[long].tolist(), begins[long].tolist(), lengths[long].tolist(), strict=True
    ):
        start = int(free[key])
        target[start : start + length] = values[begin : begin + length]
    if len(long):
        values = values[np.repeat(lengths <= LONG, lengths)]
        free[keys[long]] += lengths[long]
        short = lengths <= LONG
        keys, lengths = keys[short], lengths[short]
    target[_targets(free, keys, lengths)] = values


def _runs(keys: Array, counts: Array | None = None) -> tuple[Array, NDArray[np.int64]]:
    """The different values of ascending keys, and for each how often it occurs.

    With `counts`, the sum of the counts of each key instead.
    """
    new = np.ones(len(keys), bool)
    np.not_equal(keys[1:], keys[:-1], out=new[1:])
    starts = np.flatnonzero(new)
    if counts is None:
        return keys[starts], np.diff(starts, append=len(keys))
    return keys[starts], np.add.reduceat(counts, starts, dtype=np.int64)


def _targets(free: NDArray[np.int64], keys: Array, lengths: NDArray[np.int64]) -> Array:
    """The target index of every item of some runs.

    The run of a key begins where `free` says that the space of the key is free, and moves that
    place behind itself.
    """
    ends = np.cumsum(lengths)
    target = np.repeat(free[keys] - ends + lengths, lengths) + np.arange(int(lengths.sum()))
    free[keys] += lengths
    return target
