"""`indexer.engine.Writer`: writes a generation beside the published one, and switches once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import ExitStack
from functools import partial
from types import TracebackType
from typing import Self

import numpy as np

from corpus.document import Document
from indexer.analysed_document import AnalysedDocument, stored_document
from indexer.changes.compared_states import ComparedStates
from indexer.changes.recording import ChangeRecord
from indexer.engine import PreparedDocument
from indexer.engines.opensearch.cluster.cluster_document import ClusterDocument, pack
from indexer.engines.opensearch.cluster.cluster_generations import Generations
from indexer.engines.opensearch.cluster.connection import connect
from indexer.engines.opensearch.cluster.generation_manifest import GenerationManifest
from indexer.engines.opensearch.cluster.replicas import refuse_too_few_nodes, set_replicas
from indexer.engines.opensearch.open_index import OpenIndex
from indexer.engines.opensearch.write.derived_fields import derive_all, derive_changed
from indexer.engines.opensearch.write.document_checks import (
    is_whole,
    stored_documents,
    verify,
)
from indexer.engines.opensearch.write.draft_generation import DraftGeneration
from indexer.engines.opensearch.write.generation_states import (
    changed_digest,
    compared,
    content_digest,
    fingerprints_in,
    states_in,
)
from indexer.engines.opensearch.write.starting_point import (
    HeldDocument,
    StartingPoint,
    held_documents,
)
from indexer.engines.predecessors import NOT_SAID
from indexer.engines.write_lock import refuse_lost_lock, write_lock
from indexer.identities import Identities, IdsInMemory
from indexer.ledger import SourceState
from indexer.settings import Settings
from indexer.today import timestamp

MANY_DELETED = 0.2
"""The share of deleted documents from which on they are taken out of the files of an index."""


MANY_CHANGED = 5_000
"""Changed documents from which on all are read: looking for what each can touch takes longer."""


class OpenSearchWriter:
    """One change of the index; holds the write lock, a file beside the records, to its end."""

    def __init__(self, settings: Settings, *, repair: bool = False) -> None:
        """Change the index of the settings; to `repair` it, read every document first."""
        self._repair = repair
        self._settings, self._index_dir = settings, settings.index_dir
        self._connection = connect(settings, patient=True)
        self._generations = Generations(self._connection, settings)
        self._stack = ExitStack()
        self._base: GenerationManifest | None = None
        self._replaced: Set[str] = frozenset()
        self._draft = DraftGeneration(self._generations, settings, None)
        self._outdated: str | None = None
        self._known: dict[tuple[str, str], HeldDocument] = {}
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
        replicas = self._settings.opensearch_replicas
        refuse_too_few_nodes(self._connection, replicas)
        self._generations.discard_drafts()
        self._replaced = self._generations.aliased()
        start = StartingPoint.of(self._generations, repair=self._repair)
        self.damaged, self.ledger = start.damaged, start.ledger
        self._base = start.base
        if self._base is not None:
            set_replicas(self._connection, start.index, replicas)
            self._generations.ledgers.set_replicas()
            self._known = held_documents(OpenIndex(self._connection, start.index))
            self._characters = {*self._generations.ledgers.characters(self._base)}
        elif start.published is not None and start.is_readable:
            self.outdated = start.published.documents
            self._outdated = start.index if self.outdated else None
        elif start.published is not None:
            self.lost_sources, self.ledger.sources = self.ledger.sources, {}
        self._built_from = start.published.generation if start.published else NOT_SAID
        self._begin_draft()
        self._begin_record(start.published)
        held = ((identity, one.id) for identity, one in self._known.items())
        self._identities = Identities(self.ledger, IdsInMemory(held))

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
    def divided_otherwise(self) -> bool:
        """Whether the settings ask for another number of shards than is published."""
        return self._base is not None and self._base.shards != self._draft.shards

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
        self._known[identity] = HeldDocument(id, document.content_hash)
        self._came.add(id)
        self._characters.update(document.characters)
        self._draft.index(id, document.line(id))
        return id

    def delete(self, source: str, key: str) -> None:
        """Remove a document; its id is remembered as removed."""
        known = self._known.pop((source, key))
        self._identities.remove((source, key))
        self._came.discard(known.id)
        self._went.add(known.id)
        self._draft.delete(known.id)

    def verify(self) -> None:
        """Check what was written; raises `IndexDamagedError`."""
        verify(self._draft.opened(), len(self._known))

    def publish(self) -> str:
        """Make the change visible in one atomic step; the new index version.

        Raises `PublishedMeanwhileError` where it does not start from what is published any more.
        """
        if self._outdated is not None:
            raise RuntimeError("the documents of another version were not added again")
        refuse_lost_lock(self._index_dir)
        with self._draft.unless_lost():
            manifest = self._publish()
        self._base, self._built_from = manifest, manifest.generation
        self._begin_draft()
        self._generations.prune(manifest.generation)
        return manifest.version

    def _publish(self) -> GenerationManifest:
        content, states = self._derived()
        index = self._draft.opened()
        verify(index, len(self._known))
        number, characters = self._draft.number, "".join(sorted(self._characters))
        manifest = GenerationManifest(
            generation=number,
            shards=self._draft.shards,
            published_at=timestamp(),
            documents=len(self._known),
            content=content,
            pieces=self._generations.ledgers.write(number, self.ledger, characters),
            built_from=self._built_from,
        )
        self._draft.close(manifest)
        self._changes.record(manifest.version, manifest.published_at, states(index))
        refuse_lost_lock(self._index_dir)
        self._generations.publish(number, self._replaced, self._draft.alias)
        self._replaced = {self._generations.index_of(number)}
        self._changes.confirm(manifest.version)
        return manifest

    def merge(self) -> str:
        """Take deleted documents out of the files where they are many; answers stay the same."""
        if self._base is not None:
            index = self._generations.index_of(self._base.generation)
            docs = self._connection.call("GET", f"/{index}/_stats/docs")["_all"]["primaries"][
                "docs"
            ]
            if docs["deleted"] > MANY_DELETED * max(1, docs["count"]):
                path = f"/{index}/_forcemerge"
                self._connection.call("POST", path, only_expunge_deletes="true", seconds=600)
        return self.published_version

    def roll_back(self) -> None:
        """Forget the change; harmless after `publish`."""
        self._draft.throw_away()
        self._stack.close()

    def _begin_draft(self) -> None:
        """Start anew with what is published."""
        self._draft = DraftGeneration(self._generations, self._settings, self._base)
        self._came.clear()
        self._went.clear()

    def _begin_record(self, published: GenerationManifest | None) -> None:
        """Let the log of changes tell of what is published, where that can be read."""
        version = published.version if published else ""
        at = published.published_at if published else ""
        self._changes = ChangeRecord(self._index_dir, self.ledger)
        self._changes.begin(version, at)
        index = self._published_index()
        if index is not None and self._changes.is_behind(version):
            self._changes.record(version, at, compared(states_in(index), index))
            self._changes.confirm(version)

    def _published_index(self) -> OpenIndex | None:
        """What the change goes on with; None where it starts from nothing."""
        if self._base is None:
            return None
        return OpenIndex(self._connection, self._generations.index_of(self._base.generation))

    def _may_look_at_changes_alone(self, base: GenerationManifest) -> bool:
        """Whether they are few, and the log of changes knows what stays."""
        changed = len(self._came | self._went)
        few = changed <= min(MANY_CHANGED, len(self._known) // 2)
        return few and self._changes.is_exact(base.documents)

    def _derived(self) -> tuple[str, Callable[[OpenIndex], ComparedStates]]:
        """Derive what documents are by others, and write it.

        Returns a digest of all, and what gives the states for the log of changes.
        """
        base = self._published_index()
        if self._base is None or base is None or not self._may_look_at_changes_alone(self._base):
            states = derive_all(self._draft, base, self._came, self._went)
            return content_digest(states), partial(compared, states)
        found = derive_changed(self._draft, base, self._came, self._went)
        content = changed_digest(self._base.content, found.changed, found.gone)
        rows = {id: (one.content_hash, np.array(one.rows)) for id, one in found.changed.items()}
        return content, lambda index: self._changes.states_after(
            found.gone, rows, fingerprints_in(index)
        )
