"""Which pages the header leads to, and which the footer: the questions of most visitors first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from search_app import wording
from search_app.addresses.links import Links


@dataclass(frozen=True, slots=True)
class PlaceLink:
    """A link to a page of the site; `current` where it is the page that shows it."""

    href: str
    label: str
    current: bool


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """Links of the footer with what they have in common."""

    name: str
    links: tuple[PlaceLink, ...]


MOST_KEPT = 64
"""Headers and footers that are kept: one for each place as seen from it, and in each mode."""


def header_places(links: Links, here: str) -> tuple[PlaceLink, ...]:
    """The pages that visitors come for; `here` is the path of the page that is shown.

    The front page and the results are one place: both have the box.
    """
    return _header(links.root, _place(links.root, here))


def footer_places(links: Links, here: str) -> tuple[PlaceGroup, ...]:
    """The other pages: those on changes of the law, and those for developers."""
    return _footer(links.root, _place(links.root, here))


def _place(root: str, here: str) -> str | None:
    """The path of the page that is shown where header or footer lead to it."""
    return here if here.removeprefix(root) in _PLACES else None


@lru_cache(MOST_KEPT)
def _header(root: str, here: str | None) -> tuple[PlaceLink, ...]:
    links = Links(root)
    search = PlaceLink(
        links.home(), wording.search.SEARCH, here in (links.home(), links.root, links.search())
    )
    places = {
        links.trends(): wording.layout.TRENDS,
        links.check(): wording.drafts.TITLE,
        links.clean_up(): wording.review.CLEAN_UP_TITLE,
        links.data(): wording.layout.DATA,
    }
    return (search, *_links(places, here))


@lru_cache(MOST_KEPT)
def _footer(root: str, here: str | None) -> tuple[PlaceGroup, ...]:
    links = Links(root)
    records = {
        links.compare(): wording.compare.TITLE,
        links.effects(): wording.effects.TITLE,
        links.changes(): wording.changes.TITLE,
        links.expiries(): wording.expiries.TITLE,
        links.series(): wording.series.TITLE,
    }
    programs = {
        links.embed(): wording.layout.EMBED,
        links.api(): wording.api.TITLE,
    }
    return (
        PlaceGroup(wording.layout.RECORDS, _links(records, here)),
        PlaceGroup(wording.layout.FOR_DEVELOPERS, _links(programs, here)),
    )


def _links(places: dict[str, str], here: str | None) -> tuple[PlaceLink, ...]:
    return tuple(PlaceLink(href, label, href == here) for href, label in places.items())


_PLACES = frozenset(
    (
        *("", Links().search()),
        *(place.href for place in _header("", None)),
        *(place.href for group in _footer("", None) for place in group.links),
    )
)
"""All paths that header and footer lead to, and those of the search, below any root."""
