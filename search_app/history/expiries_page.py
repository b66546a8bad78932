"""The list of terms that end soon, as a page and as entries of a feed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from indexer.query.expiry_query import NOTICE_DAYS, ExpiryQuery
from indexer.results.expiry_lists import Expiry, ExpiryList
from indexer.today import BEIJING, begins
from search_app import wording
from search_app.addresses.links import Links
from search_app.exports.cells import plain
from search_app.history.effect_args import ON_A_PAGE
from search_app.history.expiry_args import expiry_pairs
from search_app.history.history_entry import HistoryEntry
from search_app.presenters.relation_sections import DocumentLink, document_link
from search_app.wording import expiries as say
from search_app.wording import values


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpiryLine:
    """A document whose force ends, in words."""

    day: str
    left: str
    soon: bool
    document: DocumentLink
    issuers: str
    what: str
    by: DocumentLink | None
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpiriesPage:
    """All that the page shows; `calendar` and `atom` are full addresses, to be copied."""

    summary: str
    lines: tuple[ExpiryLine, ...]
    previous: str | None
    next: str | None
    position: str
    atom: str
    calendar: str
    clean_up: str
    notes: tuple[str, ...]


def present_expiries(
    found: ExpiryList, query: ExpiryQuery, page: int, links: Links
) -> ExpiriesPage:
    """The page of what ends soon."""
    last = max(1, -(-found.total // ON_A_PAGE))
    feed = expiry_pairs(query, days=False)
    return ExpiriesPage(
        summary=say.total(
            found.total, query.days, values.day(found.until), of_organs=bool(query.issuers)
        ),
        lines=tuple(_line(one, found.asof, links) for one in found.expiries),
        previous=links.expiries(expiry_pairs(query, page - 1)) if 1 < page <= last else None,
        next=links.expiries(expiry_pairs(query, page + 1)) if page < last else None,
        position=wording.results.of_pages(page, last) if last > 1 else "",
        atom=links.absolute(links.expiries(feed, "atom")),
        calendar=links.absolute(links.expiries(feed, "ics")),
        clean_up=links.clean_up(),
        notes=(
            say.listed_by(values.day(found.indexed_on)),
            wording.review.version(found.index_version),
        ),
    )


def _line(one: Expiry, asof: date, links: Links) -> ExpiryLine:
    left = (one.last_day - asof).days
    return ExpiryLine(
        day=values.day(one.last_day),
        left=say.left(left),
        soon=left <= NOTICE_DAYS[-1],
        document=document_link(one.document, links),
        issuers=values.SEPARATOR.join(one.issuers),
        what=say.what(one.becomes, stated=one.stated),
        by=document_link(one.by, links) if one.by else None,
        sentence=one.sentence,
    )


def notices(found: Iterable[Expiry], asof: date, links: Links) -> list[HistoryEntry]:
    """An entry for each time that an end is announced, the last announced first.

    What was taken up later than it would have been announced is announced once, at that moment.
    """
    entries = [entry for one in found for entry in _notices_of(one, asof, links)]
    return sorted(entries, key=lambda entry: entry.at, reverse=True)


def _notices_of(one: Expiry, asof: date, links: Links) -> Iterator[HistoryEntry]:
    due = [(days, one.last_day - timedelta(days)) for days in NOTICE_DAYS]
    past = [(days, day) for days, day in due if day <= asof]
    missed = [pair for pair in past if one.taken_up and pair[1] < one.taken_up]
    if missed and one.taken_up:
        past = [(missed[-1][0], one.taken_up), *past[len(missed) :]]
    for day, days in {day: days for days, day in past}.items():
        yield _entry(one, days, day, links)


def _entry(one: Expiry, days: int, day: date, links: Links) -> HistoryEntry:
    href = links.absolute(links.document(one.document.id))
    named = wording.relations.named(one.document.title, one.document.document_number)
    facts = "；".join(filter(None, (describe(one), one.sentence)))
    return HistoryEntry(
        id=f"{href}#ends-{one.last_day.isoformat()}-{days}",
        href=href,
        title=plain(say.entry(named, values.day(one.last_day), (one.last_day - day).days)),
        at=datetime.fromtimestamp(begins(day), BEIJING).isoformat(timespec="seconds"),
        kind=say.ENDS,
        summary=plain(facts),
    )


def describe(one: Expiry) -> str:
    """Until when a document is in force, what becomes of it, by which document."""
    by = wording.relations.named(one.by.title, one.by.document_number) if one.by else ""
    issuers = values.SEPARATOR.join(one.issuers)
    until = say.until(values.day(one.last_day))
    return "；".join(filter(None, (until, say.what(one.becomes, stated=one.stated), by, issuers)))


def conditions(query: ExpiryQuery) -> str:
    """The organs that a query names, in words."""
    return values.SEPARATOR.join(query.issuers)
