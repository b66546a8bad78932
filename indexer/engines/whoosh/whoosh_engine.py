"""`indexer.engine.Engine` for Whoosh: serves the published generation, whichever it is."""

from __future__ import annotations

import logging
import time
from pathlib import Path
from threading import Lock

from indexer.analysis import words
from indexer.answers.snapshot_answers import SnapshotAnswers
from indexer.answers.snapshot_view import SnapshotView
from indexer.changes.change_log import ChangeLog
from indexer.changes.history import History
from indexer.engines.older_answers import OlderAnswers
from indexer.engines.whoosh.files import generations
from indexer.engines.whoosh.files.manifest import Manifest, read_ledger
from indexer.engines.whoosh.older_generation import open_older
from indexer.engines.whoosh.open_generation import OpenGeneration
from indexer.engines.whoosh.whoosh_snapshot import WhooshSnapshot
from indexer.errors import (
    IndexDamagedError,
    IndexMissingError,
    IndexStaleError,
    PolicySearchError,
)
from indexer.takedown_record import in_force, read_entries, record_stamp
from indexer.today import today

LOGGER = logging.getLogger(__name__)

LOOK_EVERY = 0.5
"""Seconds between looks at the pointer file: a look costs 10 microseconds, a swap goes unseen no
longer than that."""


class WhooshEngine:
    """Opens the published generation, and a newer one as soon as it is published.

    What an operator took down (`indexer.takedown_record`) is left out, just as soon. A newer
    generation that cannot be used (stale, damaged) is left alone: the old one goes on answering,
    without what is taken down from then on.
    """

    def __init__(self, index_dir: Path) -> None:
        """Open; raises `IndexMissingError`, `IndexStaleError` or `IndexDamagedError`."""
        words.load()
        self._left: PolicySearchError | None = None
        self._index_dir = index_dir
        self._old = OlderAnswers(lambda version: open_older(index_dir, version))
        self._looking = Lock()
        self._looked_at = time.monotonic()
        self._generation: OpenGeneration | None = None
        pointer = generations.pointer_stamp(index_dir)
        self._open(*generations.open_current(index_dir), pointer)

    def now(self) -> SnapshotView:
        """The published generation; a newer one is taken up by the look at the pointer file."""
        if time.monotonic() - self._looked_at >= LOOK_EVERY and self._looking.acquire(False):
            try:
                self._looked_at = time.monotonic()
                self._take_up()
            except (IndexMissingError, IndexStaleError, IndexDamagedError) as error:
                self._leave(error)
            finally:
                self._looking.release()
        return SnapshotView(self._answers, self._old.get, today())

    def not_taken_up(self) -> PolicySearchError | None:
        """Why a newer generation, or the record of take-downs, is not in use."""
        return self._left

    def close(self) -> None:
        """Let go of old generations; the files of this one are closed with their last use."""
        self._old.close()
        self._hold.release()

    def _take_up(self) -> None:
        """Open what was published, and leave out what was taken down, since the last look."""
        pointer = generations.pointer_stamp(self._index_dir)
        taken_down = record_stamp(self._index_dir) != self._record
        if pointer == self._pointer and not taken_down:
            self._left = None
            return
        try:
            self._open(*generations.open_current(self._index_dir), pointer)
        except (IndexStaleError, IndexDamagedError) as error:
            self._leave(error)
            if taken_down:
                self._open(*generations.open_generation(self._folder), self._pointer)

    def _leave(self, error: PolicySearchError) -> None:
        """Go on with what is open, which is whole, and say once why."""
        if str(error) != str(self._left):
            LOGGER.error("what was published is not taken up: %s", error)
        self._left = error

    def _open(self, folder: Path, manifest: Manifest, pointer: object) -> None:
        hold = generations.Hold(folder)
        # Read after the pointer: a run notes what may not come back before it publishes.
        record = record_stamp(self._index_dir)
        entries = read_entries(self._index_dir)
        down = in_force(entries)
        by_id = {entry.id: entry for entry in down.values()}
        generation = OpenGeneration.read(folder, manifest, down.keys(), self._generation)
        snapshot = WhooshSnapshot(generation, read_ledger(folder))
        history = History(ChangeLog(self._index_dir, manifest.version), entries)
        self._answers = SnapshotAnswers.over(snapshot, by_id, history)
        self._generation = generation
        self._left = None
        self._hold, self._folder, self._pointer, self._record = hold, folder, pointer, record
