"""The shapes of JSON answers: mypy holds them against what is sent, OpenAPI is made of them.

What a field means to its reader stands in `search_app.wording.api`. Days are written 2019-08-26.
"""

from __future__ import annotations

from typing import Any, Literal, NotRequired

# From `typing` only from Python 3.12 on does pydantic read it.
from typing_extensions import TypedDict

from search_app.api.shape_types import EXACT, Count, Day
from search_app.api.statement_shapes import StatementsJson


@EXACT
class PartJson(TypedDict):
    """A piece of text."""

    text: str
    match: bool


@EXACT
class SnippetPlaceJson(TypedDict):
    """Where a snippet stands, in an attachment."""

    attachment: Count
    title: str
    page: int | None


@EXACT
class ReasonJson(TypedDict):
    """What a hit has of one thing that was asked."""

    text: str
    type: Literal["word", "phrase", "number", "issuer"]
    title: Count
    body: Count
    holds: bool
    forms: list[str]


@EXACT
class HitJson(TypedDict):
    """A document among the hits."""

    id: str
    source: str
    title: str
    published_on: Day | None
    written_on: Day | None
    written_by: str | None
    dated_by: str | None
    document_number: str | None
    issuers: list[str]
    site: str | None
    kind: str | None
    rank: str | None
    region: str | None
    validity: str
    validity_stated: bool
    amended: bool
    topics: list[str]
    url: str | None
    page: str
    score: float
    duplicates: Count
    snippets: list[list[PartJson]]
    snippet_places: list[SnippetPlaceJson | None]
    reasons: list[ReasonJson]


@EXACT
class ReadingJson(TypedDict):
    """How the query was read."""

    words: list[str]
    needed: int | None
    question: bool
    unlisted_numbers: list[str]


@EXACT
class FacetValueJson(TypedDict):
    """A value of a facet."""

    value: str
    count: Count
    selected: bool


@EXACT
class SearchJson(TypedDict):
    """A page of results."""

    query: str
    reading: ReadingJson
    total: Count
    listed: Count
    hits: list[HitJson]
    next_cursor: str | None
    facets: dict[str, list[FacetValueJson]]
    took_ms: float
    index_version: str


@EXACT
class FacetsJson(TypedDict):
    """The values of facets."""

    query: str
    total: Count
    facets: dict[str, list[FacetValueJson]]
    index_version: str


@EXACT
class BarJson(TypedDict):
    """A period and its documents."""

    period: str
    count: Count


@EXACT
class HistogramJson(TypedDict):
    """Documents by period."""

    query: str
    unit: str
    bars: list[BarJson]
    undated: Count
    total: Count
    index_version: str


@EXACT
class PivotRowJson(TypedDict):
    """The documents of one period by value."""

    period: str | None
    counts: list[Count]
    unstated: Count
    total: Count


@EXACT
class PivotJson(TypedDict):
    """Documents by period and value."""

    query: str
    unit: str
    facet: str
    values: list[str]
    left_out: Count
    rows: list[PivotRowJson]
    undated: PivotRowJson
    overall: PivotRowJson
    index_version: str


@EXACT
class SuggestionJson(TypedDict):
    """A title."""

    id: str
    title: str
    parts: list[PartJson]
    page: str


@EXACT
class SuggestionsJson(TypedDict):
    """Titles that hold what was typed."""

    query: str
    suggestions: list[SuggestionJson]


@EXACT
class StructureJson(TypedDict):
    """A heading, an article, a table or a signature in the text."""

    kind: str
    start: Count
    end: Count
    attachment: Count
    level: NotRequired[int]
    name: NotRequired[str]


@EXACT
class AttachmentJson(TypedDict):
    """An attachment of a document."""

    number: Count
    title: str
    extracted: bool


@EXACT
class DuplicateJson(TypedDict):
    """A document that is the same text."""

    id: str
    source: str
    title: str
    dated_on: Day | None
    document_number: str | None
    page: str


class RecordJson(TypedDict):
    """A document with its whole text (`corpus.document_record`)."""

    source: str
    key: str
    id: str
    path: str
    title: str
    second_title: str | None
    published_on: Day | None
    written_on: Day | None
    written_by: str | None
    printed_on: Day | None
    effective_on: Day | None
    document_number: str | None
    document_numbers: list[str]
    issuers: list[str]
    site: str | None
    kind: str | None
    rank: str | None
    region: str | None
    index_number: str | None
    stated_validity: str | None
    topics: list[str]
    source_topic: str | None
    url: str | None
    body: str
    rules: dict[str, str]
    places: dict[str, list[int]]
    structure: list[StructureJson]
    attachments: list[AttachmentJson]


@EXACT
class DocumentJson(RecordJson):
    """A document, what its text states, and those that are the same text."""

    page: str
    statements: StatementsJson
    duplicates: list[DuplicateJson]


@EXACT
class HealthJson(TypedDict):
    """Whether the index answers."""

    status: str
    index_version: str


@EXACT
class ProblemJson(TypedDict):
    """One mistake in a request."""

    code: str
    parameter: str
    value: str
    message: str


@EXACT
class ErrorBodyJson(TypedDict):
    """What went wrong."""

    code: str
    message: str
    problems: list[ProblemJson]


@EXACT
class ErrorJson(TypedDict):
    """The one shape of an error."""

    error: ErrorBodyJson


Json = dict[str, Any]
