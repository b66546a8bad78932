"""Turn what is offered while somebody types into where it leads and what is shown beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from indexer.query.model import ParsedText, Query, Sort
from indexer.query.parser import parse
from indexer.results import Offer, OfferKind, Suggestion
from search_app.addresses.links import Links
from search_app.addresses.query_pairs import default_fold
from search_app.wording import suggesting


@dataclass(frozen=True, slots=True)
class TypingOffer:
    """An offer as it is shown: its address on this site, and the facts that tell it from others."""

    offer: Offer
    href: str
    facts: tuple[str, ...]


def present_typing_offer(offer: Offer, links: Links, query: Query | None = None) -> TypingOffer:
    """Where an offer leads within what `query` narrows to, and its facts."""
    asked = query or Query(fold=default_fold(None))
    return TypingOffer(offer, _href(offer, links, asked), tuple(_facts(offer)))


def suggestion_facts(one: Suggestion) -> list[str]:
    """What tells a suggested title from the same one of another organ, place or year."""
    return suggesting.origin(one.issuers, one.region, one.dated_on)


def _href(offer: Offer, links: Links, query: Query) -> str:
    if offer.id:
        return links.document(offer.id)
    parsed = parse(offer.q, query.scope) if offer.q else ParsedText()
    there = replace(query, parsed=parsed, page=1)
    if offer.facet:
        there = replace(there, filters=query.filters.having(offer.facet, (offer.text,)))
    usual = query.sort in (query.default_sort, Sort.RELEVANCE)
    sort = there.default_sort if usual else query.sort
    return links.search(replace(there, sort=sort))


def _facts(offer: Offer) -> list[str]:
    match offer.kind:
        case OfferKind.LAW:
            return suggesting.law(offer.title, offer.text, offer.dated_on)
        case OfferKind.NUMBER:
            return [offer.title]
        case OfferKind.DOCUMENT:
            return suggesting.origin(offer.issuers, offer.region, offer.dated_on)
        case OfferKind.WORD:
            return suggesting.also(offer.officials)
        case OfferKind.ORGAN | OfferKind.TOPIC:
            return suggesting.having(offer.count)
