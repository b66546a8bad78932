"""Give each document a public id, which it keeps for good and no other document is given.

A document is identified by its source and its key within it. Every engine's writer asks here, so
that an index has the same ids whichever engine keeps it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from corpus.document import public_id
from indexer.ledger import Ledger
from indexer.takedown_record import Identity
from indexer.today import timestamp


class IdTable(Protocol):
    """Which documents there are, and the public id of each; an engine may look them up on disk."""

    def id_of(self, identity: Identity) -> str | None:
        """The id of a document, None where there is none."""

    def has_id(self, id: str) -> bool:
        """Whether a document has this id."""

    def keys(self, source: str) -> Iterator[str]:
        """The keys of the documents of a source."""

    def put(self, identity: Identity, id: str) -> None:
        """Note a document that is added, or again the id of one that is there."""

    def drop(self, identity: Identity) -> None:
        """Forget a document that is there."""


class IdsInMemory:
    """An `IdTable` of dictionaries."""

    def __init__(self, known: Iterable[tuple[Identity, str]] = ()) -> None:
        """Start with some documents and their ids."""
        self._ids = dict(known)
        self._owned = set(self._ids.values())

    def id_of(self, identity: Identity) -> str | None:
        """The id of a document, None where there is none."""
        return self._ids.get(identity)

    def has_id(self, id: str) -> bool:
        """Whether a document has this id."""
        return id in self._owned

    def keys(self, source: str) -> Iterator[str]:
        """The keys of the documents of a source."""
        return (key for name, key in self._ids if name == source)

    def put(self, identity: Identity, id: str) -> None:
        """Note a document that is added, or again the id of one that is there."""
        self._ids[identity] = id
        self._owned.add(id)

    def drop(self, identity: Identity) -> None:
        """Forget a document that is there."""
        self._owned.remove(self._ids.pop(identity))


class Identities:
    """The ids of the documents of an index while it is changed.

    `collisions`: (source, key, id asked for) of the documents that had to take another id.
    """

    def __init__(self, ledger: Ledger, known: IdTable) -> None:
        """Start with `known` documents and their ids; removed ones are noted in `ledger`."""
        self._ledger = ledger
        self._known = known
        self._before = {(s, k): id for id, (s, k, _) in ledger.removed.items()}
        self.collisions: list[tuple[str, str, str]] = []

    def keys(self, source: str) -> Iterator[str]:
        """The keys of the documents of a source."""
        return self._known.keys(source)

    def give(self, identity: Identity, wanted: str) -> str:
        """The id of a document that is added: the one it has, had before, or asks for.

        Where another document has or had the id that it asks for, it is given one of its own.
        """
        id = self._known.id_of(identity) or self._free_id(identity, wanted)
        self._known.put(identity, id)
        self._ledger.removed.pop(id, None)
        return id

    def remove(self, identity: Identity) -> None:
        """Forget a document, and remember its id as that of a removed one.

        Raises KeyError where there is none.
        """
        id = self._known.id_of(identity)
        if id is None:
            raise KeyError(identity)
        self._known.drop(identity)
        self._before[identity] = id
        self._ledger.removed[id] = (*identity, timestamp())

    def _free_id(self, identity: Identity, wanted: str) -> str:
        before = self._before.get(identity)
        if before is not None and not self._known.has_id(before):
            return before
        if not self._known.has_id(wanted) and wanted not in self._ledger.removed:
            return wanted
        self.collisions.append((*identity, wanted))
        return public_id(*identity)
