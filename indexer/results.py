"""What an engine answers: plain frozen values, text in parts and never HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from corpus.document import Document, Rank, WrittenBy
from indexer.query.model import DateUnit, Facet, IssuerName, Number, Phrase, Query, Word
from indexer.relations.statuses import Validity


@dataclass(frozen=True, slots=True)
class TextPart:
    """A run of original text; `match` where it answers the query."""

    text: str
    match: bool


Snippet = tuple[TextPart, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """What a hit has of one thing that was asked: `title` and `body` count its occurrences.

    None in both: it is not there, as an alternative, or where some of the words were enough.
    `holds`: the document's own number, or an issuer's name, is what was asked. `forms`: how the
    original writes it where that is not how `asked` is written, at most three.
    """

    asked: Word | Phrase | Number | IssuerName
    title: int = 0
    body: int = 0
    holds: bool = False
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AttachmentPlace:
    """An attachment by its number and title, and the printed page in it where pages are known."""

    number: int
    title: str
    page: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One document of a page of results.

    `dated_on` is the date that counts and `dated_by` its field (`written_on` or `published_on`).
    `holds_number`: the document's own number was asked for. `validity` and `amended` (已修改) are
    those of the day `Query.asof`, `validity_stated`: a text says so (明示), else it is derived.
    `snippets`: at most three, of each `snippet_places` the attachment that its match stands in.
    `duplicates`: how many other matches are the same text, folded away or not.
    `reasons`: one for each thing that was asked, in order; none in a list of all hits.
    """

    id: str
    source: str
    title: str
    title_parts: Snippet
    published_on: date | None
    written_on: date | None
    written_by: WrittenBy | None
    effective_on: date | None
    dated_on: date | None
    dated_by: str | None
    document_number: str | None
    document_numbers: tuple[str, ...]
    issuers: tuple[str, ...]
    site: str | None
    kind: str | None
    rank: Rank | None
    region: str | None
    topics: tuple[str, ...]
    source_topic: str | None
    url: str | None
    score: float
    holds_number: bool
    snippets: tuple[Snippet, ...]
    snippet_places: tuple[AttachmentPlace | None, ...]
    validity: Validity
    validity_stated: bool
    amended: bool
    duplicates: int = 0
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A document that is the same text as another one."""

    id: str
    source: str
    title: str
    dated_on: date | None
    document_number: str | None
    issuers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """How many matching documents have a value; `selected` where the query filters by it."""

    value: str
    count: int
    selected: bool


MOST_VALUES = 200
"""A facet lists so many values at most (the chosen ones besides): issuers run to thousands."""


@dataclass(frozen=True, slots=True)
class FacetListing:
    """Values of a facet that were looked for by name: the first `MOST_VALUES` of `total`."""

    values: tuple[FacetValue, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How the query was read, for people.

    `words`: the distinct words that were asked. `needed`: how many of them a document had to hold
    where that was not all, else None; `question`: because the text is a question (otherwise because
    no document holds them all). `unlisted_numbers`: document numbers asked for that no document
    here holds (未收录). `cited_title`: the title of the document that `Query.cites` names, None
    where there is none.
    """

    words: tuple[str, ...] = ()
    needed: int | None = None
    question: bool = False
    unlisted_numbers: tuple[str, ...] = ()
    cited_title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """The answer to one query: `hits` of the page asked for, counts over all matches.

    `total` counts documents; `listed` the hits of all pages, fewer where the query folds.
    `next_cursor` goes on behind the last hit (`Query.cursor`), None where nothing follows. What is
    asked by a cursor is answered from the generation that it began with, where that is kept;
    documents removed since are left out of `hits`.
    """

    query: Query
    hits: tuple[Hit, ...]
    total: int
    listed: int
    facets: Mapping[Facet, tuple[FacetValue, ...]]
    reading: Reading
    took_ms: float
    index_version: str
    next_cursor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """All matches of a query in its order: `batches` of hits without marks and snippets.

    They come from the generation that the scan began with, `total` of them but for those that are
    removed while it goes on.
    """

    query: Query
    total: int
    batches: Iterator[tuple[Hit, ...]]
    index_version: str


@dataclass(frozen=True, slots=True)
class Bar:
    """How many matching documents a period has: "2019", "2019-08" or "2019-08-26"."""

    period: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Histogram:
    """The matches of a query by the date that counts, all its filters in force.

    `bars`: the periods that have documents, oldest first. `total` = the sum of them + `undated`;
    where the query folds it may be less, since a text counts once in each period that it is in.
    """

    query: Query
    unit: DateUnit
    bars: tuple[Bar, ...]
    undated: int
    total: int
    index_version: str


@dataclass(frozen=True, slots=True)
class PivotRow:
    """The documents of one period, each counted once in `total`.

    `counts` runs parallel to `Pivot.values`: a document counts under each value it has.
    `unstated`: how many have no value at all.
    """

    period: str
    counts: tuple[int, ...]
    unstated: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pivot:
    """The matches of a query by period and value of a facet, all its filters in force.

    `values`: the columns, most frequent first; `left_out`: how many more values the matches have.
    `rows`: the periods that have documents, oldest first. `undated` are the documents without a
    date, `overall` all matches: rows whose `period` is empty. Where the query folds, same texts
    count once in each cell.
    """

    query: Query
    unit: DateUnit
    facet: Facet
    values: tuple[str, ...]
    left_out: int
    rows: tuple[PivotRow, ...]
    undated: PivotRow
    overall: PivotRow
    index_version: str


@dataclass(frozen=True, slots=True)
class MarkedDocument:
    """A document for its page: `title` and each of its `paragraphs`, with the matches marked.

    `paragraphs` runs parallel to `document.paragraphs`.
    """

    document: Document
    title: Snippet
    paragraphs: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class RemovedDocument:
    """A document that was in the index once: its address answers "gone".

    `reason` is the operator's, where they took it down; "" where its file is gone.
    """

    id: str
    removed_at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A title that continues what was typed, as parts with the typed text marked."""

    id: str
    title: str
    parts: Snippet


@dataclass(frozen=True, slots=True)
class SkippedFile:
    """A file, or a record of a file, that did not become a document.

    `reason` is a `corpus.report.SkipReason` value; `detail` names the value at fault.
    """

    path: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class RefusedValue:
    """A value that a document states and that was not taken over.

    `reason` is a `corpus.report.RefusalReason` value.
    """

    path: str
    key: str
    field: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceStatistics:
    """The state of one source. `missing`: documents without a field, by the field's name."""

    source: str
    documents: int
    missing: Mapping[str, int]
    skipped: tuple[SkippedFile, ...]
    refused: tuple[RefusedValue, ...]
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """The state of the data: counts over the whole index and for each source."""

    documents: int
    years: tuple[FacetValue, ...]
    topics: tuple[FacetValue, ...]
    validity: tuple[FacetValue, ...]
    sources: tuple[SourceStatistics, ...]
    published_at: datetime
    index_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The working of one query: `steps` are (name, lines) from the text to the scored hits."""

    steps: tuple[tuple[str, tuple[str, ...]], ...]
    result: SearchResult


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What `check` looked at and the problems it found, each naming its file or document."""

    files: int
    documents: int
    phrases_checked: int
    stale: bool
    problems: tuple[str, ...]
