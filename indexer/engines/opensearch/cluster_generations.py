"""The indexes of a site in the cluster, one a generation, and an alias for the published one.

policy-search             the alias: the published generation
policy-search-000012      a generation; its mapping says what made it (`_meta`), and nobody may
                          write to it once it is published
policy-search-ledgers     the ledger of each generation, in pieces

The records that outlive generations (changes, take-downs, the write lock) are files in the folder
of the index, as with every engine.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Collection
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import Any

from indexer import analysis_version
from indexer.engines.opensearch.connection import Connection, NotHereError
from indexer.engines.opensearch.mapping import SCHEMA
from indexer.errors import EngineAwayError, IndexDamagedError, IndexMissingError, IndexStaleError
from indexer.ledger import Ledger
from indexer.settings import Settings
from indexer.stored_record import RECORD_VERSION

OLD_KEPT = 2
"""Generations that are kept behind the published one."""

_CLAUSES = "indices.query.bool.max_clause_count"
MOST_CLAUSES = 16_384
"""Clauses of one query that the cluster has to take; a new one takes 1,024."""

PIECE = 2**20
"""Characters of one piece of a ledger."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class GenerationManifest:
    """What a generation says of itself.

    `content` is a digest of what it holds, `pieces` how many its ledger has.
    """

    generation: int
    schema: int = SCHEMA
    records: int = RECORD_VERSION
    analysis: str = field(default_factory=lambda: analysis_version.current())
    shards: int = 1
    published_at: str = ""
    documents: int = 0
    content: str = ""
    pieces: int = 0

    @property
    def made_by(self) -> str:
        """Names the program that wrote it."""
        return _program(self.analysis, self.schema, self.records)

    @property
    def is_stale(self) -> bool:
        """Whether another version of the program analysed or packed the documents."""
        return self.made_by != this_program()

    @property
    def version(self) -> str:
        """Names the generation and what it holds."""
        return f"{self.generation}-{_digest(f'{self.analysis} {self.content}')}"

    def version_without(self, hidden: Collection[tuple[str, str]]) -> str:
        """The version of an answer without some documents (source, key)."""
        return f"{self.version}-{_digest(repr(sorted(hidden)))}" if hidden else self.version

    def refuse_if_stale(self) -> None:
        """Raise `IndexStaleError` where this program would analyse text in another way."""
        if self.is_stale:
            raise IndexStaleError(f"{self.made_by} / {this_program()}")


def this_program() -> str:
    """`GenerationManifest.made_by` of what this program writes."""
    return _program(analysis_version.current(), SCHEMA, RECORD_VERSION)


def _program(analysis: str, schema: int, records: int) -> str:
    return f"{analysis} opensearch-{schema}.{records}"


