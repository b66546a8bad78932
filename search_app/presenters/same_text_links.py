"""The documents that are the same text as the one on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.query.model import Query
from indexer.results import Duplicate
from search_app import wording
from search_app.addresses.links import Links
from search_app.wording import duplicates as words

SHOWN = 10
"""Documents listed on the page; a search lists the others."""


@dataclass(frozen=True, slots=True)
class DuplicateLink:
    """A document that is the same text; `detail`: its source and date."""

    href: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class MoreDuplicates:
    """The list of all of them, where the page shows a part."""

    href: str
    label: str


def present_duplicates(
    id: str, found: Sequence[Duplicate], links: Links
) -> tuple[tuple[DuplicateLink, ...], MoreDuplicates | None]:
    """The first duplicates of a document, and the way to the rest."""
    shown = tuple(_link(duplicate, links) for duplicate in found[:SHOWN])
    if len(found) <= SHOWN:
        return shown, None
    label = words.more_duplicates(len(found) - SHOWN)
    return shown, MoreDuplicates(links.same(Query(), id), label)


def _link(duplicate: Duplicate, links: Links) -> DuplicateLink:
    day = wording.values.day(duplicate.dated_on) if duplicate.dated_on else ""
    detail = wording.values.SEPARATOR.join(
        part for part in (duplicate.source, duplicate.document_number, day) if part
    )
    return DuplicateLink(links.document(duplicate.id), duplicate.title, detail)
