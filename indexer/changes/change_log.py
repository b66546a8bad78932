"""The log of changes as a view reads it: what was recorded up to its own publication."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from indexer.changes.log_lines import (
    ChangeEntry,
    ReadBatch,
    Recorded,
    Row,
    last_head,
    read_batches,
)
from indexer.changes.recording import LOG
from indexer.ranking import tie_breaker
from indexer.results.change_lists import TakenUp
from indexer.today import in_beijing

WHATS = tuple(Recorded)
"""What is recorded, by its number in `ReadLog.whats`."""

_TAKEN_UP = (Recorded.KNOWN, Recorded.ADDED)


@dataclass(frozen=True, slots=True)
class FirstDays:
    """The day on which each document was taken up first, as ordinals; ordered by `ties`.

    `or_before`: it was here before the log began.
    """

    ties: NDArray[np.uint64]
    days: NDArray[np.int32]
    or_before: NDArray[np.bool_]

    def get(self, tie: int) -> int | None:
        """That of a document; None where nothing tells of it."""
        found = self.taken_up(tie)
        return found.day.toordinal() if found else None

    def taken_up(self, tie: int) -> TakenUp | None:
        """That of a document, and whether it was here before."""
        at = int(self.ties.searchsorted(np.uint64(tie)))
        if at == len(self.ties) or int(self.ties[at]) != tie:
            return None
        return TakenUp(date.fromordinal(int(self.days[at])), bool(self.or_before[at]))

    def before(self, day: int) -> NDArray[np.uint64]:
        """The ties of the documents that were taken up before a day, ascending."""
        return self.ties[self.days < day]


@dataclass(frozen=True, slots=True)
class ReadLog:
    """The entries of a log in its order, as arrays, and what follows from them.

    `seconds` are moments since 1970, `places` where the line of each entry begins. `began` is the
    day of the first one, `older`: documents were here before. `first` tells of those as of that
    day. `rows_since`: from which day on a row of validity was known, by tie, where that is not the
    day on which the document was taken up first.
    """

    began: date | None
    older: bool
    seconds: NDArray[np.int64]
    whats: NDArray[np.uint8]
    ties: NDArray[np.uint64]
    places: NDArray[np.int64]
    first: FirstDays
    rows_since: Mapping[tuple[int, Row], int]

    def known_since(self, tie: int, row: Row) -> int | None:
        """From which day on a row of a document was known; None where nothing tells of it."""
        return self.rows_since.get((tie, row), self.first.get(tie))


class ChangeLog:
    """The log up to the batch of one version; read when it is first asked for, from any thread."""

    def __init__(self, index_dir: Path, version: str) -> None:
        """The log in an index folder, for a view of a version of it."""
        self._path = index_dir / LOG
        self._version = version
        self._lock = Lock()

    @property
    def read(self) -> ReadLog:
        """All entries."""
        with self._lock:
            return self._read

    @cached_property
    def _read(self) -> ReadLog:
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            content = b""
        return _read_log(self._visible(read_batches(content), last_head(content, self._version)))

    def entry(self, place: int) -> ChangeEntry:
        """The entry whose line begins at a place."""
        with self._path.open("rb") as file:
            file.seek(place)
            return ChangeEntry.of(json.loads(file.readline()))

    def taken_up(self, ids: Iterable[str]) -> Mapping[str, TakenUp]:
        """The day on which documents were taken up first, where an entry tells of it.

        Of those that were here before the log began it is the day on which that was.
        """
        first = self.read.first
        found = {id: first.taken_up(tie_breaker(id)) for id in ids}
        return {id: taken_up for id, taken_up in found.items() if taken_up}

    def taken_up_before(self, day: date) -> NDArray[np.uint64]:
        """The ties of the documents that were taken up before a day, ascending."""
        return self.read.first.before(day.toordinal())

    def _visible(self, batches: Iterable[ReadBatch], last: int | None) -> Iterable[ReadBatch]:
        """The batches up to the last of the version, which begins at the byte `last`.

        Where there is none, all that were confirmed. An index that is built again beside its log
        can have a version that it had before.
        """
        for batch in batches:
            if last is not None and batch.start > last:
                return
            if batch.confirmed or batch.head.publishes == self._version:
                yield batch


def _read_log(batches: Iterable[ReadBatch]) -> ReadLog:
    seconds: list[int] = []
    whats: list[int] = []
    ties: list[int] = []
    places: list[int] = []
    first: dict[int, tuple[int, bool]] = {}
    told: set[tuple[int, Row]] = set()
    rows_since: dict[tuple[int, Row], int] = {}
    began: date | None = None
    older = False
    for batch in batches:
        at = datetime.fromisoformat(batch.head.at)
        day = in_beijing(at).date()
        began = began or day
        for entry, place in zip(batch.entries, batch.places, strict=True):
            tie = tie_breaker(entry.id)
            older = older or entry.what is Recorded.KNOWN
            is_first = entry.what in _TAKEN_UP and tie not in first
            if is_first:
                first[tie] = day.toordinal(), entry.what is Recorded.KNOWN
            for row in entry.rows:
                if (tie, row) not in told and not is_first:
                    rows_since[tie, row] = day.toordinal()
                told.add((tie, row))
            seconds.append(int(at.timestamp()))
            whats.append(WHATS.index(entry.what))
            ties.append(tie)
            places.append(place)
    days = sorted((tie, *when) for tie, when in first.items())
    return ReadLog(
        began=began,
        older=older,
        seconds=np.array(seconds, np.int64),
        whats=np.array(whats, np.uint8),
        ties=np.array(ties, np.uint64),
        places=np.array(places, np.int64),
        first=FirstDays(
            ties=np.array([tie for tie, _, _ in days], np.uint64),
            days=np.array([day for _, day, _ in days], np.int32),
            or_before=np.array([or_before for _, _, or_before in days], np.bool_),
        ),
        rows_since=rows_since,
    )


NO_LOG = ChangeLog(Path("/nonexistent"), "")
"""A log of nothing, for snapshots that are in no folder."""
