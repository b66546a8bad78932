"""One generation as a request sees it: `indexer.engine.View` for Whoosh."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from corpus.document import Document
from indexer.engines.whoosh.answers.explanation import explanation
from indexer.engines.whoosh.answers.statistics import statistics
from indexer.engines.whoosh.old_generations import OldGenerations
from indexer.engines.whoosh.rank.cursors import Cursor
from indexer.engines.whoosh.searcher import Searcher
from indexer.errors import (
    CursorGoneError,
    Problem,
)
from indexer.ledger import Ledger
from indexer.query.facets import Facet
from indexer.query.model import DateUnit, Query, Sort
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
from indexer.results.relations import Relations
from indexer.results.reviews import CheckedDraft, CleanUpList
from indexer.takedown_record import Entry


class WhooshView:
    """One opened generation with its ledger and what was taken down when it was opened."""

    def __init__(
        self,
        searcher: Searcher,
        ledger: Ledger,
        taken_down: Mapping[str, Entry],
        old: OldGenerations,
    ) -> None:
        """`taken_down` is by public id; `old` are the generations that cursors began with."""
        self._searcher = searcher
        self._ledger = ledger
        self._taken_down = taken_down
        self._old = old

    @property
    def version(self) -> str:
        """Names the generation, schema and analysis, and what was taken down."""
        return self._searcher.generation.version

    @property
    def published_at(self) -> datetime:
        """When the generation was published."""
        return self._searcher.generation.published_at

    def search(self, query: Query) -> SearchResult:
        """Answer one query, all of it as of one day: midnight may come meanwhile."""
        day = Cursor.read(query).day if query.cursor else query.asked_on or date.today()
        return replace(self._search(replace(query, asked_on=day)), query=query)

    def _search(self, query: Query) -> SearchResult:
        searcher = self._searcher
        if query.cursor is None:
            return searcher.search(query)
        cursor = Cursor.read(query)
        if cursor.version == searcher.generation.version:
            return searcher.search(query, cursor.position)
        began = self._old.get(cursor.version)
        if began is not None:
            found = began.search(query, cursor.position)
            return replace(found, hits=_there(searcher, found.hits))
        if query.order is Sort.RELEVANCE:
            raise CursorGoneError(Problem("cursor_gone", "cursor", query.cursor))
        return searcher.search(query, searcher.place_behind(query, cursor))

    def scan(
        self, query: Query, *, batch: int = 500, start: int = 0, stop: int | None = None
    ) -> Scan:
        """All that matches, in order, in the memory of one batch and an array of the matches."""
        return self._searcher.scan(query, batch, start, stop)

    def histogram(self, query: Query, unit: DateUnit) -> Histogram:
        """The matches of `query` by year, month or day of the date that counts."""
        return self._searcher.trends.histogram(query, unit)

    def facet_values(self, query: Query, facet: Facet, name: str) -> FacetListing:
        """The values of a facet that hold `name` among the matches of `query`, with counts."""
        return self._searcher.facet_values(query, facet, name)

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
        return self._searcher.trends.pivot(query, unit, facet, values, limit)

    def document(
        self, id: str, query: Query | None = None
    ) -> MarkedDocument | RemovedDocument | None:
        """One document with the matches of `query` marked; None where the id was never given."""
        found = self._searcher.documents.marked(id, query)
        if found is None and (entry := self._taken_down.get(id)):
            return RemovedDocument(id, datetime.fromisoformat(entry.at), entry.reason)
        if found is None and id in self._ledger.removed:
            return RemovedDocument(id, datetime.fromisoformat(self._ledger.removed[id][2]))
        return found

    def duplicates(self, id: str) -> tuple[Duplicate, ...]:
        """The documents that are the same text as this one, the most official first."""
        return self._searcher.documents.duplicates(id)

    def relations(
        self, id: str, asof: date | None = None, *, start: int = 0, size: int = 20
    ) -> Relations | None:
        """One document among the others on a day (None: today); None where there is none."""
        return self._searcher.relating.relations(id, asof, start, size)

    def check_draft(self, draft: Document, asof: date | None = None) -> CheckedDraft:
        """Every document that a text names, as it stands on a day (None: today)."""
        return self._searcher.reviewing.draft(draft, asof)

    def clean_up(self, query: Query, days: int) -> CleanUpList:
        """What a clean-up of the matches of `query` has to see from `query.asof` on."""
        return self._searcher.clean_up.of(query, days)

    def suggest(
        self, text: str, limit: int = 8, among: Query | None = None
    ) -> tuple[Suggestion, ...]:
        """Different titles that hold what was typed, best first; within what `among` narrows to."""
        return self._searcher.suggesting.suggest(text, limit, among)

    def statistics(self) -> Statistics:
        """The state of the data."""
        return statistics(self._searcher, self._ledger)

    def explain(self, query: Query) -> Explanation:
        """The working of one query, step by step."""
        return explanation(self._searcher, query)


def _there(searcher: Searcher, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Those of the hits whose documents are still there."""
    return tuple(hit for hit in hits if searcher.documents.holds(hit.id))
