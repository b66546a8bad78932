"""One document among the others: everything that its page and the API say of its relations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from threading import Lock

import numpy as np
from cachetools import LRUCache

from indexer.analysed import stored_fields
from indexer.engines.whoosh.citing import citing
from indexer.engines.whoosh.lookups import Lookups
from indexer.engines.whoosh.postings import Mask
from indexer.engines.whoosh.segment import Segment
from indexer.engines.whoosh.selection import select
from indexer.engines.whoosh.standings import PLAIN, Standings
from indexer.query.model import Sort
from indexer.relations.answer import (
    Cited,
    Citing,
    Contrary,
    Deed,
    Label,
    Named,
    Reached,
    Relations,
    Suffered,
)
from indexer.relations.model import Effect, Place, Reference
from indexer.relations.resolution import (
    Held,
    Resolution,
    Spot,
    looks_like_document,
    resolve,
    same_organ,
)
from indexer.relations.rows import CODES
from indexer.relations.validity import (
    Act,
    Standing,
    amended_on,
    contradictions,
    standing_on,
    timeline,
)

CITED_KEPT = 64
"""Documents whose citing documents are kept: who looks at one asks for its pages next."""


class Relating:
    """Relations within one generation; safe to use from several threads."""

    def __init__(
        self, segments: list[Segment], standings: Standings, version: str, indexed_on: date
    ) -> None:
        """Relate the documents of `segments`, published on a day as a version."""
        self._version = version
        self._indexed_on = indexed_on
        self._segments = segments
        self._standings = standings
        self._lookups = Lookups(segments)
        self._lock = Lock()
        self._citing: LRUCache[Spot, list[Mask]] = LRUCache(CITED_KEPT)

    def held(self, id: str) -> Held | None:
        """A document by its id, None where there is none."""
        for index, segment in enumerate(self._segments):
            number = segment.document_of(segment.id, id)
            if number is not None:
                return self._lookups.held(Spot(index, number))
        return None

    def title(self, held: Held) -> str:
        """A document's title."""
        record = self._segments[held.spot.segment].record(held.spot.document)
        return str(stored_fields(record)["title"])

    def citing(self, cited: Held) -> list[Mask]:
        """The documents that cite one, a mask for each segment."""
        with self._lock:
            masks = self._citing.get(cited.spot)
        if masks is None:
            masks = citing(self._segments, self._lookups, cited)
            with self._lock:
                self._citing[cited.spot] = masks
        return masks

    def relations(self, id: str, asof: date | None, start: int, size: int) -> Relations | None:
        """The relations of a document, those that cite it from `start` on, at most `size`."""
        held = self.held(id)
        if held is None:
            return None
        today = date.today()
        day = asof or today
        tell = _Teller(self._segments, self._standings, self._lookups, day)
        facts = held.facts
        acts = self._lookups.acts_on(held)
        standings = timeline(facts, acts)
        masks = self.citing(held)
        amended = amended_on(acts)
        return Relations(
            id=id,
            asof=day,
            label=tell.label(held, standing_on(standings, day, today)),
            timeline=tuple(tell.label(held, standing) for standing in standings),
            effects=tuple(tell.suffered(act) for act in acts),
            amended_on=amended if amended and amended <= day else None,
            text_from=facts.text_since if facts.text_since and day < facts.text_since else None,
            deeds=tuple(
                tell.deed(held, effect, found)
                for effect, found in self._lookups.effects_of(held)
                if not found.oneself
            ),
            citations=tuple(tell.citations(held)),
            cited_by=tuple(tell.citing(held, masks, start, size)),
            cited_by_total=sum(int(np.count_nonzero(mask)) for mask in masks),
            versions=tuple(tell.versions(held)),
            contradictions=tuple(
                Contrary(one.clash, tell.label(held, one.one), tell.label(held, one.other))
                for one in contradictions(facts, acts, standings, day, today)
            ),
            indexed_on=self._indexed_on,
            index_version=self._version,
        )


class _Teller:
    """Turns what was looked up into what can be shown, on one day."""

    def __init__(
        self, segments: list[Segment], standings: Standings, lookups: Lookups, day: date
    ) -> None:
        self._segments = segments
        self._lookups = lookups
        self._codes = standings.on(day, date.today()).codes
        self._texts: dict[Spot, str] = {}

    def named(self, held: Held) -> Named:
        index, number = held.spot
        segment = self._segments[index]
        fields = stored_fields(segment.record(number))
        return Named(
            id=segment.public_id(number),
            title=fields["title"],
            document_number=fields["document_number"],
            dated_on=held.facts.dated_on,
            validity=CODES[int(self._codes[index][number]) & PLAIN],
        )

    def sentence(self, spot: Spot, place: Place | None) -> str:
        if place is None:
            return ""
        if spot not in self._texts:
            text = self._segments[spot.segment].column("text", spot.document)
            self._texts[spot] = text.decode()
        return self._texts[spot][place.start : place.end].strip()

    def label(self, held: Held, standing: Standing) -> Label:
        spot = self._spot(standing.by) if standing.by else held.spot
        return Label(
            validity=standing.validity,
            ground=standing.ground,
            first_day=standing.first_day,
            undated=standing.undated,
            latest=standing.latest,
            stated=standing.stated,
            sentence=self.sentence(spot, standing.place),
            by=self.named(self._lookups.held(spot)) if standing.by else None,
        )

    def suffered(self, act: Act) -> Suffered:
        spot = self._spot(act.by)
        return Suffered(
            kind=act.effect.kind,
            by=self.named(self._lookups.held(spot)),
            clauses=act.effect.target.clauses,
            first_day=act.first_day,
            stated=act.stated,
            until=act.effect.until,
            sentence=self.sentence(spot, act.effect.place),
        )

    def deed(self, held: Held, effect: Effect, found: Resolution) -> Deed:
        act = Act(effect=effect, actor=held.facts, by="")
        return Deed(
            kind=effect.kind,
            reached=self._reached(effect.target, found),
            first_day=act.first_day,
            stated=act.stated,
            until=effect.until,
            sentence=self.sentence(held.spot, effect.place),
        )

    def citations(self, held: Held) -> list[Cited]:
        """What a document cites, each at its first place; what is not here only if it is one."""
        told: dict[object, Cited] = {}
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
                told[key] = Cited(
                    reached=self._reached(citation.target, found),
                    basis=citation.basis,
                    place=citation.place,
                    sentence=self.sentence(held.spot, citation.place),
                )
        return list(told.values())

    def citing(self, cited: Held, masks: Sequence[Mask], start: int, size: int) -> list[Citing]:
        """The documents that cite one, the newest first."""
        nothing = [np.zeros(len(mask), np.float32) for mask in masks]
        found = select(self._segments, masks, nothing, Sort.NEWEST, start, size)
        return [
            self._citing_one(cited, self._lookups.held(Spot(one.segment, one.document)))
            for one in found
        ]

    def versions(self, held: Held) -> list[Named]:
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
        return [self.named(one) for one in found]

    def _citing_one(self, cited: Held, citer: Held) -> Citing:
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

    def _reached(self, reference: Reference, found: Resolution) -> Reached:
        return Reached(
            number=reference.number,
            title=reference.title,
            clauses=reference.clauses,
            targets=tuple(map(self.named, found.targets)),
            certain=found.certain,
            disagrees=found.disagrees,
            later=found.later,
        )

    def _spot(self, id: str) -> Spot:
        return next(
            Spot(index, number)
            for index, segment in enumerate(self._segments)
            if (number := segment.document_of(segment.id, id)) is not None
        )
