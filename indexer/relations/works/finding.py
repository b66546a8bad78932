"""Look works up: those among some documents, and all versions of one document's work."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from indexer.relations.facts import Facts
from indexer.relations.resolution.acting_effects import acting_on
from indexer.relations.resolution.resolving import ReferenceInText, holders, resolving
from indexer.relations.rounds import Task, ask, together
from indexer.relations.shelf import DocRef, IndexedDocument
from indexer.relations.works.in_force import amendments, standing
from indexer.relations.works.rule_making import work_title
from indexer.relations.works.same_work import Replaced, groups, replacing
from indexer.relations.works.work import Work


def works_among(refs: Collection[DocRef], day: date) -> Task[list[Work]]:
    """The works of which two or more versions are among some documents. Five rounds at most."""
    found = yield from ask(lambda shelf: shelf.documents(refs))
    documents = [found[ref] for ref in refs]
    replaced = yield from _replaced(_may_replace(documents))
    several = groups(documents, replaced)
    if not several:
        return []
    return (yield from _standing(several, day))


def work_of(document: IndexedDocument, day: date) -> Task[Work | None]:
    """The work of one document with all versions in the index; None where it is the only one.

    Eight rounds.
    """
    title = work_title(document.facts)
    if title is None:
        return None
    named, replaced = yield from together(holders(set(), {title}), _replaced([document]))
    titled = [one for one in named.of_title(title) if work_title(one.facts) == title]
    older = yield from ask(lambda shelf: shelf.documents({old for _, old in replaced}))
    near = list(dict.fromkeys([document, *titled, *older.values()]))
    acting = yield from acting_on(near)
    successors = [one for one in acting.actors.values() if replacing(one.facts)]
    replaced += yield from _replaced([*titled, *successors])
    every = list(dict.fromkeys([*near, *successors]))
    for group in groups(every, replaced):
        if document in group:
            return (yield from _standing([group], day))[0]
    return None


def _standing(several: Sequence[Sequence[IndexedDocument]], day: date) -> Task[list[Work]]:
    """The works of groups of versions on a day. Three rounds if a text was amended."""
    amended = [one for group in several if any(v.facts.text_since for v in group) for one in group]
    acting = (yield from acting_on(amended)).acts if amended else {}
    return [
        standing(group, amendments(a for one in group for a in acting.get(one.ref, ())), day)
        for group in several
    ]


def _replaced(actors: Sequence[IndexedDocument]) -> Task[list[Replaced]]:
    """Which documents take the place of which others by a repeal. One round, if there are any."""
    acts = [(actor, effect) for actor in actors if (effect := replacing(actor.facts))]
    if not acts:
        return []
    mentions = [ReferenceInText(effect.target, actor, effect) for actor, effect in acts]
    found = yield from resolving(mentions)
    return [
        (actor.ref, target.ref)
        for (actor, _), one in zip(acts, found, strict=True)
        if one.certain
        for target in one.targets
    ]


def _may_replace(documents: Sequence[IndexedDocument]) -> list[IndexedDocument]:
    """Those whose repeal names a number or title of another one of them: few need a look-up."""
    keys = {key: one for one in documents for key in _keys(one.facts)}
    return [
        one
        for one in documents
        if (effect := replacing(one.facts))
        and any(
            keys.get(key, one) != one
            for key in (effect.target.number_key, effect.target.title_key)
            if key
        )
    ]


def _keys(facts: Facts) -> Iterable[str]:
    return (*facts.number_keys, *facts.title_keys)
