"""Give each document a public id, which it keeps for good and no other document is given.

A document is identified by its source and its key within it. Every engine's writer asks here, so
that an index has the same ids whichever engine keeps it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus.document import public_id
from indexer.ledger import Ledger
from indexer.takedown_record import Identity
from indexer.today import timestamp


class Identities:
    """The ids of the documents of an index while it is changed.

    `collisions`: (source, key, id asked for) of the documents that had to take another id.
    """

    def __init__(self, ledger: Ledger, known: Iterable[tuple[Identity, str]] = ()) -> None:
        """Start with `known` documents and their ids; removed ones are noted in `ledger`."""
        self._ledger = ledger
        self._ids = dict(known)
        self._owners = {id: identity for identity, id in self._ids.items()}
        self._before = {(s, k): id for id, (s, k, _) in ledger.removed.items()}
        self.collisions: list[tuple[str, str, str]] = []

    def __len__(self) -> int:
        """How many documents there are."""
        return len(self._ids)

    def keys(self, source: str) -> Iterator[str]:
        """The keys of the documents of a source."""
        return (key for name, key in self._ids if name == source)

    def give(self, identity: Identity, wanted: str) -> str:
        """The id of a document that is added: the one it has, had before, or asks for.

        Where another document has or had the id that it asks for, it is given one of its own.
        """
        id = self._ids.get(identity) or self._free_id(identity, wanted)
        self._ids[identity] = id
        self._owners[id] = identity
        self._ledger.removed.pop(id, None)
        return id

    def remove(self, identity: Identity) -> None:
        """Forget a document, and remember its id as that of a removed one."""
        id = self._ids.pop(identity)
        del self._owners[id]
        self._before[identity] = id
        self._ledger.removed[id] = (*identity, timestamp())

    def _free_id(self, identity: Identity, wanted: str) -> str:
        before = self._before.get(identity)
        if before is not None and before not in self._owners:
            return before
        if wanted not in self._owners and wanted not in self._ledger.removed:
            return wanted
        self.collisions.append((*identity, wanted))
        return public_id(*identity)