class Generations:
    """The generations of one site in a cluster."""

    def __init__(self, connection: Connection, settings: Settings) -> None:
        """Nothing is asked yet."""
        self.connection = connection
        self.name = settings.opensearch_index
        self.ledgers = f"{self.name}-ledgers"
        self._replicas = settings.opensearch_replicas

    def index_of(self, number: int) -> str:
        """The index of a generation."""
        return f"{self.name}-{number:06d}"

    def current(self) -> tuple[str, GenerationManifest]:
        """The published generation; raises `IndexMissingError` or `IndexDamagedError`."""
        return self._read(self.name)

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
        found = self.connection.call("GET", f"/{self.name}-*/_mapping")
        numbers = {self._number(index): one for index, one in found.items()}
        every: dict[int, GenerationManifest | None] = {}
        for number, one in sorted(numbers.items()):
            if number:
                stated = _manifest(one) if "_meta" in one["mappings"] else None
                every[number] = stated if stated and stated.generation == number else None
        return every

    def write_manifest(self, manifest: GenerationManifest) -> None:
        """Let a generation say what it is."""
        index = self.index_of(manifest.generation)
        self.connection.call("PUT", f"/{index}/_mapping", {"_meta": asdict(manifest)})

    def write_ledger(self, number: int, ledger: Ledger, characters: str) -> int:
        """Keep the ledger of a generation, and the characters of its texts; in how many pieces."""
        text = ledger.to_json()
        self._make_ledgers()
        path = f"/{self.ledgers}/_doc/{number}-characters"
        self.connection.call("PUT", path, {"text": characters})
        pieces = [text[start : start + PIECE] for start in range(0, len(text), PIECE)]
        for at, piece in enumerate(pieces):
            self.connection.call("PUT", f"/{self.ledgers}/_doc/{number}-{at}", {"text": piece})
        self.wait(self.ledgers, copies=True)
        return len(pieces)

    def read_ledger(self, manifest: GenerationManifest, ledgers: str = "") -> Ledger:
        """The ledger of a generation; raises `IndexDamagedError`."""
        number, ledgers = manifest.generation, ledgers or self.ledgers
        try:
            pieces = [
                self.connection.call("GET", f"/{ledgers}/_doc/{number}-{at}")
                for at in range(manifest.pieces)
            ]
            return Ledger.from_json("".join(one["_source"]["text"] for one in pieces))
        except (NotHereError, KeyError, TypeError, ValueError) as error:
            raise IndexDamagedError(f"{ledgers}: {number}: {error}") from error

    def read_characters(self, manifest: GenerationManifest, ledgers: str = "") -> str:
        """All characters that stand in the texts of a generation, and maybe more."""
        path = f"/{ledgers or self.ledgers}/_doc/{manifest.generation}-characters"
        try:
            text: str = self.connection.call("GET", path)["_source"]["text"]
        except NotHereError as error:
            raise IndexDamagedError(f"{path}: missing") from error
        return text

    def publish(self, number: int) -> None:
        """Let a generation be the published one, in one step."""
        add = {"add": {"index": self.index_of(number), "alias": self.name}}
        remove = {"remove": {"index": f"{self.name}-*", "alias": self.name, "must_exist": False}}
        self.connection.call("POST", "/_aliases", {"actions": [remove, add]})

    def allow_clauses(self) -> None:
        """Let the cluster take our longest queries: amounts and dates have many writings."""
        answer = self.connection.call(
            "GET", "/_cluster/settings", include_defaults="true", flat_settings="true"
        )
        every = answer["defaults"] | answer["persistent"] | answer["transient"]
        if int(every.get(_CLAUSES, 0)) < MOST_CLAUSES:
            body = {"persistent": {_CLAUSES: MOST_CLAUSES}}
            self.connection.call("PUT", "/_cluster/settings", body)

    def close_for_writing(self, number: int) -> None:
        """Let nobody write to a generation any more."""
        index = self.index_of(number)
        self.connection.call("PUT", f"/{index}/_settings", {"index": {"blocks.write": True}})

    def wait(self, index: str, *, copies: bool = False, seconds: float = 120) -> None:
        """Wait until every part of an index is there; raises `EngineAwayError`.

        With `copies` until it is there as often as the settings ask for.
        """
        whole = ("green",) if copies else ("yellow", "green")
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = self.connection.call("GET", f"/_cluster/health/{index}")
            if found["status"] in whole:
                return
            time.sleep(0.05)
        raise EngineAwayError(f"{index} is not whole after {seconds:g} s")

    def delete(self, number: int, pieces: int = 0) -> None:
        """Delete a generation and its ledger; harmless where there is none."""
        for path in (
            f"/{self.index_of(number)}",
            *(f"/{self.ledgers}/_doc/{number}-{at}" for at in (*range(pieces), "characters")),
        ):
            try:
                self.connection.call("DELETE", path)
            except NotHereError:
                continue

    def delete_index(self, name: str) -> None:
        """Delete an index; harmless where there is none."""
        with suppress(NotHereError):
            self.connection.call("DELETE", f"/{name}")

    def prune(self, published: int) -> None:
        """Delete what was never published, and the generations that are too old to be kept."""
        every = self.every()
        older = [number for number, one in every.items() if one and number < published]
        drafts = [number for number, one in every.items() if one is None]
        for number in (*older[:-OLD_KEPT], *drafts):
            one = every[number]
            self.delete(number, one.pieces if one else 0)

    def _make_ledgers(self) -> None:
        """Make the index of ledgers, with as many copies as the settings ask for now."""
        place = {"number_of_replicas": self._replicas}
        try:
            found = self.connection.call("GET", f"/{self.ledgers}/_settings")
        except NotHereError:
            body = {"settings": place | {"number_of_shards": 1}, "mappings": {"dynamic": False}}
            self.connection.call("PUT", f"/{self.ledgers}", body)
            return
        (stated,) = (one["settings"]["index"]["number_of_replicas"] for one in found.values())
        if int(stated) != self._replicas:
            self.connection.call("PUT", f"/{self.ledgers}/_settings", {"index": place})

    def _read(self, name: str) -> tuple[str, GenerationManifest]:
        try:
            found = self.connection.call("GET", f"/{name}/_mapping")
        except NotHereError as error:
            raise IndexMissingError(name) from error
        if len(found) != 1:
            raise IndexDamagedError(f"{name}: {sorted(found)}")
        ((index, one),) = found.items()
        return index, _manifest(one)

    def _number(self, index: str) -> int:
        """The number of a generation by its index, 0 for another index."""
        found = re.fullmatch(re.escape(self.name) + r"-(\d{6,})", index)
        return int(found[1]) if found else 0


def _manifest(index: Json) -> GenerationManifest:
    try:
        return GenerationManifest(**index["mappings"]["_meta"])
    except (KeyError, TypeError) as error:
        raise IndexDamagedError(f"_meta: {error}") from error


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=4).hexdigest()
