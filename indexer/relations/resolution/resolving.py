"""Resolve many references in one round: look their keys up, then apply the rules of `resolve`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from indexer.relations.resolution.resolve import Resolution, resolve
from indexer.relations.rounds import Task, ask, together
from indexer.relations.shelf import IndexedDocument
from indexer.relations.statements import Effect, Reference


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

    def with_titles(self, other: FoundHolders) -> FoundHolders:
        """These with the titles that were looked up later."""
        return FoundHolders(self._by_number, {**self._by_title, **other._by_title})

    def of_number(self, key: str) -> Sequence[IndexedDocument]:
        """The documents that bear a number."""
        return self._by_number.get(key, ())

    def of_title(
        self, key: str, without: IndexedDocument | None = None
    ) -> Sequence[IndexedDocument]:
        """The documents of the first stage that has another one than `without`."""
        for stage in self._by_title.get(key, ()):
            if others := [one for one in stage if one != without]:
                return others
        return ()


def resolving(mentions: Sequence[ReferenceInText]) -> Task[list[Resolution]]:
    """The documents that each reference means. One round."""
    found = yield from holders(
        {one.reference.number_key for one in mentions if one.reference.number_key},
        {one.reference.title_key for one in mentions if one.reference.title_key},
    )
    return [resolve(one.reference, found, one.citer, one.effect) for one in mentions]


def holders(numbers: set[str], titles: set[str]) -> Task[FoundHolders]:
    """The documents that some keys of numbers and of titles can mean. One round."""
    by_number, by_title = yield from together(
        ask(lambda shelf: shelf.by_number(numbers)), ask(lambda shelf: shelf.by_title(titles))
    )
    return FoundHolders(by_number, by_title)
