"""Describe documents as an answer shows them on one day: names, validity, quoted sentences."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from indexer.answers.listed_citations import ResolvedCitation
from indexer.relations.facts import Facts
from indexer.relations.resolution.resolve import Resolution
from indexer.relations.rounds import Task, ask, together
from indexer.relations.shelf import AsOf, DocRef, IndexedDocument, StoredCard
from indexer.relations.statements import Effect, Place, Reference
from indexer.relations.validity.timeline import ActingEffect, ValidityPeriod, is_contained
from indexer.relations.validity.validity_rows import CODES, PLAIN
from indexer.results.relations import (
    Cited,
    DocumentSummary,
    EffectOnOther,
    EffectOnThis,
    ResolvedReference,
    ShownValidity,
)


@dataclass(frozen=True, slots=True)
class Describer:
    """What was looked up of the documents that an answer names, and how each is shown.

    `codes` say how each stands on the day asked for (`validity_rows`), `texts` are those of which
    sentences are quoted, `actors` the documents that act on others, by public id.
    """

    cards: Mapping[DocRef, StoredCard]
    codes: Mapping[DocRef, int]
    texts: Mapping[DocRef, str]
    actors: Mapping[str, IndexedDocument]

    def summary(self, ref: DocRef) -> DocumentSummary:
        """What an answer shows of a document that it names."""
        stored = self.cards[ref]
        return DocumentSummary(
            id=stored.id,
            title=stored.card.title,
            document_number=stored.card.document_number,
            dated_on=stored.card.dated_on,
            validity=CODES[self.codes[ref] & PLAIN],
        )

    def sentence(self, ref: DocRef, place: Place | None) -> str:
        """What stands at a place of a document's text; "" for no place."""
        return self.texts[ref][place.start : place.end].strip() if place else ""

    def validity(self, document: IndexedDocument, period: ValidityPeriod) -> ShownValidity:
        """A period of a document's validity, with the sentence that says so."""
        by = self.actors[period.by] if period.by else None
        return ShownValidity(
            validity=period.validity,
            ground=period.ground,
            first_day=period.first_day,
            undated=period.undated,
            latest=period.latest,
            stated=period.stated,
            sentence=self.sentence((by or document).ref, period.place),
            by=self.summary(by.ref) if by else None,
        )

    def effect_on_this(self, act: ActingEffect, facts: Facts | None = None) -> EffectOnThis:
        """What another document does to the one asked for, whose facts are given if it is here."""
        actor = self.actors[act.by]
        return EffectOnThis(
            kind=act.effect.kind,
            by=self.summary(actor.ref),
            clauses=act.effect.target.clauses,
            first_day=act.first_day,
            stated=act.stated,
            until=act.effect.until,
            sentence=self.sentence(actor.ref, act.effect.place),
            where=act.effect.where,
            contained=facts is not None and is_contained(act, facts),
        )

    def effect_on_other(
        self, document: IndexedDocument, effect: Effect, found: Resolution
    ) -> EffectOnOther:
        """What a document does to another one."""
        act = ActingEffect(effect=effect, actor=document.facts, by="")
        return EffectOnOther(
            kind=effect.kind,
            reached=self.reference(effect.target, found),
            first_day=act.first_day,
            stated=act.stated,
            until=effect.until,
            sentence=self.sentence(document.ref, effect.place),
            where=effect.where,
        )

    def citation(self, ref: DocRef, one: ResolvedCitation) -> Cited:
        """What a document cites, with the sentence in which it does."""
        return Cited(
            reached=self.reference(one.citation.target, one.found),
            basis=one.citation.basis,
            place=one.citation.place,
            sentence=self.sentence(ref, one.citation.place),
        )

    def reference(self, reference: Reference, found: Resolution) -> ResolvedReference:
        """A reference as written, with the documents that it means."""
        return ResolvedReference(
            number=reference.number,
            title=reference.title,
            clauses=reference.clauses,
            targets=tuple(self.summary(one.ref) for one in found.targets),
            certain=found.certain,
            disagrees=found.disagrees,
            later=found.later,
        )


def describing(
    named: Collection[DocRef],
    quoted: Collection[DocRef],
    asof: AsOf,
    actors: Mapping[str, IndexedDocument],
    texts: Mapping[DocRef, str] | None = None,
) -> Task[Describer]:
    """Look up what is shown of the documents `named` and `quoted` on a day. One round.

    `texts` are those of documents that are in no index.
    """
    known = texts or {}
    wanted = [ref for ref in quoted if ref not in known]
    cards, codes, found = yield from together(
        ask(lambda shelf: shelf.cards(named)),
        ask(lambda shelf: shelf.validity(named, asof)),
        ask(lambda shelf: shelf.texts(wanted)),
    )
    return Describer(cards, codes, {**found, **known}, actors)
