"""What a clean-up has to see: rows by reason, a page of them at a time, or all as a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from indexer.query.model import Query
from indexer.results import Hit
from indexer.results.relations import DocumentSummary
from indexer.results.reviews import CleanUpItem, CleanUpReason
from search_app import wording
from search_app.addresses.links import Links
from search_app.presenters.relation_sections import DocumentLink, document_link
from search_app.review.clean_up_answer import CleanUpAnswer, PresumedExpiry
from search_app.review.opinions import NONE, Opinion, Opinions
from search_app.wording import review

LISTED = 50
"""Rows of a page; the file has them all."""


class ReasonGroup(StrEnum):
    """The groups of the list, in their order; the last is the operator's, and no validity."""

    EXPIRES = CleanUpReason.EXPIRES.value
    BASIS_ENDED = CleanUpReason.BASIS_ENDED.value
    ORGAN_RENAMED = CleanUpReason.ORGAN_RENAMED.value
    PRESUMED = "presumed"


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanUpRow:
    """A document of the list: why it is on it, and the sentence and document that say so.

    `copies` are others of its title that are on the list for the same reason and sentence.
    """

    group: ReasonGroup
    document: DocumentSummary | Hit
    why: str
    sentence: str = ""
    by: DocumentSummary | None = None
    copies: tuple[DocumentSummary | Hit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanUpLine:
    """A row on the page, with what is filled in for its document."""

    id: str
    document: DocumentLink
    dated: str
    why: str
    sentence: str
    by: DocumentLink | None
    copies: tuple[DocumentLink, ...]
    copied: str
    opinion: Opinion


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanUpGroup:
    """The rows of a reason on this page; `title` says how many there are on all of them."""

    name: str
    title: str
    note: str
    lines: tuple[CleanUpLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedReason:
    """How many rows have a reason, and the page on which they begin."""

    label: str
    count: str
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanUpPage:
    """All that the page shows; `carried` was filled in on other pages and goes along."""

    summary: str
    counts: tuple[CountedReason, ...]
    groups: tuple[CleanUpGroup, ...]
    page: int
    last: int
    position: str
    carried: tuple[tuple[str, Opinion], ...]
    notes: tuple[str, ...]
    csv: str
    xlsx: str
    address: str


def clean_up_rows(answer: CleanUpAnswer) -> list[CleanUpRow]:
    """The rows of the list in the order of the groups, copies folded."""
    items = [
        CleanUpRow(
            group=ReasonGroup(one.reason.value),
            document=one.document,
            why=why(one),
            sentence=one.sentence,
            by=one.by,
        )
        for one in answer.found.documents
    ]
    presumed = [
        CleanUpRow(group=ReasonGroup.PRESUMED, document=one.document, why=_presumed(one))
        for one in answer.presumed
    ]
    rows = [*items, *presumed]
    order = list(ReasonGroup)
    rows.sort(key=lambda row: order.index(row.group))
    folded: dict[tuple[str, ...], CleanUpRow] = {}
    for row in rows:
        number = row.document.document_number or ""
        key = (row.group, row.document.title, number, row.why, row.sentence)
        first = folded.get(key)
        folded[key] = replace(first, copies=(*first.copies, row.document)) if first else row
    return list(folded.values())


def present_clean_up(
    answer: CleanUpAnswer,
    query: Query,
    days: int,
    page: int,
    opinions: Opinions,
    links: Links,
) -> CleanUpPage:
    """A page of the clean-up list among the matches of a query, with what was filled in."""
    found, rows = answer.found, clean_up_rows(answer)
    last = max(1, -(-len(rows) // LISTED))
    page = min(page, last)
    shown = rows[(page - 1) * LISTED : page * LISTED]
    here = {row.document.id for row in shown}
    return CleanUpPage(
        summary=summary(answer),
        counts=tuple(_counts(rows)),
        groups=tuple(_groups(rows, shown, opinions, links)),
        page=page,
        last=last,
        position=wording.results.of_pages(page, last),
        carried=tuple((id, one) for id, one in opinions.items() if id not in here),
        notes=(
            review.listed_by(wording.values.day(found.indexed_on)),
            review.version(found.index_version),
        ),
        csv=links.clean_up(query, days, "csv"),
        xlsx=links.clean_up(query, days, "xlsx"),
        address=links.clean_up(query, days),
    )


def summary(answer: CleanUpAnswer) -> str:
    """How much is due."""
    found = answer.found
    total = found.total + len(answer.presumed)
    return review.clean_up_summary(
        total, wording.values.day(found.asof), wording.values.day(found.until)
    )


def clean_up_cells(answer: CleanUpAnswer, opinions: Opinions, links: Links) -> Iterator[list[str]]:
    """The rows of the file, parallel to `wording.review.CLEAN_UP_COLUMNS`, copies apart."""
    for row in clean_up_rows(answer):
        filled = opinions.get(row.document.id, NONE)
        for document in (row.document, *row.copies):
            yield [
                review.REASON_GROUPS[row.group],
                document.title,
                document.document_number or "",
                _iso(document.dated_on),
                row.why,
                row.sentence,
                wording.relations.named(row.by.title, row.by.document_number) if row.by else "",
                links.absolute(links.document(document.id)),
                filled.decision,
                filled.reason,
            ]


def why(one: CleanUpItem) -> str:
    """Say why a document is on the list."""
    day = wording.values.day(one.day) if one.day else ""
    match one.reason:
        case CleanUpReason.EXPIRES:
            return review.expires(day)
        case CleanUpReason.BASIS_ENDED:
            return (
                review.absent_basis_ended(one.absent, day)
                if one.absent
                else review.basis_ended(day)
            )
        case CleanUpReason.ORGAN_RENAMED:
            return "".join(
                review.organ_renamed(organ.name, organ.now, organ.by, exact=organ.exact)
                for organ in one.renamed
            )


def _presumed(one: PresumedExpiry) -> str:
    rule = one.rule
    place = wording.document.region(rule.region) or rule.region
    since = wording.values.day(one.since)
    return review.presumed(place, rule.kind, rule.years, since, rule.basis)


def _counts(rows: Sequence[CleanUpRow]) -> Iterator[CountedReason]:
    for group in ReasonGroup:
        places = [place for place, row in enumerate(rows) if row.group is group]
        if places:
            yield CountedReason(
                label=review.REASON_GROUPS[group],
                count=f"{len(places):,}",
                page=places[0] // LISTED + 1,
            )


def _groups(
    rows: Sequence[CleanUpRow], shown: Sequence[CleanUpRow], opinions: Opinions, links: Links
) -> Iterator[CleanUpGroup]:
    for group in ReasonGroup:
        lines = tuple(_line(row, opinions, links) for row in shown if row.group is group)
        if lines:
            count = sum(row.group is group for row in rows)
            yield CleanUpGroup(
                name=group.value,
                title=wording.relations.counted(review.REASON_GROUPS[group], count),
                note=review.PRESUMED_NOTE if group is ReasonGroup.PRESUMED else "",
                lines=lines,
            )


def _line(row: CleanUpRow, opinions: Opinions, links: Links) -> CleanUpLine:
    dated = row.document.dated_on
    return CleanUpLine(
        id=row.document.id,
        document=_link(row.document, links),
        dated=wording.values.day(dated) if dated else "",
        why=row.why,
        sentence=row.sentence,
        by=document_link(row.by, links) if row.by else None,
        copies=tuple(_link(one, links) for one in row.copies),
        copied=wording.duplicates.others(len(row.copies)) if row.copies else "",
        opinion=opinions.get(row.document.id, NONE),
    )


def _link(document: DocumentSummary | Hit, links: Links) -> DocumentLink:
    said = wording.relations.named(document.title, document.document_number)
    return DocumentLink(said, links.document(document.id))


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
