"""Resolve many references in one round: look their keys up, then apply the rules of `resolve`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from indexer.limits.deadline import check
from indexer.relations.facts import Facts
from indexer.relations.resolution.alike_documents import (
    GroupedDocuments,
    effect_as_resolved,
    facts_of_citer,
    reference_as_resolved,
)
from indexer.relations.resolution.resolve import Resolution, resolve
from indexer.relations.rounds import Task, ask, together
from indexer.relations.shelf import IndexedDocument
from indexer.relations.statements import Effect, Reference

NO_DOCUMENTS = GroupedDocuments(())
"""The holders of a key that no document has."""


class ReferenceInText(NamedTuple):
    """A reference in the text of `citer`, and the effect of that text on it, if it has one."""

    reference: Reference
    citer: IndexedDocument
    effect: Effect | None = None


class FoundHolders:
    """`resolve.Holders` over what was looked up before."""

    def __init__(
        self,
        by_number: Mapping[str, Sequence[IndexedDocument]],
        by_title: Mapping[str, Sequence[Sequence[IndexedDocument]]],
    ) -> None:
        """Take the answers of `Shelf.by_number` and `Shelf.by_title`."""
        self._by_number = by_number
        self._by_title = by_title
        self._grouped_by_number: dict[str, GroupedDocuments] = {}
        self._grouped_by_title: dict[str, tuple[GroupedDocuments, ...]] = {}

    def with_titles(self, other: FoundHolders) -> FoundHolders:
        """These with the titles that were looked up later."""
        return FoundHolders(self._by_number, {**self._by_title, **other._by_title})

    def of_number(self, key: str) -> Sequence[IndexedDocument]:
        """The documents that bear a number."""
        return self._by_number.get(key, ())

    def of_title(self, key: str) -> Sequence[IndexedDocument]:
        """The documents of the first stage that has any."""
        return next((stage for stage in self._by_title.get(key, ()) if stage), ())

    def grouped_by_number(self, key: str) -> GroupedDocuments:
        """The documents that bear a number, in groups."""
        found = self._grouped_by_number.get(key)
        if found is None:
            found = self._grouped_by_number[key] = GroupedDocuments(self.of_number(key))
        return found

    def grouped_by_title(
        self, key: str, without: IndexedDocument | None = None
    ) -> GroupedDocuments:
        """The documents of the first stage that has another one than `without`, in groups."""
        for stage in self._stages(key):
            if len(stage) > (without is not None and without in stage):
                return stage
        return NO_DOCUMENTS

    def include(self, one: IndexedDocument, reference: Reference) -> bool:
        """Whether a document is among those that a reference may mean."""
        number, title = reference.number_key, reference.title_key
        return bool(
            (number and one in self.grouped_by_number(number))
            or (title and any(one in stage for stage in self._stages(title)))
        )

    def _stages(self, key: str) -> tuple[GroupedDocuments, ...]:
        found = self._grouped_by_title.get(key)
        if found is None:
            found = tuple(GroupedDocuments(stage) for stage in self._by_title.get(key, ()))
            self._grouped_by_title[key] = found
        return found


class _Asked(NamedTuple):
    """What decides what a reference means, all else left out: equal ones mean the same."""

    reference: Reference
    effect: Effect | None
    citer: Facts


def resolving(mentions: Sequence[ReferenceInText]) -> Task[list[Resolution]]:
    """The documents that each reference means. One round.

    Where hundreds of documents have a title and hundreds refer to it, most of these are copies, or
    differ in nothing that the rules look at: such references are resolved once, and are given the
    same `Resolution`. O(mentions), and O(different mentions times the groups of holders of their
    keys), up to the deadline.
    """
    found = yield from holders(
        {one.reference.number_key for one in mentions if one.reference.number_key},
        {one.reference.title_key for one in mentions if one.reference.title_key},
    )
    if len(mentions) < 2:
        return [resolve(one.reference, found, one.citer, one.effect) for one in mentions]
    texts: dict[int, Facts] = {}
    known: dict[_Asked, Resolution] = {}
    resolved = []
    for reference, citer, effect in mentions:
        check()
        if found.include(citer, reference):  # what bears the title itself never means itself
            resolved.append(resolve(reference, found, citer, effect))
            continue
        facts = texts.get(id(citer.facts))
        if facts is None:
            facts = texts[id(citer.facts)] = facts_of_citer(citer.facts)
        asked = _Asked(reference_as_resolved(reference), effect_as_resolved(effect), facts)
        resolution = known.get(asked)
        if resolution is None:
            text = IndexedDocument(citer.ref, citer.id, asked.citer)
            resolution = known[asked] = resolve(asked.reference, found, text, asked.effect)
        resolved.append(resolution)
    return resolved


def holders(numbers: set[str], titles: set[str]) -> Task[FoundHolders]:
    """The documents that some keys of numbers and of titles can mean. One round."""
    by_number, by_title = yield from together(
        ask(lambda shelf: shelf.by_number(numbers)), ask(lambda shelf: shelf.by_title(titles))
    )
    return FoundHolders(by_number, by_title)
