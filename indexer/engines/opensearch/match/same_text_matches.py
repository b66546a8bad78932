"""Same texts among the matches of a query: which is shown, and how many there are of each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from indexer.engines.opensearch.open_index import OpenIndex

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Member:
    """A match that has the same text as other documents; `place` 0 is the most official of all.

    `values` are those of the fields that were asked for, `rows` how it stands.
    """

    id: str
    group: str
    place: int
    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    rows: Sequence[Sequence[int]] = ()


@dataclass(frozen=True, slots=True)
class SameTextMatches:
    """The matches that are members of groups of same texts. O(such matches)."""

    members: tuple[Member, ...] = ()

    @classmethod
    def among(
        cls, index: OpenIndex, query: Json, fields: Sequence[str] = (), *, rows: bool = False
    ) -> SameTextMatches:
        """Those of what matches a query."""
        held = {"bool": {"filter": [query, {"exists": {"field": "group"}}]}}
        found = index.scan(
            held, ("group", "place", *fields), stored=["rows"] if rows else (), checked=True
        )
        return cls(
            tuple(
                Member(
                    id,
                    values["group"][0],
                    values["place"][0],
                    {name: tuple(values.get(name, ())) for name in fields},
                    index.standing.rows_of(id, stored["rows"]) if rows else (),
                )
                for id, values, stored in found
            )
        )

    @property
    def groups(self) -> list[str]:
        """The groups of which something matches."""
        return sorted({one.group for one in self.members})

    @property
    def behind(self) -> list[str]:
        """The matches that are not shown, since a better one of their group is."""
        best = self._best()
        return [one.id for one in self.members if best[one.group] != one]

    def repeated(self, some: Iterable[Member]) -> int:
        """How many of some members are counted already, with another of their group."""
        groups = [one.group for one in some]
        return len(groups) - len({*groups})

    def _best(self) -> dict[str, Member]:
        best: dict[str, Member] = {}
        for one in self.members:
            known = best.setdefault(one.group, one)
            if one.place < known.place:
                best[one.group] = one
        return best


def duplicates(index: OpenIndex, matches: Json, ids: Collection[str]) -> dict[str, int]:
    """How many other matches have the text of each of some documents; 0 for those missing."""
    groups = index.groups(ids)
    if not groups:
        return {}
    held = {"bool": {"filter": [matches, {"terms": {"group": sorted({*groups.values()})}}]}}
    members: dict[str, set[str]] = {}
    for id, values, _ in index.scan(held, ("group",)):
        members.setdefault(values["group"][0], set()).add(id)
    return {id: len(members.get(group, set()) - {id}) for id, group in groups.items()}
