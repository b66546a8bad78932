"""Say what has to be known of documents beside their validity: doubts, parts, suspensions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import NamedTuple

from cachetools import LRUCache

from indexer.answers.describing_documents import Describer, describing
from indexer.limits.deadline import check
from indexer.relations.effect_kinds import ENDING, EffectKind
from indexer.relations.facts import Facts
from indexer.relations.resolution.acting_effects import ActingOn, acting_on
from indexer.relations.rounds import Task, ask, together
from indexer.relations.shelf import AsOf, DocRef, IndexedDocument
from indexer.relations.validity.interruptions import has_begun, interruptions
from indexer.relations.validity.timeline import (
    ENDED,
    ActingEffect,
    is_contained,
    period_on,
    timeline,
)
from indexer.relations.works.trial_rules import decided_on, later_rules
from indexer.results.relations import Caution, CautionKind

KEPT = 16_384
"""Documents of which is kept what others do to them: the same ones are found again and again."""

_FOR_A_TIME = {
    EffectKind.SUSPEND: CautionKind.SUSPENDED,
    EffectKind.ADJUST: CautionKind.ADJUSTED,
}


class FoundCaution(NamedTuple):
    """A caution before it is described: the act that makes it, or the later rule."""

    kind: CautionKind
    act: ActingEffect | None = None
    later: IndexedDocument | None = None

    def shown(self, describer: Describer) -> Caution:
        """The caution as answers show it."""
        check()  # many texts may act on one title
        if self.later is not None:
            facts = self.later.facts
            return Caution(
                kind=self.kind, by=describer.summary(self.later.ref), first_day=facts.start
            )
        assert self.act is not None, "a caution is made by an act or by a later rule"
        act = describer.effect_on_this(self.act)
        return Caution(
            kind=self.kind,
            by=act.by,
            effect=act.kind,
            clauses=act.clauses,
            first_day=act.first_day,
            until=act.until,
            where=act.where,
            sentence=act.sentence,
            stated=act.stated,
        )


@dataclass(frozen=True, slots=True)
class ActsOnOne:
    """What is done to one document, surely and perhaps, and the rule that followed a trial one."""

    facts: Facts
    acts: Sequence[ActingEffect] = ()
    doubts: Sequence[ActingEffect] = ()
    later: IndexedDocument | None = None

    @classmethod
    def of(
        cls, one: IndexedDocument, acting: ActingOn, later: Mapping[DocRef, IndexedDocument]
    ) -> ActsOnOne:
        """What was looked up of one of several documents."""
        return cls(one.facts, acting.acts[one.ref], acting.doubts[one.ref], later.get(one.ref))

    def cautions(self, asof: AsOf) -> Iterator[FoundCaution]:
        """The cautions on a day; none of what is no rule.

        Of what has ended only that its repeal was revoked.
        """
        if self.facts.statements.no_rule or not (self.acts or self.doubts or self.later):
            return
        check()
        for act in self.acts:
            if act.effect.kind is EffectKind.REVIVE and has_begun(act, asof):
                yield FoundCaution(CautionKind.MAYBE_REVIVED, act)
        if period_on(timeline(self.facts, self.acts), *asof).validity in ENDED:
            return
        for act in self._to_come(asof):
            yield FoundCaution(CautionKind.ENDS_LATER, act)
        for act in self.doubts:
            if has_begun(act, asof):
                yield FoundCaution(CautionKind.MAYBE_ENDED, act)
        if self.later is not None and (day := decided_on(self.later)) and day <= asof.day:
            yield FoundCaution(CautionKind.LATER_TEXT, later=self.later)
        for act in interruptions(self.acts, asof):
            yield FoundCaution(_FOR_A_TIME[act.effect.kind], act)
        for act in self.acts:
            if act.effect.kind is EffectKind.PARTIAL_REPEAL and has_begun(act, asof):
                yield FoundCaution(CautionKind.PART_ENDED, act)
        for act in self.acts:
            amends = act.effect.kind is EffectKind.AMEND and has_begun(act, asof)
            if amends and not is_contained(act, self.facts):
                yield FoundCaution(CautionKind.AMENDED, act)

    def _to_come(self, asof: AsOf) -> Iterator[ActingEffect]:
        """What ends it, or a part of it, after a day; of several that end all of it the first.

        What was not issued by that day was not known then.
        """
        later = [
            act
            for act in self.acts
            if act.first_day and act.first_day > asof.day and act.actor.decided_by(asof.day)
        ]
        whole = [
            act for act in later if act.effect.kind in ENDING and not act.effect.target.clauses
        ]
        yield from sorted(whole, key=lambda act: act.first_day or date.max)[:1]
        yield from (act for act in later if act.effect.kind is EffectKind.PARTIAL_REPEAL)


def acting_and_later(
    documents: Sequence[IndexedDocument],
) -> Task[tuple[ActingOn, dict[DocRef, IndexedDocument]]]:
    """What `ActsOnOne.of` needs to know of some documents. Three rounds."""
    return (yield from together(acting_on(documents), later_rules(documents)))


class KeptCautions:
    """Finds the cautions of the documents of one view; safe to use from several threads."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._lock = Lock()
        self._known: LRUCache[DocRef, ActsOnOne] = LRUCache(KEPT)

    def of(self, refs: Collection[DocRef], asof: AsOf) -> Task[dict[DocRef, tuple[Caution, ...]]]:
        """The cautions of some documents; those without are missing. Five rounds, none of kept."""
        with self._lock:
            known = {ref: self._known[ref] for ref in refs if ref in self._known}
        unknown = [ref for ref in refs if ref not in known]
        if unknown:
            documents = yield from ask(lambda shelf: shelf.documents(unknown))
            every = list(documents.values())
            acting, later = yield from acting_and_later(every)
            fresh = {one.ref: ActsOnOne.of(one, acting, later) for one in every}
            known |= fresh
            with self._lock:
                self._known.update(fresh)
        found = {ref: list(one.cautions(asof)) for ref, one in known.items()}
        several = [one for each in found.values() for one in each]
        if not several:
            return {}
        describer = yield from _describer(several, asof)
        return {
            ref: tuple(one.shown(describer) for one in each) for ref, each in found.items() if each
        }


def _describer(found: Sequence[FoundCaution], asof: AsOf) -> Task[Describer]:
    """What is shown of the documents that make some cautions. Two rounds."""
    ids = {one.act.by for one in found if one.act}
    actors = yield from ask(lambda shelf: shelf.find(tuple(ids)))
    acting = {one.ref for one in actors.values()}
    return (yield from describing({*acting, *later_of(found)}, acting, asof, actors))


def later_of(found: Iterable[FoundCaution]) -> set[DocRef]:
    """The later rules that some cautions name."""
    return {one.later.ref for one in found if one.later}
