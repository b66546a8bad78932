"""What does a draft name, and how does it stand? Questions over many relations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from corpus.document import Document
from corpus.fields.numbers import number_key
from indexer.engines.whoosh.answers.describing_documents import DocumentDescriber
from indexer.engines.whoosh.open_generation import OpenGeneration
from indexer.relations.facts import Facts, find_facts
from indexer.relations.grammar.title_keys import title_key, title_keys
from indexer.relations.resolution.resolve import (
    DocRef,
    IndexedDocument,
    Resolution,
    names_its_place,
    resolve,
)
from indexer.relations.statements import Effect, EffectKind, Place
from indexer.relations.validity.timeline import ActingEffect, amended_on, standing_on, timeline
from indexer.results.relations import EffectOnThis, ResolvedReference
from indexer.results.reviews import (
    CheckedDraft,
    CheckedReference,
    CheckedTarget,
)

DRAFT = DocRef(-1, -1)
"""Where a draft is: nowhere in the index."""

_TOLD_APART = (EffectKind.PRINT, EffectKind.REPOST)
"""What a draft prints is its own text, no document that must be there."""


class DraftCheck:
    """Reviews within one generation; safe to use from several threads."""

    def __init__(self, generation: OpenGeneration) -> None:
        """Review the documents of `generation`."""
        self._generation = generation
        self._lookups = generation.lookups

    def draft(self, document: Document, asof: date | None) -> CheckedDraft:
        """Every document that a text names, as it stands on a day. O(references)."""
        today = date.today()
        day = asof or today
        draft = IndexedDocument(DRAFT, find_facts(document))
        tell = DocumentDescriber(self._generation, day, texts={DRAFT: document.body})
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
                    reached=told,
                    targets=tuple(self._target(tell, one, day, today) for one in targets),
                    unseen=() if targets else self._unseen(tell, reached, draft, day),
                    version=_version(reached, tell.sentence(DRAFT, place), targets),
                    sentence=tell.sentence(DRAFT, place) or document.title,
                    place=_in_body(document, place),
                    basis=basis,
                    kind=kind,
                )
                for reached, found, place, basis, kind in references
                for targets, told in (_numbered_first(found, reached),)
                if kind or not _is_itself(draft, targets)
            ),
            indexed_on=self._generation.published_at.date(),
            index_version=self._generation.version,
        )

    def _unseen(
        self, tell: DocumentDescriber, reached: ResolvedReference, draft: IndexedDocument, day: date
    ) -> tuple[EffectOnThis, ...]:
        """What ends a document that is not here, up to a day. O(effects of those who name it)."""
        number = number_key(reached.number) if reached.number else None
        key = title_key(reached.title) if reached.title else None
        means = Facts(
            title_keys=title_keys(reached.title) if reached.title else (),
            number_keys=(number,) if number else (),
        )

        def is_meant(effect: Effect, actor: Facts) -> bool:
            if number and effect.target.number_key:
                return effect.target.number_key == number
            return effect.target.title_key == key and names_its_place(reached.title or "", actor)

        acts = [
            ActingEffect(effect=effect, actor=actor.facts, by=self._lookups.public_id(spot))
            for spot in self._lookups.naming("acted_on", [IndexedDocument(DRAFT, means)])
            for actor in (self._lookups.held(spot),)
            for effect in actor.facts.statements.effects
            if not _is_itself(draft, (actor,))
            and effect.kind in (EffectKind.REPEAL, EffectKind.PARTIAL_REPEAL)
            and not effect.older_self
            and is_meant(effect, actor.facts)
        ]
        return tuple(
            tell.suffered(act)
            for act in sorted(acts, key=lambda act: act.first_day or date.max)
            if act.first_day and act.first_day <= day
        )

    def _target(
        self, tell: DocumentDescriber, held: IndexedDocument, day: date, today: date
    ) -> CheckedTarget:
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


def _numbered_first(
    found: Resolution, reached: ResolvedReference
) -> tuple[tuple[IndexedDocument, ...], ResolvedReference]:
    """The targets, and what is said of them: where one has a number, none may lack the draft's."""
    pairs = sorted(
        zip(found.targets, reached.targets, strict=True),
        key=lambda pair: not pair[0].facts.number_keys,
    )
    targets = tuple(held for held, _ in pairs)
    told = replace(reached, targets=tuple(named for _, named in pairs))
    key = number_key(reached.number) if reached.number else None
    numbers = {number for one in targets for number in one.facts.number_keys}
    if found.certain and not found.disagrees and key and numbers and key not in numbers:
        return targets, replace(told, certain=False, disagrees=True)
    return targets, told


def _is_itself(draft: IndexedDocument, found: Sequence[IndexedDocument]) -> bool:
    """Whether one of some documents is the draft's own text, published since."""
    own = set(draft.facts.title_keys[:1])
    return any(own.intersection(one.facts.title_keys[:1]) for one in found)


def _version(
    reached: ResolvedReference, sentence: str, targets: Sequence[IndexedDocument]
) -> int | None:
    """The year of the text that a draft means by （2006年修订）, where none here is of it."""
    if not reached.title or not targets:
        return None
    said = re.search(
        rf"《{re.escape(reached.title)}》\s*[（(]((?:19|20)\d\d)年?[^（）()]{{0,8}}"
        r"(?:修正|修订|修改|版)[^（）()]{0,4}[）)]",
        sentence,
    )
    if said is None:
        return None
    year = int(said[1])
    days = [
        day
        for one in targets
        for day in (one.facts.dated_on, one.facts.effective_on, one.facts.text_since)
        if day
    ]
    return year if days and year not in {day.year for day in days} else None
