"""Ascending numbers of many terms with 16 bits each: the upper bits follow from where they lie.

The numbers of a term (its documents, or pages of documents) are split into parts of 65,536 values:
the first part holds those below 65,536, the second those below 131,072, and so on. `bounds` says
where each part of each term starts. A number is thus the number of its part, and 16 bits within
that. This takes half the space of plain numbers, and reading a term is a slice and an addition for
each part.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.files.arrays import Array

LOW_BITS = 16


def parts_of(size: int) -> int:
    """How many parts each term has where all numbers are below `size`; at least one."""
    return max(1, -(-size >> LOW_BITS))


class PackedNumbers:
    """The numbers of every term of a field."""

    def __init__(self, arrays: Mapping[str, Array], name: str, terms: int) -> None:
        """Take two of a segment's arrays.

        `{name}.low` (numbers,) uint16 holds the lower bits of all numbers, term after term;
        `{name}.bounds` (terms times parts + 1,) uint32 says where in it each part begins.
        """
        self._low = arrays[f"{name}.low"]
        self._bounds = arrays[f"{name}.bounds"]
        self._parts = (len(self._bounds) - 1) // terms if terms else 1
        self._steps = np.arange(1, self._parts) << LOW_BITS

    def slice(self, first: int, last: int) -> slice:
        """Where in `low` the numbers of the terms from `first` to before `last` lie."""
        bounds, parts = self._bounds, self._parts
        return slice(int(bounds[first * parts]), int(bounds[last * parts]))

    def of(self, term: int) -> Array:
        """The numbers of one term, ascending, as uint16 or uint32. O(numbers)."""
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

    def counts_of(self, terms: NDArray[np.intp]) -> NDArray[np.int64]:
        """How many numbers each of some terms has."""
        ends = self._bounds[(terms + 1) * self._parts].astype(np.int64)
        return ends - self._bounds[terms * self._parts]

    def find(self, term: int, numbers: Array) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
        """Which of some ascending numbers a term has, and where in `low` each of these lies.

        Where a number is not there, its place says nothing. O(numbers log numbers of the term).
        """
        bounds = self._bounds[term * self._parts : (term + 1) * self._parts + 1].tolist()
        if self._parts == 1:
            return self._found(bounds[0], bounds[1], numbers.astype(np.uint16))
        cuts = [0, *numbers.searchsorted(self._steps).tolist(), len(numbers)]
        low = low_bits(numbers)
        runs = zip(pairwise(bounds), pairwise(cuts), strict=True)
        places, held = zip(
            *(self._found(first, last, low[cut:end]) for (first, last), (cut, end) in runs),
            strict=True,
        )
        return np.concatenate(places), np.concatenate(held)

    def _found(
        self, first: int, last: int, low: NDArray[np.uint16]
    ) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
        """`find` in one part, from `first` to before `last`."""
        if first == last:
            return np.zeros(len(low), np.intp), np.zeros(len(low), np.bool_)
        places = self._low[first:last].searchsorted(low) + first
        np.minimum(places, last - 1, out=places)
        return places, self._low.take(places) == low

    def chunks(self, size: int) -> Iterator[tuple[int, int]]:
        """Ranges (first, last) of terms that have about `size` numbers together; no term is cut."""
        ends = self._bounds[:: self._parts]
        bounds = ends.searchsorted(np.arange(0, int(ends[-1]), size), "left")
        return pairwise(np.unique([*bounds, len(ends) - 1]).tolist())


def pack(terms: Array, numbers: Array, term_count: int, size: int) -> dict[str, Array]:
    """Pack ascending pairs of a term's ordinal and a number below `size`.

    Returns the arrays `low` and `bounds` of `PackedNumbers`.
    """
    parts = parts_of(size)
    keys = part_keys(terms, numbers, parts)
    return {
        "low": low_bits(numbers),
        "bounds": bounds_of(np.bincount(keys, minlength=term_count * parts)),
    }


def part_keys(terms: Array, numbers: Array, parts: int) -> Array:
    """For each pair the number of its part, counting the parts of all terms in order from 0."""
    if parts == 1:
        return terms
    return terms.astype(np.int64) * parts + (numbers >> LOW_BITS)


def low_bits(numbers: Array) -> NDArray[np.uint16]:
    """The lower 16 bits of numbers: what they are within their parts."""
    return numbers.astype(np.uint16) & np.uint16((1 << LOW_BITS) - 1)


def bounds_of(counts: Array) -> NDArray[np.uint32]:
    """Where runs of these lengths start when they follow each other, and the end of the last.

    (runs + 1,). A segment has fewer than 2**32 characters, so 32 bits hold whatever it counts.
    """
    bounds = np.zeros(len(counts) + 1, np.uint32)
    np.cumsum(counts, out=bounds[1:], dtype=np.uint32)
    return bounds
