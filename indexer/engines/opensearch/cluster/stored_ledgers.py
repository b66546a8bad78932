"""The ledger of each generation and the characters of its texts, in an index of their own."""

from __future__ import annotations

from indexer.engines.opensearch.cluster.connection import Connection
from indexer.engines.opensearch.cluster.failed_requests import NotHereError
from indexer.engines.opensearch.cluster.generation_manifest import GenerationManifest
from indexer.engines.opensearch.cluster.replicas import set_replicas
from indexer.errors import IndexDamagedError
from indexer.ledger import Ledger

PIECE = 2**20
"""Characters of one piece of a ledger."""


class StoredLedgers:
    """Keeps ledgers in pieces, in the index `name`."""

    def __init__(self, connection: Connection, name: str, replicas: int) -> None:
        """Nothing is asked yet; `replicas` copies there are to be of the index."""
        self.name = name
        self._connection, self._replicas = connection, replicas

    def beside(self, name: str) -> StoredLedgers:
        """The ledgers of another index."""
        return StoredLedgers(self._connection, name, self._replicas)

    def write(self, number: int, ledger: Ledger, characters: str) -> int:
        """Keep the ledger of a generation, and the characters of its texts; in how many pieces."""
        text = ledger.to_json()
        self._make()
        pieces = [text[start : start + PIECE] for start in range(0, len(text), PIECE)]
        self._connection.call("PUT", self._path(number, "characters"), {"text": characters})
        for at, piece in enumerate(pieces):
            self._connection.call("PUT", self._path(number, at), {"text": piece})
        self._connection.wait(self.name, copies=True)
        return len(pieces)

    def set_replicas(self) -> None:
        """Let the index have as many replicas as the settings say now; raises `NotHereError`."""
        set_replicas(self._connection, self.name, self._replicas)

    def read(self, manifest: GenerationManifest) -> Ledger:
        """The ledger of a generation; raises `IndexDamagedError`."""
        number = manifest.generation
        try:
            pieces = [self._text(number, at) for at in range(manifest.pieces)]
            return Ledger.from_json("".join(pieces))
        except (NotHereError, KeyError, TypeError, ValueError) as error:
            raise IndexDamagedError(f"{self.name}: {number}: {error}") from error

    def characters(self, manifest: GenerationManifest) -> str:
        """All characters that stand in the texts of a generation, and maybe more.

        Raises `IndexDamagedError` where they are missing.
        """
        return self._text(manifest.generation, "characters")

    def delete(self, number: int, pieces: int) -> None:
        """Delete what is kept of a generation; harmless where there is nothing."""
        for at in ("characters", *range(pieces)):
            self._connection.delete(self._path(number, at))

    def _text(self, number: int, at: int | str) -> str:
        text: str = self._connection.call("GET", self._path(number, at))["_source"]["text"]
        return text

    def _path(self, number: int, at: int | str) -> str:
        return f"/{self.name}/_doc/{number}-{at}"

    def _make(self) -> None:
        """Make the index, with as many copies as the settings ask for now."""
        try:
            self.set_replicas()
        except NotHereError:
            place = {"number_of_replicas": self._replicas, "number_of_shards": 1}
            body = {"settings": place, "mappings": {"dynamic": False}}
            self._connection.call("PUT", f"/{self.name}", body)
