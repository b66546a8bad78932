"""The contract of an engine: readers cannot write, writers publish in one atomic step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from types import TracebackType
from typing import Protocol, Self

from corpus.articles import ArticleNumber
from corpus.document import Document
from indexer.analysed_document import AnalysedDocument
from indexer.errors import PolicySearchError
from indexer.ledger import Ledger, SourceState
from indexer.query.change_query import ChangeQuery
from indexer.query.effect_query import EffectQuery
from indexer.query.expiry_query import ExpiryQuery
from indexer.query.facets import Facet
from indexer.query.model import DateUnit, Query
from indexer.query.plain_words import PlainWords
from indexer.query.series_query import SeriesQuery
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


class Engine(Protocol):
    """Serves the published index, and takes up a newer one by itself."""

    def now(self) -> View:
        """The published generation as it stands now; one request asks everything of one view."""

    def not_taken_up(self) -> PolicySearchError | None:
        """Why what was published last is not what `now` answers from; None where it is."""

    def close(self) -> None:
        """Close the index's files."""


class View(Protocol):
    """One published generation, read only: what is published or taken down later changes nothing.

    Safe to use from several threads.
    """

    @property
    def version(self) -> str:
        """Names the generation, schema and analysis, and what was taken down; in every answer."""

    @property
    def published_at(self) -> datetime:
        """When that was published."""

    @property
    def today(self) -> date:
        """The day in Beijing when the view was taken: the one day of a request."""

    @property
    def source_sites(self) -> Mapping[str, str]:
        """The name of the website that a source is from, by its own name, where one is given."""

    def search(self, query: Query) -> SearchResult:
        """Answer one query.

        Raises `QueryError` where its cursor is none of this query, and `CursorGoneError`.
        """

    def passage(self, result: SearchResult, place: str = "") -> Passage | None:
        """The passage of the first hit that answers what was asked, word for word; else None.

        Only a question has one, on the first page of a ranked list of this view. It is from no
        draft, interpretation, report or older version, and from nothing that is not in force; where
        no place was asked about, not from what holds elsewhere than at `place`, the site's own.
        """

    def scan(
        self, query: Query, *, batch: int = 500, start: int = 0, stop: int | None = None
    ) -> Scan:
        """All that matches, in order, in the memory of one batch and an array of the matches.

        `start` and `stop` cut a piece out of it; `total` counts the whole.
        """

    def histogram(self, query: Query, unit: DateUnit) -> Histogram:
        """The matches of `query` by year, month or day of the date that counts.

        Where the query folds, same texts count once in each period and once in the total.
        """

    def facet_values(self, query: Query, facet: Facet, name: str) -> FacetListing:
        """The values of a facet that hold `name` among the matches of `query`, with counts.

        As in a `SearchResult`, the facet counts as if its own filter were off.
        """

    def pivot(
        self,
        query: Query,
        unit: DateUnit,
        facet: Facet,
        *,
        values: Sequence[str] = (),
        limit: int = 50,
    ) -> Pivot:
        """The matches of `query` by year or month and by value of a facet.

        The columns are `values`, else the `limit` most frequent ones; of two levels the first only.
        Where the query folds, same texts count once in each cell.
        """

    def document(
        self, id: str, query: Query | None = None
    ) -> MarkedDocument | RemovedDocument | None:
        """One document with the matches of `query` marked; None where the id was never given."""

    def duplicates(self, id: str) -> tuple[Duplicate, ...]:
        """The documents that are the same text as this one, the most official first."""

    def relations(
        self, id: str, asof: date | None = None, *, start: int = 0, size: int = 20
    ) -> Relations | None:
        """One document among the others on a day (None: today); None where there is none.

        Of those that cite it, the newest first, `size` from `start` (counted from 0) on. Related
        ones come from a few rare words of title and text, however many documents there are.
        """

    def versions(self, id: str, asof: date | None = None) -> DocumentVersions | None:
        """A document among the versions of its rule on a day (None: today).

        With what its text contains. None where there is no document of this id.
        """

    def article(
        self,
        id: str,
        article: ArticleNumber,
        asof: date | None = None,
        *,
        start: int = 0,
        size: int = 20,
    ) -> ArticleHistory | None:
        """An article of a rule through all its versions on a day (None: today).

        Its text in each, what amended it, and who cites it, whichever version is meant: of these
        the newest, `size` from `start` (counted from 0) on. None where there is no document of this
        id; an article that no version has is without text.
        """

    def newer_versions(
        self, ids: Sequence[str], asof: date | None = None
    ) -> Mapping[str, NewerVersion]:
        """The newer versions of some documents on a day; those that have none are missing."""

    def states(self, ids: Sequence[str]) -> Mapping[str, DocumentState]:
        """How documents stand today, by id; those that are not here are missing."""

    def check_draft(
        self,
        draft: Document,
        asof: date | None = None,
        tracked: Sequence[Place] = (),
        plain_words: PlainWords | None = None,
    ) -> CheckedDraft:
        """Every citation of a text, and how its document stands on a day (None: today).

        The text is that of no document of the index; nothing of it is kept. `tracked` are the
        places of its body that have tracked changes: what they say cannot be judged. What a short
        name stands for is told by the documents, and by `plain_words`.
        """

    def clean_up(
        self, query: Query, days: int, *, start: int = 0, stop: int | None = None
    ) -> CleanUpList:
        """The clean-up list (清理) of the matches of `query` on the day `query.asof`.

        It has what expires within `days`, what rests on a document that has ended, and what is of
        an organ that has another name by then; of all that the items from `start` (counted from 0)
        to before `stop` (None: to the end).
        """

    def effects(self, query: EffectQuery) -> EffectList:
        """A page of what documents do to each other: repeal, amend, prolong, interpret.

        A row is one article of one document, in the order of the query. Raises `QueryError` where
        its cursor is none of this query. The first question takes O(effects of all documents).
        """

    def expiries(self, query: ExpiryQuery) -> ExpiryList:
        """A page of the documents whose force ends soon, the earliest first.

        They are in force today, and by their term or by what another document does no longer so
        within the days asked for. Raises `QueryError` where its cursor is none of this query. The
        first question of a day takes O(documents that end within `expiry_query.HORIZON` days).
        """

    def series(self, query: SeriesQuery) -> NumberSeries:
        """A series of document numbers as far as it is held: numbers, gaps and doubles.

        O(numbers of the code). Where nothing is held of it, codes that begin alike.
        """

    def series_codes(self) -> tuple[SeriesCode, ...]:
        """The codes of which most numbers are held, those first; at most a page of them."""

    def changes(self, query: ChangeQuery) -> ChangeList:
        """A page of what changed in the collection, the newest first.

        It is what was recorded up to the publication of this view, what was taken down, and what
        came with the days: the first day of a repeal, the end of a term. Raises `QueryError` where
        its cursor is none of this query.
        """

    def taken_up(self, ids: Sequence[str]) -> Mapping[str, TakenUp]:
        """The day in Beijing on which documents were taken up first; those unknown are missing.

        A rebuild, a restored backup and another engine keep it. Of what was here before anything
        was recorded it is the day since which that is done.
        """

    def suggest(
        self, text: str, limit: int = 8, among: Query | None = None
    ) -> tuple[Suggestion, ...]:
        """Titles that hold what was typed, best first; within the filters and dates of `among`.

        Where no title does, those that hold what was meant: pinyin, initials, a mistake.
        """

    def offers(
        self,
        text: str,
        limit: int = 8,
        among: Query | None = None,
        plain_words: PlainWords | None = None,
    ) -> tuple[Offer, ...]:
        """What else may be meant by what was typed, by kind, few of each, the best first.

        Laws by their short names in the version in force, numbers by how they begin, documents of
        a suggested title from other organs or places, everyday words of `plain_words`, organs and
        topics: as they are, by pinyin or initials, with a mistake. All within the filters and
        dates of `among`; nothing is offered that leads to nothing.
        """

    def statistics(self) -> Statistics:
        """The state of the data."""

    def explain(self, query: Query) -> Explanation:
        """The working of one query, step by step."""


