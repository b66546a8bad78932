"""`indexer.engine.View` over any engine's snapshot, on one day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from corpus.articles import ArticleNumber
from corpus.document import Document
from indexer.answers.corrections.corrected_search import search_meant
from indexer.answers.document_relations import Asked
from indexer.answers.explanation import explanation
from indexer.answers.history.listed_changes import listed_changes
from indexer.answers.listing.document_states import document_states
from indexer.answers.marked_documents import marked_document, same_texts
from indexer.answers.passages.answering_passage import answering_passage
from indexer.answers.snapshot_answers import SnapshotAnswers, scan
from indexer.answers.statistics import statistics
from indexer.answers.suggesting.offers import offers
from indexer.answers.suggesting.suggestions import suggestions
from indexer.answers.versions.article_history import AskedArticle
from indexer.errors import CursorGoneError, Problem
from indexer.query.change_query import ChangeQuery
from indexer.query.cursors import Cursor
from indexer.query.effect_query import EffectQuery
from indexer.query.expiry_query import ExpiryQuery
from indexer.query.expressions import leaves, within_leaves
from indexer.query.facets import Facet
from indexer.query.model import DateUnit, Match, ParsedText, Query, Sort
from indexer.query.plain_words import PlainWords
from indexer.query.series_query import SeriesQuery
from indexer.relations.rounds import run
from indexer.relations.shelf import AsOf, ResolvedQuery
from indexer.relations.statements import Place
from indexer.results import (
    Duplicate,
    Explanation,
    FacetListing,
    Histogram,
    MarkedDocument,
    Offer,
    Passage,
    Pivot,
    RemovedDocument,
    Scan,
    SearchResult,
    Statistics,
    Suggestion,
)
from indexer.results.change_lists import ChangeList, TakenUp
from indexer.results.effect_lists import EffectList
from indexer.results.expiry_lists import ExpiryList
from indexer.results.number_series import NumberSeries, SeriesCode
from indexer.results.relations import DocumentState, Relations
from indexer.results.reviews import CheckedDraft, CleanUpList
from indexer.results.versions import ArticleHistory, DocumentVersions, NewerVersion

Older = Callable[[str], SnapshotAnswers | None]
"""The answers of an older snapshot by its version, None where it is gone."""


class SnapshotView:
    """One snapshot on one day; safe to use from several threads."""

    def __init__(self, answers: SnapshotAnswers, older: Older, today: date) -> None:
        """`older` opens what the cursors of earlier snapshots began with."""
        self._answers = answers
        self.snapshot = answers.snapshot
        """What the view is put together from."""
        self._older = older
        self.today = today
        """The day in Beijing when the view was taken."""

    @property
    def version(self) -> str:
        """Names the generation, schema and analysis, and what was taken down."""
        return self.snapshot.version

    @property
    def published_at(self) -> datetime:
        """When the generation was published."""
        return self.snapshot.published_at

    @property
    def source_sites(self) -> Mapping[str, str]:
        """The websites of the sources that are given one (`corpus.judging.SourceDefaults`)."""
        sources = self.snapshot.ledger.sources
        sites = {name: str(state.defaults.get("site", "")) for name, state in sources.items()}
        return {name: site for name, site in sites.items() if site}

    def search(self, query: Query) -> SearchResult:
        """Answer one query, all of it as of the one day of the view or of its cursor."""
        if query.cursor is None:
            start = (query.page - 1) * query.size
            found = search_meant(self._answers, query, self.today, start)
        else:
            cursor = Cursor.read(query)
            first = query.recommended if cursor.recommended else ()
            found = self._read_on(replace(query, match=Match.ALL, recommended=first), cursor)
        return replace(found, query=query)

    def _read_on(self, query: Query, cursor: Cursor) -> SearchResult:
        if cursor.version == self.version:
            return self._answers.search(self._answers.resolved(query, cursor.day), cursor.position)
        if (began := self._older(cursor.version)) is not None:
            found = began.search(began.resolved(query, cursor.day), cursor.position)
            return replace(found, hits=self._answers.there(found.hits))
        if query.order is Sort.RELEVANCE:
            raise CursorGoneError(Problem("cursor_gone", "cursor", query.cursor or ""))
        asked = self._answers.resolved(query, cursor.day)
        place = self.snapshot.count_to(asked, cursor.dated, cursor.tie)
        return self._answers.search(asked, place)

    def passage(self, result: SearchResult, place: str = "") -> Passage | None:
        """The passage that answers what was asked at a place, word for word; else None."""
        return answering_passage(self.snapshot, result, self.today, place)

    def scan(
        self, query: Query, *, batch: int = 500, start: int = 0, stop: int | None = None
    ) -> Scan:
        """All that matches, in order, in the memory of one batch and an array of the matches."""
        asked = self._answers.resolved(query, self.today)
        return replace(scan(self.snapshot, asked, batch, start, stop), query=query)

    def histogram(self, query: Query, unit: DateUnit) -> Histogram:
        """The matches of `query` by year, month or day of the date that counts."""
        found = self.snapshot.histogram(self._answers.counted(query, self.today), unit)
        return replace(found, query=query)

    def facet_values(self, query: Query, facet: Facet, name: str) -> FacetListing:
        """The values of a facet that hold `name` among the matches of `query`, with counts."""
        asked = self._answers.counted(query, self.today)
        return self.snapshot.facet_values(asked, facet, name)

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
        asked = self._answers.counted(query, self.today)
        found = self.snapshot.pivot(asked, unit, facet, values, limit)
        return replace(found, query=query)

    def document(
        self, id: str, query: Query | None = None
    ) -> MarkedDocument | RemovedDocument | None:
        """One document with the matches of `query` marked; None where the id was never given."""
        sought = (*leaves(query.expression), *within_leaves(query)) if query else ()
        found = marked_document(self.snapshot, id, sought, self._asof(None))
        return found or self._answers.removed(id)

    def duplicates(self, id: str) -> tuple[Duplicate, ...]:
        """The documents that are the same text as this one, the most official first."""
        return run(same_texts(id), self.snapshot)

    def relations(
        self, id: str, asof: date | None = None, *, start: int = 0, size: int = 20
    ) -> Relations | None:
        """One document among the others on a day (None: today); None where there is none."""
        asked = Asked(id=id, asof=self._asof(asof), start=start, size=size)
        return self._answers.relations.relations(asked)

    def versions(self, id: str, asof: date | None = None) -> DocumentVersions | None:
        """A document among the versions of its rule on a day (None: today)."""
        return self._answers.versions.of(id, self._asof(asof))

    def newer_versions(
        self, ids: Sequence[str], asof: date | None = None
    ) -> Mapping[str, NewerVersion]:
        """The newer versions of some documents on a day; those that have none are missing."""
        return self._answers.versions.newer_by_id(ids, self._asof(asof))

    def article(
        self,
        id: str,
        article: ArticleNumber,
        asof: date | None = None,
        *,
        start: int = 0,
        size: int = 20,
    ) -> ArticleHistory | None:
        """An article of a rule through all its versions on a day (None: today)."""
        day = self._asof(asof)
        asked = AskedArticle(id=id, article=article, asof=day, start=start, size=size)
        return self._answers.versions.article(asked)

    def states(self, ids: Sequence[str]) -> Mapping[str, DocumentState]:
        """How documents stand today, by id; those that are not here are missing."""
        return run(document_states(ids, self._asof(None)), self.snapshot)

    def check_draft(
        self,
        draft: Document,
        asof: date | None = None,
        tracked: Sequence[Place] = (),
        plain_words: PlainWords | None = None,
    ) -> CheckedDraft:
        """Every citation of a text, and how its document stands on a day (None: today)."""
        return self._answers.relations.check_draft(draft, self._asof(asof), tracked, plain_words)

    def clean_up(
        self, query: Query, days: int, *, start: int = 0, stop: int | None = None
    ) -> CleanUpList:
        """What a clean-up of the matches of `query` has to see from `query.asof` on."""
        asked = self._answers.resolved(query, self.today)
        return self._answers.relations.clean_up(asked, self._asof(query.asof), days, start, stop)

    def effects(self, query: EffectQuery) -> EffectList:
        """A page of what documents do to each other, as it is known today."""
        log = self._answers.history.log
        return self._answers.relations.effects(query, self._asof(None), log)

    def expiries(self, query: ExpiryQuery) -> ExpiryList:
        """A page of the documents whose force ends soon, the earliest first."""
        log = self._answers.history.log
        return self._answers.relations.expiries(query, self._asof(None), log)

    def series(self, query: SeriesQuery) -> NumberSeries:
        """A series of document numbers as far as it is held: numbers, gaps and doubles."""
        return self._answers.relations.series(query, self._asof(None))

    def series_codes(self) -> tuple[SeriesCode, ...]:
        """The codes of which most numbers are held, those first."""
        return self._answers.relations.series_codes()

    def changes(self, query: ChangeQuery) -> ChangeList:
        """A page of what changed in the collection, the newest first."""
        found = listed_changes(self._answers.history, query, self._asof(None), self.version)
        return run(found, self.snapshot)

    def taken_up(self, ids: Sequence[str]) -> Mapping[str, TakenUp]:
        """The day on which documents were taken up first, by id."""
        return self._answers.history.log.taken_up(ids)

    def suggest(
        self, text: str, limit: int = 8, among: Query | None = None
    ) -> tuple[Suggestion, ...]:
        """Different titles that hold what was typed, best first; within what `among` narrows to."""
        known, narrowed = self._answers.known_names, self._narrowed(among)
        return suggestions(self.snapshot, known, text, limit, narrowed)

    def offers(
        self,
        text: str,
        limit: int = 8,
        among: Query | None = None,
        plain_words: PlainWords | None = None,
    ) -> tuple[Offer, ...]:
        """Laws, numbers, words, organs and topics that may be meant by what was typed."""
        asof = self._asof(among.asof if among else None)
        known, narrowed = self._answers.known_names, self._narrowed(among)
        return offers(self.snapshot, known, text, limit, narrowed, plain_words, asof)

    def _narrowed(self, among: Query | None) -> ResolvedQuery | None:
        """What a query narrows to; that its text names documents does not matter."""
        if among is None:
            return None
        return self._answers.resolved(replace(among, parsed=ParsedText()), self.today)

    def statistics(self) -> Statistics:
        """The state of the data."""
        return statistics(self.snapshot, self.today)

    def explain(self, query: Query) -> Explanation:
        """The working of one query, step by step."""
        looked_for = self._answers.resolved(query, self.today).query.expansions
        asked = replace(query, expansions=looked_for)
        return explanation(self.snapshot, asked, self.search(query), self.today)

    def _asof(self, day: date | None) -> AsOf:
        return AsOf(day or self.today, self.today)
