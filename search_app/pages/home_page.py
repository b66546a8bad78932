"""The front page: what the site is, searches to try, topics, the newest of each organ."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.query.facets import UNSTATED, Facet
from indexer.query.filters import Filters
from indexer.query.model import Query, Sort
from indexer.today import in_beijing
from search_app import wording
from search_app.addresses.links import Links
from search_app.pages.home_answer import HomeAnswer
from search_app.presenters.relation_sections import DocumentLink

ORGANS = 6
OF_ORGAN = 3
"""Organs of whom the newest documents are listed, and how many of each."""


@dataclass(frozen=True, slots=True)
class Door:
    """A way in: its name, its address, how many documents lie behind it."""

    label: str
    href: str
    count: str


@dataclass(frozen=True, slots=True)
class OrganBlock:
    """An organ, all of its documents, and its newest, each with its day."""

    name: str
    href: str
    documents: tuple[tuple[DocumentLink, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """All that the front page shows."""

    title: str
    lead: str
    examples: tuple[DocumentLink, ...]
    topics: tuple[Door, ...]
    organs: tuple[OrganBlock, ...]
    everything: str
    canonical: str


def present_home(found: HomeAnswer, links: Links) -> HomePage:
    """The front page of a collection."""
    return HomePage(
        title=wording.home.title(found.documents),
        lead=wording.home.lead(wording.values.day(in_beijing(found.published_at).date())),
        examples=tuple(DocumentLink(text, links.search_for(text)) for text in found.examples),
        topics=tuple(
            Door(one.value, _having(Facet.TOPIC, one.value, links), f"{one.count:,}")
            for one in found.topics
            if one.value != UNSTATED
        ),
        organs=_organs(found, links),
        everything=links.search(),
        canonical=links.absolute(links.home()),
    )


def _organs(found: HomeAnswer, links: Links) -> tuple[OrganBlock, ...]:
    """The organs of the newest documents, each with the newest of its own."""
    by_organ: dict[str, list[tuple[DocumentLink, str, str]]] = {}
    for hit in found.newest:
        for organ in hit.issuers[:1]:
            listed = by_organ.setdefault(organ, [])
            if len(listed) < OF_ORGAN:
                day, iso = "", ""
                if hit.dated_on:
                    day, iso = wording.values.day(hit.dated_on), hit.dated_on.isoformat()
                listed.append((DocumentLink(hit.title, links.document(hit.id)), day, iso))
    return tuple(
        OrganBlock(organ, _having(Facet.ISSUER, organ, links), tuple(listed))
        for organ, listed in [*by_organ.items()][:ORGANS]
    )


def _having(facet: Facet, value: str, links: Links) -> str:
    """All documents with a value of a facet, the newest first."""
    filters = Filters(**{facet.value: (value,)})
    return links.search(Query(filters=filters, sort=Sort.NEWEST, fold=True))
