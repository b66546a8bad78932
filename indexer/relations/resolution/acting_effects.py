"""Find what other documents do to some documents: repeal, amend, prolong them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from indexer.relations.resolution.lookup_keys import NamingKeys, all_of, naming_keys
from indexer.relations.resolution.resolve import Resolution
from indexer.relations.resolution.resolving import ReferenceInText, resolving
from indexer.relations.rounds import Task, ask
from indexer.relations.shelf import DocRef, IndexedDocument, ReferenceField
from indexer.relations.validity.timeline import ActingEffect


class ActingOn(NamedTuple):
    """The effects of others on each document, by day, and these others by public id.

    `doubts` are ends of a document of a title that several bear, or that another organ bears: each
    may be meant, so that they have no effect and are only told.
    """

    acts: dict[DocRef, tuple[ActingEffect, ...]]
    actors: dict[str, IndexedDocument]
    doubts: dict[DocRef, tuple[ActingEffect, ...]]


def acting_on(targets: Collection[IndexedDocument]) -> Task[ActingOn]:
    """The effects of other documents that mean one of some documents. Three rounds."""
    named = all_keys(targets)
    refs = yield from naming(ReferenceField.ACTED_ON, named)
    actors = yield from ask(lambda shelf: shelf.documents(refs))
    mentions = [
        ReferenceInText(effect.target, actor, effect)
        for actor in by_id(actors)
        for effect in actor.facts.statements.effects
        if named.may_mean(effect.target)
    ]
    resolved = yield from resolving(mentions)
    acts: dict[DocRef, tuple[ActingEffect, ...]] = {}
    doubts: dict[DocRef, tuple[ActingEffect, ...]] = {}
    found = [
        _FoundAct(
            ActingEffect(effect=effect, actor=actor.facts, by=actor.id), actor, id(resolution)
        )
        for (_, actor, effect), resolution in zip(mentions, resolved, strict=True)
        if effect is not None
    ]
    found.sort(key=lambda one: _by_day(one.act))
    for alike, certain, uncertain in _acted_on_alike(targets, actors, resolved):
        first = alike[0]
        others = [one for one in found if one.by != first] if first.ref in actors else found
        sure = tuple(one.act for one in others if one.resolution in certain)
        unsure = tuple(
            one.act
            for one in others
            if one.resolution in uncertain and _may_have_ended(first.facts.version_day, one.act)
        )
        for target in alike:
            acts[target.ref], doubts[target.ref] = sure, unsure
    return ActingOn(acts, {actor.id: actor for actor in actors.values()}, doubts)


class _FoundAct(NamedTuple):
    """An effect, the document that has it, and which of the different resolutions says on what."""

    act: ActingEffect
    by: IndexedDocument
    resolution: int


def _acted_on_alike(
    targets: Collection[IndexedDocument],
    actors: Mapping[DocRef, IndexedDocument],
    resolved: Sequence[Resolution],
) -> Iterator[tuple[list[IndexedDocument], frozenset[int], frozenset[int]]]:
    """Groups of targets that the same resolutions mean: surely, and with doubt.

    Dozens of copies of a law are amended by hundreds of texts, all of them by the same. A target
    that acts on others stands alone, since it has no effect on itself.
    """
    wanted = {target.ref for target in targets}
    certain: dict[DocRef, list[int]] = {}
    uncertain: dict[DocRef, list[int]] = {}
    for number, one in {id(one): one for one in resolved}.items():
        meant = certain if one.certain else uncertain
        for target in one.targets:
            if target.ref in wanted:
                meant.setdefault(target.ref, []).append(number)
    groups: dict[object, list[IndexedDocument]] = {}
    for target in {target.ref: target for target in targets}.values():
        sure, unsure = certain.get(target.ref, ()), uncertain.get(target.ref, ())
        own = target.ref if target.ref in actors else None
        day = target.facts.version_day if unsure else None
        groups.setdefault((tuple(sure), tuple(unsure), day, own), []).append(target)
    for alike in groups.values():
        ref = alike[0].ref
        yield alike, frozenset(certain.get(ref, ())), frozenset(uncertain.get(ref, ()))


def _may_have_ended(made: date | None, act: ActingEffect) -> bool:
    """Whether an effect would end a document of a day or a part of it, and is not from before."""
    if act.effect.kind.row.validity is None:
        return False
    acted = act.first_day
    return made is None or acted is None or made <= acted


def all_keys(documents: Collection[IndexedDocument]) -> NamingKeys:
    """The terms under which an index keeps references to any of some documents."""
    return all_of(naming_keys(one.facts.number_keys, one.facts.title_keys) for one in documents)


def naming(field: ReferenceField, named: NamingKeys) -> Task[set[DocRef]]:
    """The documents whose references have one of some terms. One round."""
    found = yield from ask(
        lambda shelf: shelf.naming(field, terms=named.terms, beginnings=named.beginnings)
    )
    return {ref for several in found.values() for named_by in several for ref in named_by.refs}


def by_id(found: Mapping[DocRef, IndexedDocument]) -> list[IndexedDocument]:
    """Documents in an order that does not depend on where an engine keeps them."""
    return sorted(found.values(), key=lambda one: one.id)


def _by_day(act: ActingEffect) -> tuple[bool, date | str, str]:
    """The key that sorts effects by day; those of an unknown day come last."""
    return act.first_day is None, act.first_day or act.by, act.by
