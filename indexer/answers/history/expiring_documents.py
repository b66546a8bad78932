"""List the documents whose force ends soon, by organ, in pages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from indexer.answers.describing_documents import describing
from indexer.answers.document_relations import IndexState
from indexer.answers.history.endings import Ending, endings
from indexer.answers.kept_answers import KeptAnswers
from indexer.changes.change_log import ChangeLog
from indexer.query.expiry_query import (
    HORIZON,
    ExpiryPlace,
    ExpiryQuery,
    expiry_cursor,
    place_of_expiry_cursor,
)
from indexer.relations.facts import organ_keys
from indexer.relations.rounds import Task, ask, together
from indexer.relations.shelf import AsOf, IndexedDocument
from indexer.relations.validity.timeline import ENDED
from indexer.relations.validity.validity_rows import CODES, PLAIN
from indexer.results.expiry_lists import Expiry, ExpiryList

_ENDED = frozenset(CODES.index(validity) for validity in ENDED)


@dataclass(frozen=True, slots=True)
class _Row:
    """An end with its place in the order; `by` is the document that brings it, if another."""

    place: ExpiryPlace
    ending: Ending
    by: IndexedDocument | None


class ExpiringDocuments:
    """Answers on ends of one view; safe to use from several threads.

    What ends within `HORIZON` days is derived once for each day, and kept.
    """

    def __init__(self, state: IndexState) -> None:
        """Keep nothing yet."""
        self._state = state
        self._all: KeptAnswers[AsOf, tuple[_Row, ...]] = KeptAnswers(2)

    def of(self, query: ExpiryQuery, asof: AsOf, log: ChangeLog) -> Task[ExpiryList]:
        """A page of the ends that a query asks for. One round behind those of all ends."""
        rows = yield from self._all.task(asof, lambda: _all_ends(asof))
        until = asof.day + timedelta(query.days)
        organs = frozenset(organ_keys(query.issuers))
        matching = [
            row
            for row in rows
            if row.place.day <= until.toordinal() + 1
            and (not organs or not organs.isdisjoint(row.ending.document.facts.issuers))
        ]
        start = query.start
        if query.cursor is not None:
            start = bisect_right(matching, place_of_expiry_cursor(query), key=lambda row: row.place)
        page = matching[start : start + query.size]
        expiries = yield from _described(page, asof, log)
        more = page and start + len(page) < len(matching)
        return ExpiryList(
            total=len(matching),
            expiries=expiries,
            asof=asof.day,
            until=until,
            next_cursor=expiry_cursor(query, page[-1].place) if more else None,
            indexed_on=self._state.published_on,
            index_version=self._state.version,
        )


def _all_ends(asof: AsOf) -> Task[tuple[_Row, ...]]:
    """All ends within the horizon, the earliest first. Five rounds. O(documents that end)."""
    after, until = asof.day, asof.day + timedelta(HORIZON + 1)
    turns, ended = yield from together(
        ask(lambda shelf: shelf.turning(after + timedelta(1), until)),
        ask(lambda shelf: shelf.ended(asof)),
    )
    ending = {turn.ref for turn in turns if turn.code & PLAIN in _ENDED}
    found, acting = yield from endings(ending.difference(ended), after, until)
    rows = []
    for one in found:
        first = one.period.first_day
        assert first is not None, "what ends without a day ends on no day that is asked for"
        by = acting.actors[one.period.by] if one.period.by else None
        rows.append(_Row(ExpiryPlace(first.toordinal(), one.document.id), one, by))
    return tuple(sorted(rows, key=lambda row: row.place))


def _described(page: Sequence[_Row], asof: AsOf, log: ChangeLog) -> Task[tuple[Expiry, ...]]:
    refs = {row.ending.document.ref for row in page}
    acting = {row.by.ref for row in page if row.by}
    actors = {row.by.id: row.by for row in page if row.by}
    describer = yield from describing(refs | acting, refs | acting, asof, actors)
    taken_up = log.taken_up(row.ending.document.id for row in page)
    found = []
    for row in page:
        document, first = row.ending.document, row.ending.period.first_day
        assert first is not None
        validity = describer.validity(document, row.ending.period)
        known = taken_up.get(document.id)
        found.append(
            Expiry(
                document=describer.summary(document.ref),
                issuers=describer.cards[document.ref].card.issuers,
                last_day=first - timedelta(1),
                becomes=validity.validity,
                stated=validity.stated,
                sentence=validity.sentence,
                by=validity.by,
                taken_up=known.day if known and not known.or_before else None,
            )
        )
    return tuple(found)
