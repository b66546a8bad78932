"""Find documents whose legal basis is not in the index but was repealed by one that is.

民法典 repeals 物权法: a document whose basis is 物权法 has lost it, also where no 物权法 is
indexed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from indexer.relations.effect_kinds import ENDING
from indexer.relations.grammar.title_keys import title_keys
from indexer.relations.resolution.acting_effects import by_id, naming
from indexer.relations.resolution.lookup_keys import NamingKeys, all_of, naming_keys
from indexer.relations.resolution.resolve import names_its_place
from indexer.relations.resolution.resolving import ReferenceInText, resolving
from indexer.relations.rounds import Task, ask
from indexer.relations.shelf import IndexedDocument, ReferenceField
from indexer.relations.statements import Effect, Place, Reference
from indexer.relations.validity.timeline import ActingEffect

_Repeals = Mapping[str, Sequence[tuple[IndexedDocument, Effect]]]
"""Repeals of documents that are not in the index, by the number and by the title of the target."""


@dataclass(frozen=True, slots=True)
class BasedOnDocumentNotHeld:
    """A document and its legal basis that is not in the index.

    `citer` says at `place` that it rests on `basis`; `act`, an effect of `actor`, repeals that.
    """

    citer: IndexedDocument
    actor: IndexedDocument
    basis: Reference
    place: Place
    act: ActingEffect


def based_on_documents_not_held() -> Task[tuple[BasedOnDocumentNotHeld, ...]]:
    """All documents with such a basis, in the order of public ids. Six rounds."""
    refs = yield from ask(lambda shelf: shelf.acting_on_cited())
    actors = yield from ask(lambda shelf: shelf.documents(refs))
    repeals = yield from _repeals(by_id(actors))
    keys = _keys(effect for acts in repeals.values() for _, effect in acts)
    citing = yield from naming(ReferenceField.CITED, keys)
    citers = yield from ask(lambda shelf: shelf.documents(citing))
    found = list(_first_repeals(by_id(citers), repeals))
    resolved = yield from resolving([ReferenceInText(one.basis, one.citer) for one in found])
    return tuple(one for one, meant in zip(found, resolved, strict=True) if not meant.targets)


def _repeals(actors: Sequence[IndexedDocument]) -> Task[_Repeals]:
    """The repeals by some documents whose targets are not in the index. One round."""
    mentions = [
        ReferenceInText(effect.target, actor, effect)
        for actor in actors
        for effect in actor.facts.statements.effects
        if effect.kind in ENDING and not effect.older_self
    ]
    resolved = yield from resolving(mentions)
    found: dict[str, list[tuple[IndexedDocument, Effect]]] = {}
    for (target, actor, effect), meant in zip(mentions, resolved, strict=True):
        if effect is not None and not meant.targets and not meant.oneself:
            for key in filter(None, (target.number_key, target.title_key)):
                found.setdefault(key, []).append((actor, effect))
    return found


def _keys(effects: Iterable[Effect]) -> NamingKeys:
    """The terms under which an index keeps references to the targets of some effects."""
    return all_of(
        naming_keys(
            tuple(filter(None, (effect.target.number_key,))),
            title_keys(effect.target.title) if effect.target.title else (),
        )
        for effect in effects
    )


def _first_repeals(
    citers: Sequence[IndexedDocument], repeals: _Repeals
) -> Iterator[BasedOnDocumentNotHeld]:
    """The first repeal by others of each cited basis that may not be in the index."""
    for citer in citers:
        if citer.facts.statements.no_rule:
            continue
        for citation in citer.facts.statements.citations:
            target = citation.target
            acts = [
                (ActingEffect(effect=effect, actor=actor.facts, by=actor.id), actor)
                for key in filter(None, (target.number_key, target.title_key))
                for actor, effect in repeals.get(key, ())
                if actor != citer and _is_meant(target, effect, actor)
            ]
            if citation.basis and acts:
                act, actor = min(acts, key=lambda pair: _by_day(pair[0]))
                yield BasedOnDocumentNotHeld(citer, actor, target, citation.place, act)


def _by_day(act: ActingEffect) -> tuple[bool, int, str]:
    day = act.first_day
    return day is None, day.toordinal() if day else 0, act.by


def _is_meant(target: Reference, effect: Effect, actor: IndexedDocument) -> bool:
    """Whether a repeal and a citation name one document: by number, else by title and place."""
    if target.number_key and effect.target.number_key:
        return target.number_key == effect.target.number_key
    same = target.title_key is not None and target.title_key == effect.target.title_key
    return same and names_its_place(target.title or "", actor.facts)
