"""The filters in force above a list of results, each with the link that removes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from indexer.query.facets import NOT_ENDED, Facet
from indexer.query.model import CitedVersions, Query, Scope
from search_app import wording
from search_app.addresses.links import Links
from search_app.presenters.date_bars import span_label
from search_app.wording import changes, duplicates, narrowing


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force and the link that removes it."""

    label: str
    remove: str


def present_chips(
    query: Query, links: Links, cited_title: str | None, sites: Mapping[str, str]
) -> Iterator[Chip]:
    """The filters of `query`; `cited_title` is that of the document all hits cite.

    `sites` are the names of websites by source.
    """
    if query.scope is not Scope.ALL:
        yield Chip(wording.results.chip_scope(query.scope), links.scope(query, Scope.ALL))
    for facet, values in query.filters.chosen:
        if facet is Facet.VALIDITY and set(values) == set(NOT_ENDED):
            yield Chip(narrowing.WITHOUT_ENDED, links.choose(query, facet, ()))
            continue
        for value in values:
            label = wording.search.facet_value(facet, value, sites)
            yield Chip(wording.results.chip(facet, label), links.toggle(query, facet, value))
    for one in query.within:
        yield Chip(narrowing.chip_within(one.text), links.without(query, one))
    if query.same:
        yield Chip(duplicates.CHIP_SAME, links.same(query, None))
    if query.ids:
        yield Chip(wording.citations.chip(len(query.ids)), links.all_documents(query))
    if query.since or query.until:
        exact = span_label(query.since, query.until) if query.since and query.until else ""
        label = wording.results.chip_dates(query.since, query.until, exact)
        yield Chip(label, links.dates(query, None, None))
    for bounds in query.dates:
        label = wording.results.chip_bounds(bounds)
        yield Chip(label, links.without_bounds(query, bounds.kind))
    if query.asof:
        label = wording.relations.chip_asof(wording.values.day(query.asof))
        yield Chip(label, links.asof(query, None))
    if query.taken_up_since:
        label = changes.chip(wording.values.day(query.taken_up_since))
        yield Chip(label, links.whenever_taken_up(query))
    if query.without_reading:
        yield Chip(wording.readings.CHIP, links.read_or_not(query))
    if query.cites:
        label = wording.relations.chip_cites(
            cited_title,
            query.article.label if query.article else "",
            every_version=query.versions is CitedVersions.ALL,
        )
        yield Chip(label, links.all_beside(query))
