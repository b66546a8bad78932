"""The page of a checked draft: its text with marks, and beside each paragraph what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.document import Document, ReadingNote
from indexer.relations.form_remarks import FormRemark
from indexer.results.relations import DocumentSummary, EffectOnThis
from indexer.results.reviews import CheckedDraft, CheckedReference
from search_app import wording
from search_app.addresses.links import Links
from search_app.presenters.relation_sections import DocumentLink, clauses_of, document_link
from search_app.review import draft_words
from search_app.review.draft_findings import beside_answers
from search_app.review.draft_words import FindingCount, NewerVersions
from search_app.review.finding_words import said
from search_app.wording import drafts, relations, report, review

REMARK = "remark"
"""The class of a mark that is on the form of the draft."""
MOST_TARGETS = 3
"""Documents of one citation that are listed: a code that is here in parts has more."""


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A piece of the draft: plain, or marked with the number and class of what was found there.

    `id` is that of the first mark of a finding, "" of others.
    """

    text: str
    number: int = 0
    kind: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidBeside:
    """A sentence of an answer, and the document and words that it rests on."""

    text: str
    sentence: str = ""
    by: DocumentLink | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationLine:
    """How quoted words stand in their document, and the passage there."""

    kind: str
    text: str
    stands: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationLine:
    """All that is said of one citation: two answers (引用核对, 效力), and what they rest on.

    `href` leads to the document where it bears the title as `written`; `targets` then names only
    its number, if that is not written. `marked`: it stands at a place of the text, to which a link
    leads.
    """

    number: int
    verdict: str
    label: str
    written: str
    role: str
    reasons: tuple[str, ...]
    ended: bool
    validity: SaidBeside | None
    beside: tuple[SaidBeside, ...]
    quotations: tuple[QuotationLine, ...]
    targets: tuple[DocumentLink, ...]
    href: str = ""
    more: str = ""
    marked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkLine:
    """The remarks on the form of one place of the draft, each with the rule that it rests on."""

    number: int
    texts: tuple[str, ...]
    rules: tuple[str, ...]
    marked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """A paragraph of the draft, and what was found in it."""

    pieces: tuple[TextPiece, ...]
    citations: tuple[CitationLine, ...]
    remarks: tuple[RemarkLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPage:
    """All that was found in a draft. `read` are notes on how its file was read."""

    summary: str
    counts: tuple[FindingCount, ...]
    rows: tuple[DraftRow, ...]
    read: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Marked:
    """A place of the body that is marked, and with what."""

    start: int
    end: int
    number: int
    kind: str


def present_draft(
    checked: CheckedDraft,
    newer: NewerVersions,
    document: Document,
    notes: Sequence[ReadingNote],
    links: Links,
) -> DraftPage:
    """The page of a checked draft; `notes` are on how its file was read."""
    day = wording.values.day(checked.indexed_on)
    lines = [
        citation_line(number, one, newer, day, links)
        for number, one in enumerate(checked.references, 1)
    ]
    remarks = list(enumerate(_by_place(checked.remarks), len(lines) + 1))
    marked = _marked(checked.references, remarks)
    return DraftPage(
        summary=drafts.summary(len(lines), wording.values.day(checked.asof)),
        counts=tuple(_counts(checked.references, remarks)),
        rows=tuple(_rows(document, marked, lines, remarks)),
        read=tuple(map(report.note, notes)),
        notes=tuple(
            filter(
                None,
                (
                    drafts.not_checked(checked.left_out) if checked.left_out else "",
                    drafts.means(day),
                    review.version(checked.index_version),
                ),
            )
        ),
    )


def citation_line(
    number: int, reference: CheckedReference, newer: NewerVersions, day: str, links: Links
) -> CitationLine:
    """All that is said of one citation; `day` is that of the index."""
    named = _named_as_written(reference)
    stands = draft_words.standing(reference, day)
    return CitationLine(
        number=number,
        verdict=reference.verdict.value,
        label=draft_words.verdict(reference),
        written=draft_words.written(reference),
        role=draft_words.role(reference),
        reasons=tuple(text for _, text in draft_words.reasons(reference)),
        ended=draft_words.has_ended(reference),
        validity=SaidBeside(
            text=stands.text,
            sentence=stands.sentence,
            by=document_link(stands.by, links) if stands.by else None,
        )
        if stands
        else None,
        beside=tuple(_beside(reference, newer, links)),
        quotations=tuple(
            QuotationLine(
                kind=one.verdict.value,
                text=draft_words.quotation(one),
                stands=one.stands if one.differences or one.article else "",
            )
            for one in reference.quotations
        ),
        href=links.document(named.id) if named else "",
        targets=tuple(_targets(reference, named, links)),
        more=drafts.more(max(0, len(reference.targets) - MOST_TARGETS)),
    )


def _named_as_written(reference: CheckedReference) -> DocumentSummary | None:
    """The one document that a citation leads to, where it bears the title that is written."""
    if len(reference.targets) != 1:
        return None
    document = reference.targets[0].document
    name = relations.marked("".join(document.title.split()))
    return document if name in draft_words.written(reference) else None


def _targets(
    reference: CheckedReference, named: DocumentSummary | None, links: Links
) -> Iterator[DocumentLink]:
    """The documents that a citation leads to; of one that it names alike only the other number."""
    if named is None:
        for target in reference.targets[:MOST_TARGETS]:
            yield document_link(target.document, links)
    elif named.document_number and named.document_number not in draft_words.written(reference):
        yield DocumentLink(named.document_number, links.document(named.id))


def _beside(
    reference: CheckedReference, newer: NewerVersions, links: Links
) -> Iterator[SaidBeside]:
    """What else is to be known: a newer version, doubts, amendments, a law that has ended."""
    version = draft_words.newer(reference, newer, links)
    if version is not None:
        yield SaidBeside(text=version.text, by=DocumentLink(version.title, version.href))
    for finding in beside_answers(reference):
        yield SaidBeside(
            text=said(finding),
            sentence=finding.sentence,
            by=document_link(finding.by, links) if finding.by else None,
        )
    for law in reference.interpreted:
        yield SaidBeside(
            text=draft_words.interpreted(law), by=document_link(law.by, links) if law.by else None
        )
    for effect in _partly(reference):
        yield SaidBeside(
            text=wording.relations.KINDS[effect.kind] + "".join(clauses_of(effect.clauses)),
            sentence=effect.sentence,
            by=document_link(effect.by, links),
        )


def _partly(reference: CheckedReference) -> Sequence[EffectOnThis]:
    """Further effects on a document that is not here, beside the one that its validity tells."""
    return reference.unseen[1:]


def _counts(
    references: Sequence[CheckedReference], remarks: Sequence[_Numbered]
) -> Iterator[FindingCount]:
    yield from draft_words.counts(references)
    if remarks:
        yield FindingCount(REMARK, f"{drafts.FORM} {len(remarks):,}", remarks[0][0])


def _by_place(remarks: Sequence[FormRemark]) -> Iterator[tuple[FormRemark, ...]]:
    """The remarks on each place together."""
    for _, several in groupby(remarks, lambda one: one.place):
        yield tuple(several)


_Numbered = tuple[int, tuple[FormRemark, ...]]
"""The remarks on one place, with their number on the page."""


def _marked(references: Sequence[CheckedReference], remarks: Iterable[_Numbered]) -> list[_Marked]:
    """All places of findings, in order; on one place citations come before remarks."""
    found = [
        _Marked(mark.start, mark.end, number, one.verdict.value)
        for number, one in enumerate(references, 1)
        for mark in one.marks
    ]
    found += [
        _Marked(several[0].place.start, several[0].place.end, number, REMARK)
        for number, several in remarks
    ]
    return sorted(found, key=lambda one: (one.start, one.kind == REMARK))


def _rows(
    document: Document,
    marked: Sequence[_Marked],
    lines: Sequence[CitationLine],
    remarks: Sequence[_Numbered],
) -> Iterator[DraftRow]:
    """A row for each paragraph; what stands at no place of the text is said with the first.

    Of places that overlap the first one is marked.
    """
    by_number = {line.number: line for line in lines}
    said_of = dict(remarks)
    shown = _shown(marked)
    first_at = {one.number: one.start for one in reversed(marked)}
    linked = {one.number for one in shown}
    numbers = sorted((*by_number, *said_of), key=lambda number: first_at.get(number, 0))
    told: set[int] = set()
    at = next_mark = next_number = 0
    for paragraph in document.paragraphs:
        end = at + len(paragraph.text)
        pieces: list[TextPiece] = []
        begin = at
        while next_mark < len(shown) and shown[next_mark].start < end:
            mark = shown[next_mark]
            pieces.append(TextPiece(paragraph.text[begin - at : mark.start - at]))
            text = paragraph.text[mark.start - at : mark.end - at]
            id = "" if mark.number in told else f"m{mark.number}"
            pieces.append(TextPiece(text, mark.number, mark.kind, id))
            told.add(mark.number)
            begin = mark.end
            next_mark += 1
        pieces.append(TextPiece(paragraph.text[begin - at :]))
        stop = next_number
        while stop < len(numbers) and first_at.get(numbers[stop], 0) < end:
            stop += 1
        here, next_number = numbers[next_number:stop], stop
        yield DraftRow(
            pieces=tuple(piece for piece in pieces if piece.text),
            citations=tuple(
                replace(by_number[n], marked=n in linked) for n in here if n in by_number
            ),
            remarks=tuple(
                replace(_remark(n, said_of[n]), marked=n in linked) for n in here if n in said_of
            ),
        )
        at = end + 1


def _shown(marked: Sequence[_Marked]) -> list[_Marked]:
    """Of places that overlap the first one."""
    found: list[_Marked] = []
    free = 0
    for one in marked:
        if one.start >= free and one.end > one.start:
            found.append(one)
            free = one.end
    return found


def _remark(number: int, several: Sequence[FormRemark]) -> RemarkLine:
    return RemarkLine(
        number=number,
        texts=tuple(drafts.remark(one.fault, one.right) for one in several),
        rules=tuple(
            dict.fromkeys(rule for one in several for rule in drafts.form_rules(one.fault))
        ),
    )
