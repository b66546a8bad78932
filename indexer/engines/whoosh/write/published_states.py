"""What the log of changes compares of a draft: contents and rows of validity of its documents."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from indexer.changes.compared_states import ComparedStates, text_fingerprint
from indexer.engines.whoosh.count.validity_columns import Changed, rows_of
from indexer.engines.whoosh.files.segment import Segment
from indexer.stored_record import card_of


class AddedTexts:
    """The fingerprints of the texts that a change adds, made in the workers, by tie."""

    def __init__(self) -> None:
        """Start empty."""
        self._ties, self._fingerprints = array("Q"), array("Q")

    def __len__(self) -> int:
        """How many documents were added."""
        return len(self._ties)

    def add(self, tie: int, fingerprint: int) -> None:
        """Note a document, in place of one with its tie."""
        self._ties.append(tie)
        self._fingerprints.append(fingerprint)

    def of(self, ties: NDArray[np.uint64]) -> tuple[NDArray[np.uint64], NDArray[np.bool_]]:
        """The fingerprint of each document, and whether it was added. O(n log n)."""
        added = np.array(self._ties, np.uint64)
        if not len(added):
            return np.zeros(len(ties), np.uint64), np.zeros(len(ties), np.bool_)
        order = np.argsort(added, kind="stable")
        last = order[added[order].searchsorted(ties, "right") - 1]
        return np.array(self._fingerprints, np.uint64)[last], added[last] == ties


def document_states(
    segments: Sequence[Segment], changed: Changed, added: AddedTexts | None = None
) -> ComparedStates:
    """The states of all documents that are not deleted. O(documents log documents).

    Of those that were `added` no text is read.
    """
    numbers = [np.flatnonzero(segment.live) for segment in segments]
    begins = np.cumsum([0, *(len(some) for some in numbers)])
    ties = _joined([s.tie[n] for s, n in zip(segments, numbers, strict=True)], np.uint64)
    contents = _joined(
        [s.content_hash[n] for s, n in zip(segments, numbers, strict=True)], np.uint64
    )
    order = np.argsort(ties, kind="stable")
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    ranks, days, codes = [], [], []
    for segment, some, begin in zip(segments, numbers, begins[:-1].tolist(), strict=True):
        docs, first, code = rows_of(segment, changed)
        place = np.cumsum(segment.live) - 1
        there = segment.live[docs]
        ranks.append(rank[begin + place[docs[there]]] if len(some) else np.empty(0, np.int64))
        days.append(first[there].astype(np.int32))
        codes.append(code[there].astype(np.int32))
    of_rows = _joined(ranks, np.int64)
    by_document = np.argsort(of_rows, kind="stable")
    rows = np.stack((_joined(days, np.int32), _joined(codes, np.int32)), axis=1)[by_document]
    lengths = np.bincount(of_rows, minlength=len(order)).astype(np.int64)

    def found(place: int) -> tuple[Segment, int]:
        at = int(order[place])
        index = int(begins.searchsorted(at, "right")) - 1
        return segments[index], int(numbers[index][at - begins[index]])

    def id_of(place: int) -> str:
        segment, number = found(place)
        return segment.public_id(number)

    fingerprints, known = (added or AddedTexts()).of(ties[order])

    def fingerprint_of(place: int) -> int:
        if known[place]:
            return int(fingerprints[place])
        segment, number = found(place)
        return text_fingerprint(card_of(segment.record(number)).title, segment.text(number))

    return ComparedStates(
        ties=ties[order],
        contents=contents[order],
        starts=np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths))),
        rows=rows,
        id_of=id_of,
        fingerprint_of=fingerprint_of,
    )


Number = TypeVar("Number", bound=np.generic)


def _joined(arrays: Sequence[NDArray[Number]], kind: type[Number]) -> NDArray[Number]:
    return np.concatenate([np.empty(0, kind), *arrays])
