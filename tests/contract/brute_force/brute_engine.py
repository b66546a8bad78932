"""`indexer.engine.Engine`: serves what is published, and takes up what is newer at once."""

from __future__ import annotations

from collections.abc import Collection
from threading import Lock

from cachetools import LRUCache

from indexer.answers.snapshot_answers import SnapshotAnswers
from indexer.answers.snapshot_view import SnapshotView
from indexer.changes.change_log import ChangeLog
from indexer.changes.history import History
from indexer.errors import (
    IndexDamagedError,
    IndexMissingError,
    IndexStaleError,
    PolicySearchError,
)
from indexer.results import CheckReport
from indexer.settings import Settings
from indexer.takedown_record import in_force, read_entries, record_stamp, states
from indexer.today import today
from tests.contract.brute_force.brute_snapshot import BruteSnapshot
from tests.contract.brute_force.generation_file import (
    Generation,
    current_path,
    open_generation,
    path_of,
    read_generation,
    read_head,
    this_program,
)

OLD_OPEN = 2
"""Generations behind the published one that stay open."""


class BruteForceEngine:
    """Looks at the pointer for every question; what it cannot use it leaves alone."""

    def __init__(self, settings: Settings) -> None:
        """Open; raises `IndexMissingError`, `IndexStaleError` or `IndexDamagedError`."""
        self._index_dir = settings.index_dir
        self._lock = Lock()
        self._left: PolicySearchError | None = None
        self._old: LRUCache[str, SnapshotAnswers] = LRUCache(OLD_OPEN)
        self._open(open_generation(current_path(self._index_dir)))

    def now(self) -> SnapshotView:
        """The published generation as it stands now, without what was taken down."""
        with self._lock:
            self._take_up()
            return SnapshotView(self._answers, self._older, today())

    def not_taken_up(self) -> PolicySearchError | None:
        """Why what was published last is not in use."""
        return self._left

    def close(self) -> None:
        """No file is open."""

    def _take_up(self) -> None:
        try:
            generation = open_generation(current_path(self._index_dir))
            self._left = None
        except (IndexMissingError, IndexStaleError, IndexDamagedError) as error:
            self._left = error
            generation = self._generation
        if generation is not self._generation or record_stamp(self._index_dir) != self._record:
            self._open(generation)

    def _open(self, generation: Generation) -> None:
        record = record_stamp(self._index_dir)
        entries = read_entries(self._index_dir)
        down = in_force(entries)
        self._answers = SnapshotAnswers.over(
            BruteSnapshot(generation, down.keys()),
            {entry.id: entry for entry in down.values()},
            History(ChangeLog(self._index_dir, generation.head.version), entries),
        )
        self._generation, self._record = generation, record

    def _older(self, version: str) -> SnapshotAnswers | None:
        """The answers with which a reading began, None where they are gone."""
        with self._lock:
            if version not in self._old:
                path = path_of(self._index_dir, int(version.partition("-")[0]))
                try:
                    generation = open_generation(path)
                except (IndexStaleError, IndexDamagedError):
                    return None
                hidden = self._hidden_in(generation, version)
                if hidden is None:
                    return None
                history = History(ChangeLog(self._index_dir, generation.head.version))
                snapshot = BruteSnapshot(generation, hidden)
                self._old[version] = SnapshotAnswers.over(snapshot, {}, history)
            return self._old[version]

    def _hidden_in(
        self, generation: Generation, version: str
    ) -> Collection[tuple[str, str]] | None:
        """What was down when a generation had this version; None where it never had it."""
        for down in states(read_entries(self._index_dir)):
            if generation.head.version_without(down) == version:
                return down
        return None


def check(settings: Settings) -> CheckReport:
    """Check the published generation in full; raises `IndexMissingError`."""
    path = current_path(settings.index_dir)
    made_by, problems, documents = "", [], 0
    try:
        made_by = read_head(path).made_by
        documents = len(read_generation(path).documents)
    except IndexDamagedError as error:
        problems.append(str(error))
    return CheckReport(
        files=1,
        documents=documents,
        phrases_checked=0,
        stale=bool(made_by) and made_by != this_program(),
        made_by=made_by,
        program=this_program(),
        problems=tuple(problems),
    )
