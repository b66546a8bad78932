"""What the page says where nothing was found: terms that stand nowhere, and wider searches."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.query.filters import Filters
from indexer.query.model import IssuerName, Query, Scope
from search_app import wording
from search_app.addresses.links import Links
from search_app.offers.nearest_years import asked_days
from search_app.pages.relaxed_searches import Relaxation, RelaxedSearches, Term, WiderSearch
from search_app.presenters.beside.as_typed import as_typed
from search_app.wording import no_hits as words
from search_app.wording import offers


@dataclass(frozen=True, slots=True)
class WiderLink:
    """A wider search in words, its address, and how many documents it finds."""

    label: str
    href: str
    count: int


@dataclass(frozen=True, slots=True)
class NoHits:
    """What to say and to offer where nothing was found.

    `years` are the nearest years with documents, `years_label` says before them which have none;
    `topics` are those of the documents that come nearest.
    """

    nowhere: tuple[str, ...]
    relaxations: tuple[WiderLink, ...]
    years_label: str
    years: tuple[WiderLink, ...]
    topics: tuple[WiderLink, ...]


def present_no_hits(query: Query, relaxed: RelaxedSearches, links: Links) -> NoHits:
    """A sentence for each term that stands nowhere, and a link for each wider search."""
    return NoHits(
        years_label=offers.nothing_in(offers.days(*asked_days(query))) if relaxed.years else "",
        years=tuple(
            WiderLink(offers.year(near.year), links.search(near.query), near.count)
            for near in relaxed.years
        ),
        topics=tuple(
            WiderLink(topic, links.search(Query(filters=Filters(topic=(topic,)), fold=True)), total)
            for topic, total in relaxed.topics
        ),
        nowhere=tuple(_nowhere(term, scope, query) for term, scope in relaxed.nowhere),
        relaxations=tuple(
            WiderLink(_label(wider), links.search(wider.query), total)
            for wider, total in relaxed.found
        ),
    )


def _nowhere(term: Term, scope: Scope, query: Query) -> str:
    if isinstance(term, IssuerName):
        return words.no_issuer(term.text)
    return words.nowhere(as_typed(term.text, query.text), scope)


def _label(wider: WiderSearch) -> str:
    match wider.relaxation:
        case Relaxation.WITHOUT_TERM:
            return words.without_term(wider.text)
        case Relaxation.WITH_EXCLUDED:
            return words.with_excluded(wider.text)
        case Relaxation.WITHOUT_PHRASES:
            return words.loosely(wider.text)
        case Relaxation.WITHOUT_NARROWING:
            return words.without_within(wider.text)
        case Relaxation.WITHOUT_FACET:
            assert wider.facet
            return words.without_filter(wording.search.FACETS[wider.facet])
        case Relaxation.WITHOUT_DATES:
            return words.without_filter(wording.search.DATES)
        case Relaxation.WHENEVER_TAKEN_UP:
            return words.without_filter(wording.changes.TAKEN_UP)
        case Relaxation.READ_OR_NOT:
            return words.without_filter(wording.readings.CHIP)
        case Relaxation.WITHOUT_CITED:
            return wording.relations.WITHOUT_CITES
        case Relaxation.WITHOUT_SCOPE:
            return words.RELAX_SCOPE
        case Relaxation.WITHOUT_FILTERS:
            return words.RELAX_FILTERS
