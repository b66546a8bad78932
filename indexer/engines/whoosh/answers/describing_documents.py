"""From what was looked up to what can be shown: documents named, sentences quoted, on one day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from indexer.engines.whoosh.answers.related_documents import Neighbour
from indexer.engines.whoosh.count.validity_columns import PLAIN
from indexer.engines.whoosh.files.postings import Mask
from indexer.engines.whoosh.open_generation import OpenGeneration
from indexer.engines.whoosh.rank.selection import select
from indexer.query.model import Sort
from indexer.relations.resolution.resolve import (
    DocRef,
    IndexedDocument,
    Resolution,
    looks_like_document,
    resolve,
    same_organ,
)
from indexer.relations.statements import Effect, Place, Reference
from indexer.relations.validity.timeline import ActingEffect, ValidityPeriod
from indexer.relations.validity.validity_rows import CODES
from indexer.results.relations import (
    Cited,
    Citing,
    DocumentSummary,
    EffectOnOther,
    EffectOnThis,
    Related,
    ResolvedReference,
    ShownValidity,
)
from indexer.stored_record import card_of


class DocumentDescriber:
    """Turns what was looked up into what can be shown, on one day."""

    def __init__(
        self, generation: OpenGeneration, day: date, texts: Mapping[DocRef, str] | None = None
    ) -> None:
        """Tell of documents as they stand on `day`; `texts` are those of no segment."""
        self._generation = generation
        self._segments = generation.segments
        self._lookups = generation.lookups
        self._codes = generation.standings.on(day, date.today()).codes
        self._texts = dict(texts or {})

    def named(self, held: IndexedDocument) -> DocumentSummary:
        """A document as others name it."""
        index, number = held.spot
        segment = self._segments[index]
        card = card_of(segment.record(number))
        return DocumentSummary(
            id=segment.public_id(number),
            title=card.title,
            document_number=card.document_number,
            dated_on=held.facts.dated_on,
            validity=CODES[int(self._codes[index][number]) & PLAIN],
        )

    def sentence(self, spot: DocRef, place: Place | None) -> str:
        """What stands at a place of a document's text."""
        if place is None:
            return ""
        if spot not in self._texts:
            text = self._segments[spot.segment].column("text", spot.document)
            self._texts[spot] = text.decode()
        return self._texts[spot][place.start : place.end].strip()

    def label(self, held: IndexedDocument, standing: ValidityPeriod) -> ShownValidity:
        """A standing of a document, with the sentence that says so."""
        spot = self._spot(standing.by) if standing.by else held.spot
        return ShownValidity(
            validity=standing.validity,
            ground=standing.ground,
            first_day=standing.first_day,
            undated=standing.undated,
            latest=standing.latest,
            stated=standing.stated,
            sentence=self.sentence(spot, standing.place),
            by=self.named(self._lookups.held(spot)) if standing.by else None,
        )

    def suffered(self, act: ActingEffect) -> EffectOnThis:
        """What another document does to one."""
        spot = self._spot(act.by)
        return EffectOnThis(
            kind=act.effect.kind,
            by=self.named(self._lookups.held(spot)),
            clauses=act.effect.target.clauses,
            first_day=act.first_day,
            stated=act.stated,
            until=act.effect.until,
            sentence=self.sentence(spot, act.effect.place),
        )

    def deed(self, held: IndexedDocument, effect: Effect, found: Resolution) -> EffectOnOther:
        """What a document does to another."""
        act = ActingEffect(effect=effect, actor=held.facts, by="")
        return EffectOnOther(
            kind=effect.kind,
            reached=self._reached(effect.target, found),
            first_day=act.first_day,
            stated=act.stated,
            until=effect.until,
            sentence=self.sentence(held.spot, effect.place),
        )

    def citations(self, held: IndexedDocument) -> list[tuple[Cited, Resolution]]:
        """What a document cites, each at its first place; what is not here only if it is one."""
        told: dict[object, tuple[Cited, Resolution]] = {}
        for citation in held.facts.statements.citations:
            found = resolve(citation.target, self._lookups, held)
            if found.oneself or not (found.targets or looks_like_document(citation.target)):
                continue
            key = (
                tuple(target.spot for target in found.targets)
                or (citation.target.number_key, citation.target.title_key),
                citation.basis,
            )
            if key not in told:
                cited = Cited(
                    reached=self._reached(citation.target, found),
                    basis=citation.basis,
                    place=citation.place,
                    sentence=self.sentence(held.spot, citation.place),
                )
                told[key] = (cited, found)
        return list(told.values())

    def citing(
        self, cited: IndexedDocument, masks: Sequence[Mask], start: int, size: int
    ) -> list[Citing]:
        """The documents that cite one, the newest first."""
        nothing = [np.zeros(len(mask), np.float32) for mask in masks]
        found = select(self._segments, masks, nothing, Sort.NEWEST, start, size)
        return [
            self._citing_one(cited, self._lookups.held(DocRef(one.segment, one.document)))
            for one in found
        ]

    def versions(self, held: IndexedDocument) -> list[IndexedDocument]:
        """The documents of its whole title that may be of its organ, the newest first."""
        found = [
            other
            for key in held.facts.title_keys[:1]
            for other in self._lookups.of_title(key)
            if other == held or same_organ(other.facts, held.facts)
        ]
        if len(found) < 2:
            return []
        found.sort(key=lambda one: one.facts.version_day or date.min, reverse=True)
        return found

    def related(self, one: Neighbour) -> Related:
        """A document on the same subject."""
        return Related(
            document=self.named(self._lookups.held(one.spot)),
            words=one.words,
            in_titles=one.in_titles,
            issuers=one.issuers,
            topics=one.topics,
            region=one.region,
        )

    def _citing_one(self, cited: IndexedDocument, citer: IndexedDocument) -> Citing:
        citations = citer.facts.statements.citations
        for one in sorted(citations, key=lambda citation: not citation.basis):
            if cited in resolve(one.target, self._lookups, citer).targets:
                return Citing(
                    document=self.named(citer),
                    basis=one.basis,
                    clauses=one.target.clauses,
                    sentence=self.sentence(citer.spot, one.place),
                )
        return Citing(document=self.named(citer), basis=False, clauses="", sentence="")

    def _reached(self, reference: Reference, found: Resolution) -> ResolvedReference:
        return ResolvedReference(
            number=reference.number,
            title=reference.title,
            clauses=reference.clauses,
            targets=tuple(map(self.named, found.targets)),
            certain=found.certain,
            disagrees=found.disagrees,
            later=found.later,
        )

    def _spot(self, id: str) -> DocRef:
        spot = self._generation.spot(id)
        assert spot, f"{id} acts, so it is there"
        return spot
