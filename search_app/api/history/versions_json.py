"""The versions of a rule, and the amendments that a text contains, as JSON."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, AliasPath, ConfigDict, Field

from indexer.relations.statements import ChangeKind
from indexer.relations.version_states import VersionEnd, VersionState
from search_app.api.json_model import Day, JsonModel, page_of
from search_app.api.references_json import DocumentSummaryJson
from search_app.wording import api_fields

_Page = Annotated[str, Field(validation_alias=AliasPath("document", "id")), AfterValidator(page_of)]
"""The address of the page of a version."""


class VersionJson(JsonModel):
    """A version of a rule (`ShownVersion`, `NewerVersion`)."""

    id: str = Field(validation_alias=AliasPath("document", "id"))
    title: str = Field(validation_alias=AliasPath("document", "title"))
    document_number: str | None = Field(validation_alias=AliasPath("document", "document_number"))
    dated_on: Day | None = Field(validation_alias=AliasPath("document", "dated_on"))
    validity: str = Field(
        validation_alias=AliasPath("document", "validity"),
        description=api_fields.VALIDITY_ON_DAY,
    )
    page: _Page
    first_day: Day | None = Field(description=api_fields.VERSION_FIRST_DAY)


class NewerVersionJson(VersionJson):
    """The version that has taken, or will take, the place of a document."""

    has_begun: bool = Field(description=api_fields.VERSION_HAS_BEGUN)
    ended: VersionEnd | None = Field(description=api_fields.VERSION_ENDED)


class ShownVersionJson(VersionJson):
    """One of the versions of a rule."""

    state: VersionState = Field(description=api_fields.VERSION_STATE)
    ended: VersionEnd | None = Field(description=api_fields.VERSION_ENDED)


class ContainedChangeJson(JsonModel):
    """An amendment that a text contains (`ContainedChange`), and the documents that made it."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=True)

    kind: ChangeKind = Field(description=api_fields.CHANGE_KIND)
    decided_on: Day
    first_day: Day | None = Field(description=api_fields.CHANGE_FIRST_DAY)
    stated: bool = Field(description=api_fields.CHANGE_STATED)
    title: str | None = Field(
        default=None,
        validation_alias=AliasPath("by", "title"),
        description=api_fields.WRITTEN_TITLE,
    )
    number: str | None = Field(
        default=None,
        validation_alias=AliasPath("by", "number"),
        description=api_fields.WRITTEN_NUMBER,
    )
    targets: list[DocumentSummaryJson] = Field(
        default=[], validation_alias=AliasPath("by", "targets")
    )
