"""A checked draft, as JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Literal

from pydantic import AliasPath, BeforeValidator, Field, model_validator

from indexer.relations.effect_kinds import EffectKind
from indexer.results.reviews import CheckedDraft, CheckedReference
from indexer.results.versions import NewerVersion
from search_app.addresses.links import Links
from search_app.api.history.versions_json import NewerVersionJson
from search_app.api.json_model import Day, JsonModel
from search_app.api.references_json import (
    DocumentSummaryJson,
    PlaceJson,
    ReferenceJson,
    quote_title,
)
from search_app.review.draft_findings import FindingCode, findings, weight_of
from search_app.review.draft_page import said
from search_app.wording import api_fields

WeightJson = Annotated[
    Literal["wrong", "doubtful", "fine"], BeforeValidator(lambda weight: weight.name.lower())
]
PlaceInText = Callable[[int, int], tuple[int, int]]
"""Maps [start, end) in the body of a draft to [start, end) in the text as it was sent."""


class FindingJson(JsonModel):
    """One finding on a document that a draft names."""

    code: FindingCode = Field(description=api_fields.FINDING_CODE)
    weight: WeightJson = Field(validation_alias=AliasPath("code", "weight"))
    message: str = Field(description=api_fields.FINDING_MESSAGE)
    first_day: Day | None
    stated: bool
    clauses: str = Field(description=api_fields.AMENDED_CLAUSES)
    sentence: str
    by: DocumentSummaryJson | None = Field(description=api_fields.FOUND_IN)

    _title = model_validator(mode="after")(quote_title)


class CheckedTargetJson(DocumentSummaryJson):
    """A document that a draft names, and its newer version."""

    newer_version: NewerVersionJson | None


class CheckedJson(ReferenceJson):
    """A document that a draft names, with what was found out about it."""

    targets: Sequence[CheckedTargetJson]
    basis: bool
    effect: EffectKind | None = Field(validation_alias="kind")
    weight: WeightJson
    findings: list[FindingJson]
    sentence: str = Field(description=api_fields.FIRST_SENTENCE)
    place: PlaceJson | None = Field(description=api_fields.PLACE_IN_DRAFT)


class CheckJson(JsonModel):
    """A checked draft."""

    asof: Day
    citations: list[CheckedJson] = Field(description=api_fields.DRAFT_CITATIONS)
    indexed_on: Day
    index_version: str


def check_json(
    checked: CheckedDraft, newer: Mapping[str, NewerVersion], place: PlaceInText, links: Links
) -> CheckJson:
    """Make the answer: the documents that a draft names, in the order of its text.

    `newer` are their newer versions, by id.
    """
    references = [_reference(one, newer, place, links) for one in checked.references]
    return CheckJson.of(links, checked, citations=references)


def _reference(
    reference: CheckedReference,
    newer: Mapping[str, NewerVersion],
    place: PlaceInText,
    links: Links,
) -> CheckedJson:
    found = findings(reference)
    start, end = place(reference.place.start, reference.place.end)
    return CheckedJson.of(
        links,
        reference,
        targets=[
            CheckedTargetJson.of(links, one.document, newer_version=newer.get(one.document.id))
            for one in reference.targets
        ],
        weight=weight_of(found),
        findings=[FindingJson.of(links, one, message=said(one)) for one in found],
        place={"start": start, "end": end} if end else None,
    )
