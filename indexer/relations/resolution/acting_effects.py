"""Find what other documents do to some documents: repeal, amend, prolong them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple

from indexer.relations.resolution.lookup_keys import NamingKeys, all_of, naming_keys
from indexer.relations.resolution.resolving import ReferenceInText, resolving
from indexer.relations.rounds import Task, ask
from indexer.relations.shelf import DocRef, IndexedDocument, ReferenceField
from indexer.relations.validity.timeline import ActingEffect


class ActingOn(NamedTuple):
    """The effects of others on each document, by day, and these others by public id."""

    acts: dict[DocRef, tuple[ActingEffect, ...]]
    actors: dict[str, IndexedDocument]


def acting_on(targets: Collection[IndexedDocument]) -> Task[ActingOn]:
    """The effects of other documents that surely mean one of some documents. Three rounds."""
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
    for (_, actor, effect), found in zip(mentions, resolved, strict=True):
        assert effect is not None
        if found.certain:
            act = ActingEffect(effect=effect, actor=actor.facts, by=actor.id)
            for target in found.targets:
                if target.ref in acts and target != actor:
                    acts[target.ref].append(act)
    return ActingOn(
        {ref: tuple(sorted(each, key=_by_day)) for ref, each in acts.items()},
        {actor.id: actor for actor in actors.values()},
    )


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
