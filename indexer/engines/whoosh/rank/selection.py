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
    found = order(segments, masks, scores, sort, start + size)
    return [
        Selected(*row)
        for row in zip(*(array[start : start + size].tolist() for array in found), strict=True)
    ]


def order(
    segments: Sequence[Segment],
    masks: Sequence[Mask],
    scores: Sequence[NDArray[np.float32]],
    sort: Sort,
    count: int,
) -> Order:
    """The first `count` of the matches.

    Relevance orders by score, then newest; dates put the undated last; what is still equal is
    ordered by `indexer.ranking.tie_breaker`. O(matches + k log k), where k is `count` with all that
    ties with the last.
    """
    documents = [np.flatnonzero(mask) for mask in masks]
    owner = np.repeat(np.arange(len(segments)), [len(d) for d in documents])
    number = np.concatenate(documents) if documents else np.empty(0, np.intp)
    score = _gathered(scores, documents, np.float32)
    dates = by_date(_gathered([s.days(sort.date) for s in segments], documents, np.int32), sort)
    keys: list[Array] = [-score, dates] if sort is Sort.RELEVANCE else [dates]
    kept = _first(keys[0], count)
    tie = _gathered([s.tie for s in segments], documents, np.uint64)[kept]
    ordered = np.lexsort((tie, *(key[kept] for key in reversed(keys))))
    chosen = kept[ordered][:count]
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


def _gathered(
    columns: Sequence[Array], documents: Sequence[NDArray[np.intp]], dtype: type[np.generic]
) -> Array:
    if not columns:
        return np.empty(0, dtype)
    return np.concatenate([c[d] for c, d in zip(columns, documents, strict=True)])
