"""The page of a checked draft: the documents that it names, the wrong ones first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from indexer.relations.validity.statuses import Validity
from indexer.results.reviews import CheckedDraft, CheckedReference
from indexer.results.versions import NewerVersion
from search_app import wording
from search_app.addresses.links import Links
from search_app.presenters.relation_sections import DocumentLink, clauses_of, document_link
from search_app.presenters.version_lines import VersionLine, newer_line
from search_app.review.draft_findings import Finding, FindingCode, Weight, findings, weight_of
from search_app.wording import relations, review


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLine:
    """One finding on a document that a draft names, and the sentence that says so."""

    label: str
    sentence: str = ""
    by: DocumentLink | None = None


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A document that a draft names, and its newer version where it has one."""

    link: DocumentLink
    newer: VersionLine | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceLine:
    """A document that a draft names: as written, what it leads to, what was found."""

    weight: str
    written: str
    role: str
    sentence: str
    targets: tuple[TargetLine, ...]
    findings: tuple[FindingLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPage:
    """All that was found in a draft; `lines` by weight, those of one weight in its order."""

    summary: str
    lines: tuple[ReferenceLine, ...]
    notes: tuple[str, ...]


def present_draft(
    checked: CheckedDraft, newer: Mapping[str, NewerVersion], links: Links
) -> DraftPage:
    """The page of a checked draft; `newer` are the newer versions of what it names, by id."""
    lines = [_line(reference, newer, links) for reference in checked.references]
    lines.sort(key=lambda line: Weight[line.weight])
    count = {w: sum(line.weight == w.name for line in lines) for w in Weight}
    return DraftPage(
        summary=review.summary(
            len(lines),
            count[Weight.WRONG],
            count[Weight.DOUBTFUL],
            wording.values.day(checked.asof),
        ),
        lines=tuple(lines),
        notes=(
            review.silence(wording.values.day(checked.indexed_on)),
            review.version(checked.index_version),
        ),
    )


def _line(
    reference: CheckedReference, newer: Mapping[str, NewerVersion], links: Links
) -> ReferenceLine:
    reached, found = reference.reached, findings(reference)
    role = (
        relations.KINDS[reference.kind]
        if reference.kind
        else relations.BASIS
        if reference.basis
        else relations.CITATIONS
    )
    return ReferenceLine(
        weight=weight_of(found).name,
        written=relations.as_written(reached.number, reached.title) + reached.clauses,
        role=role,
        sentence=reference.sentence,
        targets=tuple(
            TargetLine(
                document_link(target.document, links),
                newer_line(later, links) if (later := newer.get(target.document.id)) else None,
            )
            for target in reference.targets
        ),
        findings=tuple(
            FindingLine(
                label=said(finding),
                sentence=finding.sentence,
                by=document_link(finding.by, links) if finding.by else None,
            )
            for finding in found
        ),
    )


_ENDED = {
    FindingCode.REPEALED: Validity.REPEALED,
    FindingCode.PARTLY_EXPIRED: Validity.PARTIAL,
}


def said(finding: Finding) -> str:
    """Say a finding in words."""
    code, of = finding.code, finding.of
    if code in review.FINDINGS:
        return review.FINDINGS[code]
    since = wording.values.day(finding.first_day) if finding.first_day else ""
    if of is None:
        return review.ended(_ENDED[code], since, "".join(clauses_of(finding.clauses)))
    if code is FindingCode.OTHER_VERSION:
        day = of.document.dated_on
        return review.other_version(
            of.document.document_number or "", wording.values.day(day) if day else ""
        )
    if code is FindingCode.TITLE_DIFFERS:
        return review.other_title(of.document.title)
    if code is FindingCode.NUMBER_DIFFERS:
        return review.other_number(of.document.document_number or "")
    if code is FindingCode.AMENDED:
        return review.amended(since, "".join(clauses_of(finding.clauses)))
    return review.stands(of.validity.validity, since, stated=finding.stated)
