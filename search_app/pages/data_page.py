"""The page on the state of the data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indexer.query.facets import UNSTATED, Facet
from indexer.query.filters import Filters
from indexer.query.model import Query, Sort
from indexer.results import FacetValue, SourceStatistics, Statistics
from search_app import wording
from search_app.addresses.links import Links

LISTED = 200
"""Rows of a long list on the page; `policy-search read` prints them all."""


@dataclass(frozen=True, slots=True)
class CountBar:
    """A count with its share of the longest bar (percent) and the search it counts."""

    label: str
    count: int
    share: int
    href: str


@dataclass(frozen=True, slots=True)
class Missing:
    """How many documents of a source lack a field."""

    field: str
    count: int
    share: str


@dataclass(frozen=True, slots=True)
class Listing:
    """The first rows of a list, how many there are and how many are left out, in words."""

    rows: tuple[tuple[str, ...], ...]
    total: str
    rest: str

    @classmethod
    def of(cls, rows: Sequence[tuple[str, ...]]) -> Listing:
        """A list that may be long."""
        left = len(rows) - LISTED
        shown = tuple(rows[:LISTED])
        return cls(
            shown, wording.data.entries(len(rows)), wording.data.left_out(left) if left > 0 else ""
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceBlock:
    """The state of one source."""

    name: str
    documents: int
    updated: str
    missing: tuple[Missing, ...]
    skipped: Listing
    refused: Listing
    noted: Listing


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPage:
    """All that the page shows."""

    documents: int
    updated: str
    index_version: str
    years: tuple[CountBar, ...]
    topics: tuple[CountBar, ...]
    validity: tuple[CountBar, ...]
    sources: tuple[SourceBlock, ...]


def present_data(statistics: Statistics, sites: Mapping[str, str], links: Links) -> DataPage:
    """The page of the index's statistics; `sites` are the names of websites by source."""
    years = sorted(statistics.years, key=lambda v: (v.value != UNSTATED, v.value), reverse=True)
    topics = [value for value in statistics.topics if "/" not in value.value]
    return DataPage(
        documents=statistics.documents,
        updated=wording.values.moment(statistics.published_at),
        index_version=statistics.index_version,
        years=_bars(years, Facet.YEAR, links),
        topics=_bars(topics, Facet.TOPIC, links),
        validity=_bars(statistics.validity, Facet.VALIDITY, links),
        sources=tuple(_source(source, sites) for source in statistics.sources),
    )


def _bars(values: Sequence[FacetValue], facet: Facet, links: Links) -> tuple[CountBar, ...]:
    most = max((value.count for value in values), default=1)
    return tuple(
        CountBar(
            wording.search.facet_value(facet, value.value, {}),
            value.count,
            max(1, round(100 * value.count / most)),
            links.search(
                Query(filters=Filters(**{facet: (value.value,)}), sort=Sort.NEWEST, fold=True)
            ),
        )
        for value in values
    )


def _source(source: SourceStatistics, sites: Mapping[str, str]) -> SourceBlock:
    missing = sorted(source.missing.items(), key=lambda item: -item[1])
    return SourceBlock(
        name=sites.get(source.source, source.source),
        documents=source.documents,
        updated=wording.values.moment(source.updated_at),
        missing=tuple(
            Missing(wording.document.field(name), count, f"{count / source.documents:.1%}")
            for name, count in missing
            if count
        ),
        skipped=Listing.of(
            [
                (
                    file.path,
                    wording.report.skip_reason(file.reason),
                    wording.report.skip_detail(file.detail),
                )
                for file in source.skipped
            ]
        ),
        noted=Listing.of(
            [
                (wording.report.noted_place(one), wording.report.note(one.note))
                for one in source.noted
            ]
        ),
        refused=Listing.of(
            [
                (
                    value.path,
                    wording.document.field(value.field),
                    value.value,
                    wording.report.refusal(value.reason),
                )
                for value in source.refused
            ]
        ),
    )
