"""`indexer.engine.Engine` for Whoosh: answers from the published generation, whichever it is."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from threading import Lock

from corpus.document import Document
from indexer.analysis import words
from indexer.engines.whoosh import generations
from indexer.engines.whoosh.cursors import Cursor
from indexer.engines.whoosh.explaining import explanation
from indexer.engines.whoosh.manifest import read_ledger
from indexer.engines.whoosh.old_generations import OldGenerations
from indexer.engines.whoosh.opened import OpenGeneration
from indexer.engines.whoosh.searcher import Searcher, sort_of
from indexer.engines.whoosh.statistics import statistics
from indexer.errors import (
    CursorGoneError,
    IndexDamagedError,
    IndexMissingError,
    IndexStaleError,
    Problem,
)
from indexer.ledger import Ledger
from indexer.query.model import DateUnit, Facet, Query, Sort
from indexer.relations.answer import Relations
from indexer.relations.review import CheckedDraft, DueList
from indexer.results import (
    Duplicate,
    Explanation,
    FacetListing,
    Histogram,
    Hit,
    MarkedDocument,
    Pivot,
    RemovedDocument,
    Scan,
    SearchResult,
    Statistics,
    Suggestion,
)
from indexer.takedown_record import Entry, in_force, read_entries, record_stamp

LOOK_EVERY = 0.5
"""Seconds between looks at the pointer file: a look costs 10 microseconds, a swap goes unseen no
longer than that."""


class LiveEngine:
    """Opens the published generation, and a newer one as soon as it is published.

    What an operator took down (`indexer.takedown_record`) is left out, just as soon.

    A request keeps the generation that it began with. A newer one that cannot be used (stale,
    damaged) is left alone: the old one goes on answering.
    """

    def __init__(self, index_dir: Path) -> None:
        """Open; raises `IndexMissingError`, `IndexStaleError` or `IndexDamagedError`."""
        words.load()
        self._index_dir = index_dir
        self._old = OldGenerations(index_dir)
        self._looking = Lock()
        self._looked_at = time.monotonic()
        self._open()

    @property
    def index_version(self) -> str:
        """The version that answers now."""
        return self._current()[0].generation.version

    @property
    def published_at(self) -> datetime:
        """When that was published."""
        return self._current()[0].generation.published_at

    def search(self, query: Query) -> SearchResult:
        """Answer one query, all of it as of one day: midnight may come meanwhile."""
        day = Cursor.read(query).day if query.cursor else query.asked_on or date.today()
        return replace(self._search(replace(query, asked_on=day)), query=query)

    def _search(self, query: Query) -> SearchResult:
        searcher = self._current()[0]
        if query.cursor is None:
            return searcher.search(query)
        cursor = Cursor.read(query)
        if cursor.version == searcher.generation.version:
            return searcher.search(query, cursor.position)
        began = self._old.get(cursor.version)
        if began is not None:
            found = began.search(query, cursor.position)
            return replace(found, hits=_there(searcher, found.hits))
        if sort_of(query) is Sort.RELEVANCE:
            raise CursorGoneError(Problem("cursor_gone", "cursor", query.cursor))
        return searcher.search(query, searcher.place_behind(query, cursor))

    def scan(
        self, query: Query, *, batch: int = 500, start: int = 0, stop: int | None = None
    ) -> Scan:
        """All that matches, in order, in the memory of one batch and an array of the matches."""
        searcher = self._current()[0]
        scan = searcher.scan(query, batch, start, stop)
        return replace(scan, batches=self._still_there(searcher, scan.batches))

    def histogram(self, query: Query, unit: DateUnit) -> Histogram:
        """The matches of `query` by year, month or day of the date that counts."""
        return self._current()[0].trends.histogram(query, unit)

    def facet_values(self, query: Query, facet: Facet, name: str) -> FacetListing:
        """The values of a facet that hold `name` among the matches of `query`, with counts."""
        return self._current()[0].facet_values(query, facet, name)

    def pivot(
        self,
        query: Query,
        unit: DateUnit,
        facet: Facet,
        *,
        values: Sequence[str] = (),
        limit: int = 50,
    ) -> Pivot:
        """The matches of `query` by year or month and by value of a facet."""
        return self._current()[0].trends.pivot(query, unit, facet, values, limit)

    def document(
        self, id: str, query: Query | None = None
    ) -> MarkedDocument | RemovedDocument | None:
        """One document with the matches of `query` marked; None where the id was never given."""
        searcher, ledger, down = self._current()
        found = searcher.documents.marked(id, query)
        if found is None and (entry := down.get(id)):
            return RemovedDocument(id, datetime.fromisoformat(entry.at), entry.reason)
        if found is None and id in ledger.removed:
            return RemovedDocument(id, datetime.fromisoformat(ledger.removed[id][2]))
        return found

    def duplicates(self, id: str) -> tuple[Duplicate, ...]:
        """The documents that are the same text as this one, the most official first."""
        return self._current()[0].documents.duplicates(id)

    def relations(
        self, id: str, asof: date | None = None, *, start: int = 0, size: int = 20
    ) -> Relations | None:
        """One document among the others on a day (None: today); None where there is none."""
        searcher = self._current()[0]
        return searcher.relating.relations(id, asof, start, size)

    def check_draft(self, draft: Document, asof: date | None = None) -> CheckedDraft:
        """Every document that a text names, as it stands on a day (None: today)."""
        return self._current()[0].reviewing.draft(draft, asof)

    def due(self, query: Query, days: int) -> DueList:
        """What a clean-up of the matches of `query` has to see from `query.asof` on."""
        return self._current()[0].clean_up.due(query, days)

    def suggest(
        self, text: str, limit: int = 8, among: Query | None = None
    ) -> tuple[Suggestion, ...]:
        """Different titles that hold what was typed, best first; within what `among` narrows to."""
        return self._current()[0].suggesting.suggest(text, limit, among)

    def statistics(self) -> Statistics:
        """The state of the data."""
        searcher, ledger, _ = self._current()
        return statistics(searcher, ledger)

    def explain(self, query: Query) -> Explanation:
        """The working of one query, step by step."""
        return explanation(self._current()[0], query)

    def close(self) -> None:
        """Let go of old generations; the files of this one are closed with their last use."""
        self._old.close()

    def _still_there(
        self, began: Searcher, batches: Iterator[tuple[Hit, ...]]
    ) -> Iterator[tuple[Hit, ...]]:
        """What is not removed by the time it is asked for."""
        for hits in batches:
            now = self._current()[0]
            yield hits if now is began else _there(now, hits)

    def _current(self) -> tuple[Searcher, Ledger, dict[str, Entry]]:
        if time.monotonic() - self._looked_at >= LOOK_EVERY and self._looking.acquire(False):
            try:
                self._looked_at = time.monotonic()
                if self._published() != self._stamp:
                    self._open()
            except (IndexMissingError, IndexStaleError, IndexDamagedError):
                pass  # `check` says what is wrong with it; what is open is whole
            finally:
                self._looking.release()
        return self._state

    def _published(self) -> object:
        """Differs whenever the index or what was taken down from it is another."""
        return generations.pointer_stamp(self._index_dir), record_stamp(self._index_dir)

    def _open(self) -> None:
        stamp = self._published()
        folder, manifest = generations.open_current(self._index_dir)
        # Read after the pointer: a run notes what may not come back before it publishes.
        down = in_force(read_entries(self._index_dir))
        by_id = {entry.id: entry for entry in down.values()}
        generation = OpenGeneration.read(folder, manifest, down.keys())
        self._state = Searcher(generation), read_ledger(folder), by_id
        self._stamp = stamp


def _there(searcher: Searcher, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Those of the hits whose documents are still there."""
    return tuple(hit for hit in hits if searcher.documents.holds(hit.id))
