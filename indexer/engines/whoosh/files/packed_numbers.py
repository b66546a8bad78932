"""Ascending numbers of many terms, 16 bits each: where a number lies says what its upper bits are.

The numbers of a term (its documents, or pages of documents) are cut where they pass a multiple of
65,536; `bounds` says where each such part starts, so a number is its part's, and 16 bits within
it. Half the space of plain numbers, and reading a term stays one slice and one addition.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.files.arrays import Array

LOW_BITS = 16


def parts_of(size: int) -> int:
    """How many parts each term has where numbers are below `size`; one at least."""
    return max(1, -(-size >> LOW_BITS))


class PackedNumbers:
    """The numbers of every term of a field."""

    def __init__(self, arrays: Mapping[str, Array], name: str, terms: int) -> None:
        """Take `name` of a segment's arrays: `low` (numbers,) uint16, `bounds` uint32."""
        self._low = arrays[f"{name}.low"]
        self._bounds = arrays[f"{name}.bounds"]
        self._parts = (len(self._bounds) - 1) // terms if terms else 1

    def slice(self, first: int, last: int) -> slice:
        """Where the numbers of the terms from `first` to before `last` lie."""
        bounds, parts = self._bounds, self._parts
        return slice(int(bounds[first * parts]), int(bounds[last * parts]))

    def of(self, term: int) -> Array:
        """The numbers of a term, ascending; unsigned, of 16 or 32 bits. O(numbers)."""
        bounds = self._bounds[term * self._parts : (term + 1) * self._parts + 1].tolist()
        low = self._low[bounds[0] : bounds[-1]]
        if self._parts == 1:
            return low
        numbers = low.astype(np.uint32)
        for part in range(1, self._parts):
            numbers[bounds[part] - bounds[0] : bounds[part + 1] - bounds[0]] += part << LOW_BITS
        return numbers

    def between(self, first: int, last: int) -> Array:
        """The numbers of the terms from `first` to before `last`, term after term. O(numbers)."""
        low = self._low[self.slice(first, last)]
        if self._parts == 1:
            return low
        counts = np.diff(self._bounds[first * self._parts : last * self._parts + 1])
        high = np.tile(np.arange(self._parts, dtype=np.uint32) << LOW_BITS, last - first)
        numbers: Array = low + np.repeat(high, counts)
        return numbers

    def counts(self, first: int = 0, last: int | None = None) -> NDArray[np.int64]:
        """How many numbers each term has, of all or from `first` to before `last`."""
        ends = self._bounds[:: self._parts][first : None if last is None else last + 1]
        wide = ends.astype(np.int64)
        return wide[1:] - wide[:-1]

    def chunks(self, size: int) -> Iterator[tuple[int, int]]:
        """Ranges of terms with about `size` numbers together; a term is never cut."""
        ends = self._bounds[:: self._parts]
        bounds = ends.searchsorted(np.arange(0, int(ends[-1]), size), "left")
        return pairwise(np.unique([*bounds, len(ends) - 1]).tolist())


def pack(terms: Array, numbers: Array, term_count: int, size: int) -> dict[str, Array]:
    """Pack ascending pairs of a term's ordinal and a number below `size` for `PackedNumbers`."""
    parts = parts_of(size)
    keys = part_keys(terms, numbers, parts)
    return {
        "low": low_bits(numbers),
        "bounds": bounds_of(np.bincount(keys, minlength=term_count * parts)),
    }


def part_keys(terms: Array, numbers: Array, parts: int) -> NDArray[np.int64]:
    """Which part of which term each number belongs to, counted through."""
    return terms.astype(np.int64) * parts + (numbers >> LOW_BITS)


def low_bits(numbers: Array) -> NDArray[np.uint16]:
    """Numbers within their parts."""
    return numbers.astype(np.uint16) & np.uint16((1 << LOW_BITS) - 1)


def bounds_of(counts: Array) -> NDArray[np.uint32]:
    """Where each of many runs starts in what they make together, with the end, from their lengths.

    A segment has fewer than 2**32 characters, so that 32 bits are enough for whatever it counts.
    """
    bounds = np.zeros(len(counts) + 1, np.uint32)
    np.cumsum(counts, out=bounds[1:], dtype=np.uint32)
    return bounds
