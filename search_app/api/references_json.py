"""Documents that an answer names, as JSON: those of the index, and references as written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from pydantic import AliasPath, Field

from search_app.api.json_model import Count, Day, JsonModel, Page
from search_app.wording import api_fields


class DocumentSummaryJson(JsonModel):
    """Another document."""

    id: str
    title: str
    document_number: str | None
    dated_on: Day | None
    validity: str = Field(description=api_fields.VALIDITY_ON_DAY)
    page: Page


class PlaceJson(JsonModel):
    """Where a sentence stands in a text."""

    start: Count
    end: Count


class ReferenceJson(JsonModel):
    """A reference as written (`ResolvedReference`), and the documents that it leads to."""

    number: str | None = Field(
        validation_alias=AliasPath("reached", "number"), description=api_fields.WRITTEN_NUMBER
    )
    title: str | None = Field(
        validation_alias=AliasPath("reached", "title"), description=api_fields.WRITTEN_TITLE
    )
    clauses: str = Field(validation_alias=AliasPath("reached", "clauses"))
    targets: Sequence[DocumentSummaryJson] = Field(validation_alias=AliasPath("reached", "targets"))
    certain: bool = Field(validation_alias=AliasPath("reached", "certain"))
    disagrees: bool = Field(validation_alias=AliasPath("reached", "disagrees"))
    later: bool = Field(validation_alias=AliasPath("reached", "later"))


class SaidBy(Protocol):
    """A statement: its sentence, and the document whose text says it (None: its own)."""

    sentence: str
    by: DocumentSummaryJson | None


Statement = TypeVar("Statement", bound=SaidBy)


def quote_title(statement: Statement) -> Statement:
    """Let the title of a document stand for the sentence where the title alone says it."""
    if not statement.sentence and statement.by:
        statement.sentence = statement.by.title
    return statement
