"""List what changed in the collection: by the log, by takedowns, and by the calendar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from indexer.answers.describing_documents import Describer, describing
from indexer.answers.history.order_of_changes import LOGGED, ChangesInOrder
from indexer.changes.change_log import WHATS, ChangeLog, ReadLog
from indexer.changes.history import History
from indexer.changes.log_lines import Recorded, Row
from indexer.query.change_query import (
    ChangePlace,
    ChangeQuery,
    CollectionChange,
    change_cursor,
    place_of_change_cursor,
)
from indexer.ranking import tie_breaker
from indexer.relations.rounds import Task, ask
from indexer.relations.shelf import AsOf, DocRef, IndexedDocument
from indexer.relations.validity.validity_rows import AMENDED, BEGINNING, CODES, NOW, PLAIN, STATED
from indexer.results.change_lists import ChangedPeriod, ChangeList, ListedChange
from indexer.takedown_record import Action
from indexer.today import begins, in_beijing

_DECIDED, _TURNED = 1, 2
"""Where a change comes from that is not of the log: the record of takedowns, the calendar."""

_KINDS = {
    Recorded.ADDED: CollectionChange.ADDED,
    Recorded.TEXT: CollectionChange.TEXT,
    Recorded.VALIDITY: CollectionChange.VALIDITY,
    Recorded.REMOVED: CollectionChange.REMOVED,
}
_ACTIONS = {
    Action.TAKEN_DOWN: CollectionChange.TAKEN_DOWN,
    Action.PUT_BACK: CollectionChange.PUT_BACK,
}


@dataclass(frozen=True, slots=True)
class _FoundChange:
    """A change before its document is looked up; `ref` is that of one that a day changed."""

    place: ChangePlace
    kind: CollectionChange
    day: date
    at: datetime | None
    id: str = ""
    ref: DocRef | None = None
    rows: tuple[Row, ...] = ()
    reason: str = ""


def listed_changes(
    history: History, query: ChangeQuery, asof: AsOf, version: str
) -> Task[ChangeList]:
    """A page of the changes that a query asks for. Three rounds.

    O(entries of the log, and rows of validity), in arrays.
    """
    read = history.log.read
    began = read.began
    since = max(filter(None, (query.since, began)), default=asof.today)
    until = min(query.until or asof.today, asof.today)
    kinds = frozenset(query.kinds or CollectionChange)
    others = list(_decided(history, query.since, until, kinds))
    if CollectionChange.VALIDITY in kinds and since <= until:
        others += yield from _turned(read, since, until)
    numbers = _logged(read, since, until, kinds)
    every = ChangesInOrder(read, numbers, others, lambda one: one.place)
    start = query.start
    if query.cursor is not None:
        start = every.behind(place_of_change_cursor(query))
    page = [
        _of_log(read, place, one) if isinstance(one, int) else one
        for place, one in every.between(start, start + query.size)
    ]
    changes = yield from _described(history.log, page, asof)
    more = page and start + len(page) < len(every)
    return ChangeList(
        total=len(every),
        changes=changes,
        recorded_since=began,
        older=read.older,
        next_cursor=change_cursor(query, page[-1].place) if more else None,
        index_version=version,
    )


def _logged(
    read: ReadLog, since: date, until: date, kinds: frozenset[CollectionChange]
) -> NDArray[np.int64]:
    """The numbers of the entries of the log that are asked for."""
    codes = [n for n, what in enumerate(WHATS) if _KINDS.get(what) in kinds]
    first, end = begins(since), begins(until + timedelta(days=1))
    inside = (read.seconds >= first) & (read.seconds < end)
    return np.flatnonzero(inside & np.isin(read.whats, codes))


def _of_log(read: ReadLog, place: ChangePlace, number: int) -> _FoundChange:
    at = datetime.fromtimestamp(-place.moment, UTC)
    return _FoundChange(place, _KINDS[WHATS[read.whats[number]]], in_beijing(at).date(), at)


def _decided(
    history: History, since: date | None, until: date, kinds: frozenset[CollectionChange]
) -> Iterator[_FoundChange]:
    """What was taken down and put back."""
    for number, entry in enumerate(history.takedowns):
        at = datetime.fromisoformat(entry.at)
        day, kind = in_beijing(at).date(), _ACTIONS[entry.action]
        if kind in kinds and (since is None or since <= day) and day <= until:
            place = ChangePlace(-int(at.timestamp()), _DECIDED, -number)
            yield _FoundChange(place, kind, day, at, entry.id, reason=entry.reason)


def _turned(read: ReadLog, since: date, until: date) -> Task[list[_FoundChange]]:
    """What stands otherwise since a day that came while it was here and known to do so."""
    turns = yield from ask(lambda shelf: shelf.turning(since, until))
    found = []
    for ref, tie, day, code in turns:
        row = (day, code)
        known = read.known_since(tie, row)
        if known is not None and known < day:
            on = date.fromordinal(day)
            place = ChangePlace(-begins(on), _TURNED, tie, code)
            found.append(
                _FoundChange(place, CollectionChange.VALIDITY, on, None, ref=ref, rows=(row,))
            )
    return found


def _described(
    log: ChangeLog, page: list[_FoundChange], asof: AsOf
) -> Task[tuple[ListedChange, ...]]:
    entries = {
        one.place: log.entry(-one.place.number) for one in page if one.place.origin == LOGGED
    }
    ids = {one.id or entries[one.place].id for one in page if one.ref is None}
    by_id = yield from ask(lambda shelf: shelf.find(ids))
    refs = {one.ref for one in page if one.ref is not None}
    describer = yield from describing({*refs, *(one.ref for one in by_id.values())}, (), asof, {})
    changes = []
    for one in page:
        entry = entries.get(one.place)
        rows = one.rows
        if entry is not None and one.kind is CollectionChange.VALIDITY:
            rows = _new_rows(log, entry.id, entry.rows, one.day)
        changes.append(_change(describer, by_id, one, entry.id if entry else one.id, rows))
    return tuple(changes)


def _change(
    describer: Describer,
    by_id: Mapping[str, IndexedDocument],
    one: _FoundChange,
    id: str,
    rows: tuple[Row, ...],
) -> ListedChange:
    ref = one.ref
    if ref is None and (here := by_id.get(id)) is not None:
        ref = here.ref
    document = describer.summary(ref) if ref is not None else None
    return ListedChange(
        kind=one.kind,
        day=one.day,
        at=one.at,
        id=document.id if document else id,
        document=document,
        periods=tuple(map(_period, rows)),
        by_day=one.place.origin == _TURNED,
        reason=one.reason,
    )


def _new_rows(log: ChangeLog, id: str, rows: tuple[Row, ...], day: date) -> tuple[Row, ...]:
    """Those rows of a document that were not known before the day of a change."""
    tie, read = tie_breaker(id), log.read
    return tuple(row for row in rows if (read.known_since(tie, row) or 0) >= day.toordinal())


def _period(row: Row) -> ChangedPeriod:
    day, code = row
    plain = code & PLAIN
    first = None if day in (BEGINNING, NOW) else date.fromordinal(day)
    validity = None if plain == AMENDED else CODES[plain]
    return ChangedPeriod(validity, first, bool(code & STATED))
