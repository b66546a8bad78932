"""What changed in the collection, as JSON."""

from __future__ import annotations

from pydantic import Field

from indexer.query.change_query import CollectionChange
from indexer.relations.validity.statuses import Validity
from indexer.results.change_lists import ChangeList
from search_app.addresses.links import Links
from search_app.api.json_model import Count, Day, JsonModel, Moment
from search_app.api.references_json import DocumentSummaryJson
from search_app.wording import api_fields


class ChangedPeriodJson(JsonModel):
    """How a document stands now that it did not before."""

    validity: Validity | None = Field(description=api_fields.PERIOD_VALIDITY)
    first_day: Day | None = Field(description=api_fields.PERIOD_FIRST_DAY)
    stated: bool


class ListedChangeJson(JsonModel):
    """What happened to a document of the collection."""

    kind: CollectionChange = Field(description=api_fields.COLLECTION_CHANGE_KIND)
    day: Day = Field(description=api_fields.CHANGE_DAY)
    at: Moment | None
    id: str
    document: DocumentSummaryJson | None = Field(description=api_fields.CHANGED_DOCUMENT)
    periods: list[ChangedPeriodJson]
    by_day: bool
    reason: str = Field(description=api_fields.CHANGE_REASON)


class ChangesJson(JsonModel):
    """A page of changes, and how many there are."""

    total: Count = Field(description=api_fields.CHANGES_TOTAL)
    changes: list[ListedChangeJson] = Field(description=api_fields.CHANGES)
    recorded_since: Day | None
    older: bool
    next_cursor: str | None
    index_version: str


def changes_json(found: ChangeList, links: Links) -> ChangesJson:
    """The page of changes that was asked for."""
    return ChangesJson.of(links, found)
