"""A series of document numbers as a page: years, numbers held, gaps and doubles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.results.number_series import Bearer, Gap, NumberSeries, SeriesCode
from search_app import wording
from search_app.addresses.links import Links
from search_app.history.series_args import NUMBERS_ON_A_PAGE, series_pairs
from search_app.presenters.relation_sections import DocumentLink
from search_app.wording import series as say
from search_app.wording import values

GAPS_SHOWN = 200


@dataclass(frozen=True, slots=True)
class YearLink:
    """A year of the code, or another code, and how many numbers are held of it."""

    text: str
    count: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class NumberLine:
    """A number that is held, with its documents and, on each, the organs and the date."""

    number: str
    double: bool
    documents: tuple[tuple[DocumentLink, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPage:
    """All that the page shows; lists that are empty are left out."""

    title: str
    summary: str
    years: tuple[YearLink, ...]
    gaps: str
    doubles: str
    lines: tuple[NumberLine, ...]
    previous: str | None
    next: str | None
    position: str
    others: tuple[YearLink, ...]
    notes: tuple[str, ...]


def present_series(found: NumberSeries, page: int, links: Links) -> SeriesPage:
    """The page of a series; of a code that has several years, these alone where none is chosen."""
    last = max(1, -(-found.total // NUMBERS_ON_A_PAGE))
    chosen = found.year is not None and found.total > 0
    return SeriesPage(
        title=say.name(found.code, found.year),
        summary=_summary(found),
        years=tuple(
            YearLink(
                say.year(one.year),
                say.held(one.held),
                links.series(series_pairs(found.code, one.year)),
                one.year == found.year,
            )
            for one in found.years
        ),
        gaps=_gaps(found) if chosen else "",
        doubles=values.SEPARATOR.join(map(say.number, found.doubles)) if chosen else "",
        lines=tuple(
            NumberLine(
                say.number(one.number),
                one.double,
                tuple(_bearer(bearer, links) for bearer in one.bearers),
            )
            for one in found.numbers
        ),
        previous=_page(found, page - 1, links) if 1 < page <= last else None,
        next=_page(found, page + 1, links) if page < last else None,
        position=wording.results.of_pages(page, last) if last > 1 else "",
        others=code_links(found.similar, links),
        notes=(say.NOTE, wording.review.version(found.index_version)),
    )


def code_links(codes: Sequence[SeriesCode], links: Links) -> tuple[YearLink, ...]:
    """The ways to some codes."""
    return tuple(
        YearLink(one.code, say.held(one.held), links.series(series_pairs(one.code)))
        for one in codes
    )


def _page(found: NumberSeries, page: int, links: Links) -> str:
    return links.series(series_pairs(found.code, found.year, page))


def _summary(found: NumberSeries) -> str:
    if not found.years:
        return say.unknown(found.code)
    if found.year is None:
        return say.choose(len(found.years))
    if found.first is None or found.last is None:
        return say.nothing_of(say.name(found.code, found.year))
    return say.summary(found.total, found.first, found.last, found.missing, len(found.doubles))


def _gaps(found: NumberSeries) -> str:
    shown = found.gaps[:GAPS_SHOWN]
    text = values.SEPARATOR.join(map(_gap, shown))
    rest = found.gaps_total - len(shown)
    return text + (say.more_gaps(rest) if rest else "")


def _gap(gap: Gap) -> str:
    return say.gap(gap.first, gap.last)


def _bearer(one: Bearer, links: Links) -> tuple[DocumentLink, str]:
    document = one.document
    dated = values.day(document.dated_on) if document.dated_on else ""
    issuers = values.SEPARATOR.join(one.issuers)
    link = DocumentLink(document.title, links.document(document.id))
    return link, "；".join(filter(None, (issuers, dated)))
