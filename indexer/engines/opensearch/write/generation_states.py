"""What a publication compares of each document: its text, how it stands, its same texts."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from indexer.changes.compared_states import ComparedStates, text_fingerprint
from indexer.engines.opensearch.cluster.cluster_document import Rows, likeness_of
from indexer.engines.opensearch.open_index import OpenIndex
from indexer.ranking import tie_breaker
from indexer.stored_record import card_of

Json = dict[str, Any]

_STORED = ("hash", "rows", "group", "place", "likeness")


@dataclass(frozen=True, slots=True)
class DerivedState:
    """The state of a document; `group` and place of its text there, None where it is alone.

    `likeness` is a row (1,) of `LIKENESS`.
    """

    content_hash: int
    rows: Rows
    group: tuple[str, int] | None
    likeness: NDArray[Any]

    @classmethod
    def of(cls, stored: Json) -> Self:
        """That of a stored document."""
        group = stored.get("group")
        place = (group, stored["place"]) if group else None
        return cls(int(stored["hash"]), stored["rows"], place, likeness_of(stored))


def states_in(index: OpenIndex) -> dict[str, DerivedState]:
    """The states of all documents by id. O(documents)."""
    return {id: state for id, state, _ in states_of(index, {"match_all": {}})}


def states_of(index: OpenIndex, query: Json) -> Iterator[tuple[str, DerivedState, Sequence[str]]]:
    """The states of what matches, with the bands of each text."""
    for id, values, stored in index.scan(query, ("bands",), stored=_STORED):
        yield id, DerivedState.of(stored), values.get("bands", ())


def content_digest(states: Mapping[str, DerivedState]) -> str:
    """Names what a generation holds: another one could answer otherwise."""
    digest = hashlib.blake2b(digest_size=8)
    for id in sorted(states):
        one = states[id]
        digest.update(repr((id, one.content_hash, list(one.rows), one.group)).encode())
    return digest.hexdigest()


def changed_digest(before: str, changed: Mapping[str, DerivedState], gone: Collection[str]) -> str:
    """The same of a generation that holds what another one does (`before`), but for a change."""
    told = f"{before} {content_digest(changed)} {sorted(gone)}"
    return hashlib.blake2b(told.encode(), digest_size=8).hexdigest()


def compared(states: Mapping[str, DerivedState], index: OpenIndex) -> ComparedStates:
    """What the log of changes compares; titles and texts are read from `index` when asked."""
    ids, fingerprint_of = list(states), fingerprints_in(index)
    return ComparedStates.of(
        [tie_breaker(id) for id in ids],
        [states[id].content_hash for id in ids],
        {place: np.array(states[id].rows, np.int32).reshape(-1, 2) for place, id in enumerate(ids)},
        lambda place: ids[place],
        lambda place: fingerprint_of(ids[place]),
    )


def fingerprints_in(index: OpenIndex) -> Callable[[str], int]:
    """Reads title and text of a document by its id, for its fingerprint."""

    def fingerprint_of(id: str) -> int:
        one = index.fetch([id], "record", "text")[id]
        return text_fingerprint(card_of(one["record"]).title, one["text"])

    return fingerprint_of
