"""The document that somebody names for a side of a comparison, or those that may be meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from indexer.errors import QueryError
from indexer.query.model import Match, Scope
from indexer.results import Hit, MarkedDocument
from search_app import wording
from search_app.addresses.search_args import search_query
from search_app.compare.compared_texts import ComparedText, id_in, of_document
from search_app.site import current_links, current_site, current_view

SIDES = ("a", "b")
CHOICES = 8
"""Documents that a typed title may mean, as they are offered."""


@dataclass(frozen=True, slots=True)
class OfferedDocument:
    """A document to choose; `href` compares it with what is given for the other side."""

    id: str
    title: str
    detail: str
    href: str


@dataclass(frozen=True, slots=True)
class DocumentChoice:
    """The documents that what was typed for a side may mean; none where there is no such title."""

    side: str
    typed: str
    documents: tuple[OfferedDocument, ...]


def named_document(typed: str) -> ComparedText | None:
    """The document of an id or of the address of its page."""
    found = current_view().document(id_in(typed))
    return of_document(found.document) if isinstance(found, MarkedDocument) else None


def offered(sides: Sequence[str], given: Mapping[str, str]) -> list[DocumentChoice]:
    """What may be meant by the title that was typed for each of these sides."""
    return [DocumentChoice(side, given[side], _documents(side, given)) for side in sides]


def _documents(side: str, given: Mapping[str, str]) -> tuple[OfferedDocument, ...]:
    links = current_links()
    return tuple(
        OfferedDocument(
            id=hit.id,
            title=hit.title,
            detail=wording.compare.detail(
                hit.issuers, wording.values.day(hit.dated_on) if hit.dated_on else ""
            ),
            href=links.compare(*(hit.id if one == side else given[one] for one in SIDES)),
        )
        for hit in _titled(given[side])
    )


def _titled(typed: str) -> tuple[Hit, ...]:
    """The documents whose titles hold what was typed: all versions, the one in force first."""
    asked = MultiDict({"q": typed, "scope": Scope.TITLE.value, "match": Match.ALL.value})
    limit = current_site().settings.max_query_length
    try:
        query = search_query(asked, page_size=CHOICES, max_length=limit, strict=False)
    except QueryError:
        return ()
    return current_view().search(query).hits
