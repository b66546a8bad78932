"""The indexes of a site in the cluster, one a generation, and an alias for the published one.

policy-search             the alias: the published generation
policy-search-draft-…     the alias of a generation that is being written: who writes it, and a name
                          of this one draft, so that nothing else is written to or published by it
policy-search-000012      a generation; its mapping says what made it (`_meta`), and nobody may
                          write to it once it is published
policy-search-ledgers     the ledger of each generation, in pieces

The records that outlive generations (changes, take-downs, the write lock) are files in the folder
of the index, as with every engine.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Set
from dataclasses import asdict
from secrets import token_hex
from typing import Any

from indexer.engines.opensearch.cluster.connection import Connection
from indexer.engines.opensearch.cluster.failed_requests import NotHereError
from indexer.engines.opensearch.cluster.generation_manifest import (
    GenerationManifest,
    built_from,
    stated_in,
)
from indexer.engines.opensearch.cluster.stored_ledgers import StoredLedgers
from indexer.engines.predecessors import kept
from indexer.engines.stated_manifest import short_digest
from indexer.errors import (
    EngineAwayError,
    IndexDamagedError,
    IndexMissingError,
    PublishedMeanwhileError,
)
from indexer.settings import Settings

OLD_KEPT = 2
"""Generations that are kept behind the published one."""

_CLAUSES = "indices.query.bool.max_clause_count"
MOST_CLAUSES = 16_384
"""Clauses of one query that the cluster has to take; a new one takes 1,024."""

Json = dict[str, Any]


class Generations:
    """The generations of one site in a cluster."""

    def __init__(self, connection: Connection, settings: Settings) -> None:
        """Nothing is asked yet."""
        self.connection = connection
        self.name = settings.opensearch_index
        self.ledgers = StoredLedgers(
            connection, f"{self.name}-ledgers", settings.opensearch_replicas
        )
        place = f"{socket.gethostname()} {settings.index_dir.resolve()}"
        self._own_drafts = f"{self.name}-draft-{short_digest(place)}-"

    def index_of(self, number: int) -> str:
        """The index of a generation."""
        return f"{self.name}-{number:06d}"

    def current(self, manager_within: int = 30) -> tuple[str, GenerationManifest]:
        """The published generation; raises `IndexMissingError` or `IndexDamagedError`.

        An index whose alias is gone is damaged, not missing.

        Raises `EngineAwayError` where the cluster has no manager for so many seconds.
        """
        try:
            return self._read(self.name, cluster_manager_timeout=f"{manager_within}s")
        except IndexMissingError as error:
            if self.last() is None:
                raise
            raise IndexDamagedError(f"{self.name}: alias") from error

    def last(self) -> GenerationManifest | None:
        """The newest generation that was published once; None where there is none."""
        return next((one for _, one in sorted(self.every().items(), reverse=True) if one), None)

    def known(self) -> GenerationManifest:
        """The published generation, as far as any node knows, though the cluster has no manager."""
        try:
            return self.current(manager_within=1)[1]
        except EngineAwayError:
            return self._read(self.name, local="true")[1]

    def manifest(self, number: int) -> GenerationManifest:
        """That of a generation; raises `IndexMissingError` or `IndexDamagedError`."""
        return self._read(self.index_of(number))[1]

    def stated_by(self, index: str) -> GenerationManifest:
        """What an index says of itself; raises `IndexMissingError` or `IndexDamagedError`."""
        return self._read(index)[1]

    def every(self) -> dict[int, GenerationManifest | None]:
        """All generations by number; None for one that was never published.

        A copy of another one still says that it is that one.
        """
        found = self.connection.mappings(f"{self.name}-*")
        numbers = {self._number(index): one for index, one in found.items()}
        drafts = self._drafts()
        every: dict[int, GenerationManifest | None] = {}
        for number, one in sorted(numbers.items()):
            if number:
                stated = stated_in(one) if "_meta" in one["mappings"] else None
                whole = stated and stated.generation == number and number not in drafts
                every[number] = stated if whole else None
        return every

    def write_manifest(self, manifest: GenerationManifest, index: str) -> None:
        """Let a generation say what it is."""
        self.connection.call("PUT", f"/{index}/_mapping", {"_meta": asdict(manifest)})

    def aliased(self) -> Set[str]:
        """The index that the alias names; none before the first publication."""
        return self.named(self.name)

    def named(self, alias: str) -> Set[str]:
        """The indexes that have an alias."""
        return {index for index, aliases in self._aliases().items() if alias in aliases}

    def publish(self, number: int, replaced: Set[str], draft: str = "") -> None:
        """Let a generation be the published one, in one step, in place of what the alias names.

        Raises `PublishedMeanwhileError` where that is not `replaced` any more, or where the
        generation is not the one with the alias `draft`, if one is given.
        """
        index = self.index_of(number)
        names = [(one, self.name) for one in sorted(replaced)]
        names += [(index, draft)] if draft else []
        removed = [{"index": one, "alias": alias, "must_exist": True} for one, alias in names]
        # An alias has at most one such index: adding fails where another was published first.
        added = {"index": index, "alias": self.name, "is_write_index": True}
        actions = [*({"remove": one} for one in removed), {"add": added}]
        try:
            self.connection.call("POST", "/_aliases", {"actions": actions})
        except (NotHereError, EngineAwayError) as error:
            now = self.aliased()
            if now == {index}:  # asked for twice, as the first answer did not come
                return
            if now != replaced or isinstance(error, NotHereError):
                raise PublishedMeanwhileError(self.name) from error
            raise

    def draft_alias(self) -> str:
        """A name for a generation that this place, which has its write lock, begins to write."""
        return f"{self._own_drafts}{token_hex(8)}"

    def allow_clauses(self) -> None:
        """Let the cluster take our longest queries: amounts and dates have many writings."""
        answer = self.connection.call(
            "GET", "/_cluster/settings", include_defaults="true", flat_settings="true"
        )
        every = answer["defaults"] | answer["persistent"] | answer["transient"]
        if int(every.get(_CLAUSES, 0)) < MOST_CLAUSES:
            body = {"persistent": {_CLAUSES: MOST_CLAUSES}}
            self.connection.call("PUT", "/_cluster/settings", body)

    def close_for_writing(self, index: str) -> None:
        """Let nobody write to a generation any more."""
        self.connection.call("PUT", f"/{index}/_settings", {"index": {"blocks.write": True}})

    def delete(self, number: int, pieces: int = 0) -> None:
        """Delete a generation and its ledger; harmless where there is none."""
        self.connection.delete(f"/{self.index_of(number)}")
        self.ledgers.delete(number, pieces)

    def prune(self, published: int) -> None:
        """Delete what was never published, what is too old, and what a roll back has left."""
        self.discard_drafts(published)
        every = {number: one for number, one in self.every().items() if one}
        stay = kept(published, built_from(every.values()), OLD_KEPT)
        for number, one in every.items():
            if number not in stay:
                self.delete(number, one.pieces)

    def discard_drafts(self, published: int = 0) -> None:
        """Delete what was never published: runs that were killed leave it behind.

        What another place writes is left alone, unless a later one was `published` since: it can
        not be published any more then.
        """
        drafts = self._drafts()
        for number, one in self.every().items():
            own = drafts.get(number, "").startswith(self._own_drafts)
            if one is None and (own or number < published):
                self.delete(number)

    def _drafts(self) -> dict[int, str]:
        """The aliases of the generations that are being written, by number."""
        return {
            self._number(index): alias
            for index, aliases in self._aliases().items()
            for alias in aliases
            if alias.startswith(f"{self.name}-draft-")
        }

    def _aliases(self) -> dict[str, Set[str]]:
        """The aliases of each index."""
        found = self.connection.aliases(f"{self.name}-*")
        return {index: one["aliases"].keys() for index, one in found.items()}

    def _read(self, name: str, **parameters: Any) -> tuple[str, GenerationManifest]:
        try:
            found = self.connection.mappings(name, **parameters)
        except NotHereError as error:
            raise IndexMissingError(name) from error
        if len(found) != 1:
            raise IndexDamagedError(f"{name}: {sorted(found)}")
        ((index, one),) = found.items()
        return index, stated_in(one)

    def _number(self, index: str) -> int:
        """The number of a generation by its index, 0 for another index."""
        found = re.fullmatch(re.escape(self.name) + r"-(\d{6,})", index)
        return int(found[1]) if found else 0
