"""One generation as a request sees it: `indexer.engine.View` for Whoosh."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from corpus.document import Document
from indexer.answers.document_relations import Asked
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
from indexer.relations.shelf import AsOf
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


@dataclass(frozen=True, slots=True)
class OpenIndex:
    """One opened generation with its ledger and, by public id, what was taken down from it."""

    searcher: Searcher
    ledger: Ledger
    taken_down: Mapping[str, Entry]


class WhooshView:
    """One generation on one day."""

    def __init__(self, index: OpenIndex, old: OldGenerations, today: date) -> None:
        """`old` are the generations that cursors began with."""
        self._searcher = index.searcher
        self._ledger = index.ledger
        self._taken_down = index.taken_down
        self._old = old
        self.today = today
        """The day in Beijing when the view was taken."""

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
        day = Cursor.read(query).day if query.cursor else query.asked_on
        found = self._search(replace(query, asked_on=day or self.today))
        return replace(found, query=query)

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
        return self._searcher.scan(self._on_day(query), batch, start, stop)

    def histogram(self, query: Query, unit: DateUnit) -> Histogram:
        """The matches of `query` by year, month or day of the date that counts."""
        return self._searcher.trends.histogram(self._on_day(query), unit)

    def facet_values(self, query: Query, facet: Facet, name: str) -> FacetListing:
        """The values of a facet that hold `name` among the matches of `query`, with counts."""
        return self._searcher.facet_values(self._on_day(query), facet, name)

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
        return self._searcher.trends.pivot(self._on_day(query), unit, facet, values, limit)

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
        asked = Asked(id=id, asof=self._asof(asof), start=start, size=size)
        return self._searcher.relations.relations(asked)

    def check_draft(self, draft: Document, asof: date | None = None) -> CheckedDraft:
        """Every document that a text names, as it stands on a day (None: today)."""
        return self._searcher.relations.check_draft(draft, self._asof(asof))

    def clean_up(self, query: Query, days: int) -> CleanUpList:
        """What a clean-up of the matches of `query` has to see from `query.asof` on."""
        return self._searcher.relations.clean_up(self._on_day(query), self._asof(query.asof), days)

    def suggest(
        self, text: str, limit: int = 8, among: Query | None = None
    ) -> tuple[Suggestion, ...]:
        """Different titles that hold what was typed, best first; within what `among` narrows to."""
        return self._searcher.suggesting.suggest(text, limit, among and self._on_day(among))

    def statistics(self) -> Statistics:
        """The state of the data."""
        return statistics(self._searcher, self._ledger, self.today)

    def explain(self, query: Query) -> Explanation:
        """The working of one query, step by step."""
        return explanation(self._searcher, self._on_day(query))

    def _asof(self, day: date | None) -> AsOf:
        return AsOf(day or self.today, self.today)

    def _on_day(self, query: Query) -> Query:
        """The query as it is asked on the day of this view."""
        return query if query.asked_on else replace(query, asked_on=self.today)


def _there(searcher: Searcher, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Those of the hits whose documents are still there."""
    return tuple(hit for hit in hits if searcher.documents.holds(hit.id))
