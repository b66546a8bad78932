"""A document among the hits, as JSON."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AliasPath, BeforeValidator, Field, computed_field

from indexer.query.model import IssuerName, Number, Phrase, Word
from indexer.relations.validity.statuses import Validity
from indexer.results import TextPart
from search_app import wording
from search_app.addresses.links import web_address
from search_app.api.cautions_json import CautionJson
from search_app.api.history.versions_json import NewerVersionJson
from search_app.api.json_model import Count, Day, DescribedBy, JsonModel, Page
from search_app.presenters.standing.ends_to_come import end_to_come
from search_app.wording import api_fields

ReasonType = Literal["word", "phrase", "number", "issuer"]
_TYPES: dict[type, ReasonType] = {
    Word: "word",
    Phrase: "phrase",
    Number: "number",
    IssuerName: "issuer",
}


class PartJson(JsonModel):
    """A piece of text."""

    text: str
    match: bool


Parts = list[Annotated[TextPart, DescribedBy(PartJson)]]
"""A text in pieces."""


class SnippetPlaceJson(JsonModel):
    """Where a snippet stands, in an attachment."""

    attachment: Count = Field(validation_alias="number", description=api_fields.ATTACHMENT_NUMBER)
    title: str = Field(description=api_fields.ATTACHMENT_TITLE)
    page: int | None = Field(description=api_fields.ATTACHMENT_PAGE)


class ReasonJson(JsonModel):
    """How a hit matches one word, phrase, number or issuer of the query."""

    text: str = Field(
        validation_alias=AliasPath("asked", "text"), description=api_fields.ASKED_TEXT
    )
    type: Annotated[ReasonType, BeforeValidator(lambda asked: _TYPES[asked.__class__])] = Field(
        validation_alias="asked"
    )
    title: Count = Field(description=api_fields.TIMES_IN_TITLE)
    body: Count = Field(description=api_fields.TIMES_IN_BODY)
    holds: bool
    forms: list[str]


class HitJson(JsonModel):
    """A document among the hits; `url` is the original's address, `page` that of its page here."""

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
    valid_until: Day | None = Field(description=api_fields.VALID_UNTIL)
    amended: bool
    no_rule: bool = Field(description=api_fields.NO_RULE)
    topics: list[str]
    url: Annotated[str | None, BeforeValidator(web_address)]
    page: Page
    score: float
    duplicates: Count
    snippets: list[Parts]
    snippet_places: list[SnippetPlaceJson | None]
    reasons: list[ReasonJson]
    missing: list[str]
    recommended: bool
    newer_version: NewerVersionJson | None
    cautions: list[CautionJson] = Field(description=api_fields.CAUTIONS)

    @computed_field(description=api_fields.VALIDITY_SAID)  # type: ignore[prop-decorator]
    @property
    def validity_said(self) -> str:
        """How the document stands, as pages say it."""
        return wording.validity.stands(
            Validity(self.validity),
            stated=self.validity_stated,
            until=self.valid_until,
            no_rule=self.no_rule,
            to_come=end_to_come(self.cautions),
        )
