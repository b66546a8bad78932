"""A checked draft, as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Annotated, Literal

from pydantic import AliasPath, BeforeValidator, Field, model_validator

from indexer.relations.citation_verdicts import CitationVerdict, QuotationVerdict, VerdictReason
from indexer.relations.effect_kinds import EffectKind
from indexer.relations.form_remarks import FormFault, FormRemark
from indexer.relations.statements import Place
from indexer.results.reviews import CheckedDraft, CheckedQuotation, CheckedReference
from search_app import wording
from search_app.addresses.links import Links
from search_app.api.cautions_json import CautionJson
from search_app.api.history.versions_json import NewerVersionJson
from search_app.api.json_model import Count, Day, JsonModel
from search_app.api.references_json import (
    DocumentSummaryJson,
    PlaceJson,
    ReferenceJson,
    quote_title,
)
from search_app.review import draft_words
from search_app.review.draft_findings import FindingCode, findings, weight_of
from search_app.review.draft_words import NewerVersions
from search_app.review.finding_words import said
from search_app.wording import api_fields, drafts

WeightJson = Annotated[
    Literal["wrong", "doubtful", "fine"], BeforeValidator(lambda weight: weight.name.lower())
]
ValidityCode = Literal[
    "valid", "not_yet_in_force", "partly_expired", "expired", "repealed", "unstated"
]
PlaceInText = Callable[[int, int], tuple[int, int]]
"""Maps [start, end) in the body of a draft to [start, end) in the text as it was sent."""


def as_read(start: int, end: int) -> tuple[int, int]:
    """The places of a text that was read from a file: they are those of its body."""
    return start, end


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


class VerdictReasonJson(JsonModel):
    """Why a citation is not simply right."""

    code: VerdictReason = Field(description=api_fields.VERDICT_REASON)
    message: str = Field(description=api_fields.VERDICT_MESSAGE)


class VerdictJson(JsonModel):
    """Whether a citation is right (引用核对)."""

    code: CitationVerdict = Field(description=api_fields.VERDICT)
    label: str = Field(description=api_fields.VERDICT_LABEL)
    reasons: list[VerdictReasonJson] = Field(description=api_fields.VERDICT_REASONS)
    missing_clauses: list[str] = Field(description=api_fields.MISSING_CLAUSES)


class CitedValidityJson(JsonModel):
    """How the document that a citation means stands (效力)."""

    code: ValidityCode = Field(description=api_fields.VALIDITY_CODE)
    label: str = Field(description=api_fields.VALIDITY_LABEL)
    first_day: Day | None
    stated: bool
    sentence: str
    by: DocumentSummaryJson | None = Field(description=api_fields.FOUND_IN)

    _title = model_validator(mode="after")(quote_title)


class WordDifferenceJson(JsonModel):
    """Words of a quotation, and those that stand in the document in their place."""

    said: str = Field(description=api_fields.WORDS_SAID)
    stands: str = Field(description=api_fields.WORDS_STAND)


class QuotationJson(JsonModel):
    """Words that a draft quotes beside a citation, compared with the document."""

    code: QuotationVerdict = Field(description=api_fields.QUOTATION)
    label: str = Field(description=api_fields.QUOTATION_LABEL)
    text: str = Field(description=api_fields.QUOTED)
    place: PlaceJson | None = Field(description=api_fields.PLACE_OF_QUOTATION)
    stands: str = Field(description=api_fields.QUOTATION_STANDS)
    article: str = Field(description=api_fields.QUOTATION_ARTICLE)
    differences: list[WordDifferenceJson] = Field(description=api_fields.DIFFERENCES)


class InterpretedLawJson(JsonModel):
    """A law that a cited interpretation interprets and that has ended."""

    title: str
    validity: str = Field(description=api_fields.VALIDITY_ON_DAY)
    first_day: Day | None
    by: DocumentSummaryJson | None = Field(description=api_fields.FOUND_IN)
    message: str = Field(description=api_fields.INTERPRETED_MESSAGE)


class FormRemarkJson(JsonModel):
    """A remark on the form of the draft."""

    code: FormFault = Field(description=api_fields.FORM_FAULT)
    message: str = Field(description=api_fields.FORM_MESSAGE)
    rule: str = Field(description=api_fields.FORM_RULE)
    written: str = Field(description=api_fields.FORM_WRITTEN)
    right: str = Field(description=api_fields.FORM_RIGHT)
    place: PlaceJson | None = Field(description=api_fields.PLACE_IN_DRAFT)


class CheckedTargetJson(DocumentSummaryJson):
    """A document that a draft names, its newer version, and what else has to be known of it."""

    newer_version: NewerVersionJson | None
    cautions: list[CautionJson] = Field(description=api_fields.CAUTIONS)


class CheckedJson(ReferenceJson):
    """A citation of a draft, with what was found out about it."""

    targets: Sequence[CheckedTargetJson]
    version: str = Field(validation_alias="said_version", description=api_fields.SAID_VERSION)
    basis: bool
    effect: EffectKind | None = Field(validation_alias="kind")
    verdict: VerdictJson = Field(description=api_fields.CITATION_VERDICT)
    validity: CitedValidityJson | None = Field(description=api_fields.CITED_VALIDITY)
    quotations: list[QuotationJson] = Field(description=api_fields.QUOTATIONS)
    interpreted: list[InterpretedLawJson] = Field(description=api_fields.INTERPRETED)
    marks: list[PlaceJson] = Field(description=api_fields.MARKS)
    weight: WeightJson
    findings: list[FindingJson]
    sentence: str = Field(description=api_fields.FIRST_SENTENCE)
    place: PlaceJson | None = Field(description=api_fields.PLACE_IN_DRAFT)


class VerdictCountsJson(JsonModel):
    """How many citations have each verdict."""

    match: Count = Field(description=drafts.VERDICTS[CitationVerdict.MATCH])
    partial: Count = Field(description=drafts.VERDICTS[CitationVerdict.PARTIAL])
    mismatch: Count = Field(description=drafts.VERDICTS[CitationVerdict.MISMATCH])
    not_held: Count = Field(description=drafts.VERDICTS[CitationVerdict.NOT_HELD])
    undetermined: Count = Field(description=drafts.VERDICTS[CitationVerdict.UNDETERMINED])


class CheckJson(JsonModel):
    """A checked draft."""

    asof: Day
    counts: VerdictCountsJson = Field(description=api_fields.VERDICT_COUNTS)
    citations: list[CheckedJson] = Field(description=api_fields.DRAFT_CITATIONS)
    remarks: list[FormRemarkJson] = Field(description=api_fields.FORM_REMARKS)
    left_out: Count = Field(description=api_fields.CITATIONS_LEFT_OUT)
    text: str | None = Field(description=api_fields.TEXT_OF_FILE)
    notes: list[str] = Field(description=api_fields.NOTES_OF_FILE)
    indexed_on: Day
    index_version: str


def check_json(
    checked: CheckedDraft,
    newer: NewerVersions,
    place: PlaceInText,
    links: Links,
    text: str | None = None,
    notes: tuple[str, ...] = (),
) -> CheckJson:
    """Make the answer: the citations of a draft, in the order of its text.

    `newer` are the newer versions of what they mean, by id. `text` is what was read of a file,
    `notes` what is to be known of how it was read.
    """
    counts = {
        verdict.value: sum(one.verdict is verdict for one in checked.references)
        for verdict in CitationVerdict
    }
    return CheckJson.of(
        links,
        checked,
        counts=VerdictCountsJson.model_validate(counts),
        citations=[_reference(one, checked, newer, place, links) for one in checked.references],
        remarks=[_remark(one, place, links) for one in checked.remarks],
        text=text,
        notes=list(notes),
    )


def _reference(
    reference: CheckedReference,
    checked: CheckedDraft,
    newer: NewerVersions,
    place: PlaceInText,
    links: Links,
) -> CheckedJson:
    shown = reference.validity
    cited = reference.targets[0].document.id if reference.targets else ""
    found = findings(reference, newer.get(cited) if shown else None)
    verdict = VerdictJson(
        code=reference.verdict,
        label=draft_words.verdict(reference),
        reasons=[
            VerdictReasonJson(code=VerdictReason(code), message=text)
            for code, text in draft_words.reasons(reference)
        ],
        missing_clauses=list(reference.missing_clauses),
    )
    stands = draft_words.standing(reference, wording.values.day(checked.indexed_on))
    return CheckedJson.of(
        links,
        reference,
        targets=[
            CheckedTargetJson.of(
                links,
                one.document,
                newer_version=newer.get(one.document.id),
                cautions=one.cautions,
            )
            for one in reference.targets
        ],
        verdict=verdict,
        validity=CitedValidityJson.of(
            links,
            shown,
            code=drafts.VALIDITY_CODES[shown.validity],
            label=stands.text,
        )
        if shown and stands
        else None,
        quotations=[_quotation(one, place, links) for one in reference.quotations],
        interpreted=[
            InterpretedLawJson.of(links, law, message=draft_words.interpreted(law))
            for law in reference.interpreted
        ],
        marks=list(_marks(reference, place)),
        weight=weight_of(found),
        findings=[FindingJson.of(links, one, message=said(one)) for one in found],
        place=_placed(reference.place, place),
    )


def _quotation(one: CheckedQuotation, place: PlaceInText, links: Links) -> QuotationJson:
    return QuotationJson.of(
        links,
        one,
        code=one.verdict,
        label=drafts.QUOTATIONS[one.verdict],
        place=_placed(one.place, place),
    )


def _remark(one: FormRemark, place: PlaceInText, links: Links) -> FormRemarkJson:
    return FormRemarkJson.of(
        links,
        one,
        code=one.fault,
        message=drafts.remark(one.fault, one.right),
        rule=drafts.form_rule(one.fault),
        place=_placed(one.place, place),
    )


def _marks(reference: CheckedReference, place: PlaceInText) -> Iterator[PlaceJson]:
    for mark in reference.marks:
        if (found := _placed(mark, place)) is not None:
            yield found


def _placed(one: Place, place: PlaceInText) -> PlaceJson | None:
    """A place in the text as it was sent; None for what stands in no text."""
    start, end = place(one.start, one.end)
    return PlaceJson(start=start, end=end) if end else None
