"""The values of a facet that hold a name, on a page of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from indexer.query.facets import Facet
from indexer.query.model import Query
from indexer.results import FacetListing
from search_app import wording
from search_app.addresses.links import Links
from search_app.addresses.query_pairs import search_pairs
from search_app.presenters.facet_links import FacetChoice
from search_app.wording import narrowing


@dataclass(frozen=True, slots=True)
class ValuesPage:
    """The field to find values by (`label`, `name`, what it sends along) and what it found."""

    title: str
    label: str
    name: str
    action: str
    kept: tuple[tuple[str, str], ...]
    found: str
    choices: tuple[FacetChoice, ...]
    back: str
    facet: str
    long: bool


def present_values(
    listing: FacetListing,
    query: Query,
    facet: Facet,
    name: str,
    links: Links,
    sites: Mapping[str, str],
) -> ValuesPage:
    """The page; each value leads to the results with it chosen, or taken back.

    `sites` are the names of websites by source.
    """
    shown, long = len(listing.values), links.is_long(query)
    return ValuesPage(
        title=narrowing.values_title(wording.search.FACETS[facet], name),
        label=narrowing.find_value(wording.search.FACETS[facet]),
        name=name,
        action=links.values(facet),
        kept=tuple(search_pairs(query, page=False)),
        found=narrowing.values_found(listing.total, shown) if shown else narrowing.NO_VALUE,
        choices=tuple(
            FacetChoice(
                wording.search.facet_value(facet, value.value, sites),
                f"{value.count:,}",
                value.selected,
                "" if long and not value.selected else links.toggle(query, facet, value.value),
                value=value.value,
            )
            for value in listing.values
        ),
        back=links.search(query),
        facet=facet.value,
        long=long,
    )
