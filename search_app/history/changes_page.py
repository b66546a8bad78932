"""The list of changes as a page and as entries of a feed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from indexer.query.change_query import ChangeQuery, CollectionChange
from indexer.query.model import Query, Sort
from indexer.results.change_lists import ChangedPeriod, ChangeList, ListedChange
from indexer.today import BEIJING, begins
from search_app import wording
from search_app.addresses.links import Links
from search_app.exports.cells import plain
from search_app.history.change_args import change_pairs
from search_app.history.effect_args import ON_A_PAGE
from search_app.history.effects_page import days_between
from search_app.history.history_entry import HistoryEntry
from search_app.presenters.choice import Choice
from search_app.presenters.date_presets import first_of_month
from search_app.presenters.relation_sections import DocumentLink, document_link
from search_app.wording import changes as say
from search_app.wording import values


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionChangeLine:
    """A change in words."""

    day: str
    kind: str
    document: DocumentLink
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesPage:
    """All that the page shows."""

    summary: str
    month: Choice
    lines: tuple[CollectionChangeLine, ...]
    previous: str | None
    next: str | None
    position: str
    search: str
    atom: str
    recorded: str
    notes: tuple[str, ...]


def present_changes(
    found: ChangeList, query: ChangeQuery, page: int, links: Links, today: date
) -> ChangesPage:
    """The page of the changes that match a query; `month` is the way to those of this month."""
    month = first_of_month(today)
    chosen = query.since == month and query.until is None
    narrowed = replace(query, since=None if chosen else month, until=None)
    last = max(1, -(-found.total // ON_A_PAGE))
    return ChangesPage(
        summary=say.total(found.total),
        month=Choice(
            wording.narrowing.THIS_MONTH, links.changes(change_pairs(narrowed)), selected=chosen
        ),
        lines=tuple(_line(one, links) for one in found.changes),
        previous=links.changes(change_pairs(query, page - 1)) if 1 < page <= last else None,
        next=links.changes(change_pairs(query, page + 1)) if page < last else None,
        position=wording.results.of_pages(page, last) if last > 1 else "",
        search=links.search(_new_since(query.since)) if query.since else "",
        atom=links.changes(change_pairs(query), "atom"),
        recorded=recorded(found),
        notes=(wording.review.version(found.index_version),),
    )


def _new_since(day: date) -> Query:
    """The search for all that was taken up since a day."""
    return Query(taken_up_since=day, sort=Sort.NEWEST, fold=True)


def recorded(found: ChangeList) -> str:
    """Since when changes are recorded, in words."""
    if found.recorded_since is None:
        return say.NO_RECORD
    return say.recorded_since(values.day(found.recorded_since), older=found.older)


def _line(one: ListedChange, links: Links) -> CollectionChangeLine:
    return CollectionChangeLine(
        day=values.day(one.day),
        kind=say.KINDS[one.kind],
        document=_document(one, links),
        details=tuple(_details(one)),
    )


def _document(one: ListedChange, links: Links) -> DocumentLink:
    if one.document is not None:
        return document_link(one.document, links)
    down = one.kind is CollectionChange.TAKEN_DOWN
    return DocumentLink(say.gone(one.id), links.document(one.id) if down else None)


def _details(one: ListedChange) -> Iterator[str]:
    document = one.document
    if one.kind is CollectionChange.VALIDITY:
        periods = [_period(period) for period in one.periods]
        if document is not None and not periods:
            periods = [say.now(document.validity)]
        yield from periods
        yield say.BY_DAY if one.by_day else say.BY_PUBLICATION
    elif one.kind is CollectionChange.ADDED and document is not None and document.dated_on:
        yield say.dated_on(values.day(document.dated_on))
    if one.reason:
        yield say.reason(one.reason)


def _period(period: ChangedPeriod) -> str:
    first = values.day(period.first_day) if period.first_day else ""
    return say.period(period.validity, first, stated=period.stated)


def change_entry(one: ListedChange, links: Links) -> HistoryEntry:
    """The entry of a change; its id is that of the document, the kind and the day."""
    href = links.absolute(links.document(one.id))
    line = _line(one, links)
    at = one.at or datetime.fromtimestamp(begins(one.day), BEIJING)
    named = line.document.text
    return HistoryEntry(
        id=f"{href}#{one.kind.value}-{int(at.timestamp())}",
        href=href if one.document is not None or one.kind is CollectionChange.TAKEN_DOWN else "",
        title=plain(say.entry(one.kind, named)),
        at=at.isoformat(timespec="seconds"),
        kind=line.kind,
        summary=plain("；".join((line.day, *line.details))),
    )


def conditions(query: ChangeQuery) -> str:
    """What a query narrows to, in words."""
    kinds = "、".join(say.KINDS[kind] for kind in query.kinds)
    return "；".join(filter(None, (kinds, days_between(query.since, query.until))))
