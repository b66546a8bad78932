"""Which matches stand on a page? The first k of an order, by partition, ties kept stable."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.arrays import Array
from indexer.engines.whoosh.postings import Mask
from indexer.engines.whoosh.segment import Segment
from indexer.query.model import Sort


class Selected(NamedTuple):
    """A document of a page: its segment's index, its number there, its score."""

    segment: int
    document: int
    score: float


def select(
    segments: Sequence[Segment],
    masks: Sequence[Mask],
    scores: Sequence[NDArray[np.float32]],
    sort: Sort,
    start: int,
    size: int,
) -> list[Selected]:
    """The matches from `start` (counted from 0), at most `size` of them.

    Relevance orders by score, then newest; dates put the undated last; what is still equal is
    ordered by `segment_writer.tie_breaker`. O(matches + k log k), where k is the end of the page
    with all that ties with its last.
    """
    documents = [np.flatnonzero(mask) for mask in masks]
    owner = np.repeat(np.arange(len(segments)), [len(d) for d in documents])
    number = np.concatenate(documents) if documents else np.empty(0, np.intp)
    score = _gathered(scores, documents, np.float32)
    dated = _gathered([s.dated for s in segments], documents, np.int32).astype(np.int64)
    newest = np.where(dated == 0, 2**40, -dated)
    keys: list[Array]
    match sort:
        case Sort.RELEVANCE:
            keys = [-score, newest]
        case Sort.NEWEST:
            keys = [newest]
        case Sort.OLDEST:
            keys = [np.where(dated == 0, 2**40, dated)]
    kept = _first(keys[0], start + size)
    tie = _gathered([s.tie for s in segments], documents, np.uint64)[kept]
    order = np.lexsort((tie, *(key[kept] for key in reversed(keys))))
    chosen = kept[order][start : start + size]
    return [Selected(int(owner[i]), int(number[i]), float(score[i])) for i in chosen.tolist()]


def _first(key: Array, count: int) -> NDArray[np.intp]:
    """Indices of the `count` smallest values and of all that equal the largest of them."""
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
