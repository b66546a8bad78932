"""Select the matches of a page: the first k in an order, found by partition instead of sorting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.files.arrays import Array
from indexer.engines.whoosh.files.postings import Mask
from indexer.engines.whoosh.files.segment import Segment
from indexer.query.model import Sort


class Selected(NamedTuple):
    """A document of a page: its segment's index, its number there, its score."""

    segment: int
    document: int
    score: float


class Order(NamedTuple):
    """Matches in order, as arrays (n,): the index of the segment, the number there, the score."""

    segment: NDArray[np.intp]
    document: NDArray[np.intp]
    score: NDArray[np.float32]


def select(
    segments: Sequence[Segment],
    masks: Sequence[Mask],
    scores: Sequence[NDArray[np.float32]],
    sort: Sort,
    start: int,
    size: int,
) -> list[Selected]:
    """The matches from `start` (counted from 0), at most `size` of them."""
    if not any(mask.any() for mask in masks):
        return []  # mostly no title is like a text, and this is sooner found out
    documents = [np.flatnonzero(mask) for mask in masks]
    found = order(segments, documents, gathered(scores, documents), sort, start + size)
    return [
        Selected(*row)
        for row in zip(*(array[start : start + size].tolist() for array in found), strict=True)
    ]


def gathered(
    scores: Sequence[NDArray[np.float32]], documents: Sequence[NDArray[np.intp]]
) -> list[NDArray[np.float32]]:
    """Of scores of all documents of each segment those of some of them."""
    return [score[docs] for score, docs in zip(scores, documents, strict=True)]


def order(
    segments: Sequence[Segment],
    documents: Sequence[NDArray[np.intp]],
    scores: Sequence[NDArray[np.float32]],
    sort: Sort,
    count: int,
) -> Order:
    """The first `count` of the matches: of each segment its `documents`, with the score of each.

    Relevance orders by score, then newest; dates put the undated last; what is still equal is
    ordered by `indexer.ranking.tie_breaker`. O(matches + k log k), where k is `count` with all that
    ties with the last.
    """
    days = [segment.days(sort.date) for segment in segments]
    score = _concatenated(scores, np.float32)
    if sort is Sort.RELEVANCE:
        best = _first(-score, count)
    else:
        best = _first(by_date(_gathered(days, documents, np.int32), sort), count)
    # All else is looked up for these alone: often they are a few of many thousands.
    documents = _kept(documents, best)
    owner = np.repeat(np.arange(len(segments)), [len(d) for d in documents])
    number = _concatenated(documents, np.intp)
    score = score[best]
    dates = by_date(_gathered(days, documents, np.int32), sort)
    ties = _gathered([segment.tie for segment in segments], documents, np.uint64)
    keys = (ties, dates, -score) if sort is Sort.RELEVANCE else (ties, dates)
    chosen = np.lexsort(keys)[:count]
    return Order(owner[chosen], number[chosen], score[chosen])


def count_to(
    segments: Sequence[Segment], masks: Sequence[Mask], sort: Sort, dated: int, tie: int
) -> int:
    """How many matches stand, in an order by date, up to a document of this date and tie breaker.

    The document itself need not be among them. O(matches).
    """
    documents = [np.flatnonzero(mask) for mask in masks]
    keys = by_date(_gathered([s.days(sort.date) for s in segments], documents, np.int32), sort)
    ties = _gathered([s.tie for s in segments], documents, np.uint64)
    key = by_date(np.array([dated], np.int32), sort)[0]
    return int(np.count_nonzero((keys < key) | ((keys == key) & (ties <= np.uint64(tie)))))


def by_date(dated: Array, sort: Sort) -> Array:
    """The key that sorts by date, the undated last; among equally relevant the newest are first."""
    days = dated.astype(np.int64)
    return np.where(days == 0, 2**40, days if sort.oldest_first else -days)


def _first(key: Array, count: int) -> NDArray[np.intp]:
    """The indices of the `count` smallest values, and of all others that equal the largest."""
    if len(key) <= count:
        return np.arange(len(key))
    bound = np.partition(key, count - 1)[count - 1]
    return np.flatnonzero(key <= bound)


def _kept(
    documents: Sequence[NDArray[np.intp]], places: NDArray[np.intp]
) -> list[NDArray[np.intp]]:
    """Of documents of each segment those at some ascending places in all of them together."""
    if len(documents) == 1:
        return [documents[0][places]]
    ends = np.cumsum([len(each) for each in documents])
    cuts = [0, *places.searchsorted(ends).tolist()]
    return [
        each[places[begin:end] - (last - len(each))]
        for each, begin, end, last in zip(
            documents, cuts[:-1], cuts[1:], ends.tolist(), strict=True
        )
    ]


def _gathered(
    columns: Sequence[Array], documents: Sequence[NDArray[np.intp]], dtype: type[np.generic]
) -> Array:
    return _concatenated([c[d] for c, d in zip(columns, documents, strict=True)], dtype)


def _concatenated(arrays: Sequence[Array], dtype: type[np.generic]) -> Array:
    if len(arrays) == 1:
        return arrays[0]
    return np.concatenate(arrays) if arrays else np.empty(0, dtype)
