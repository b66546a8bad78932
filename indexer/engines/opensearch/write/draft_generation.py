"""The life of a generation from its first document to the alias: copied, written, closed.

Until it is published it is written to and read by an alias of its own. Where somebody deletes it,
or gives its number to another one, that alias is gone: nothing is written into what is not ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

from indexer.engines.opensearch.cluster.cluster_document import Stored, rest_of, with_id
from indexer.engines.opensearch.cluster.cluster_generations import Generations
from indexer.engines.opensearch.cluster.generation_manifest import GenerationManifest
from indexer.engines.opensearch.cluster.mapping import index_settings, mappings
from indexer.engines.opensearch.open_index import OpenIndex
from indexer.engines.opensearch.write.bulk_lines import BulkLines
from indexer.errors import EngineAwayError, IndexDamagedError, PublishedMeanwhileError
from indexer.settings import Settings

AGAIN_AT_ONCE = 50
"""Documents that are read whole and written again together."""


class DraftGeneration:
    """A generation that nobody sees yet; its index is made with the first that is sent."""

    def __init__(
        self, generations: Generations, settings: Settings, base: GenerationManifest | None
    ) -> None:
        """Begin with the documents of `base`, or with none."""
        self._generations, self._connection = generations, generations.connection
        self._settings, self._base = settings, base
        self.alias = generations.draft_alias()
        self._lines = BulkLines(self._write)
        self._number: int | None = None

    @property
    def number(self) -> int:
        """Its number; the index is made where it is not there yet."""
        return self._begin()

    @property
    def name(self) -> str:
        """What it is written to and read by; the index is made where it is not there yet."""
        self._begin()
        return self.alias

    @property
    def shards(self) -> int:
        """Into how many parts it is divided."""
        return self._settings.opensearch_shards

    def index(self, id: str, body: str) -> None:
        """Write a document (JSON) under an id, in place of the one that has it."""
        self._lines.index(id, body)

    def index_again(self, id: str, stored: Stored) -> None:
        """Write what is stored of a document again, with all that is made of it."""
        self._lines.index(id, with_id(id, rest_of(stored)))

    def delete(self, id: str) -> None:
        """Delete the document that has an id."""
        self._lines.delete(id)

    def opened(self) -> OpenIndex:
        """Its index, in which all that was written is found."""
        self._lines.send()
        self._connection.call("POST", f"/{self.name}/_refresh", seconds=120)
        return OpenIndex(self._connection, self.name)

    def close(self, manifest: GenerationManifest) -> None:
        """Let it say what it is, and let nobody write to it any more."""
        # What one node alone has would be lost with it.
        self._connection.wait(self.name, copies=True)
        self._generations.write_manifest(manifest, self.name)
        self._generations.close_for_writing(self.name)

    @contextmanager
    def unless_lost(self) -> Iterator[None]:
        """Raise `PublishedMeanwhileError` where something fails since the draft is gone."""
        try:
            yield
        except (IndexDamagedError, ValueError) as error:
            if self._number is not None and not self._is_there():
                raise PublishedMeanwhileError(self._generations.name) from error
            raise

    def throw_away(self) -> None:
        """Forget what was written; a cluster that is away deletes it with the next change."""
        self._lines.discard()
        if self._number is not None:
            with suppress(EngineAwayError):
                if self._is_there():
                    self._generations.delete(self._number)

    def _begin(self) -> int:
        """Make the index where it is not there yet; its number."""
        if self._number is None:
            self._number = self._next_number()
            while not self._make(self._generations.index_of(self._number)):
                self._number = self._next_number()
            self._connection.wait(self.alias)
            if self._base is not None and self._base.shards != self.shards:
                self._copy(self._generations.index_of(self._base.generation))
        return self._number

    def _next_number(self) -> int:
        return max(self._generations.every(), default=0) + 1

    def _is_there(self) -> bool:
        """Whether the index of its number is this draft, and no other one."""
        assert self._number is not None
        return self._generations.index_of(self._number) in self._generations.named(self.alias)

    def _make(self, name: str) -> bool:
        """Make the index; False where another writer took its name first.

        Raises `PublishedMeanwhileError` where the generation that it copies is gone.
        """
        try:
            if self._base is not None and self._base.shards == self.shards:
                self._clone(name, self._generations.index_of(self._base.generation))
            else:
                self._create(name)
        except Exception as error:
            every = self._generations.every()
            if self._is_there():  # the answer was lost, not what was asked for
                return True
            if self._number in every:
                return False
            if self._base is not None and self._base.generation not in every:
                raise PublishedMeanwhileError(self._generations.name) from error
            raise
        return True

    def _create(self, name: str) -> None:
        self._generations.allow_clauses()
        settings = index_settings(self.shards, self._settings.opensearch_replicas)
        body = {"settings": {"index": settings}, "mappings": mappings()}
        self._connection.call("PUT", f"/{name}", body | self._aliases, seconds=120)

    def _clone(self, name: str, base: str) -> None:
        """Files are shared with the published generation, so it costs only what changes."""
        self._generations.close_for_writing(base)  # it is not cloned otherwise
        replicas = self._settings.opensearch_replicas
        settings = {"index.blocks.write": False, "index.number_of_replicas": replicas}
        path = f"/{base}/_clone/{name}"
        self._connection.call("PUT", path, {"settings": settings} | self._aliases, seconds=120)

    def _copy(self, base: str) -> None:
        """Write all documents of the published generation again, in other shards."""
        copied = BulkLines(self._write)
        index = OpenIndex(self._connection, base)
        for id, _, stored in index.scan({"match_all": {}}, stored=["*"], page=AGAIN_AT_ONCE):
            copied.index(id, with_id(id, rest_of(stored)))
        copied.send()

    @property
    def _aliases(self) -> dict[str, object]:
        return {"aliases": {self.alias: {}}}

    def _write(self, lines: Sequence[str]) -> None:
        with self.unless_lost():
            self._connection.bulk(self.name, lines)
