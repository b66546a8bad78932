"""The line beside the box: filters that the typed text could mean, and what holds at this place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.query.typed.typed_filters import FilterKind, TypedFilter
from search_app.addresses.links import Links
from search_app.offers.local_documents import LocalDocuments
from search_app.offers.offered_filters import OfferedFilter
from search_app.wording import offers as words
from search_app.wording import values


@dataclass(frozen=True, slots=True)
class OfferLink:
    """A search that is one click away, and how many documents it finds."""

    label: str
    count: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalOffer:
    """What holds at the site's own place; `explained` says which places that is.

    `note` says what becomes of documents without a region, `more` is the link that adds them; None
    and "" where there are none. `chosen`: `link` leads back to all places.
    """

    link: OfferLink
    chosen: bool
    explained: str
    note: str
    more: OfferLink | None


@dataclass(frozen=True, slots=True)
class OfferLine:
    """All that is offered beside the box."""

    filters: tuple[OfferLink, ...]
    local: LocalOffer | None


def present_offers(
    filters: Sequence[OfferedFilter], local: LocalDocuments | None, links: Links
) -> OfferLine | None:
    """The line of what is offered; None where nothing is."""
    if not filters and local is None:
        return None
    shown = tuple(
        OfferLink(_label(one), values.documents(one.count), links.search(one.query))
        for one in filters
    )
    return OfferLine(shown, _local(local, links) if local else None)


def _label(offer: OfferedFilter) -> str:
    query = offer.query
    names = [
        words.days(query.since, query.until) if one.kind is FilterKind.DAYS else _named(one)
        for one in offer.filters
    ]
    if offer.missed:
        (typed,) = offer.filters
        return words.nearest_instead(words.days(typed.since, typed.until), words.only(names))
    return words.only(names)


def _named(one: TypedFilter) -> str:
    return words.place(one.value) if one.kind is FilterKind.PLACE else words.organ(one.value)


def _local(local: LocalDocuments, links: Links) -> LocalOffer:
    """The link for the place: to its documents, then to those without a region, then back."""
    places = [region.rpartition("/")[2] for region in local.regions]
    province = local.regions[1].partition("/")[0]
    explained = words.local([places[0], province, *places[2:]])
    if local.all_chosen:
        back = OfferLink(words.ALL_PLACES, "", links.search(local.query_without))
        note = words.unstated_taken_in(local.unstated) if local.unstated else ""
        return LocalOffer(link=back, chosen=True, explained=explained, note=note, more=None)
    note = words.unstated_left_out(local.unstated) if local.unstated else ""
    if not local.chosen:
        link = OfferLink(words.LOCAL, values.documents(local.count), links.search(local.query))
        return LocalOffer(link=link, chosen=False, explained=explained, note=note, more=None)
    back = OfferLink(words.ALL_PLACES, "", links.search(local.query_without))
    with_unstated = links.search(local.query_with_unstated)
    more = OfferLink(words.ADD_UNSTATED, "", with_unstated) if local.unstated else None
    return LocalOffer(link=back, chosen=True, explained=explained, note=note, more=more)
