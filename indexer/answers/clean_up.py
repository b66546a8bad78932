"""List what a clean-up (清理) has to see.

Documents that expire, that have lost their legal basis, or whose organ has another name by now.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain

from corpus.document import Rank
from corpus.fields.renamed_organs import renamed_organ
from indexer.answers.bases import Bases
from indexer.answers.bases_not_held import (
    BasedOnDocumentNotHeld,
    based_on_documents_not_held,
)
from indexer.answers.describing_documents import Describer, describing
from indexer.answers.document_relations import IndexState
from indexer.answers.history.endings import Ending, endings
from indexer.answers.kept_answers import KeptAnswers
from indexer.query.facets import Facet
from indexer.query.model import Sort
from indexer.relations.resolution.acting_effects import ActingOn, acting_on
from indexer.relations.rounds import Task, ask, together
from indexer.relations.shelf import AsOf, DocRef, IndexedDocument, ResolvedQuery
from indexer.relations.statements import Place
from indexer.relations.validity.statuses import Validity
from indexer.relations.validity.timeline import ENDED, ValidityPeriod, period_on, timeline
from indexer.results import Hit, Scan
from indexer.results.relations import DocumentSummary
from indexer.results.reviews import CleanUpItem, CleanUpList, CleanUpReason

_NO_RULES = (Rank.DRAFT, Rank.INTERPRETATION, Rank.NEWS)

ScanHits = Callable[[ResolvedQuery, int, int], Scan]
"""The matches of a query from a place to before another one."""


@dataclass(frozen=True, slots=True)
class _Lost:
    """A document whose basis has ended with `period`; it names that basis at `place`."""

    document: IndexedDocument
    basis: IndexedDocument
    place: Place
    period: ValidityPeriod


class CleanUp:
    """Clean-up lists of one view's documents; safe to use from several threads."""

    def __init__(self, state: IndexState, issuers: Sequence[str], scan: ScanHits) -> None:
        """`issuers` are all names of issuers in the index."""
        self._state = state
        self._issuers = issuers
        self._scan = scan
        self._bases = Bases()
        self._not_held: KeptAnswers[None, tuple[BasedOnDocumentNotHeld, ...]] = KeptAnswers(1)

    def of(
        self, query: ResolvedQuery, asof: AsOf, days: int, start: int = 0, stop: int | None = None
    ) -> Task[CleanUpList]:
        """The clean-up list of the matches of `query`, `days` ahead. Nine rounds, and two scans.

        Of its items those from `start` (counted from 0) to before `stop` (None: to the end).

        The first list of a view takes O(documents that have ended, and those that name them).
        """
        # What ends on the last day of the calendar is over only on the next one, which is no date.
        until = asof.day + min(timedelta(days), date.max - asof.day - timedelta(1))
        ended = frozenset((yield from ask(lambda shelf: shelf.ended(asof))))
        (ending, acting), (lost, acting_on_bases), absent = yield from together(
            _expiring(query, ended, asof, until),
            self._lost(query, ended, asof),
            self._absent(query, ended, asof.day),
        )
        actors = {
            **acting.actors,
            **acting_on_bases.actors,
            **{one.act.by: one.actor for several in absent for one in several},
        }
        describer = yield from _describer(ending, lost, absent, asof, actors)
        items = (
            *_expiring_items(describer, ending, asof.day),
            *(_lost_item(describer, one) for one in lost),
            *(_absent_item(describer, several) for several in absent),
        )
        renamed = _of_renamed_organs(query, self._renamed_issuers(asof.day))
        more = self._scan(renamed, 0, 0).total if renamed else 0
        total = len(items) + more
        end = total if stop is None else min(stop, total)
        return CleanUpList(
            asof=asof.day,
            until=until,
            total=total,
            documents=(
                *items[start:end],
                *self._renamed_items(
                    renamed, max(start - len(items), 0), end - len(items), asof.day
                ),
            ),
            indexed_on=self._state.published_on,
            index_version=self._state.version,
        )

    def _lost(
        self, query: ResolvedQuery, ended: frozenset[DocRef], asof: AsOf
    ) -> Task[tuple[list[_Lost], ActingOn]]:
        """The documents whose basis has ended, in the order of public ids. Seven rounds."""
        documents = yield from ask(lambda shelf: shelf.documents(ended))
        based = yield from self._bases.based_on(documents.values())
        bases = [documents[ref] for ref, citers in based.items() if citers]
        wanted = {ref for citers in based.values() for ref in citers} - ended
        (live, citers), acting = yield from together(
            together(
                ask(lambda shelf: frozenset(shelf.matching(query, wanted))),
                ask(lambda shelf: shelf.documents(wanted)),
            ),
            acting_on(bases),
        )
        found = []
        for basis in bases:
            period = period_on(timeline(basis.facts, acting.acts[basis.ref]), *asof)
            for ref, place in based[basis.ref].items():
                if ref in live and _has_lost(citers[ref], period):
                    found.append(_Lost(citers[ref], basis, place, period))
        return sorted(found, key=lambda one: (one.document.id, one.place.start)), acting

    def _absent(
        self, query: ResolvedQuery, ended: frozenset[DocRef], day: date
    ) -> Task[list[list[BasedOnDocumentNotHeld]]]:
        """The documents whose basis is not in the index but was repealed, grouped. Seven rounds.

        A group has one document, and all its bases that one other document has repealed.
        """
        known = yield from self._not_held.task(None, based_on_documents_not_held)
        by_now = [one for one in known if (first := one.act.first_day) and first <= day]
        wanted = {one.citer.ref for one in by_now} - ended
        live = yield from ask(lambda shelf: frozenset(shelf.matching(query, wanted)))
        rows: dict[tuple[DocRef, str], list[BasedOnDocumentNotHeld]] = {}
        for one in by_now:
            if one.citer.ref in live:
                rows.setdefault((one.citer.ref, one.act.by), []).append(one)
        return list(rows.values())

    def _renamed_issuers(self, day: date) -> tuple[str, ...]:
        return tuple(name for name in self._issuers if renamed_organ(name, day))

    def _renamed_items(
        self, query: ResolvedQuery | None, start: int, stop: int, day: date
    ) -> list[CleanUpItem]:
        """Items of the rules of organs that have another name by now, in one scan."""
        if query is None or stop <= start:
            return []
        hits = chain.from_iterable(self._scan(query, start, stop).batches)
        return [_renamed_item(hit, day) for hit in hits]


