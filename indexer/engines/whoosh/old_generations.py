"""Keep generations behind the current one open for cursors that began with them."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from cachetools import LRUCache

from indexer.answers.snapshot_answers import SnapshotAnswers
from indexer.changes.change_log import ChangeLog
from indexer.changes.history import History
from indexer.engines.whoosh.files import generations
from indexer.engines.whoosh.files.manifest import read_ledger
from indexer.engines.whoosh.open_generation import OpenGeneration
from indexer.engines.whoosh.whoosh_snapshot import WhooshSnapshot
from indexer.errors import IndexDamagedError, IndexStaleError
from indexer.takedown_record import read_entries, states

OLD_OPEN = 2
"""Old generations that stay open: each maps its files and keeps masks of what was asked last."""


class OldGenerations:
    """Generations that are kept behind the current one, opened when a cursor asks for them."""

    def __init__(self, index_dir: Path) -> None:
        """Open none."""
        self._index_dir = index_dir
        self._open: LRUCache[str, SnapshotAnswers] = LRUCache(OLD_OPEN)
        self._lock = Lock()

    def get(self, version: str) -> SnapshotAnswers | None:
        """The generation of this version, None where it is gone or can no longer be used."""
        with self._lock:
            answers = self._open.get(version)
            if answers is None:
                answers = self._opened(version)
                if answers is not None:
                    self._open[version] = answers
        return answers

    def _opened(self, version: str) -> SnapshotAnswers | None:
        folder = generations.folder_of(self._index_dir, int(version.partition("-")[0]))
        try:
            _, manifest = generations.open_generation(folder)
            # What was down when the reading began is left out of it: its places are counted so.
            for down in states(read_entries(self._index_dir)):
                if manifest.version_without(down) == version:
                    generation = OpenGeneration.read(folder, manifest, down)
                    history = History(ChangeLog(self._index_dir, manifest.version))
                    snapshot = WhooshSnapshot(generation, read_ledger(folder))
                    return SnapshotAnswers.over(snapshot, {}, history)
            return None
        except (IndexStaleError, IndexDamagedError, OSError):
            return None  # dropped, maybe while it was opened

    def close(self) -> None:
        """Let go of them: their files are closed with their last use."""
        with self._lock:
            self._open.clear()
