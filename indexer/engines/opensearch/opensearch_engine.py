"""`indexer.engine.Engine` for a cluster: serves the published generation, whichever it is."""

from __future__ import annotations

import logging
import time
from collections.abc import Collection, Mapping
from threading import Lock

from indexer.analysis import words
from indexer.answers.snapshot_answers import SnapshotAnswers
from indexer.answers.snapshot_view import SnapshotView
from indexer.changes.change_log import ChangeLog
from indexer.changes.history import History
from indexer.engines.older_answers import OlderAnswers, hidden_in, number_of
from indexer.engines.opensearch.cluster.cluster_document import Rows
from indexer.engines.opensearch.cluster.cluster_generations import Generations
from indexer.engines.opensearch.cluster.connection import connect
from indexer.engines.opensearch.cluster.generation_manifest import GenerationManifest
from indexer.engines.opensearch.match.index_lookups import IndexLookups
from indexer.engines.opensearch.match.standing_by_day import StandingByDay
from indexer.engines.opensearch.open_index import OpenIndex
from indexer.engines.opensearch.opensearch_snapshot import OpenSearchSnapshot
from indexer.engines.opensearch.write.touched_documents import rows_of, touched
from indexer.errors import (
    EngineAwayError,
    IndexDamagedError,
    IndexMissingError,
    IndexStaleError,
    PolicySearchError,
    RecordsMissingError,
)
from indexer.settings import Settings
from indexer.takedown_record import Entry, Identity, in_force, read_entries, record_stamp
from indexer.today import today

LOGGER = logging.getLogger(__name__)

LOOK_OVERDUE = 1.5
"""Seconds after which a look at the alias that is not answered yet says that the site is unready:
the manager has one of them."""

LOOK_EVERY = 0.5
"""Seconds between looks at the alias: a look costs a request of some milliseconds."""


class OpenSearchEngine:
    """Answers from the published generation, and from a newer one as soon as it is published.

    What an operator took down is left out, just as soon. A newer generation that cannot be used is
    left alone: the old one goes on answering.
    """

    def __init__(self, settings: Settings) -> None:
        """Open; raises `IndexMissingError`, `IndexStaleError` or `EngineAwayError`.

        Without the folder of the records nobody would know what was taken down:
        `RecordsMissingError`.
        """
        words.load()
        self._index_dir = settings.index_dir
        self._generations = Generations(connect(settings), settings)
        self._left: PolicySearchError | None = None
        self._old = OlderAnswers(self._opened)
        self._looking = Lock()
        self._looked_at = time.monotonic()
        manifest = self._generations.known()
        manifest.refuse_if_stale()
        if not self._index_dir.is_dir():
            raise RecordsMissingError(str(self._index_dir))
        self._open(manifest)

    def now(self) -> SnapshotView:
        """The published generation; a newer one is taken up by the look at the alias."""
        if time.monotonic() - self._looked_at >= LOOK_EVERY and self._looking.acquire(False):
            try:
                self._looked_at = time.monotonic()
                self._take_up()
            finally:
                self._looking.release()
        return SnapshotView(self._answers, self._old.get, today())

    def not_taken_up(self) -> PolicySearchError | None:
        """Why what was published last is not in use, or that nothing answers."""
        waited = time.monotonic() - self._looked_at
        if self._looking.locked() and waited >= LOOK_OVERDUE:
            return EngineAwayError(f"no answer for {waited:.0f} s")
        return self._left or self._generations.connection.silent

    def close(self) -> None:
        """Let go of old generations."""
        self._old.close()

    def _usable(self) -> GenerationManifest:
        _, manifest = self._generations.current(manager_within=1)
        manifest.refuse_if_stale()
        return manifest

    def _take_up(self) -> None:
        """Open what was published, and leave out what was taken down, since the last look."""
        manifest = self._manifest
        try:
            manifest = self._usable()
            self._left = None
        except (IndexMissingError, IndexStaleError, IndexDamagedError, EngineAwayError) as error:
            self._leave(error)
        try:
            if manifest != self._manifest or record_stamp(self._index_dir) != self._record:
                self._open(manifest)
        except (IndexDamagedError, EngineAwayError) as error:
            self._leave(error)

    def _leave(self, error: PolicySearchError) -> None:
        """Go on with what is open, and say once why."""
        if str(error) != str(self._left):
            LOGGER.error("what was published is not taken up: %s", error)
        self._left = error

    def _open(self, manifest: GenerationManifest) -> None:
        # Read after the alias: a run notes what may not come back before it publishes.
        record = record_stamp(self._index_dir)
        entries = read_entries(self._index_dir)
        down = in_force(entries)
        history = History(ChangeLog(self._index_dir, manifest.version), entries)
        self._answers = self._over(manifest, down.keys(), {e.id: e for e in down.values()}, history)
        self._manifest, self._record = manifest, record

    def _over(
        self,
        manifest: GenerationManifest,
        hidden: Collection[Identity],
        down: Mapping[str, Entry],
        history: History,
    ) -> SnapshotAnswers:
        name = self._generations.index_of(manifest.generation)
        index = OpenIndex(self._generations.connection, name, hidden)
        if index.hidden:
            index.standing = StandingByDay(_undone(index))
        ledger = self._generations.ledgers.read(manifest)
        alphabet = self._generations.ledgers.characters(manifest)
        snapshot = OpenSearchSnapshot(index, manifest, hidden, ledger, alphabet)
        return SnapshotAnswers.over(snapshot, down, history)

    def _opened(self, version: str) -> SnapshotAnswers | None:
        """The answers with which a reading began, None where they are gone."""
        try:
            manifest = self._generations.manifest(number_of(version))
            manifest.refuse_if_stale()
            down = hidden_in(version, self._index_dir, manifest.version_without)
            if down is None:
                return None
            history = History(ChangeLog(self._index_dir, manifest.version))
            return self._over(manifest, down, {}, history)
        except (IndexMissingError, IndexStaleError, IndexDamagedError):
            return None


def _undone(index: OpenIndex) -> dict[str, Rows]:
    """The rows of the documents that hidden ones change, without what these do."""
    facts = [one.facts for one in index.indexed(sorted(index.hidden)).values()]
    return rows_of(IndexLookups(index), touched(index, facts))