def _expiring(
    query: ResolvedQuery, ended: frozenset[DocRef], asof: AsOf, until: date
) -> Task[tuple[list[Ending], ActingOn]]:
    """The documents that hold on the day and expire up to `until`. Five rounds."""
    refs = yield from ask(lambda shelf: shelf.expiring(asof.day, until + timedelta(1)))
    live = yield from ask(lambda shelf: shelf.matching(query, [r for r in refs if r not in ended]))
    return (yield from endings(live, asof.day, until + timedelta(1)))


def _has_lost(document: IndexedDocument, period: ValidityPeriod) -> bool:
    """Whether a document whose basis has ended belongs in the list.

    What is no legal rule does not, nor does the document that has ended its basis itself.
    """
    return not document.facts.statements.no_rule and period.by != document.id


def _describer(
    ending: Sequence[Ending],
    lost: Sequence[_Lost],
    absent: Sequence[Sequence[BasedOnDocumentNotHeld]],
    asof: AsOf,
    actors: dict[str, IndexedDocument],
) -> Task[Describer]:
    acting = {actors[one.period.by].ref for one in ending if one.period.by}
    acting |= {several[0].actor.ref for several in absent}
    naming = {*(one.document.ref for one in ending), *(one.document.ref for one in lost)}
    naming |= {several[0].citer.ref for several in absent}
    named = {*acting, *naming, *(one.basis.ref for one in lost)}
    return describing(named, {*acting, *naming}, asof, actors)


def _expiring_items(describer: Describer, found: Sequence[Ending], day: date) -> list[CleanUpItem]:
    items = []
    for one in found:
        validity = describer.validity(one.document, one.period)
        first = one.period.first_day
        items.append(
            CleanUpItem(
                document=describer.summary(one.document.ref),
                reason=CleanUpReason.EXPIRES,
                day=first - timedelta(1) if first else None,
                sentence=validity.sentence,
                by=validity.by,
            )
        )
    return sorted(items, key=lambda one: (one.day or day, one.document.id))


def _lost_item(describer: Describer, one: _Lost) -> CleanUpItem:
    return CleanUpItem(
        document=describer.summary(one.document.ref),
        reason=CleanUpReason.BASIS_ENDED,
        day=one.period.first_day,
        sentence=describer.sentence(one.document.ref, one.place),
        by=describer.summary(one.basis.ref),
    )


def _absent_item(describer: Describer, several: Sequence[BasedOnDocumentNotHeld]) -> CleanUpItem:
    first = several[0]
    names = (one.basis.title or one.basis.number or "" for one in several)
    return CleanUpItem(
        document=describer.summary(first.citer.ref),
        reason=CleanUpReason.BASIS_ENDED,
        day=max(filter(None, (one.act.first_day for one in several))),
        sentence=describer.sentence(first.citer.ref, first.place),
        by=describer.effect_on_this(first.act).by,
        absent=tuple(dict.fromkeys(names)),
    )


def _of_renamed_organs(query: ResolvedQuery, names: Collection[str]) -> ResolvedQuery | None:
    """The query for matches that are in force, have a rank and an issuer among `names`.

    None where nothing can match.

    What has no rank is no official document: a report of a meeting, a message.
    """
    chosen = query.query.filters
    issuers = _both(chosen.of(Facet.ISSUER), names)
    ranks = _both(chosen.of(Facet.RANK), [rank.value for rank in Rank if rank not in _NO_RULES])
    in_force = _both(chosen.of(Facet.VALIDITY), [one.value for one in Validity if one not in ENDED])
    if not (issuers and ranks and in_force):
        return None
    filters = (
        chosen.having(Facet.ISSUER, issuers)
        .having(Facet.RANK, ranks)
        .having(Facet.VALIDITY, in_force)
    )
    asked = replace(query.query, filters=filters, sort=Sort.OLDEST, fold=False, page=1, cursor=None)
    return replace(query, query=asked)


def _both(chosen: Collection[str], allowed: Collection[str]) -> tuple[str, ...]:
    """The values that are allowed and, where some are chosen, among them."""
    return tuple(value for value in allowed if not chosen or value in chosen)


def _renamed_item(hit: Hit, day: date) -> CleanUpItem:
    renamed = tuple(filter(None, (renamed_organ(name, day) for name in hit.issuers)))
    return CleanUpItem(
        document=DocumentSummary(
            id=hit.id,
            title=hit.title,
            document_number=hit.document_number,
            dated_on=hit.dated_on,
            validity=hit.validity,
        ),
        reason=CleanUpReason.ORGAN_RENAMED,
        day=max(one.since for one in renamed),
        sentence="",
        by=None,
        renamed=renamed,
    )
