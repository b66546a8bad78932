"""Groups of documents that are the same text: found when a generation is published, read here.

Groups reach across segments, so a generation keeps them in a file of its own. The file covers the
documents that were visible when the generation was published. Where a document was taken down or
put back since, the groups are found again when the generation is opened (0.7 s of CPU for 100,000
documents).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.files.arrays import Array, open_arrays, write_arrays
from indexer.engines.whoosh.files.postings import Mask
from indexer.engines.whoosh.files.segment import Segment
from indexer.errors import IndexDamagedError
from indexer.similarity.same_texts import find_groups
from indexer.similarity.text_signature import LIKENESS

_PREFIX = "groups-"


def write_groups(folder: Path, generation: int, segments: Sequence[Segment]) -> None:
    """Find the groups among the live documents of a draft and write them. O(n log n)."""
    for old in folder.glob(f"{_PREFIX}*"):
        old.unlink()  # a link: the generation that it belongs to keeps its own
    write_arrays(folder / f"{_PREFIX}{generation:06d}.psa", _find_groups(segments))


def read_groups(folder: Path, segments: Sequence[Segment]) -> dict[str, Array]:
    """The arrays of the file of groups.

    Raises `IndexDamagedError` where it is missing, or is not that of these segments.
    """
    paths = sorted(folder.glob(f"{_PREFIX}*"))
    if not paths:
        raise IndexDamagedError(_PREFIX)
    arrays = open_arrays(paths[-1])
    if json.loads(arrays["segments"].tobytes()) != [segment.name for segment in segments]:
        raise IndexDamagedError(paths[-1].name)
    return arrays


def _find_groups(segments: Sequence[Segment]) -> dict[str, Array]:
    """Find the groups among the live documents, as the arrays that are written.

    `segments` holds the names of the segments (JSON as bytes), `live` the digest of `_live_digest`.
    `group`, `owner` and `document` (members,) uint32 hold the group of each member, the index of
    its segment and its number there, ordered by group, the best document of each group first.
    """
    rows, ties, owners, numbers = [np.zeros(0, LIKENESS)], [np.zeros(0, np.uint64)], [], []
    for index, segment in enumerate(segments):
        rows.append(likeness_rows(segment.arrays["likeness"])[segment.live])
        ties.append(segment.tie[segment.live])
        numbers.append(np.flatnonzero(segment.live))
        owners.append(np.full(len(numbers[-1]), index))
    groups = find_groups(np.concatenate(rows), np.concatenate(ties))
    owner, number = (
        np.concatenate([np.zeros(0, np.int64), *parts])[groups.document]
        for parts in (owners, numbers)
    )
    names = json.dumps([segment.name for segment in segments]).encode()
    return {
        "segments": np.frombuffer(names, np.uint8),
        "live": _live_digest(segments),
        "group": groups.group.astype(np.uint32),
        "owner": owner.astype(np.uint32),
        "document": number.astype(np.uint32),
    }


def _live_digest(segments: Sequence[Segment]) -> NDArray[np.uint8]:
    """A digest (16,) of which documents are live. O(documents)."""
    digest = hashlib.blake2b(digest_size=16)
    for segment in segments:
        digest.update(np.packbits(segment.live).tobytes())
    return np.frombuffer(digest.digest(), np.uint8)


def likeness_rows(array: Array) -> Array:
    """A segment's bytes (documents, size of a record) as records (documents,) of `LIKENESS`."""
    return np.ascontiguousarray(array).view(LIKENESS).reshape(-1)


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
        if not np.array_equal(arrays["live"], _live_digest(segments)):
            arrays = _find_groups(segments)
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
