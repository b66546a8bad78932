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
import shutil
from array import array
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import numpy as np
from numpy.typing import NDArray

from indexer.changes.awaited_sources import NOTHING_AWAITED, forget_awaited, read_awaited
from indexer.changes.compared_states import ComparedStates, Rows
from indexer.changes.known_state import (
    NOTHING_KNOWN,
    KnownState,
    read_state,
    replayed,
    rows_differ,
    states_after,
    with_documents_to_come,
)
from indexer.changes.log_lines import Batch, ChangeEntry, Recorded, confirmation, read_batches
from indexer.ledger import Ledger

LOG = "changes.jsonl"
_SEALED = 512
"""Bytes before the end of the log by which a kept state is known to be the log's."""


class ChangeRecord:
    """The log of one index folder, as the one process that writes has it."""

    def __init__(self, index_dir: Path, ledger: Ledger) -> None:
        """Nothing is read before `begin`; `ledger` is that of the change, which adds to it."""
        self._index_dir = index_dir
        self._sources = ledger.sources
        self._awaited = NOTHING_AWAITED
        self.path = index_dir / LOG
        self._known = NOTHING_KNOWN
        self._replayed = False
        self._published_at = ""

    def begin(self, version: str, published_at: str) -> None:
        """Put right what a run that was killed left behind; `version` is published ("": none is).

        A batch that was never visible is cut off; one that was visible is confirmed.
        """
        self._published_at = published_at
        self._awaited = read_awaited(self._index_dir)
        self._known = self._kept() or NOTHING_KNOWN
        batches = list(read_batches(self._bytes(self._known.end), self._known.end))
        unconfirmed = batches[-1] if batches and not batches[-1].confirmed else None
        if unconfirmed is not None and unconfirmed.head.publishes != version:
            batches.pop()
        end = batches[-1].end if batches else self._known.end
        if self.path.exists() and self.path.stat().st_size > end:
            os.truncate(self.path, end)
        self._replayed = bool(batches)
        if batches:
            self._known = replayed(read_batches(self._bytes(0)))
        if unconfirmed is not None and unconfirmed.head.publishes == version:
            self.confirm(version)

    def is_behind(self, version: str) -> bool:
        """Whether the log does not tell yet how the version came to be that is published."""
        return bool(version) and self._known.version != version

    def is_exact(self, documents: int) -> bool:
        """Whether the state of so many documents was kept as it was published.

        One that was read again from the log has no content hashes, and lacks documents whose lines
        cannot be read.
        """
        return not self._replayed and len(self._known.ties) == documents

    def states_after(
        self,
        gone: Collection[str],
        changed: Mapping[str, tuple[int, Rows]],
        fingerprint_of: Callable[[str], int],
    ) -> ComparedStates:
        """The states after a change, of a log that `is_exact` (`known_state.states_after`)."""
        return states_after(self._known, gone, changed, fingerprint_of)

    def record(self, version: str, at: str, states: ComparedStates) -> None:
        """Append what the documents of a version have changed since the last one, as one batch.

        An index that is older than its log begins with what it held then, on the day when that was
        published. O(documents), and the texts of those that are new or changed.

        Documents of sources that a restored index has still to read stay known as they are. How
        documents stand depends on them, so it is compared only once all of them were read.
        """
        known = self._known
        self._awaited = self._awaited.besides(self._sources)
        to_come = self._awaited.among(known.ties) if self._awaited.keys else None
        older = not known.version and bool(self._published_at)
        new = Recorded.KNOWN if older else Recorded.ADDED
        told = _Told()
        with TemporaryFile(dir=self._index_dir) as lines:  # a first batch has all documents
            for entry, place in self._differences(states, new, to_come):
                told.add(entry, place, lines.tell())
                lines.write(entry.line().encode())
            head = Batch(version, self._published_at if older else at, told.entries).line()
            lines.seek(0)
            end = self._append(head.encode(), lines)
        self._known = _followed(known, states, told, known.end + len(head.encode()))
        if to_come is not None:
            self._known = with_documents_to_come(self._known, known, to_come)
        self._known = replace(self._known, end=end, version=version)
        self._replayed = False

    def note(self, version: str, at: str) -> None:
        """Append a version that changes no document: segments were merged."""
        end = self._append(Batch(version, at, 0).line().encode())
        self._known = replace(self._known, end=end, version=version)

    def confirm(self, version: str) -> None:
        """Append that a version is visible, and keep the state that it leads to.

        Nothing is lost where that fails, for want of room: the next `begin` does it again.
        """
        with suppress(OSError):
            end = self._append(confirmation(version).encode())
            self._known = replace(self._known, end=end, seal=self._seal(end))
            self._known.write(self._index_dir)
            if not self._awaited.keys:
                forget_awaited(self._index_dir)

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

    def _append(self, first: bytes, more: IO[bytes] | None = None) -> int:
        """Append bytes, and then a file where one is given; where the log ends now."""
        with self.path.open("ab") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.write(first)
            if more is not None:
                shutil.copyfileobj(more, file)
            file.flush()
            os.fsync(file.fileno())
            return file.tell()

    def _differences(
        self, states: ComparedStates, new: Recorded, to_come: NDArray[np.bool_] | None
    ) -> Iterator[tuple[ChangeEntry, int]]:
        """The entries that lead to a state, each with the document's place in it; -1 of none.

        Ordered by what is recorded and then by tie, so that two engines write the same log. Where
        sources are awaited, `to_come` are the known documents of these.
        """
        known = self._known
        there = known.place_of(states.ties)
        here = np.flatnonzero(there >= 0)
        stays = np.zeros(len(known.ties), bool)
        stays[there[here]] = True
        if to_come is not None:
            stays |= to_come
        for place in np.flatnonzero(~stays).tolist():
            yield ChangeEntry(Recorded.REMOVED, self._id_at(int(known.places[place]))), -1
        for place in np.flatnonzero(there < 0).tolist():
            text = states.fingerprint_of(place)
            yield ChangeEntry(new, states.id_of(place), text, _rows(states, place)), place
        for place in here[known.contents[there[here]] != states.contents[here]].tolist():
            text = states.fingerprint_of(place)
            if text != int(known.texts[there[place]]):
                yield ChangeEntry(Recorded.TEXT, states.id_of(place), text), place
        if to_come is not None:
            return
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


