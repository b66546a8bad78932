"""What does a draft rest on, and what has to be cleaned up? Questions over many relations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from corpus.document import Document
from indexer.engines.whoosh.matching import Matching
from indexer.engines.whoosh.opened import OpenGeneration
from indexer.engines.whoosh.postings import Mask
from indexer.engines.whoosh.resting import Resting
from indexer.engines.whoosh.standings import PLAIN
from indexer.engines.whoosh.telling import Teller
from indexer.query.model import Query
from indexer.relations.facts import find_facts
from indexer.relations.model import EffectKind, Place
from indexer.relations.resolution import Held, Spot, resolve
from indexer.relations.review import (
    CheckedDraft,
    CheckedReference,
    CheckedTarget,
    DueDocument,
    DueList,
    DueReason,
)
from indexer.relations.rows import CODES
from indexer.relations.validity import ENDED, amended_on, standing_on, timeline

DRAFT = Spot(-1, -1)
"""Where a draft is: nowhere in the index."""

_ENDED_CODES = [CODES.index(validity) for validity in ENDED]
_TOLD_APART = (EffectKind.PRINT, EffectKind.REPOST)
"""What a draft prints is its own text, no document that must be there."""


class Reviewing:
    """Reviews within one generation; safe to use from several threads."""

    def __init__(self, generation: OpenGeneration, matching: Matching) -> None:
        """Review the documents of `generation`."""
        self._generation = generation
        self._matching = matching
        self._standings = generation.standings
        self._lookups = generation.lookups
        self._resting = Resting(generation.lookups)

    def draft(self, document: Document, asof: date | None) -> CheckedDraft:
        """Every document that a text names, as it stands on a day. O(references)."""
        today = date.today()
        day = asof or today
        draft = Held(DRAFT, find_facts(document))
        tell = Teller(self._generation, day, texts={DRAFT: document.body})
        stated = draft.facts.statements
        done = [
            (tell.deed(draft, effect, found).reached, found, effect.place, False, effect.kind)
            for effect in stated.effects
            if effect.kind not in _TOLD_APART
            for found in (resolve(effect.target, self._lookups, draft, effect),)
            if not found.oneself
        ]
        named = [
            (cited.reached, found, cited.place, cited.basis, None)
            for cited, found in tell.citations(draft)
        ]
        references = sorted([*done, *named], key=lambda row: row[2].start)
        return CheckedDraft(
            asof=day,
            references=tuple(
                CheckedReference(
                    reached=reached,
                    targets=tuple(self._target(tell, one, day, today) for one in found.targets),
                    sentence=tell.sentence(DRAFT, place) or document.title,
                    place=_in_body(document, place),
                    basis=basis,
                    kind=kind,
                )
                for reached, found, place, basis, kind in references
            ),
            indexed_on=self._generation.published_at.date(),
            index_version=self._generation.version,
        )

    def due(self, query: Query, days: int) -> DueList:
        """What of the matches of `query` expires within `days` of its day, or lost its basis.

        O(documents), and once for what has ended O(documents that name it).
        """
        found = self._matching.matches(query).found()
        day = query.asof or date.today()
        tell = Teller(self._generation, day)
        until = day + timedelta(days)
        codes = self._standings.on(day, date.today()).codes
        live = [mask & ~_ended(code) for mask, code in zip(found, codes, strict=True)]
        expiring = sorted(
            self._expiring(tell, live, day, until),
            key=lambda one: (one.day or day, one.document.id),
        )
        lost = [
            self._lost(tell, self._lookups.held(spot), self._lookups.held(basis), place, day)
            for spot, basis, place in self._basis_ended(day)
            if live[spot.segment][spot.document]
        ]
        return DueList(
            asof=day,
            until=until,
            documents=(*expiring, *lost),
            indexed_on=self._generation.published_at.date(),
            index_version=self._generation.version,
        )

    def _target(self, tell: Teller, held: Held, day: date, today: date) -> CheckedTarget:
        acts = self._lookups.acts_on(held)
        amended = amended_on(acts)
        return CheckedTarget(
            document=tell.named(held),
            label=tell.label(held, standing_on(timeline(held.facts, acts), day, today)),
            amended_on=amended if amended and amended <= day else None,
            effects=tuple(
                tell.suffered(act) for act in acts if act.first_day and act.first_day <= day
            ),
        )

    def _expiring(
        self, tell: Teller, live: Sequence[Mask], day: date, until: date
    ) -> Iterator[DueDocument]:
        ending = self._standings.expiring(day, until + timedelta(1))
        for index, (mask, ends) in enumerate(zip(live, ending, strict=True)):
            for document in np.flatnonzero(mask & ends).tolist():
                held = self._lookups.held(Spot(index, document))
                for standing in timeline(held.facts, self._lookups.acts_on(held)):
                    first = standing.first_day
                    if standing.validity in ENDED and first and day < first <= until + timedelta(1):
                        label = tell.label(held, standing)
                        yield DueDocument(
                            document=tell.named(held),
                            reason=DueReason.EXPIRES,
                            day=first - timedelta(1),
                            sentence=label.sentence,
                            by=label.by,
                        )
                        break

    def _lost(self, tell: Teller, held: Held, basis: Held, place: Place, day: date) -> DueDocument:
        standing = standing_on(
            timeline(basis.facts, self._lookups.acts_on(basis)), day, date.today()
        )
        return DueDocument(
            document=tell.named(held),
            reason=DueReason.BASIS_ENDED,
            day=standing.first_day,
            sentence=tell.sentence(held.spot, place),
            by=tell.named(basis),
        )

    def _basis_ended(self, day: date) -> list[tuple[Spot, Spot, Place]]:
        """(document, basis that has ended, where it names it) of all documents, in their order."""
        ended = [_ended(code) for code in self._standings.on(day, date.today()).codes]
        bases = [
            Spot(index, document)
            for index, segment in enumerate(self._generation.segments)
            for document in np.flatnonzero(ended[index] & segment.live).tolist()
        ]
        found = [
            (spot, basis, place)
            for basis, places in self._resting.on(bases).items()
            for spot, place in places.items()
            if not ended[spot.segment][spot.document]
        ]
        return sorted(found, key=lambda row: (row[0], row[2].start))


def _in_body(document: Document, place: Place) -> Place:
    """A place; what the title alone says stands at the beginning, where the text has its title."""
    if place.end or not document.body.startswith(document.title):
        return place
    return Place(0, len(document.title))


def _ended(codes: NDArray[np.uint8]) -> Mask:
    """Which documents have expired or are repealed, by their codes on a day."""
    mask: Mask = np.isin(codes & PLAIN, _ENDED_CODES)
    return mask