class PreparedDocument(Protocol):
    """A document as an engine packs it for its writer."""

    @property
    def source(self) -> str:
        """The name of its source."""

    @property
    def key(self) -> str:
        """Its key within the source."""

    @property
    def record(self) -> str:
        """Its stored fields (`indexer.stored_record`)."""

    @property
    def text(self) -> bytes:
        """Its original body in UTF-8."""


class Writer(Protocol):
    """One change of the index: a context manager that rolls back unless `publish` was called.

    Which id a document gets, and which ids are remembered as removed, is decided by
    `indexer.identities`, the same way for every engine.
    """

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    @property
    def published_version(self) -> str:
        """The version of the index that this change starts from, "" where there is none."""

    @property
    def divided_otherwise(self) -> bool:
        """Whether the settings divide the index otherwise than the published one is.

        It is written anew with the next `publish`, which is to be called though nothing changed.
        """

    @property
    def ledger(self) -> Ledger:
        """The sources and what was removed; the caller keeps the files of its source in it."""

    @property
    def collisions(self) -> Sequence[tuple[str, str, str]]:
        """(source, key, id asked for) of the documents that had to take another id."""

    @property
    def outdated(self) -> int:
        """How many documents of the published index another version of the program analysed.

        This change starts without them: `outdated_documents` gives them to be analysed and added
        again, under the ids that they have. Nothing can be published before that was done.
        """

    def outdated_documents(self) -> Iterator[Document]:
        """The documents that `outdated` counts, as the index stores them; no file is read."""

    @property
    def damaged(self) -> Sequence[str]:
        """What was found wrong with an index that is opened for repair, for `wording.index.damage`.

        Where there is any, this change starts from nothing, and `outdated_documents` gives what is
        whole.
        """

    @property
    def lost_sources(self) -> Mapping[str, SourceState]:
        """The sources of an index whose stored documents this program cannot read.

        This change starts without them and without their files: they have to be read again.
        """

    def keys(self, source: str) -> Iterator[str]:
        """The keys of a source's documents, as the change stands."""

    def content_hash(self, source: str, key: str) -> int | None:
        """`AnalysedDocument.content_hash` of a document that is there, else None."""

    @property
    def prepare(self) -> Callable[[AnalysedDocument], PreparedDocument]:
        """Packs documents for `add`, one after the other; a worker process can run it."""

    def add(self, document: PreparedDocument) -> str:
        """Add a document, in place of the one of the same identity if there is one; its id."""

    def delete(self, source: str, key: str) -> None:
        """Remove a document; its id is remembered as removed."""

    def verify(self) -> None:
        """Check what was written; raises `IndexDamagedError`."""

    def publish(self) -> str:
        """Make the change visible in one atomic step; the new index version."""

    def merge(self) -> str:
        """Make what is published quick to search, where it is worth it; the index version."""

    def roll_back(self) -> None:
        """Forget the change."""
