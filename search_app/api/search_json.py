"""A page of results, suggestions, and the state of the index, as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field

from indexer.limits.deadline import OptionalPart
from indexer.query.model import ExpansionOrigin, Match
from indexer.query.syntax.sign_notes import SignKind
from indexer.results import SearchResult
from search_app.addresses.links import Links
from search_app.api.counts_json import Facets, QueryText
from search_app.api.hits_json import HitJson, Parts
from search_app.api.json_model import Count, Day, JsonModel, Page
from search_app.api.offers_json import OfferJson, offers_of
from search_app.api.typing_offers_json import TypingOfferJson
from search_app.offers.offered_filters import OfferedFilter
from search_app.wording import api_fields


class CorrectionJson(JsonModel):
    """A piece of a query that was mistyped or typed as pinyin, and what it was read as."""

    typed: str
    corrected: str
    applied: bool


class ExpansionJson(JsonModel):
    """What is looked for beside a typed word, and who says that both are one."""

    typed: str
    official: str
    origin: ExpansionOrigin
    sentence: str | None = Field(description=api_fields.SAID_SHORT)
    id: str | None = Field(description=api_fields.SAID_BY)
    title: str | None = Field(description=api_fields.SAID_IN)


class QuotedNumberJson(JsonModel):
    """A document that bears a number which was quoted, and is not among the hits."""

    number: str = Field(description=api_fields.QUOTED_NUMBER)
    id: str
    title: str = Field(description=api_fields.QUOTED_TITLE)


class SignNoteJson(JsonModel):
    """A sign of the text that was read otherwise than people may expect."""

    kind: SignKind = Field(description=api_fields.QUERY_NOTE_KIND)
    start: Count = Field(description=api_fields.NOTE_START)
    end: int = Field(description=api_fields.NOTE_END)
    text: str = Field(description=api_fields.NOTE_TEXT)
    undo: str = Field(description=api_fields.NOTE_UNDO)


class ReadingJson(JsonModel):
    """How the query was read; what is no longer used is still there."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=True)

    words: list[str]
    needed: int | None = None
    question: bool
    near_titles: bool
    expansions: list[ExpansionJson]
    unlisted_numbers: list[str]
    unlisted_titles: list[str]
    correction: CorrectionJson | None
    quoted_numbers: list[QuotedNumberJson]
    sign_notes: list[SignNoteJson] = Field(validation_alias="notes")


class AnswerJson(JsonModel):
    """A passage that answers the question, word for word."""

    id: str
    title: str = Field(description=api_fields.ANSWER_TITLE)
    document_number: str | None
    issuers: list[str]
    region: str | None
    dated_on: Day | None
    dated_by: str | None
    validity: str
    validity_stated: bool
    amended: bool
    anchor: str
    start: Count = Field(description=api_fields.ANSWER_START)
    text: str = Field(description=api_fields.ANSWER_TEXT)
    parts: Parts = Field(description=api_fields.ANSWER_PARTS)
    page: Page


class SearchJson(JsonModel):
    """A page of results."""

    query: QueryText
    reading: ReadingJson
    match: Match = Field(description=api_fields.MATCH)
    total: Count
    listed: Count
    further: Count
    hits: list[HitJson]
    answer: AnswerJson | None
    next_cursor: str | None
    offers: list[OfferJson]
    facets: Facets
    omitted: list[OptionalPart] = Field(validation_alias="left_out")
    took_ms: Annotated[float, AfterValidator(lambda milliseconds: round(milliseconds, 2))]
    index_version: str

    @classmethod
    def of_result(
        cls, links: Links, result: SearchResult, filters: Sequence[OfferedFilter] = ()
    ) -> SearchJson:
        """The JSON of a result, with the `filters` that are offered beside it."""
        return cls.of(links, result, offers=offers_of(result, filters))


class SuggestionJson(JsonModel):
    """A title that holds what was typed."""

    id: str
    title: str
    parts: Parts
    page: Page


class SuggestionsJson(JsonModel):
    """Titles that hold what was typed, and what else may be meant."""

    query: str
    suggestions: list[SuggestionJson]
    offers: list[TypingOfferJson]


class ReadyJson(JsonModel):
    """Whether the site should be sent requests, and what is wrong where not."""

    status: str
    reasons: list[str]
    index_version: str


class HealthJson(JsonModel):
    """Whether the index answers."""

    status: str
    index_version: str
