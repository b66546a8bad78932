"""The state of all documents as the log of changes has it, to compare the next publication with.

It follows from the log and is kept beside it (index/changes.state), so that a publication need not
read the whole log; where it does not fit the log it is made again from that.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.changes.compared_states import NO_ROWS, ComparedStates, Rows
from indexer.changes.log_lines import ReadBatch, Recorded, Row
from indexer.ranking import tie_breaker

STATE = "changes.state"


@dataclass(frozen=True, slots=True)
class KnownState:
    """The documents that are in the index, as the log says up to its byte `end`.

    `version` is the last one that the log tells of, `seal` a digest of what stands before `end`.
    Arrays (documents,), ordered by `ties`: `places` is where a line of the log begins that has the
    document's id, `contents` its content hash (0 where the log was read again), `texts` the
    fingerprint of its text. The rows of a document are `rows[starts[i]:starts[i + 1]]`.
    """

    end: int
    version: str
    seal: str
    ties: NDArray[np.uint64]
    places: NDArray[np.int64]
    contents: NDArray[np.uint64]
    texts: NDArray[np.uint64]
    starts: NDArray[np.int64]
    rows: Rows

    def place_of(self, ties: NDArray[np.uint64]) -> NDArray[np.int64]:
        """The place of each document here, -1 where it is not. O(documents log documents)."""
        if not len(self.ties):
            return np.full(len(ties), -1, np.int64)
        at = self.ties.searchsorted(ties).clip(max=len(self.ties) - 1)
        return np.where(self.ties[at] == ties, at, -1)

    def rows_of(self, place: int) -> Rows:
        """How a document stands, from which days on."""
        return self.rows[self.starts[place] : self.starts[place + 1]]

    def write(self, index_dir: Path) -> None:
        """Keep it; a file that was cut off is made again from the log."""
        path = index_dir / f"{STATE}.new"
        with path.open("wb") as file:
            np.savez(
                file,
                end=np.array([self.end], np.int64),
                names=np.array([self.version, self.seal]),
                ties=self.ties,
                places=self.places,
                contents=self.contents,
                texts=self.texts,
                starts=self.starts,
                rows=self.rows,
            )
        path.replace(index_dir / STATE)


NOTHING_KNOWN = KnownState(
    end=0,
    version="",
    seal="",
    ties=np.empty(0, np.uint64),
    places=np.empty(0, np.int64),
    contents=np.empty(0, np.uint64),
    texts=np.empty(0, np.uint64),
    starts=np.zeros(1, np.int64),
    rows=NO_ROWS,
)


def read_state(index_dir: Path) -> KnownState | None:
    """The state that was kept; None where there is none that can be read."""
    try:
        with np.load(index_dir / STATE, allow_pickle=False) as kept:
            arrays = {name: kept[name] for name in kept.files}
        end, names = int(arrays.pop("end")[0]), arrays.pop("names").tolist()
        return KnownState(end=end, version=names[0], seal=names[1], **arrays)
    except (OSError, ValueError, KeyError, IndexError, EOFError, TypeError, zipfile.BadZipFile):
        return None


def states_after(
    known: KnownState,
    gone: Collection[str],
    changed: Mapping[str, tuple[int, Rows]],
    fingerprint_of: Callable[[str], int],
) -> ComparedStates:
    """What is known, without the documents that are `gone` and with those that came or `changed`.

    `changed` has the content hash and the rows by id. O(documents) of arrays that are here, so that
    an engine elsewhere need not be asked for what stays.
    """
    ids = {tie_breaker(id): id for id in changed}
    new = np.array([*ids], np.uint64)
    replaced = np.concatenate((new, np.array([*map(tie_breaker, gone)], np.uint64)))
    stays = np.flatnonzero(~np.isin(known.ties, replaced))
    contents = np.array([content for content, _ in changed.values()], np.uint64)
    rows = [np.asarray(one, np.int32).reshape(-1, 2) for _, one in changed.values()]
    lengths = np.concatenate((np.diff(known.starts)[stays], [len(one) for one in rows]))
    every = np.concatenate((known.rows, *rows)).astype(np.int32)
    begins = len(known.rows) + np.cumsum([0, *(len(one) for one in rows)])[:-1]
    starts = np.concatenate((known.starts[stays], begins))
    ties = np.concatenate((known.ties[stays], new))
    order = np.argsort(ties, kind="stable")
    return ComparedStates(
        ties=ties[order],
        contents=np.concatenate((known.contents[stays], contents))[order],
        starts=np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths[order]))).astype(np.int64),
        rows=every[_places(starts[order], lengths[order])],
        id_of=lambda place: ids[int(ties[order[place]])],
        fingerprint_of=lambda place: fingerprint_of(ids[int(ties[order[place]])]),
    )


def with_documents_to_come(
    after: KnownState, before: KnownState, to_come: NDArray[np.bool_]
) -> KnownState:
    """The state `after` a batch, with documents of `before` that are still to come.

    `to_come` chooses among those of `before`. How documents stand is kept as it was before where
    they were known then: it has not been compared.
    """
    there = before.place_of(after.ties)
    was_known = there >= 0
    added = to_come.copy()
    added[there[was_known]] = False
    rows = np.concatenate((before.rows, after.rows))
    starts = len(before.rows) + after.starts[:-1]
    lengths = np.diff(after.starts)
    starts[was_known] = before.starts[:-1][there[was_known]]
    lengths[was_known] = np.diff(before.starts)[there[was_known]]
    starts = np.concatenate((starts, before.starts[:-1][added]))
    lengths = np.concatenate((lengths, np.diff(before.starts)[added]))
    ties = np.concatenate((after.ties, before.ties[added]))
    order = np.argsort(ties, kind="stable")
    return replace(
        after,
        ties=ties[order],
        places=np.concatenate((after.places, before.places[added]))[order],
        contents=np.concatenate((after.contents, before.contents[added]))[order],
        texts=np.concatenate((after.texts, before.texts[added]))[order],
        starts=np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths[order]))),
        rows=rows[_places(starts[order], lengths[order])],
    )


def _places(starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """The places of stretches that begin at `starts`, one behind the other.

    >>> _places(np.array([5, 0]), np.array([2, 3])).tolist()
    [5, 6, 0, 1, 2]
    """
    lengths = lengths.astype(np.int64)
    before = np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths)))[:-1]
    return np.repeat(starts.astype(np.int64) - before, lengths) + np.arange(lengths.sum())


@dataclass(slots=True)
class _Known:
    place: int
    text: int
    rows: tuple[Row, ...]


def replayed(batches: Iterable[ReadBatch]) -> KnownState:
    """The state that a log leads to. O(entries)."""
    known: dict[int, _Known] = {}
    end, version = 0, ""
    for batch in batches:
        end, version = batch.end, batch.head.publishes
        for entry, place in zip(batch.entries, batch.places, strict=True):
            tie = tie_breaker(entry.id)
            if entry.what is Recorded.REMOVED:
                known.pop(tie, None)
                continue
            one = known.setdefault(tie, _Known(place, entry.text, entry.rows))
            if entry.what is not Recorded.VALIDITY:
                one.text = entry.text
            if entry.what is not Recorded.TEXT:
                one.rows = entry.rows
    ordered = sorted(known.items())
    rows = [row for _, one in ordered for row in one.rows]
    lengths = [len(one.rows) for _, one in ordered]
    return KnownState(
        end=end,
        version=version,
        seal="",
        ties=np.array([tie for tie, _ in ordered], np.uint64),
        places=np.array([one.place for _, one in ordered], np.int64),
        contents=np.zeros(len(ordered), np.uint64),
        texts=np.array([one.text for _, one in ordered], np.uint64),
        starts=np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths, dtype=np.int64))),
        rows=np.array(rows, np.int32).reshape(-1, 2),
    )


def rows_differ(
    known: KnownState, there: NDArray[np.int64], states: ComparedStates, here: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Whether documents, by their places `there` and `here`, stand otherwise now than before."""
    before = _digests(known.starts, known.rows)[there]
    different: NDArray[np.bool_] = before != _digests(states.starts, states.rows)[here]
    return different


def _digests(starts: NDArray[np.int64], rows: Rows) -> NDArray[np.uint64]:
    """A digest of the rows of each document: sums of mixed numbers, modulo 2 to the 64."""
    lengths = np.diff(starts)
    order = (np.arange(len(rows)) - np.repeat(starts[:-1], lengths) + 1).astype(np.uint64)
    mixed = rows[:, 0].astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    mixed ^= (rows[:, 1].astype(np.uint64) + np.uint64(1)) * np.uint64(0xC2B2AE3D27D4EB4F)
    mixed = (mixed ^ (mixed >> np.uint64(29))) * (
        np.uint64(2) * order + np.uint64(0xBF58476D1CE4E5B9)
    )
    sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(mixed, dtype=np.uint64)))
    found: NDArray[np.uint64] = sums[starts[1:]] - sums[starts[:-1]]
    return found
