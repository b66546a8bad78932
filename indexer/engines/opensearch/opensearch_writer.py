"""`indexer.engine.Writer`: writes a generation beside the published one, and switches once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Any, Self

import numpy as np

from corpus.document import Document
from indexer.analysed_document import AnalysedDocument, stored_document
from indexer.changes.compared_states import ComparedStates
from indexer.changes.recording import ChangeRecord
from indexer.engine import PreparedDocument
from indexer.engines.opensearch.cluster_document import (
    ClusterDocument,
    Rows,
    likeness_of,
    pack,
    rest_of,
    with_id,
)
from indexer.engines.opensearch.cluster_generations import GenerationManifest, Generations
from indexer.engines.opensearch.connection import BULK_BYTES, chunks, connect
from indexer.engines.opensearch.document_checks import damaged_documents, is_whole, stored_documents
from indexer.engines.opensearch.document_checks import verify as verify_index
from indexer.engines.opensearch.mapping import index_settings, mappings
from indexer.engines.opensearch.open_index import OpenIndex
from indexer.engines.opensearch.opensearch_shelf import OpenSearchShelf
from indexer.engines.opensearch.touched_documents import rows_of, touched, touched_by_all
from indexer.engines.write_lock import refuse_lost_lock, write_lock
from indexer.errors import (
    EngineAwayError,
    IndexDamagedError,
    IndexMissingError,
)
from indexer.identities import Identities
from indexer.ledger import Ledger, SourceState
from indexer.ranking import tie_breaker
from indexer.settings import Settings
from indexer.similarity.same_texts import find_groups
from indexer.similarity.text_signature import LIKENESS
from indexer.stored_record import RECORD_VERSION, card_of
from indexer.today import timestamp

Json = dict[str, Any]

AGAIN_AT_ONCE = 50
"""Documents that are read and written again together, where others change how they stand."""

MANY_DELETED = 0.2
"""The share of deleted documents from which on they are taken out of the files of an index."""


@dataclass(slots=True)
class _HeldDocument:
    """What a change knows of a document that is there."""

    id: str
    content_hash: int


class OpenSearchWriter:
    """One change of the index; holds the write lock, a file beside the records, to its end."""

    def __init__(self, settings: Settings, *, repair: bool = False) -> None:
        """Change the index of the settings; to `repair` it, read every document first."""
        self._repair = repair
        self._settings, self._index_dir = settings, settings.index_dir
        self._connection = connect(settings)
        self._generations = Generations(self._connection, settings)
        self._stack = ExitStack()
        self._outdated: str | None = None
        self._known: dict[tuple[str, str], _HeldDocument] = {}
        self._lines: list[str] = []
        self._nbytes = 0
        self._draft: int | None = None
        self._came: set[str] = set()
        self._went: set[str] = set()
        self._characters: set[str] = set()
        self.outdated = 0
        """How many documents another version of the program analysed."""
        self.damaged: tuple[str, ...] = ()
        """What is wrong with the index that is being repaired."""
        self.lost_sources: dict[str, SourceState] = {}
        """The sources of an index whose stored documents cannot be read."""

    def __enter__(self) -> Self:
        """Take the lock and start with what is published."""
        self._stack.enter_context(write_lock(self._index_dir))
        try:
            self._start()
        except BaseException:
            self._stack.close()
            raise
        return self

    def _start(self) -> None:
        self._base: GenerationManifest | None = None
        self._base_index = ""
        self._discard_drafts()
        published = self._published()
        self.ledger = self._read_ledger(published)
        if published is not None:
            if self.damaged or published.is_stale:
                if published.records == RECORD_VERSION:
                    self._outdated = self._base_index
                    self.outdated = published.documents
                    if not self.outdated:
                        self._outdated = None
                else:
                    self.lost_sources, self.ledger.sources = self.ledger.sources, {}
            else:
                self._base = published
                self._read_known()
                self._characters = {*self._generations.read_characters(published)}
        self._begin_record(published)
        held = ((identity, one.id) for identity, one in self._known.items())
        self._identities = Identities(self.ledger, held)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Forget what was not published and let go of the lock."""
        self.roll_back()

    @property
    def published_version(self) -> str:
        """The version that this change starts from, "" where there is none."""
        return self._base.version if self._base else ""

    @property
    def collisions(self) -> Sequence[tuple[str, str, str]]:
        """(source, key, id asked for) of the documents that had to take another id."""
        return self._identities.collisions

    @property
    def prepare(self) -> Callable[[AnalysedDocument], ClusterDocument]:
        """Packs a document for `add`; a plain function, so that a worker can run it."""
        return pack

    def outdated_documents(self) -> Iterator[Document]:
        """The stored documents that another version of the program analysed, or that are whole."""
        if self._outdated is not None:
            for one in stored_documents(self._connection, self._outdated):
                if not self.damaged or is_whole(one):
                    yield stored_document(
                        one["record"], one["structure"].encode(), one["text"].encode(), one["id"]
                    )
            self._outdated = None

    def keys(self, source: str) -> Iterator[str]:
        """The keys of a source's documents, as the change stands."""
        return self._identities.keys(source)

    def content_hash(self, source: str, key: str) -> int | None:
        """The hash of a document that is there, else None."""
        found = self._known.get((source, key))
        return found.content_hash if found else None

    def add(self, document: PreparedDocument) -> str:
        """Add a document, in place of the one of the same identity if there is one; its id."""
        assert isinstance(document, ClusterDocument), "packed by another engine"
        identity = (document.source, document.key)
        id = self._identities.give(identity, document.id)
        if identity in self._known:
            self._went.add(id)
        self._known[identity] = _HeldDocument(id, document.content_hash)
        self._came.add(id)
        self._characters.update(document.characters)
        self._send(_index_line(id, document.line(id)))
        return id

    def delete(self, source: str, key: str) -> None:
        """Remove a document; its id is remembered as removed."""
        known = self._known.pop((source, key))
        self._identities.remove((source, key))
        self._came.discard(known.id)
        self._went.add(known.id)
        self._send(f'{{"delete":{{"_id":{_quoted(known.id)}}}}}\n')

    def verify(self) -> None:
        """Check what was written; raises `IndexDamagedError`."""
        self._flush()
        verify_index(self._draft_index(), len(self._known))

    def publish(self) -> str:
        """Make the change visible in one atomic step; the new index version."""
        if self._outdated is not None:
            raise RuntimeError("the documents of another version were not added again")
        refuse_lost_lock(self._index_dir)
        self._flush()
        number = self._begun()
        states = self._settle()
        self.verify()
        characters = "".join(sorted(self._characters))
        manifest = GenerationManifest(
            generation=number,
            shards=self._shards(),
            published_at=timestamp(),
            documents=len(self._known),
            content=_digest(states),
            pieces=self._generations.write_ledger(number, self.ledger, characters),
        )
        # What one node alone has would be lost with it.
        self._generations.wait(self._generations.index_of(number), copies=True)
        self._generations.write_manifest(manifest)
        self._generations.close_for_writing(number)
        compared = self._compared(states)
        self._changes.record(manifest.version, manifest.published_at, compared)
        refuse_lost_lock(self._index_dir)
        self._generations.publish(number)
        self._changes.confirm(manifest.version)
        self._base, self._base_index = manifest, self._generations.index_of(number)
        self._draft = None
        self._came.clear()
        self._went.clear()
        self._generations.prune(number)
        return manifest.version

    def merge(self) -> str:
        """Take deleted documents out of the files where they are many; answers stay the same."""
        if self._base is not None:
            found = self._connection.call("GET", f"/{self._base_index}/_stats/docs")
            docs = found["_all"]["primaries"]["docs"]
            if docs["deleted"] > MANY_DELETED * max(1, docs["count"]):
                path = f"/{self._base_index}/_forcemerge"
                self._connection.call("POST", path, only_expunge_deletes="true", seconds=600)
        return self.published_version

    def roll_back(self) -> None:
        """Forget the change; harmless after `publish`."""
        draft, self._draft = self._draft, None
        self._lines.clear()
        if draft is not None:
            with suppress(EngineAwayError):  # the next change deletes it
                self._generations.delete(draft)
        self._stack.close()

    def _published(self) -> GenerationManifest | None:
        """What is published; of a damaged one that is repaired what is wrong is noted."""
        try:
            self._base_index, manifest = self._generations.current()
        except IndexMissingError:
            return None
        except IndexDamagedError as error:
            if not self._repair:
                raise
            self.damaged = (str(error),)
            return None
        if self._repair:
            self.damaged = tuple(damaged_documents(self._connection, self._base_index))
        return manifest

    def _read_ledger(self, published: GenerationManifest | None) -> Ledger:
        if published is None:
            return Ledger()
        try:
            return self._generations.read_ledger(published)
        except IndexDamagedError as error:
            if not self._repair:
                raise
            self.damaged = (*self.damaged, str(error))
            return Ledger()

    def _read_known(self) -> None:
        index = OpenIndex(self._connection, self._base_index)
        names = ("id", "source", "key", "hash")
        for _, _, one in index.scan({"match_all": {}}, stored=names):
            known = _HeldDocument(one["id"], int(one["hash"]))
            self._known[one["source"], one["key"]] = known

    def _begin_record(self, published: GenerationManifest | None) -> None:
        """Let the log of changes tell of what is published, where that can be read."""
        version = published.version if published else ""
        at = published.published_at if published else ""
        self._changes = ChangeRecord(self._index_dir)
        self._changes.begin(version, at)
        if self._base is not None and self._changes.is_behind(version):
            index = OpenIndex(self._connection, self._base_index)
            states = {id: _DocumentState.of(stored) for id, _, stored in _scan_states(index)}
            self._changes.record(version, at, self._compared(states, index))
            self._changes.confirm(version)

    def _discard_drafts(self) -> None:
        """Delete what runs that were killed left behind."""
        for number, one in self._generations.every().items():
            if one is None:
                self._generations.delete(number)

    def _begun(self) -> int:
        """The generation that is written, a copy of the published one to begin with."""
        if self._draft is None:
            number = max(self._generations.every(), default=0) + 1
            name = self._generations.index_of(number)
            if self._base is not None and self._base.shards == self._settings.opensearch_shards:
                self._clone(name)
            else:
                self._create(name)
            self._draft = number
            if self._base is not None and self._base.shards != self._settings.opensearch_shards:
                self._copy()
        return self._draft

    def _create(self, name: str) -> None:
        self._generations.allow_clauses()
        settings = index_settings(
            self._settings.opensearch_shards, self._settings.opensearch_replicas
        )
        body = {"settings": {"index": settings}, "mappings": mappings()}
        self._connection.call("PUT", f"/{name}", body, seconds=120)
        self._generations.wait(name)

    def _clone(self, name: str) -> None:
        """Files are shared with the published generation, so it costs only what changes."""
        replicas = self._settings.opensearch_replicas
        settings = {"index.blocks.write": False, "index.number_of_replicas": replicas}
        path = f"/{self._base_index}/_clone/{name}"
        self._connection.call("PUT", path, {"settings": settings}, seconds=120)
        self._generations.wait(name)

    def _copy(self) -> None:
        """Write all documents of the published generation again, in other shards."""
        index = OpenIndex(self._connection, self._base_index)
        for id, _, stored in index.scan({"match_all": {}}, stored=["*"], page=AGAIN_AT_ONCE):
            self._send(_index_line(id, with_id(id, rest_of(stored))))

    def _shards(self) -> int:
        return self._settings.opensearch_shards

    def _send(self, line: str) -> None:
        self._lines.append(line)
        self._nbytes += 3 * len(line)
        if self._nbytes > BULK_BYTES:
            self._write()

    def _write(self) -> None:
        lines, self._lines, self._nbytes = self._lines, [], 0
        if lines:
            self._connection.bulk(self._generations.index_of(self._begun()), lines)

    def _flush(self) -> None:
        """Let all that was written be found."""
        self._write()
        self._write()  # copying to other shards begins with the first
        name = self._generations.index_of(self._begun())
        self._connection.call("POST", f"/{name}/_refresh", seconds=120)

    def _draft_index(self) -> OpenIndex:
        return OpenIndex(self._connection, self._generations.index_of(self._begun()))

    def _settle(self) -> dict[str, _DocumentState]:
        """Write again the documents that stand otherwise, or among other same texts, by others."""
        index = self._draft_index()
        states = {id: _DocumentState.of(stored) for id, _, stored in _scan_states(index)}
        rows = rows_of(OpenSearchShelf(index), self._touched(index))
        groups = _groups(states)
        again = [
            id
            for id, state in states.items()
            if (id in rows and rows[id] != state.rows) or groups.get(id) != state.group
        ]
        for some in chunks(sorted(again), AGAIN_AT_ONCE):
            for id, stored in index.fetch(some, "*").items():
                stored["rows"] = rows.get(id, stored["rows"])
                stored["group"], stored["place"] = groups.get(id, (None, None))
                states[id] = replace(states[id], rows=stored["rows"], group=groups.get(id))
                self._send(_index_line(id, with_id(id, rest_of(stored))))
        self._flush()
        return states

    def _touched(self, index: OpenIndex) -> set[str]:
        if self._base is None:
            return touched_by_all(index)
        before = OpenIndex(self._connection, self._base_index)
        came = index.indexed(sorted(self._came)).values()
        went = before.indexed(sorted(self._went)).values()
        return touched(index, [one.facts for one in (*came, *went)])

    def _compared(
        self, states: Mapping[str, _DocumentState], index: OpenIndex | None = None
    ) -> ComparedStates:
        """What the log of changes compares."""
        index = index or self._draft_index()
        ids = list(states)

        def text_of(place: int) -> tuple[str, str]:
            one = index.fetch([ids[place]], "record", "text")[ids[place]]
            return card_of(one["record"]).title, one["text"]

        return ComparedStates.of(
            [tie_breaker(id) for id in ids],
            [states[id].content_hash for id in ids],
            {
                place: np.array(states[id].rows, np.int32).reshape(-1, 2)
                for place, id in enumerate(ids)
            },
            lambda place: ids[place],
            text_of,
        )


