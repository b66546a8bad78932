"""Find who holds a number of an order or announcement that lacks organ or year: 公告2020年第9号."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from indexer.analysis.normalise import normalise
from indexer.query.model import Number, Query
from indexer.query.typed.partial_numbers import PartialNumber, partial_number
from indexer.relations.shelf import DocRef, IndexedDocument
from indexer.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class PartialHolders:
    """A number that lacks organ or year, as it stands in a query, and its holders by their keys."""

    number: PartialNumber
    text: str
    by_key: Mapping[str, tuple[IndexedDocument, ...]]

    @property
    def refs(self) -> frozenset[DocRef]:
        """The documents that hold it."""
        return frozenset(one.ref for several in self.by_key.values() for one in several)

    def means(self, number: Number) -> bool:
        """Whether a number of the query is this one."""
        return self.number.fits(number.key)

    def says(self, text: str) -> bool:
        """Whether a word of the query is a piece of this number: 号令 of 707号令."""
        return text in self.text


def partial_holders(snapshot: Snapshot, query: Query) -> PartialHolders | None:
    """The first such number of a text without operators that documents hold; None without one.

    O(document numbers of the index) where there is such a number, else O(text).
    """
    number = partial_number(query.text) if query.parsed.bare else None
    if number is None:
        return None
    keys = [key for key in snapshot.number_keys(number.key_end) if number.fits(key)]
    held = snapshot.by_number(keys) if keys else {}
    if not held:
        return None
    text = normalise(query.text[number.start : number.end])
    return PartialHolders(number, text, {key: tuple(several) for key, several in held.items()})
