"""Find the groups of documents that are the same text (near-duplicates), over whole arrays.

Candidates share all bins of one of `BANDS` bands (locality-sensitive hashing: A. Rajaraman,
J. Ullman, "Mining of Massive Datasets", chapter 3); each is compared with four of its bucket
at most, so the work is linear. Likeness alone does not make two texts the same: an amended law,
a notice that is issued anew each year and a form with other names are 90% alike and more.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.similarity.text_signature import BINS

ALIKE = 0.9
"""Share of pieces in common. Measured on 3,904 notices and 3,469 laws: copies of one text have
.93 (page furniture) to 1, the drafts, renewals and forms with other names below .91 with few
exceptions, which the other marks of `same` tell apart."""

BANDS = 16
"""Bands of 8 bins: of pairs that are .9 alike one in 8,000 is overlooked, of .5 3% are compared."""

COPIED_WITHIN = 31
"""Days between the publication of copies that state neither number nor date of their own. The
versions of one law (55 pairs) are 139 days apart or more, the copies at most 28."""

_CHUNK = 1 << 16
_ROUNDS = 8
_ODD = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F))

Rows = NDArray[Any]
"""(documents,) of `indexer.similarity.text_signature.LIKENESS`."""

Indices = NDArray[np.int64]


class Groups(NamedTuple):
    """Members of groups of two or more: `group` (members,) ascending, `document` best first.

    Best is the most official, then the newest.
    """

    group: Indices
    document: Indices


def find_groups(rows: Rows, ties: NDArray[np.uint64]) -> Groups:
    """The groups of documents that are the same text; `ties` decides between equals. O(n log n)."""
    dated = np.where(rows["written"] > 0, rows["written"], rows["published"]).astype(np.int64)
    best_first = np.lexsort((ties, -dated, -rows["official"].astype(np.int64)))
    best_first = best_first[rows["text"][best_first] != 0]
    pairs = _candidates(rows[best_first])
    kept = [
        same(rows[best_first[a]], rows[best_first[b]])
        for a, b in (pairs[:, i : i + _CHUNK] for i in range(0, pairs.shape[1], _CHUNK))
    ]
    pairs = pairs[:, np.concatenate(kept)] if kept else pairs
    leader = _leaders(
        len(best_first), pairs, lambda a, b: same(rows[best_first[a]], rows[best_first[b]])
    )
    size = np.bincount(leader, minlength=len(leader))
    members = np.flatnonzero(size[leader] > 1)
    members = members[np.argsort(leader[members], kind="stable")]
    group = np.unique(leader[members], return_inverse=True)[1]
    return Groups(group.astype(np.int64), best_first[members])


def same(left: Rows, right: Rows) -> NDArray[np.bool_]:
    """For each pair of rows, whether they are one text.

    The texts must be alike. Another number, another title or another 成文 date rules it out (the
    title not where the number is the same). Then they must be equal, or of the same 成文 date, or
    differ in no numeral both ways (a notice of another year, a law as amended under its old number
    has a numeral that the other lacks, and the other way round) and have the same number or have
    been published within a month.
    """
    alike = np.count_nonzero(left["signature"] == right["signature"], axis=1) >= ALIKE * BINS
    number, title, written = (_compared(left[f], right[f]) for f in ("number", "title", "written"))
    published = _compared(left["published"], right["published"])
    days = np.abs(left["published"] - right["published"])
    near = number.equal | np.where(published.both, days <= COPIED_WITHIN, title.equal)
    more = (left["figures"] & ~right["figures"]).any(axis=1)
    less = (right["figures"] & ~left["figures"]).any(axis=1)
    equal = left["text"] == right["text"]
    opposed = number.differ | written.differ | (title.differ & ~number.equal)
    found: NDArray[np.bool_] = alike & ~opposed & (equal | written.equal | (near & ~(more & less)))
    return found


class _Compared(NamedTuple):
    both: NDArray[np.bool_]
    equal: NDArray[np.bool_]
    differ: NDArray[np.bool_]


def _compared(left: Rows, right: Rows) -> _Compared:
    """How a field of pairs compares, 0 standing for "not stated"."""
    both = (left != 0) & (right != 0)
    return _Compared(both, both & (left == right), both & (left != right))


def _candidates(rows: Rows) -> Indices:
    """(2, pairs): distinct pairs (first below second) that share a band and are to be compared.

    In its bucket a document is paired with the first, and with the one before it by place, by
    number and by title, so that what lies between two of a kind does not part them.
    """
    found = [np.empty(0, np.int64)]
    count = len(rows)
    words = np.ascontiguousarray(rows["signature"]).view(np.uint64).reshape(-1, BANDS, 2)
    orders = [np.arange(count), *(np.argsort(rows[f], kind="stable") for f in ("number", "title"))]
    for band in range(BANDS):
        key = words[:, band, 0] * _ODD[0] ^ words[:, band, 1] * _ODD[1]
        for order in orders:
            ordered, follows = _buckets(key[order])
            ordered = order[ordered]
            previous, current = ordered[:-1][follows[1:]], ordered[follows]
            found.append(np.minimum(previous, current) << 32 | np.maximum(previous, current))
            if order is orders[0]:
                starts = np.maximum.accumulate(np.where(follows, 0, np.arange(count)))
                found.append(ordered[starts[follows]] << 32 | current)
    codes = np.sort(np.concatenate(found))
    distinct = np.append(codes[:1], codes[1:][codes[1:] != codes[:-1]])
    return np.stack([distinct >> 32, distinct & 0xFFFFFFFF])


def _buckets(key: NDArray[np.uint64]) -> tuple[Indices, NDArray[np.bool_]]:
    """A stable order by key, and where in it the key is that of the one before.

    The place is packed into the low bits of the key: sorting values is several times as fast as
    sorting their places, and what that takes from the hash matters little.
    """
    low = np.uint64((1 << max(len(key) - 1, 1).bit_length()) - 1)
    packed = np.sort((key & ~low) | np.arange(len(key), dtype=np.uint64))
    hashes = packed & ~low
    follows = np.zeros(len(key), bool)
    follows[1:] = hashes[1:] == hashes[:-1]
    return (packed & low).astype(np.int64), follows


def _leaders(
    count: int, pairs: Indices, agree: Callable[[Indices, Indices], NDArray[np.bool_]]
) -> Indices:
    """For each of `count` documents (best first) the best one of its group, itself if alone.

    Documents connected by `pairs` are a group as far as each agrees with the best one of them: a
    chain of small differences must not join texts that differ. The others are tried again.
    """
    leader = np.arange(count)
    for _ in range(_ROUNDS):
        if not pairs.shape[1]:
            break
        root = _components(count, pairs)
        members = np.unique(pairs)
        members = members[root[members] != members]
        fits = agree(root[members], members)
        leader[members[fits]] = root[members[fits]]
        left = np.zeros(count, bool)
        left[members[~fits]] = True
        pairs = pairs[:, left[pairs].all(axis=0)]
    return leader


def _components(count: int, pairs: Indices) -> Indices:
    """The lowest document that each is connected to, by labels that spread. O(pairs log n)."""
    label = np.arange(count)
    while True:
        low = np.minimum(label[pairs[0]], label[pairs[1]])
        spread = label.copy()
        for end in pairs:
            np.minimum.at(spread, label[end], low)
            np.minimum.at(spread, end, low)
        spread = spread[spread]
        if np.array_equal(spread, label):
            return label
        label = spread