@dataclass(frozen=True, slots=True)
class _DocumentState:
    """What a publication compares of a document; `group` and place of its text, None alone."""

    content_hash: int
    rows: Rows
    group: tuple[str, int] | None
    likeness: Any

    @classmethod
    def of(cls, stored: Json) -> Self:
        group = stored.get("group")
        place = (group, stored["place"]) if group else None
        return cls(int(stored["hash"]), stored["rows"], place, likeness_of(stored))


def _scan_states(index: OpenIndex) -> Iterator[tuple[str, Any, Json]]:
    names = ("hash", "rows", "group", "place", "likeness")
    return index.scan({"match_all": {}}, stored=names)


def _groups(states: Mapping[str, _DocumentState]) -> dict[str, tuple[str, int]]:
    """The group of each document that has the same text as another, and its place there.

    A group is named after its most official document.
    """
    ids = list(states)
    rows = [np.zeros(0, LIKENESS), *(states[id].likeness for id in ids)]
    ties = np.array([tie_breaker(id) for id in ids], np.uint64)
    found = find_groups(np.concatenate(rows), ties)
    members: dict[int, list[str]] = {}
    for group, place in zip(found.group.tolist(), found.document.tolist(), strict=True):
        members.setdefault(group, []).append(ids[place])
    return {id: (some[0], at) for some in members.values() for at, id in enumerate(some)}


def _digest(states: Mapping[str, _DocumentState]) -> str:
    """Names what a generation holds: another one could answer otherwise."""
    digest = hashlib.blake2b(digest_size=8)
    for id in sorted(states):
        one = states[id]
        digest.update(repr((id, one.content_hash, list(one.rows), one.group)).encode())
    return digest.hexdigest()


def _index_line(id: str, body: str) -> str:
    return f'{{"index":{{"_id":{_quoted(id)}}}}}\n{body}\n'


def _quoted(text: str) -> str:
    return json.dumps(text)
