"""Documents whose force ends soon, as JSON."""

from __future__ import annotations

from pydantic import Field

from indexer.relations.validity.statuses import Validity
from indexer.results.expiry_lists import ExpiryList
from search_app.addresses.links import Links
from search_app.api.json_model import Count, Day, JsonModel
from search_app.api.references_json import DocumentSummaryJson
from search_app.wording import api_fields


class ExpiryJson(JsonModel):
    """A document whose force ends."""

    document: DocumentSummaryJson
    issuers: list[str]
    last_day: Day = Field(description=api_fields.LAST_DAY_IN_FORCE)
    becomes: Validity = Field(description=api_fields.BECOMES)
    stated: bool = Field(description=api_fields.EFFECT_STATED)
    sentence: str
    by: DocumentSummaryJson | None = Field(description=api_fields.ENDED_BY)
    taken_up: Day | None = Field(description=api_fields.EXPIRY_TAKEN_UP)


class ExpiriesJson(JsonModel):
    """A page of what ends soon, and how much there is."""

    asof: Day
    until: Day = Field(description=api_fields.CLEAN_UP_UNTIL)
    total: Count = Field(description=api_fields.EXPIRIES_TOTAL)
    expiries: list[ExpiryJson] = Field(description=api_fields.EXPIRIES)
    next_cursor: str | None
    indexed_on: Day
    index_version: str


def expiries_json(found: ExpiryList, links: Links) -> ExpiriesJson:
    """The page of ends that was asked for."""
    return ExpiriesJson.of(links, found)
