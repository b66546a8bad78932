"""What a clean-up (清理) has to see, as JSON."""

from __future__ import annotations

from pydantic import Field

from indexer.query.model import Query
from indexer.results.reviews import CleanUpList, CleanUpReason
from search_app.addresses.links import Links
from search_app.api.json_model import Count, Day, JsonModel
from search_app.api.references_json import DocumentSummaryJson
from search_app.wording import api_fields


class RenamedOrganJson(JsonModel):
    """An organ that is no more under its name."""

    name: str = Field(description=api_fields.ORGAN_NAME)
    now: str
    exact: bool
    since: Day
    decision: str = Field(validation_alias="by")


class CleanUpItemJson(JsonModel):
    """A document that a clean-up has to see, and why."""

    document: DocumentSummaryJson
    reason: CleanUpReason
    day: Day | None
    sentence: str
    by: DocumentSummaryJson | None
    absent: list[str]
    renamed: list[RenamedOrganJson]


class CleanUpJson(JsonModel):
    """A page of what a clean-up has to see; `due` is the old name of `items`."""

    query: str
    asof: Day
    until: Day = Field(description=api_fields.CLEAN_UP_UNTIL)
    total: Count = Field(description=api_fields.CLEAN_UP_TOTAL)
    due: list[CleanUpItemJson] = Field(
        validation_alias="items",
        description=api_fields.renamed("items"),
        json_schema_extra={"deprecated": True},
    )
    items: list[CleanUpItemJson]
    indexed_on: Day
    index_version: str


def clean_up_json(found: CleanUpList, query: Query, links: Links) -> CleanUpJson:
    """The page of items that was asked for, and how many there are."""
    return CleanUpJson.of(
        links,
        found,
        query=query.text,
        items=found.documents,
    )
