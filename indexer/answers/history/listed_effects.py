"""List the effects of documents on each other that a query asks for, in pages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from indexer.answers.describing_documents import Describer, describing
from indexer.answers.document_relations import IndexState
from indexer.answers.history.effect_table import (
    TableRow,
    all_effects,
    day_of,
    effects_of,
    newest_first,
    oldest_first,
)
from indexer.answers.kept_answers import KeptAnswers
from indexer.changes.change_log import ChangeLog
from indexer.query.effect_query import (
    EffectOrder,
    EffectPlace,
    EffectQuery,
    InText,
    cursor_behind,
    place_of_cursor,
)
from indexer.ranking import tie_breaker
from indexer.relations.facts import organ_keys
from indexer.relations.resolution.resolve import Resolution
from indexer.relations.rounds import Task, ask, together
from indexer.relations.shelf import AsOf, DocRef, IndexedDocument
from indexer.relations.validity.timeline import ActingEffect
from indexer.results.effect_lists import EffectList, ListedEffect

_Key = Callable[[EffectPlace], tuple[int, tuple[bool, int, str, int, int]]]


class ListedEffects:
    """Answers on the effects of one view; safe to use from several threads.

    The table of all effects is derived once, for the first question, and kept.
    """

    def __init__(self, state: IndexState) -> None:
        """Keep nothing yet."""
        self._state = state
        self._all: KeptAnswers[None, tuple[TableRow, ...]] = KeptAnswers(1)

    def of(self, query: EffectQuery, asof: AsOf, log: ChangeLog) -> Task[EffectList]:
        """A page of the effects that a query asks for. Three rounds behind those of the table."""
        rows = yield from self._all.task(None, all_effects)
        asked = _matcher(query)
        matching = [row for row in rows if asked(row)]
        key = _key(query.order, log)
        if query.order is not EffectOrder.NEWEST:
            matching.sort(key=lambda row: key(row.place))
        start = query.start
        if query.cursor is not None:
            behind = key(place_of_cursor(query))
            start = bisect_right(matching, behind, key=lambda row: key(row.place))
        page = matching[start : start + query.size]
        about = tuple(filter(None, (query.document, query.affecting, query.affected)))
        found, actors = yield from together(
            ask(lambda shelf: shelf.find(about)),
            ask(lambda shelf: shelf.documents({row.actor for row in page})),
        )
        describer = yield from _describer(page, found.values(), asof)
        known = log.taken_up(row.by for row in page)
        days = {id: taken_up.day for id, taken_up in known.items()}
        more = page and start + len(page) < len(matching)
        return EffectList(
            total=len(matching),
            effects=tuple(
                _effect(describer, actors[row.actor], row, days.get(row.by)) for row in page
            ),
            about=tuple(describer.summary(one.ref) for one in found.values()),
            next_cursor=cursor_behind(query, page[-1].place) if more else None,
            indexed_on=self._state.published_on,
            index_version=self._state.version,
        )


def _key(order: EffectOrder, log: ChangeLog) -> _Key:
    """What an order sorts places by."""
    if order is EffectOrder.NEWEST:
        return lambda place: (0, newest_first(place))
    if order is EffectOrder.OLDEST:
        return lambda place: (0, oldest_first(place))
    first = log.read.first

    @cache
    def taken_up(id: str) -> int:
        return -(first.get(tie_breaker(id)) or 0)

    return lambda place: (taken_up(place.by), newest_first(place))


def _matcher(query: EffectQuery) -> Callable[[TableRow], bool]:
    """A function that tells whether a row is one of those asked for."""
    tests = list(_tests(query))
    return lambda row: all(test(row) for test in tests)


def _tests(query: EffectQuery) -> Iterator[Callable[[TableRow], bool]]:
    document, affecting, affected = query.document, query.affecting, query.affected
    if query.kinds:
        kinds = frozenset(query.kinds)
        yield lambda row: row.kind in kinds
    if document is not None:
        yield lambda row: row.by == document or document in row.target_ids
    if affecting is not None:
        yield lambda row: row.by == affecting
    if affected is not None:
        yield lambda row: affected in row.target_ids
    if query.affecting_issuer:
        organs = frozenset(organ_keys(query.affecting_issuer))
        yield lambda row: not organs.isdisjoint(row.issuers)
    if query.affected_issuer:
        acted_on = frozenset(organ_keys(query.affected_issuer))
        yield lambda row: not acted_on.isdisjoint(row.target_issuers)
    if query.since is not None:
        since = query.since.toordinal()
        yield lambda row: row.day is not None and row.day >= since
    if query.until is not None:
        until = query.until.toordinal()
        yield lambda row: row.day is not None and row.day <= until
    if query.in_text is not None:
        contained = query.in_text is InText.CONTAINED
        yield lambda row: row.contained is contained


def _describer(
    page: Sequence[TableRow], about: Collection[IndexedDocument], asof: AsOf
) -> Task[Describer]:
    actors: set[DocRef] = {row.actor for row in page}
    named = {*actors, *(ref for row in page for ref in row.targets), *(one.ref for one in about)}
    return describing(named, actors, asof, {})


def _effect(
    describer: Describer, actor: IndexedDocument, row: TableRow, taken_up: date | None
) -> ListedEffect:
    effect = effects_of(actor)[row.place.effect]
    found = Resolution(certain=row.certain, disagrees=row.disagrees, later=row.later)
    reached = describer.reference(replace(effect.target, clauses=row.article), found)
    act = ActingEffect(effect=effect, actor=actor.facts, by=actor.id)
    return ListedEffect(
        by=describer.summary(row.actor),
        reached=replace(reached, targets=tuple(map(describer.summary, row.targets))),
        article=row.article,
        kind=row.kind,
        first_day=day_of(row),
        stated=act.stated,
        latest=act.latest and row.day is not None,
        until=effect.until,
        where=effect.where,
        contained=row.contained,
        taken_up=taken_up,
        sentence=describer.sentence(row.actor, row.part.place),
    )
