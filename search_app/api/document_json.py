"""A document with its whole text, as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NotRequired

from pydantic import ConfigDict, Field, with_config

# Pydantic reads the one of `typing` only from Python 3.12 on.
from typing_extensions import TypedDict

from corpus.document import Document, NoteKind
from corpus.document_record import as_record
from indexer.relations.grammar.find_statements import find_statements
from indexer.relations.statements_record import statements_record
from indexer.results import Duplicate
from indexer.results.change_lists import TakenUp
from indexer.results.versions import DocumentVersions
from search_app.addresses.links import Links
from search_app.api.history.versions_json import ContainedChangeJson, NewerVersionJson
from search_app.api.json_model import Count, Day, JsonModel, Page
from search_app.api.statements_json import StatementsJson
from search_app.wording import api_fields


@with_config(ConfigDict(extra="forbid"))
class StructureJson(TypedDict):
    """A heading, an article, a table or a signature in the text.

    A typed dict, because `level` and `name` are absent where they do not apply; a model would have
    to send null.
    """

    kind: str
    start: Count
    end: Count
    attachment: Count
    level: NotRequired[int]
    name: NotRequired[str]


class AttachmentJson(JsonModel):
    """An attachment of a document."""

    number: Count
    title: str
    extracted: bool


class NoteJson(JsonModel):
    """What a text does not show of its file."""

    kind: NoteKind = Field(description=api_fields.NOTE_KIND)
    attachment: Count
    count: Count = Field(description=api_fields.NOTE_COUNT)
    pages: list[Count] = Field(description=api_fields.NOTE_PAGES)


class HistoryEventJson(JsonModel):
    """An event in the history of a text."""

    day: Day = Field(description=api_fields.HISTORY_DAY)
    text: str = Field(description=api_fields.HISTORY_TEXT)


class DuplicateJson(JsonModel):
    """A document that is the same text."""

    id: str
    source: str
    title: str
    dated_on: Day | None
    document_number: str | None
    page: Page


class DocumentJson(JsonModel):
    """A document, what its text states, and those that are the same text.

    Its own fields are those of `corpus.document_record`, as `policy-search read` prints them.
    """

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
    history: list[HistoryEventJson]
    body: str
    rules: dict[str, str]
    places: dict[str, list[int]]
    structure: list[StructureJson]
    attachments: list[AttachmentJson]
    notes: list[NoteJson]
    page: Page
    statements: StatementsJson
    duplicates: list[DuplicateJson]
    newer_version: NewerVersionJson | None
    contains: list[ContainedChangeJson]
    taken_up: Day | None = Field(description=api_fields.TAKEN_UP)
    taken_up_or_before: bool = Field(description=api_fields.TAKEN_UP_OR_BEFORE)


def document_json(
    document: Document,
    duplicates: Sequence[Duplicate],
    versions: DocumentVersions,
    taken_up: TakenUp | None,
    links: Links,
) -> DocumentJson:
    """Make the answer; of the documents with the same text the most official comes first."""
    return DocumentJson.of(
        links,
        **as_record(document),
        statements=statements_record(find_statements(document), document),
        duplicates=duplicates,
        newer_version=versions.newer,
        contains=versions.contains,
        taken_up=taken_up.day if taken_up else None,
        taken_up_or_before=bool(taken_up and taken_up.or_before),
    )
