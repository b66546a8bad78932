"""What a clean-up has to see, as a table; and the columns of its file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.query.model import Query
from indexer.results.reviews import CleanUpItem, CleanUpList, CleanUpReason
from search_app import wording
from search_app.addresses.links import Links
from search_app.presenters.relation_sections import DocumentLink, document_link
from search_app.wording import review

LISTED = 200
"""Rows on the page; the file has them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanUpLine:
    """A document of the list: why it is on it, and the sentence and document that say so."""

    document: DocumentLink
    why: str
    sentence: str
    by: DocumentLink | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanUpPage:
    """All that the page shows; `rest` says how many are left out."""

    summary: str
    lines: tuple[CleanUpLine, ...]
    rest: str
    notes: tuple[str, ...]
    csv: str
    xlsx: str


def present_clean_up(found: CleanUpList, query: Query, days: int, links: Links) -> CleanUpPage:
    """The page of the clean-up list among the matches of a query."""
    left = found.total - len(found.documents)
    return CleanUpPage(
        summary=review.clean_up_summary(
            found.total, wording.values.day(found.asof), wording.values.day(found.until)
        ),
        lines=tuple(_line(one, links) for one in found.documents),
        rest=review.clean_up_rest(left) if left > 0 else "",
        notes=(
            review.listed_by(wording.values.day(found.indexed_on)),
            review.version(found.index_version),
        ),
        csv=links.clean_up(query, days, "csv"),
        xlsx=links.clean_up(query, days, "xlsx"),
    )


def clean_up_rows(found: CleanUpList, links: Links) -> Iterator[list[str]]:
    """The rows of the file, parallel to `wording.review.CLEAN_UP_COLUMNS`; the last is to fill."""
    for one in found.documents:
        document = one.document
        yield [
            document.title,
            document.document_number or "",
            document.dated_on.isoformat() if document.dated_on else "",
            why(one),
            one.sentence,
            wording.relations.named(one.by.title, one.by.document_number) if one.by else "",
            links.absolute(links.document(document.id)),
            "",
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


def _line(one: CleanUpItem, links: Links) -> CleanUpLine:
    return CleanUpLine(
        document=document_link(one.document, links),
        why=why(one),
        sentence=one.sentence,
        by=document_link(one.by, links) if one.by else None,
    )