class _Told:
    """What the entries of a batch tell of documents that are here, in 24 bytes for each.

    `places` in the compared states, ascending or not, `starts` of the lines behind the head, and
    `texts`, the fingerprints. `has_text`: whether the entry says anything of the text.
    """

    def __init__(self) -> None:
        self.entries = 0
        self.places, self.starts, self.texts = array("q"), array("q"), array("Q")
        self.has_text = array("b")

    def add(self, entry: ChangeEntry, place: int, start: int) -> None:
        """Add an entry; `place` is -1 where its document is gone."""
        self.entries += 1
        if place >= 0:
            self.places.append(place)
            self.starts.append(start)
            self.texts.append(entry.text)
            self.has_text.append(entry.what is not Recorded.VALIDITY)


def _followed(known: KnownState, states: ComparedStates, told: _Told, begin: int) -> KnownState:
    """The state after a batch whose entries begin at the byte `begin` of the log."""
    there = known.place_of(states.ties)
    had = there >= 0
    kept = np.full(len(states.ties), -1, np.int64)
    fingerprints = np.zeros(len(states.ties), np.uint64)
    kept[had] = known.places[there[had]]
    fingerprints[had] = known.texts[there[had]]
    places, starts = np.array(told.places, np.int64), np.array(told.starts, np.int64) + begin
    kept[places] = np.where(kept[places] < 0, starts, kept[places])
    of_text = np.array(told.has_text, bool)
    fingerprints[places[of_text]] = np.array(told.texts, np.uint64)[of_text]
    return replace(
        known,
        ties=states.ties,
        places=kept,
        contents=states.contents,
        texts=fingerprints,
        starts=states.starts,
        rows=states.rows,
    )
