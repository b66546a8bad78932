"""What does a draft name, and how does it stand? Questions over many relations."""

from __future__ import annotations

from datetime import date

from corpus.document import Document
from indexer.engines.whoosh.opened import OpenGeneration
from indexer.engines.whoosh.telling import Teller
from indexer.relations.facts import find_facts
from indexer.relations.model import EffectKind, Place
from indexer.relations.resolution import Held, Spot, resolve
from indexer.relations.review import (
    CheckedDraft,
    CheckedReference,
    CheckedTarget,
)
from indexer.relations.validity import amended_on, standing_on, timeline

DRAFT = Spot(-1, -1)
"""Where a draft is: nowhere in the index."""

_TOLD_APART = (EffectKind.PRINT, EffectKind.REPOST)
"""What a draft prints is its own text, no document that must be there."""


class Reviewing:
    """Reviews within one generation; safe to use from several threads."""

    def __init__(self, generation: OpenGeneration) -> None:
        """Review the documents of `generation`."""
        self._generation = generation
        self._lookups = generation.lookups

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


def _in_body(document: Document, place: Place) -> Place:
    """A place; what the title alone says stands at the beginning, where the text has its title."""
    if place.end or not document.body.startswith(document.title):
        return place
    return Place(0, len(document.title))
