"""Open a generation behind the current one, as a reading began with it."""

from __future__ import annotations

from pathlib import Path

from indexer.answers.snapshot_answers import SnapshotAnswers
from indexer.changes.change_log import ChangeLog
from indexer.changes.history import History
from indexer.engines.older_answers import hidden_in, number_of
from indexer.engines.whoosh.files import generations
from indexer.engines.whoosh.files.manifest import read_ledger
from indexer.engines.whoosh.open_generation import OpenGeneration
from indexer.engines.whoosh.whoosh_snapshot import WhooshSnapshot
from indexer.errors import IndexDamagedError, IndexStaleError


def open_older(index_dir: Path, version: str) -> SnapshotAnswers | None:
    """The answers of a version, None where it is gone or can no longer be used."""
    folder = generations.folder_of(index_dir, number_of(version))
    try:
        _, manifest = generations.open_generation(folder)
        down = hidden_in(version, index_dir, manifest.version_without)
        if down is None:
            return None
        generation = OpenGeneration.read(folder, manifest, down)
        history = History(ChangeLog(index_dir, manifest.version))
        snapshot = WhooshSnapshot(generation, read_ledger(folder))
        return SnapshotAnswers.over(snapshot, {}, history)
    except (IndexStaleError, IndexDamagedError, OSError):
        return None  # dropped, maybe while it was opened
