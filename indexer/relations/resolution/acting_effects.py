"""Find what other documents do to some documents: repeal, amend, prolong them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from indexer.relations.resolution.lookup_keys import NamingKeys, all_of, naming_keys
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
    acts: dict[DocRef, list[ActingEffect]] = {target.ref: [] for target in targets}
    doubts: dict[DocRef, list[ActingEffect]] = {target.ref: [] for target in targets}
    for (_, actor, effect), found in zip(mentions, resolved, strict=True):
        assert effect is not None
        act = ActingEffect(effect=effect, actor=actor.facts, by=actor.id)
        for target in found.targets:
            if target.ref not in acts or target == actor:
                continue
            if found.certain:
                acts[target.ref].append(act)
            elif _may_have_ended(target, act):
                doubts[target.ref].append(act)
    return ActingOn(_sorted(acts), {actor.id: actor for actor in actors.values()}, _sorted(doubts))


def _may_have_ended(target: IndexedDocument, act: ActingEffect) -> bool:
    """Whether an effect would end a document or a part of it, and is not from before it."""
    if act.effect.kind.row.validity is None:
        return False
    made, acted = target.facts.version_day, act.first_day
    return made is None or acted is None or made <= acted


def _sorted(
    acts: Mapping[DocRef, Sequence[ActingEffect]],
) -> dict[DocRef, tuple[ActingEffect, ...]]:
    return {ref: tuple(sorted(each, key=_by_day)) for ref, each in acts.items()}


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
