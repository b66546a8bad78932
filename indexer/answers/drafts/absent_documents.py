"""Find what documents of the index did to documents that it does not hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from corpus.fields.numbers import number_key
from indexer.answers.drafts.meant_documents import is_itself
from indexer.relations.facts import Facts
from indexer.relations.grammar.title_keys import spellings, title_keys
from indexer.relations.resolution.acting_effects import by_id, naming
from indexer.relations.resolution.lookup_keys import NamingKeys, all_of, naming_keys
from indexer.relations.resolution.resolve import names_its_place
from indexer.relations.rounds import Task, ask
from indexer.relations.shelf import IndexedDocument, ReferenceField
from indexer.relations.statements import Effect, Reference
from indexer.relations.validity.timeline import ActingEffect


def documents_acting_on(references: Iterable[Reference]) -> Task[list[IndexedDocument]]:
    """The documents that have an effect on what is named. Two rounds."""
    refs = yield from naming(ReferenceField.ACTED_ON, _absent_keys(references))
    found = yield from ask(lambda shelf: shelf.documents(refs))
    return by_id(found)


def effects_on_absent(
    reference: Reference, enders: Sequence[IndexedDocument], draft: IndexedDocument, day: date
) -> list[ActingEffect]:
    """What has repealed a document that is not in the index, wholly or partly, up to a day."""
    number = number_key(reference.number) if reference.number else None
    keys = set(spellings(reference.title)) if reference.title else set()

    def is_meant(effect: Effect, actor: Facts) -> bool:
        if number and effect.target.number_key:
            return effect.target.number_key == number
        title = effect.target.title or ""
        same = bool(title) and not keys.isdisjoint(spellings(title))
        # What has the title of the document that ends it is an older version of that.
        older_self = reference.title_key in actor.title_keys[:1]
        return same and not older_self and names_its_place(reference.title or "", actor)

    acts = [
        ActingEffect(effect=effect, actor=actor.facts, by=actor.id)
        for actor in enders
        if not is_itself(draft, (actor,))
        for effect in actor.facts.statements.effects
        if effect.kind.row.validity and is_meant(effect, actor.facts)
    ]
    by_now = [act for act in acts if act.first_day and act.first_day <= day]
    return sorted(by_now, key=lambda act: act.first_day or date.max)


def absent_key(reference: Reference) -> str:
    """Under what the effects on a document that is not here are kept."""
    return reference.number_key or reference.title_key or ""


def _absent_keys(references: Iterable[Reference]) -> NamingKeys:
    """The terms under which the index keeps references to documents that it does not hold."""
    return all_of(
        naming_keys(
            (one.number_key,) if one.number_key else (),
            title_keys(one.title) if one.title else (),
        )
        for one in references
    )
