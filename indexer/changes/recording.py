"""Record what a publication changes, before it is visible; an engine's writer asks for it.

The order is: `ChangeRecord.begin` under the write lock, `record` (or `note`) once the version of
the new generation is known, the pointer, `confirm`. A process that is killed between two of these
leaves a log that the next `begin` puts right.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import numpy as np

from indexer.changes.compared_states import ComparedStates, text_fingerprint
from indexer.changes.known_state import (
    NOTHING_KNOWN,
    KnownState,
    read_state,
    replayed,
    rows_differ,
)
from indexer.changes.log_lines import Batch, ChangeEntry, Recorded, confirmation, read_batches

LOG = "changes.jsonl"
_SEALED = 512
"""Bytes before the end of the log by which a kept state is known to be the log's."""


class ChangeRecord:
    """The log of one index folder, as the one process that writes has it."""

    def __init__(self, index_dir: Path) -> None:
        """Nothing is read before `begin`."""
        self._index_dir = index_dir
        self.path = index_dir / LOG
        self._known = NOTHING_KNOWN
        self._published_at = ""

    def begin(self, version: str, published_at: str) -> None:
        """Put right what a run that was killed left behind; `version` is published ("": none is).

        A batch that was never visible is cut off; one that was visible is confirmed.
        """
        self._published_at = published_at
        self._known = self._kept() or NOTHING_KNOWN
        batches = list(read_batches(self._bytes(self._known.end), self._known.end))
        unconfirmed = batches[-1] if batches and not batches[-1].confirmed else None
        if unconfirmed is not None and unconfirmed.head.publishes != version:
            batches.pop()
        end = batches[-1].end if batches else self._known.end
        if self.path.exists() and self.path.stat().st_size > end:
            os.truncate(self.path, end)
        if batches:
            self._known = replayed(read_batches(self._bytes(0)))
        if unconfirmed is not None and unconfirmed.head.publishes == version:
            self.confirm(version)

    def is_behind(self, version: str) -> bool:
        """Whether the log does not tell yet how the version came to be that is published."""
        return bool(version) and self._known.version != version

    def record(self, version: str, at: str, states: ComparedStates) -> None:
        """Append what the documents of a version have changed since the last one, as one batch.

        An index that is older than its log begins with what it held then, on the day when that was
        published. O(documents), and the texts of those that are new or changed.
        """
        known = self._known
        older = not known.version and bool(self._published_at)
        new = Recorded.KNOWN if older else Recorded.ADDED
        entries = list(self._differences(states, new))
        head = Batch(version, self._published_at if older else at, len(entries))
        lines = [head.line(), *(entry.line() for entry, _ in entries)]
        starts = np.cumsum([known.end, *(len(line.encode()) for line in lines)]).tolist()
        self._append("".join(lines))
        told = {place: n for n, (_, place) in enumerate(entries) if place >= 0}
        places = {place: starts[n + 1] for place, n in told.items()}
        texts = {
            place: entry.text
            for entry, place in entries
            if place >= 0 and entry.what is not Recorded.VALIDITY
        }
        self._known = _followed(known, states, places, texts)
        self._known = replace(self._known, end=starts[-1], version=version)

    def note(self, version: str, at: str) -> None:
        """Append a version that changes no document: segments were merged."""
        line = Batch(version, at, 0).line()
        self._append(line)
        end = self._known.end + len(line.encode())
        self._known = replace(self._known, end=end, version=version)

    def confirm(self, version: str) -> None:
        """Append that a version is visible, and keep the state that it leads to.

        Nothing is lost where that fails, for want of room: the next `begin` does it again.
        """
        line = confirmation(version)
        with suppress(OSError):
            self._append(line)
            end = self._known.end + len(line.encode())
            self._known = replace(self._known, end=end, seal=self._seal(end))
            self._known.write(self._index_dir)

    def _kept(self) -> KnownState | None:
        """The state that was kept, where it is that of this log up to its end."""
        known = read_state(self._index_dir)
        size = self.path.stat().st_size if self.path.exists() else 0
        if known is None or known.end > size or known.seal != self._seal(known.end):
            return None
        return known

    def _seal(self, end: int) -> str:
        start = max(0, end - _SEALED)
        content = self._bytes(start, end - start)
        return hashlib.blake2b(content, digest_size=8).hexdigest()

    def _bytes(self, start: int, length: int = -1) -> bytes:
        try:
            with self.path.open("rb") as file:
                file.seek(start)
                return file.read(length)
        except FileNotFoundError:
            return b""

    def _append(self, lines: str) -> None:
        with self.path.open("a", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.write(lines)
            file.flush()
            os.fsync(file.fileno())

    def _differences(
        self, states: ComparedStates, new: Recorded
    ) -> Iterator[tuple[ChangeEntry, int]]:
        """The entries that lead to a state, each with the document's place in it; -1 of none.

        Ordered by what is recorded and then by tie, so that two engines write the same log.
        """
        known = self._known
        there = known.place_of(states.ties)
        here = np.flatnonzero(there >= 0)
        stays = np.zeros(len(known.ties), bool)
        stays[there[here]] = True
        for place in np.flatnonzero(~stays).tolist():
            yield ChangeEntry(Recorded.REMOVED, self._id_at(int(known.places[place]))), -1
        for place in np.flatnonzero(there < 0).tolist():
            text = text_fingerprint(*states.text_of(place))
            yield ChangeEntry(new, states.id_of(place), text, _rows(states, place)), place
        for place in here[known.contents[there[here]] != states.contents[here]].tolist():
            text = text_fingerprint(*states.text_of(place))
            if text != int(known.texts[there[place]]):
                yield ChangeEntry(Recorded.TEXT, states.id_of(place), text), place
        for place in here[rows_differ(known, there[here], states, here)].tolist():
            yield (
                ChangeEntry(Recorded.VALIDITY, states.id_of(place), 0, _rows(states, place)),
                place,
            )

    def _id_at(self, place: int) -> str:
        with self.path.open("rb") as file:
            file.seek(place)
            fields = json.loads(file.readline())
        id: str = fields["id"]
        return id


def _rows(states: ComparedStates, place: int) -> tuple[tuple[int, int], ...]:
    return tuple((int(day), int(code)) for day, code in states.rows_of(place))


def _followed(
    known: KnownState, states: ComparedStates, places: Mapping[int, int], texts: Mapping[int, int]
) -> KnownState:
    """The state after a batch: `places` and `texts` are of the documents that it tells of."""
    there = known.place_of(states.ties)
    had = there >= 0
    kept = np.full(len(states.ties), -1, np.int64)
    fingerprints = np.zeros(len(states.ties), np.uint64)
    kept[had] = known.places[there[had]]
    fingerprints[had] = known.texts[there[had]]
    for here, place in places.items():
        if kept[here] < 0:
            kept[here] = place
    for here, text in texts.items():
        fingerprints[here] = text
    return replace(
        known,
        ties=states.ties,
        places=kept,
        contents=states.contents,
        texts=fingerprints,
        starts=states.starts,
        rows=states.rows,
    )
