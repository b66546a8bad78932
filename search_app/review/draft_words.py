"""What is said of one citation of a draft: the same words in page, API, report and terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from indexer.relations.citation_verdicts import CitationVerdict, QuotationVerdict
from indexer.relations.validity.statuses import Ground, Validity
from indexer.results.relations import DocumentSummary, ShownValidity
from indexer.results.reviews import CheckedQuotation, CheckedReference, InterpretedLaw
from indexer.results.versions import NewerVersion
from search_app import wording
from search_app.addresses.links import Links
from search_app.presenters.standing.ends_to_come import end_to_come, whole_end_to_come
from search_app.presenters.version_lines import VersionLine, newer_line
from search_app.wording import drafts, relations

NewerVersions = Mapping[str, NewerVersion]
"""The newer versions of the documents that a draft cites, by the ids of these."""


@dataclass(frozen=True, slots=True)
class FindingCount:
    """How many citations have a verdict or have ended, or quotations that are not right.

    `first` is the number of the first one.
    """

    kind: str
    label: str
    first: int


_ENDED = (Validity.REPEALED, Validity.EXPIRED, Validity.PARTIAL)


def has_ended(reference: CheckedReference) -> bool:
    """Whether a cited document holds no longer, or not in full, which every reader has to see."""
    return reference.validity is not None and reference.validity.validity in _ENDED


def counts(references: Sequence[CheckedReference]) -> Iterator[FindingCount]:
    """The counts of the verdicts that occur, of what has ended, and of wrong quotations."""
    for verdict in CitationVerdict:
        numbers = [n for n, one in enumerate(references, 1) if one.verdict is verdict]
        if numbers:
            yield FindingCount(verdict.value, drafts.count(verdict, len(numbers)), numbers[0])
    numbers = [n for n, one in enumerate(references, 1) if has_ended(one)]
    if numbers:
        yield FindingCount("ended", drafts.ended_count(len(numbers)), numbers[0])
    for said in (QuotationVerdict.DIFFERS, QuotationVerdict.NOT_FOUND):
        numbers = [
            n
            for n, one in enumerate(references, 1)
            for quoted in one.quotations
            if quoted.verdict is said
        ]
        if numbers:
            label = drafts.quotation_count(said, len(numbers))
            yield FindingCount(f"quote-{said.value}", label, numbers[0])


def written(reference: CheckedReference) -> str:
    """A citation as the draft writes it: title, number, version and articles.

    Behind a name that says less (该法第九条, 《办法》) stands the title that it goes back to.
    """
    reached = reference.reached
    if reference.written:
        title = "".join((reached.title or "").split())
        told = title in reference.written or reached.number
        return reference.written + ("" if told else f"（{relations.marked(title)}）")
    version = f"（{reference.said_version}）" if reference.said_version else ""
    return relations.as_written(reached.number, reached.title) + version + reached.clauses


def role(reference: CheckedReference) -> str:
    """What the draft does with the document: it rests on it, cites it, or changes it."""
    if reference.kind:
        return relations.KINDS[reference.kind]
    return relations.BASIS if reference.basis else relations.CITATIONS


def verdict(reference: CheckedReference) -> str:
    """Whether the citation is right (引用核对)."""
    return drafts.verdict_label(reference.verdict, reference.reasons)


def reasons(reference: CheckedReference) -> Iterator[tuple[str, str]]:
    """Why it is not simply right, as codes with their sentences."""
    target = reference.targets[0].document if reference.targets else None
    for code in reference.reasons:
        yield (
            code.value,
            drafts.reason(
                code,
                title=relations.marked(target.title) if target else "",
                number=(target.document_number or "") if target else "",
                day=wording.values.day(target.dated_on) if target and target.dated_on else "",
                said=reference.said_version,
                clauses="、".join(reference.missing_clauses),
            ),
        )


class Standing(NamedTuple):
    """How a cited document stands (效力): in words, and the sentence and document that say so."""

    text: str
    sentence: str
    by: DocumentSummary | None


def standing(reference: CheckedReference, day: str) -> Standing | None:
    """How a cited document stands; `day` is that of the index. None where it is not here."""
    shown = reference.validity
    if shown is None:
        return None
    if shown.validity is Validity.UNSTATED and reference.targets:
        cautions = reference.targets[0].cautions
        if (end := whole_end_to_come(cautions)) is not None:
            return Standing(end_to_come(cautions), end.sentence, end.by)
    return Standing(_validity(shown, day), shown.sentence, shown.by)


def _validity(shown: ShownValidity, day: str) -> str:
    if shown.ground is Ground.NO_RULE:
        return wording.validity.NO_RULE
    if shown.validity is Validity.UNSTATED:
        return wording.validity.silence(day)
    since = wording.values.day(shown.first_day) if shown.first_day else ""
    return drafts.stands(shown.validity, since, stated=shown.stated).removesuffix("。")


def newer(reference: CheckedReference, versions: NewerVersions, links: Links) -> VersionLine | None:
    """That the cited text is an older version (旧版), or will be one; None where it is neither."""
    if not reference.targets or reference.validity is None:
        return None
    found = versions.get(reference.targets[0].document.id)
    return newer_line(found, links) if found else None


def interpreted(law: InterpretedLaw) -> str:
    """That the law which the cited interpretation interprets has ended."""
    since = wording.values.day(law.first_day) if law.first_day else ""
    return drafts.interpreted(relations.marked(law.title), law.validity, since)


def quotation(found: CheckedQuotation) -> str:
    """How quoted words stand in their document, with what differs."""
    said = drafts.quotation(found.verdict, found.article)
    told = "；".join(drafts.difference(one.said, one.stands) for one in found.differences)
    return f"{said}：{told}" if told else said
