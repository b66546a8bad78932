"""Find the groups of documents that are the same text (near-duplicates), over whole arrays.

Candidates share all bins of one of `BANDS` bands (locality-sensitive hashing: A. Rajaraman,
J. Ullman, "Mining of Massive Datasets", chapter 3); each is compared with four of its bucket
at most, so the work is linear. Likeness alone does not make two texts the same: an amended law,
a notice that is issued anew each year and a form with other names are 90% alike and more.

Where a few documents came or went, only they, what shares a bucket with them, and what hangs
together with that can be grouped otherwise than before (`groups_around`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, Protocol

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

PLACE_BITS = 24
"""The lower bits of a bucket's key that are left out, so that a place fits there when they are
sorted: with the other 40, two of a million texts share a bucket by chance."""

_CHUNK = 1 << 15
_ROUNDS = 8
_BAND = BINS // BANDS
_PLACE = np.uint64((1 << PLACE_BITS) - 1)
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
    """The groups of documents that are the same text; `ties` decides between equals. O(n log n).

    Beside the rows, which may lie in a file, it takes some hundred bytes a document.
    """
    ranked = best_first(rows, ties)
    ranked = ranked[rows["text"][ranked] != 0]
    pairs = np.empty(0, np.int64)
    orders = _orders(rows, ranked)
    for band in range(BANDS):
        found = _candidates(bucket_keys(rows, band)[ranked], orders)
        pairs = np.union1d(pairs, _kept(rows, ranked, np.setdiff1d(found, pairs)))
    return _groups(rows, ranked, pairs)


class Buckets(Protocol):
    """The documents that are grouped, by numbers, and in which buckets they are."""

    def sharing(self, rows: Rows) -> Indices:
        """All documents that may share a bucket with any of some rows, ascending."""

    def rows(self, documents: Indices) -> Rows:
        """What is known of some documents."""

    def ties(self, documents: Indices) -> NDArray[np.uint64]:
        """The numbers that decide between equal ones."""


def groups_around(buckets: Buckets, changed: Rows, most: int) -> tuple[Indices, Groups] | None:
    """The documents that may be grouped otherwise after a change, and the groups of these.

    `changed` are the rows of documents that came or went; all other documents, and their groups,
    are as before. None where more than `most` have to be looked at: then `find_groups` is sooner
    done. O(documents looked at) look-ups.
    """
    known = frontier = buckets.sharing(changed)
    pairs = np.empty((2, 0), np.int64)
    while len(frontier):
        inside = buckets.rows(frontier)
        around = buckets.sharing(inside)
        if len(around) > most or len(known) > most:
            return None
        found = _pairs_in_buckets_of(inside, buckets.rows(around), buckets.ties(around))
        pairs = np.concatenate((pairs, around[found]), axis=1)
        reached = pairs[:, np.isin(pairs, known).any(axis=0)]
        frontier = np.setdiff1d(reached, known)
        known = np.union1d(known, frontier)
    rows = buckets.rows(known)
    ranked = best_first(rows, buckets.ties(known))
    rank = np.empty(len(ranked), np.int64)
    rank[ranked] = np.arange(len(ranked))
    ends = rank[known.searchsorted(pairs[:, np.isin(pairs, known).all(axis=0)])]
    groups = _groups(rows, ranked, np.unique(_coded(ends[0], ends[1])))
    return known, Groups(groups.group, known[groups.document])


def best_first(rows: Rows, ties: NDArray[np.uint64]) -> Indices:
    """The order of documents, the most official first, then the newest."""
    dated = np.where(rows["written"] > 0, rows["written"], rows["published"]).astype(np.int64)
    order: Indices = np.lexsort((ties, -dated, -rows["official"].astype(np.int64)))
    return order


def bucket_keys(rows: Rows, band: int) -> NDArray[np.uint64]:
    """The bucket (documents,) in which each document is by one band; the last bits are 0."""
    words = np.ascontiguousarray(rows["signature"][:, band * _BAND : (band + 1) * _BAND])
    halves = words.view(np.uint64)
    key = halves[:, 0] * _ODD[0] ^ halves[:, 1] * _ODD[1]
    buckets: NDArray[np.uint64] = key & ~_PLACE
    return buckets


def _pairs_in_buckets_of(inside: Rows, around: Rows, ties: NDArray[np.uint64]) -> Indices:
    """(2, pairs): the pairs of `around` that are one text, of the buckets that `inside` is in.

    All documents of these buckets are in `around`; of other buckets some may be missing.
    """
    ranked = best_first(around, ties)
    ranked = ranked[around["text"][ranked] != 0]
    kept = np.empty(0, np.int64)
    for band in range(BANDS):
        keys = bucket_keys(around, band)[ranked]
        chosen = np.flatnonzero(np.isin(keys, bucket_keys(inside, band)))
        found = _candidates(keys[chosen], _orders(around, ranked[chosen]))
        found = _coded(*(chosen[ends] for ends in _decoded(found)))
        kept = np.union1d(kept, _kept(around, ranked, np.setdiff1d(found, kept)))
    ends: Indices = ranked[_decoded(kept)]
    return ends


def _kept(rows: Rows, ranked: Indices, pairs: Indices) -> Indices:
    """Those of some coded pairs of places in `ranked` that are one text."""
    first, second = _decoded(pairs)
    return pairs[_are_same(rows, ranked[first], ranked[second])]


def _are_same(rows: Rows, left: Indices, right: Indices) -> NDArray[np.bool_]:
    """As `same`, of documents, a part of them at a time so that their rows take little memory."""
    parts = [slice(at, at + _CHUNK) for at in range(0, len(left), _CHUNK)]
    kept = [same(rows[left[part]], rows[right[part]]) for part in parts]
    return np.concatenate(kept) if kept else np.empty(0, bool)


def _groups(rows: Rows, ranked: Indices, pairs: Indices) -> Groups:
    """The groups that coded pairs of places in `ranked` make, all of which are one text."""
    leader = _leaders(
        len(ranked), _decoded(pairs), lambda a, b: _are_same(rows, ranked[a], ranked[b])
    )
    size = np.bincount(leader, minlength=len(leader))
    members = np.flatnonzero(size[leader] > 1)
    members = members[np.argsort(leader[members], kind="stable")]
    group = np.unique(leader[members], return_inverse=True)[1]
    return Groups(group.astype(np.int64), ranked[members])


def _coded(first: Indices, second: Indices) -> Indices:
    """Pairs as one number each, the lower place first."""
    return np.minimum(first, second) << 32 | np.maximum(first, second)


def _decoded(pairs: Indices) -> Indices:
    """(2, pairs): coded pairs as two places."""
    return np.stack([pairs >> 32, pairs & 0xFFFFFFFF])


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


def _orders(rows: Rows, ranked: Indices) -> list[Indices]:
    """The orders of documents `ranked` best first in which neighbours are compared."""
    by_fields = (np.argsort(rows[f][ranked], kind="stable") for f in ("number", "title"))
    return [np.arange(len(ranked)), *by_fields]


def _candidates(keys: NDArray[np.uint64], orders: Sequence[Indices]) -> Indices:
    """The distinct pairs of one band that are to be compared, coded, ascending.

    `keys` are the buckets of documents in their order. In its bucket a document is paired with the
    first, and with the one before it by place, by number and by title (`_orders`), so that what
    lies between two of a kind does not part them.
    """
    found = [np.empty(0, np.int64)]
    for order in orders:
        ordered, follows = _buckets(keys[order])
        ordered = order[ordered]
        previous, current = ordered[:-1][follows[1:]], ordered[follows]
        found.append(_coded(previous, current))
        if order is orders[0]:
            starts = np.maximum.accumulate(np.where(follows, 0, np.arange(len(keys))))
            found.append(ordered[starts[follows]] << 32 | current)
    return np.unique(np.concatenate(found))


def _buckets(key: NDArray[np.uint64]) -> tuple[Indices, NDArray[np.bool_]]:
    """A stable order by key, and where in it the key is that of the one before.

    The place is packed into the low bits of the key: sorting values is several times as fast as
    sorting their places.
    """
    follows = np.zeros(len(key), bool)
    if len(key) > int(_PLACE) + 1:
        order = np.argsort(key, kind="stable")
        follows[1:] = key[order[1:]] == key[order[:-1]]
        return order, follows
    packed = np.sort(key | np.arange(len(key), dtype=np.uint64))
    hashes = packed & ~_PLACE
    follows[1:] = hashes[1:] == hashes[:-1]
    return (packed & _PLACE).astype(np.int64), follows


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
