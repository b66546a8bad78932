"""The citations of several documents in each form, and the files that hold them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from indexer.query.model import Query
from indexer.results import Hit
from search_app import wording
from search_app.addresses.links import Links
from search_app.presenters.citation_forms import present_citations


@dataclass(frozen=True, slots=True)
class SelectedCitations:
    """All that the page shows; `forms` are the name of each form and its citations."""

    count: int
    forms: tuple[tuple[str, tuple[str, ...]], ...]
    downloads: tuple[tuple[str, str], ...]
    back: str


def present_selected(
    hits: Sequence[Hit], query: Query, links: Links, today: date
) -> SelectedCitations:
    """The page of the documents that `query` chooses by their ids."""
    each = [present_citations(hit, links.absolute(links.document(hit.id)), today) for hit in hits]
    names = [name for name, _ in each[0]] if each else []
    return SelectedCitations(
        len(hits),
        tuple((name, tuple(forms[at][1] for forms in each)) for at, name in enumerate(names)),
        tuple(
            (label, links.export(query, form)) for form, label in wording.exports.FORMATS.items()
        ),
        links.search(query),
    )
