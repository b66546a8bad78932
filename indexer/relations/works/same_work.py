"""The rules that say which documents are versions of one work; in doubt, none is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from corpus.fields.renamed_organs import took_over
from indexer.relations.effect_kinds import ENDING
from indexer.relations.facts import Facts
from indexer.relations.shelf import IndexedDocument
from indexer.relations.statements import Effect
from indexer.relations.works.rule_making import without_trial, work_title

Replaced = tuple[IndexedDocument, IndexedDocument]
"""A document that takes the place of another one, and the other one."""


def groups(
    documents: Sequence[IndexedDocument], replaced: Iterable[Replaced] = ()
) -> list[list[IndexedDocument]]:
    """The works among some different documents: groups of two or more, each in the order given.

    O(documents times the makers that a title has).
    """
    titled: dict[str, list[IndexedDocument]] = {}
    for one in documents:
        title = work_title(one.facts)
        if title and maker(one).known:
            titled.setdefault(title, []).append(one)
    pairs = list(replaced)
    if len(titled) == len(documents) and not pairs:
        return []
    found: list[list[IndexedDocument]] = []
    for same in titled.values():
        found += _of_one_maker(same) if len(same) > 1 else [same]
    for newer, older in pairs:
        found = _joined(found, newer, older)
    place = {one.ref: number for number, one in enumerate(documents)}
    return [sorted(group, key=lambda one: place[one.ref]) for group in found if len(group) > 1]


def replacing(facts: Facts) -> tuple[Effect, ...]:
    """The effects by which a rule takes the place of others; empty where it has none.

    What repeals one whole document takes its place. Of several that end together, each may live on
    in another one: only those that bear the rule's own title do not.
    """
    title = work_title(facts)
    if title is None:
        return ()
    whole = [
        effect
        for effect in facts.statements.effects
        if effect.kind in ENDING and not effect.target.clauses
    ]
    targets = {(one.target.number_key, one.target.title_key) for one in whole}
    if len(targets) == 1:
        return tuple(whole[:1])
    return tuple(
        one
        for one in whole
        if (key := one.target.title_key)
        and (key in facts.title_keys or title in (key, without_trial(key)))
    )


class Maker(NamedTuple):
    """Who made a document: the keys of its issuers, and its place."""

    issuers: tuple[str, ...]
    region: str | None

    @property
    def known(self) -> bool:
        """Whether an organ or a place is named at all."""
        return bool(self.issuers or self.region)

    def same(self, other: Maker) -> bool:
        """Whether both are known to be one organ, or, where one names none, of one place."""
        if self.issuers and other.issuers:
            return not set(self.issuers).isdisjoint(other.issuers)
        return self.region is not None and self.region == other.region

    def follows(self, other: Maker) -> bool:
        """Whether both are the same, or an organ of this one took the place of one of the other."""
        return self.same(other) or any(
            took_over(one, former) for one in self.issuers for former in other.issuers
        )


def maker(one: IndexedDocument) -> Maker:
    """Who made a document."""
    return Maker(one.facts.issuers, one.facts.region)


def _of_one_maker(documents: Sequence[IndexedDocument]) -> list[list[IndexedDocument]]:
    """Documents of one title by who made them.

    One that names no organ belongs to those of its place if these are of one organ, else to none.
    """
    made: dict[Maker, list[IndexedDocument]] = {}
    for one in documents:
        made.setdefault(maker(one), []).append(one)
    found: list[list[Maker]] = []
    for one_maker in sorted(made, key=lambda one: not one.issuers):
        near = [group for group in found if any(map(one_maker.same, group))]
        if len(near) > 1 and not one_maker.issuers:
            continue
        found = [group for group in found if group not in near]
        found.append([one_maker, *(other for group in near for other in group)])
    return [[one for each in group for one in made[each]] for group in found]


def _joined(
    found: list[list[IndexedDocument]], newer: IndexedDocument, older: IndexedDocument
) -> list[list[IndexedDocument]]:
    """The groups of two documents as one, where both are rules and of one maker or its successor.

    Two organs that became one may each have had a rule of one title: only that which is said to
    have ended is an older version.
    """
    if not maker(newer).follows(maker(older)):
        return found
    one = next((group for group in found if newer in group), None)
    other = next((group for group in found if any(_same(older, v) for v in group)), None)
    if one is None or other is None or one is other:
        return found
    return [*(group for group in found if group is not one and group is not other), one + other]


def _same(older: IndexedDocument, version: IndexedDocument) -> bool:
    """Whether a document is the one that was replaced, or another version of it."""
    return version == older or (
        work_title(version.facts) == work_title(older.facts) and maker(version).same(maker(older))
    )
