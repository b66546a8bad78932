"""A page of results, suggestions, and the state of the index, as JSON."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from indexer.query.model import Match
from search_app.api.counts_json import Facets, QueryText
from search_app.api.hits_json import HitJson, Parts
from search_app.api.json_model import Count, JsonModel, Page
from search_app.api.typing_offers_json import TypingOfferJson
from search_app.wording import api_fields


class ReadingJson(JsonModel):
    """How the query was read."""

    words: list[str]
    needed: None = None
    question: bool
    unlisted_numbers: list[str]


class SearchJson(JsonModel):
    """A page of results."""

    query: QueryText
    reading: ReadingJson
    match: Match = Field(description=api_fields.MATCH)
    total: Count
    listed: Count
    further: Count
    hits: list[HitJson]
    next_cursor: str | None
    facets: Facets
    took_ms: Annotated[float, AfterValidator(lambda milliseconds: round(milliseconds, 2))]
    index_version: str


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


class HealthJson(JsonModel):
    """Whether the index answers."""

    status: str
    index_version: str
