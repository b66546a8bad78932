"""Groups of documents that are the same text: found when a generation is published, read here.

Groups reach across segments, so a generation keeps them in a file of its own. The file covers the
documents that were visible when the generation was published. A later generation, and one that is
opened after a document was taken down or put back, takes them over but for what the change can
touch (`groups_around`); those are looked up by what `text_buckets` keeps of each segment.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.files.arrays import Array, open_arrays, write_arrays
from indexer.engines.whoosh.files.postings import Mask
from indexer.engines.whoosh.files.segment import Segment
from indexer.engines.whoosh.files.segment_list import SegmentEntry, read_segments
from indexer.engines.whoosh.files.text_buckets import TextBuckets
from indexer.errors import IndexDamagedError
from indexer.similarity.same_texts import (
    Groups,
    Rows,
    best_first,
    find_groups,
    groups_around,
)

_PREFIX = "groups-"

FEW = 8
"""Where more than one in so many documents has to be looked at, all are grouped anew."""


def write_groups(
    folder: Path, generation: int, segments: Sequence[Segment], before: Path | None
) -> None:
    """Write the groups among the live documents of a draft, as changed since those of `before`.

    `before` is the folder of the generation that the draft began with. O(changed documents, and
    members); O(n log n) where there is no such generation, or much has changed.
    """
    for old in folder.glob(f"{_PREFIX}*"):
        old.unlink()  # a link: the generation that it belongs to keeps its own
    buckets = TextBuckets.written(folder, segments)
    arrays = None
    if before is not None and (found := _file(before)):
        known = {segment.name: segment for segment in segments}
        arrays = updated(open_arrays(found), _those_of(before, known), buckets)
    path = folder / f"{_PREFIX}{generation:06d}.psa"
    write_arrays(path, arrays or found_anew(buckets, folder))


def read_groups(folder: Path, segments: Sequence[Segment]) -> dict[str, Array]:
    """The arrays of the file of groups.

    Raises `IndexDamagedError` where it is missing, or is not that of these segments.
    """
    path = _file(folder)
    if path is None:
        raise IndexDamagedError(_PREFIX)
    arrays = open_arrays(path)
    if json.loads(arrays["segments"].tobytes()) != [segment.name for segment in segments]:
        raise IndexDamagedError(path.name)
    return arrays


def _file(folder: Path) -> Path | None:
    return max(folder.glob(f"{_PREFIX}*"), default=None)


def _those_of(folder: Path, known: Mapping[str, Segment]) -> list[Segment]:
    """The segments of a generation, those that are still there as they are known."""
    entries = read_segments(folder)
    return [known.get(one.name) or Segment(folder, _undeleted(one)) for one in entries]


def _undeleted(entry: SegmentEntry) -> SegmentEntry:
    return SegmentEntry(entry.name, entry.documents)


def found_anew(buckets: TextBuckets, scratch: Path | None) -> dict[str, Array]:
    """Find the groups among all live documents, with a file in `scratch`. O(n log n)."""
    documents = buckets.live_documents()
    with buckets.rows_in_file(documents, scratch) as rows:
        groups = find_groups(rows, buckets.ties(documents))
    return _arrays(buckets, Groups(groups.group, documents[groups.document]))


def _arrays(buckets: TextBuckets, groups: Groups) -> dict[str, Array]:
    """The groups as the arrays that are written.

    `segments` holds the names of the segments (JSON as bytes), `visible` a bit for each of their
    documents, as bytes: whether it was live. `group`, `owner` and `document` (members,) uint32 hold
    the group of each member, the index of its segment and its number there, ordered by group, the
    best document of each group first.
    """
    owner, number = buckets.places(groups.document)
    names = json.dumps([segment.name for segment in buckets.segments]).encode()
    return {
        "segments": np.frombuffer(names, np.uint8),
        "visible": _visible(buckets.segments),
        "group": groups.group.astype(np.uint32),
        "owner": owner.astype(np.uint32),
        "document": number.astype(np.uint32),
    }


def _visible(segments: Sequence[Segment]) -> NDArray[np.uint8]:
    """A bit for each document, whether it is live. O(documents)."""
    return np.packbits(np.concatenate([np.zeros(0, bool), *(s.live for s in segments)]))


def updated(
    arrays: Mapping[str, Array], old: Sequence[Segment], buckets: TextBuckets
) -> dict[str, Array] | None:
    """The groups of a generation from the arrays of one before with segments `old`.

    None where they have to be found anew. Exactly what `found_anew` would find.
    """
    size = sum(segment.size for segment in old)
    names = json.loads(arrays["segments"].tobytes())
    if "visible" not in arrays or names != [segment.name for segment in old]:
        return None  # written before it was kept which documents were visible
    was = np.unpackbits(arrays["visible"], count=size).astype(bool)
    now_at = _moves(old, was, buckets)
    came = buckets.live_mask()
    came[now_at[now_at >= 0]] = False
    gone = np.flatnonzero(was & (now_at < 0))
    new = np.flatnonzero(came)
    most = max(1000, buckets.size // FEW)
    if len(gone) + len(new) > most:
        return None
    changed = np.concatenate([_rows_of(old, gone), buckets.rows(new)])
    around = groups_around(buckets, changed, most)
    if around is None:
        return None
    looked_at, groups = around
    bases = np.cumsum([0, *(segment.size for segment in old)])
    member = now_at[bases[arrays["owner"]] + arrays["document"]]
    kept = (member >= 0) & ~np.isin(member, looked_at)
    apart = int(arrays["group"][-1]) + 1 if len(arrays["group"]) else 0
    number = np.concatenate((arrays["group"][kept].astype(np.int64), groups.group + apart))
    members = np.concatenate((member[kept], groups.document))
    return _arrays(buckets, _in_order(buckets, number, members))


def _in_order(buckets: TextBuckets, number: NDArray[np.int64], member: NDArray[np.int64]) -> Groups:
    """Groups whose members stand together and in order, ordered by the best of each."""
    first = np.flatnonzero(np.append(number[:1] >= 0, number[1:] != number[:-1]))
    sizes = np.diff(first, append=len(number))
    best = member[first]
    order = best_first(buckets.facts(best), buckets.ties(best))
    ends = np.cumsum(sizes[order])
    places = np.repeat(first[order] - (ends - sizes[order]), sizes[order]) + np.arange(len(member))
    return Groups(np.repeat(np.arange(len(order)), sizes[order]), member[places])


def _moves(old: Sequence[Segment], was: Mask, buckets: TextBuckets) -> NDArray[np.int64]:
    """For each document of segments `old` its number now, -1 where it is not the same any more.

    `was` says which of them were visible. What merging moved into another segment is recognised by
    its tie and its row. O(documents, and log documents for each that moved).
    """
    now_at = np.full(len(was), -1, np.int64)
    begins = buckets.begins_by_name()
    live = buckets.live_mask()
    base = 0
    moved = []
    for segment in old:
        numbers = np.flatnonzero(was[base : base + segment.size]) + base
        if segment.name in begins:
            there = numbers - base + begins[segment.name]
            now_at[numbers[live[there]]] = there[live[there]]
        else:
            moved.append(numbers)
        base += segment.size
    if moved:
        names = {segment.name for segment in old}
        gone = np.concatenate(moved)
        places, there = buckets.with_ties(_ties_of(old, gone), without=names)
        equal = _equal_rows(old, gone[places], buckets, there)
        now_at[gone[places[equal]]] = there[equal]
    return now_at


def _equal_rows(
    old: Sequence[Segment],
    before: NDArray[np.int64],
    buckets: TextBuckets,
    now: NDArray[np.int64],
) -> Mask:
    """Whether documents of `old` have the row that they have now; a part of them at a time."""
    size = 1 << 15
    equal = [
        _rows_of(old, before[at : at + size]) == buckets.rows(now[at : at + size])
        for at in range(0, len(now), size)
    ]
    return np.concatenate([np.zeros(0, bool), *equal])


def _rows_of(segments: Sequence[Segment], documents: NDArray[np.int64]) -> Rows:
    return TextBuckets(segments, []).rows(documents)


def _ties_of(segments: Sequence[Segment], documents: NDArray[np.int64]) -> NDArray[np.uint64]:
    return TextBuckets(segments, []).ties(documents)


class SameTextGroups:
    """The groups of one generation, the members of each in order, the best first.

    `group_of` holds an array (documents,) for each segment: the number of each document's group,
    -1 where it is in none.
    """

    def __init__(self, arrays: Mapping[str, Array], segments: Sequence[Segment]) -> None:
        """Take the arrays of `read_groups` for the segments that they were found in."""
        self._group: NDArray[np.uint32] = arrays["group"]
        self._owner: NDArray[np.uint32] = arrays["owner"]
        self._document: NDArray[np.uint32] = arrays["document"]
        self._of_segment = [np.flatnonzero(self._owner == i) for i in range(len(segments))]
        self.group_of = [np.full(segment.size, -1, np.int64) for segment in segments]
        for group_of, members in zip(self.group_of, self._of_segment, strict=True):
            group_of[self._document[members]] = self._group[members]

    @classmethod
    def of(cls, folder: Path, segments: Sequence[Segment]) -> SameTextGroups:
        """The groups of the live documents of a generation; raises `IndexDamagedError`."""
        arrays = read_groups(folder, segments)
        visible = arrays.get("visible")  # missing in an index from before it was kept
        if visible is None or not np.array_equal(visible, _visible(segments)):
            buckets = TextBuckets.read(folder, segments)
            arrays = updated(arrays, segments, buckets) or found_anew(buckets, None)
        return cls(arrays, segments)

    def fold(self, masks: Sequence[Mask]) -> list[Mask]:
        """Leave in the masks (one a segment) only the best match of each group. O(members)."""
        held = np.flatnonzero(self._held(masks))
        group = self._group[held]
        later = held[1:][group[1:] == group[:-1]]
        folded = list(masks)
        for index in np.unique(self._owner[later]).tolist():
            folded[index] = masks[index].copy()
            folded[index][self._document[later[self._owner[later] == index]]] = False
        return folded

    def without_same(self, masks: Sequence[Mask], others: Sequence[Mask]) -> list[Mask]:
        """Leave out of the masks what is the same text as a document of `others`. O(members)."""
        shown = np.unique(self._group[self._held(others)])
        left = [mask.copy() for mask in masks]
        for mask, members in zip(left, self._of_segment, strict=True):
            again = members[np.isin(self._group[members], shown)]
            mask[self._document[again]] = False
        return left

    def count(self, masks: Sequence[Mask], segment: int, document: int) -> int:
        """How many other documents of a document's group are in the masks. O(group)."""
        if self.group_of[segment][document] < 0:
            return 0  # nearly always, and sooner than the rest
        return sum(bool(masks[s][d]) for s, d in self.others(segment, document))

    def others(self, segment: int, document: int) -> Iterator[tuple[int, int]]:
        """The other documents of a document's group as (segment, number), best first. O(group)."""
        group = int(self.group_of[segment][document])
        if group < 0:
            return
        first, end = self._group.searchsorted(np.array([group, group + 1], np.uint32)).tolist()
        for owner, number in zip(
            self._owner[first:end].tolist(), self._document[first:end].tolist(), strict=True
        ):
            if (owner, number) != (segment, document):
                yield owner, number

    def _held(self, masks: Sequence[Mask]) -> Mask:
        held = np.zeros(len(self._group), bool)
        for mask, members in zip(masks, self._of_segment, strict=True):
            held[members] = mask[self._document[members]]
        return held
