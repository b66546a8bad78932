"""Look works up: those among some documents, and all versions of one document's work."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from indexer.relations.facts import Facts
from indexer.relations.resolution.acting_effects import ActingOn, acting_on
from indexer.relations.resolution.resolving import ReferenceInText, resolving
from indexer.relations.rounds import Task, ask, together
from indexer.relations.shelf import DocRef, IndexedDocument
from indexer.relations.validity.timeline import ActingEffect
from indexer.relations.works.copies import SameTexts
from indexer.relations.works.in_force import amendments, may_wait, standing
from indexer.relations.works.rule_making import work_title
from indexer.relations.works.same_work import Replaced, groups, maker, replacing
from indexer.relations.works.work import Work

Group = Sequence[IndexedDocument]
"""The versions of one work."""

STEPS = 3
"""From a document over so many titles a work is followed: a rule that was renamed twice has three.
Each step takes three rounds, and most works one or two steps."""


@dataclass(frozen=True, slots=True)
class WorkGroup:
    """All versions of a work, whatever the day, and what other documents do to each.

    `actors` are these other documents by public id, `same` the copies of one text.
    """

    documents: tuple[IndexedDocument, ...]
    acts: Mapping[DocRef, Sequence[ActingEffect]]
    actors: Mapping[str, IndexedDocument]
    same: SameTexts

    def on(self, day: date) -> Work:
        """The work as it stands on a day."""
        amended = amendments(_each_once(self.documents, self.acts))
        return standing(self.documents, amended, day, self.same)


class WorksOnDay:
    """Works as they stand on one day, each put in order once for all of its versions."""

    def __init__(self, day: date) -> None:
        """Nothing is in order yet."""
        self._day = day
        self._known: dict[int, tuple[WorkGroup, Work]] = {}

    def of(self, group: WorkGroup) -> Work:
        """The work of a group on the day."""
        known = self._known.get(id(group))
        if known is None:
            known = self._known[id(group)] = group, group.on(self._day)
        return known[1]


def works_among(refs: Collection[DocRef], day: date) -> Task[list[Work]]:
    """The works of which two or more versions are among some documents, for lists of them.

    The first day of an amended text is looked up only where it decides which version is in force.
    Five rounds at most.
    """
    found = yield from ask(lambda shelf: shelf.documents(refs))
    documents = [found[ref] for ref in refs]
    replaced = yield from _replaced(_may_replace(documents))
    several = groups(documents, replaced)
    if not several:
        return []
    unsure = [
        one for group in several if any(may_wait(v.facts, day) for v in group) for one in group
    ]
    acting, same = yield from together(_acting_if_any(unsure), _same_texts(several))
    return [standing(group, amendments(_each_once(group, acting)), day, same) for group in several]


def work_of(document: IndexedDocument, day: date) -> Task[Work | None]:
    """The work of one document with all versions in the index; None where it is the only one."""
    group = yield from work_group(document)
    return group.on(day) if group else None


def work_group(document: IndexedDocument) -> Task[WorkGroup | None]:
    """All versions of a document's work; None where it is the only one. Rounds: `work_groups`."""
    return (yield from work_groups((document,))).get(document.ref)


def work_groups(documents: Sequence[IndexedDocument]) -> Task[dict[DocRef, WorkGroup]]:
    """All versions of the work of each of some documents; those that are alone are missing.

    Three rounds for each step from title to title, at most `STEPS`, and one more: most documents
    need one or two steps.
    """
    asked = [one for one in documents if work_title(one.facts)]
    known = {one.ref: one for one in asked}
    makers = {maker(one) for one in asked}

    def is_near(one: IndexedDocument) -> bool:
        return any(maker(one).follows(other) or other.follows(maker(one)) for other in makers)

    replaced: list[Replaced] = []
    acting = ActingOn({}, {}, {})
    fresh = asked
    for _ in range(STEPS):
        if not fresh:
            break
        titles = {title for one in fresh if (title := work_title(one.facts))}
        titled, older, acts = yield from together(
            _titled(titles), _replaced(fresh), acting_on(fresh)
        )
        acting.acts.update(acts.acts)
        acting.actors.update(acts.actors)
        replaced += older
        successors = [one for one in acts.actors.values() if replacing(one.facts)]
        found = [*titled, *(old for _, old in older), *successors]
        # Those of other makers are kept for `groups`, but their own relations do not matter.
        fresh = [one for one in _new(found, known) if is_near(one)]
        known.update((one.ref, one) for one in found)
    every = sorted(known.values(), key=lambda one: one.id)
    several = [group for group in groups(every, replaced) if any(one in group for one in asked)]
    if not several:
        return {}
    same = yield from _same_texts(several)
    found_groups = (WorkGroup(tuple(group), acting.acts, acting.actors, same) for group in several)
    return {one.ref: group for group in found_groups for one in group.documents}


def _each_once(
    documents: Sequence[IndexedDocument], acts: Mapping[DocRef, Sequence[ActingEffect]]
) -> Iterator[ActingEffect]:
    """The acts on some documents; what `acting_on` gives several of them together comes once."""
    different = {id(several): several for one in documents if (several := acts.get(one.ref))}
    return chain.from_iterable(different.values())


def _new(
    found: Iterable[IndexedDocument], known: Mapping[DocRef, IndexedDocument]
) -> Iterator[IndexedDocument]:
    """Those that are not known yet, each once."""
    return (one for ref, one in {one.ref: one for one in found}.items() if ref not in known)


def _acting_if_any(
    targets: Sequence[IndexedDocument],
) -> Task[Mapping[DocRef, Sequence[ActingEffect]]]:
    """What others do to some documents. Three rounds, if there are any."""
    if not targets:
        return {}
    return (yield from acting_on(targets)).acts


def _same_texts(several: Sequence[Group]) -> Task[SameTexts]:
    """The copies of the versions of some works. One round."""
    refs = [one.ref for group in several for one in group]
    return (yield from ask(lambda shelf: shelf.same_texts(refs)))


def _replaced(actors: Sequence[IndexedDocument]) -> Task[list[Replaced]]:
    """Which documents take the place of which others by a repeal. One round, if there are any."""
    acts = [(actor, effect) for actor in actors for effect in replacing(actor.facts)]
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
    acting = [(one, effects) for one in documents if (effects := replacing(one.facts))]
    if not acting:
        return []
    keys: dict[str, set[DocRef]] = {}
    for one in documents:
        for key in _keys(one.facts):
            keys.setdefault(key, set()).add(one.ref)
    return [
        one
        for one, effects in acting
        if any(
            keys.get(key, set()) - {one.ref}
            for effect in effects
            for key in (effect.target.number_key, effect.target.title_key)
            if key
        )
    ]


def _keys(facts: Facts) -> Iterable[str]:
    return (*facts.number_keys, *facts.title_keys)
