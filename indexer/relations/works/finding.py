"""Look works up: those among some documents, and all versions of one document's work."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from indexer.relations.facts import Facts
from indexer.relations.resolution.acting_effects import acting_on
from indexer.relations.resolution.resolving import ReferenceInText, resolving
from indexer.relations.rounds import Task, ask, together
from indexer.relations.shelf import DocRef, IndexedDocument
from indexer.relations.works.in_force import amendments, may_wait, standing
from indexer.relations.works.rule_making import work_title
from indexer.relations.works.same_work import Replaced, groups, replacing
from indexer.relations.works.work import Work

Group = Sequence[IndexedDocument]
"""The versions of one work."""


def works_among(refs: Collection[DocRef], day: date) -> Task[list[Work]]:
    """The works of which two or more versions are among some documents, for lists of them.

    The first day of an amended text is looked up only where it decides which version is in force.
    Five rounds at most.
    """
    found = yield from ask(lambda shelf: shelf.documents(refs))
    documents = [found[ref] for ref in refs]
    replaced = yield from _replaced(_may_replace(documents))
    several = groups(documents, replaced)
    unsure = [group for group in several if any(may_wait(one.facts, day) for one in group)]
    return (yield from _standing(several, unsure, day))


def work_of(document: IndexedDocument, day: date) -> Task[Work | None]:
    """The work of one document with all versions in the index; None where it is the only one.

    Nine rounds.
    """
    title = work_title(document.facts)
    if title is None:
        return None
    titled, replaced = yield from together(_titled({title}), _replaced([document]))
    older = yield from _titled({t for _, old in replaced if (t := work_title(old.facts))})
    near = list(dict.fromkeys([document, *titled, *older]))
    acting = yield from acting_on(near)
    successors = [one for one in acting.actors.values() if replacing(one.facts)]
    replaced += yield from _replaced([*titled, *successors])
    every = sorted({*near, *successors}, key=lambda one: one.id)
    for group in groups(every, replaced):
        if document in group:
            amended = [group] if any(one.facts.text_since for one in group) else []
            return (yield from _standing([group], amended, day))[0]
    return None


def _standing(several: Sequence[Group], amended: Sequence[Group], day: date) -> Task[list[Work]]:
    """The works of groups of versions on a day, the first days of some amended ones looked up.

    Three rounds if there are such, else none.
    """
    targets = [one for group in amended for one in group]
    acting = (yield from acting_on(targets)).acts if targets else {}
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
        (actor, target)
        for (actor, _), one in zip(acts, found, strict=True)
        if one.certain
        for target in one.targets
    ]


def _titled(titles: set[str]) -> Task[list[IndexedDocument]]:
    """The documents whose versions bear one of some titles. One round."""
    found = yield from ask(lambda shelf: shelf.by_title(titles))
    holding = (one for stages in found.values() for stage in stages for one in stage)
    return [one for one in holding if work_title(one.facts) in titles]


def _may_replace(documents: Sequence[IndexedDocument]) -> list[IndexedDocument]:
    """Those whose repeal names a number or title of another one of them: few need a look-up."""
    acting = [(one, effect) for one in documents if (effect := replacing(one.facts))]
    if not acting:
        return []
    keys = {key: one for one in documents for key in _keys(one.facts)}
    return [
        one
        for one, effect in acting
        if any(
            keys.get(key, one) != one
            for key in (effect.target.number_key, effect.target.title_key)
            if key
        )
    ]


def _keys(facts: Facts) -> Iterable[str]:
    return (*facts.number_keys, *facts.title_keys)
