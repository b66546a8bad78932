"""`indexer.engine.Writer`: keeps all documents of a change in memory and writes one file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from types import TracebackType
from typing import Self

import numpy as np

from corpus.document import Document
from indexer.analysed_document import AnalysedDocument
from indexer.changes.compared_states import ComparedStates, text_fingerprint
from indexer.changes.recording import ChangeRecord
from indexer.engine import PreparedDocument
from indexer.errors import IndexDamagedError, IndexMissingError
from indexer.identities import Identities, IdsInMemory
from indexer.ledger import Ledger, SourceState
from indexer.settings import Settings
from indexer.stored_record import RECORD_VERSION, card_of
from tests.contract.brute_force.brute_shelf import BruteShelf
from tests.contract.brute_force.generation_file import (
    Generation,
    Head,
    current_path,
    publish,
    read_generation,
    write_lock,
)
from tests.contract.brute_force.kept_document import KeptDocument


class BruteForceWriter:
    """One change of the index; holds the lock from `with` to its end."""

    def __init__(self, settings: Settings, *, repair: bool = False) -> None:
        """Change the index in the folder of the settings; to `repair` it, start without it."""
        self._repair = repair
        self.damaged: tuple[str, ...] = ()
        """What is wrong with the index that is being repaired."""
        self._index_dir = settings.index_dir
        self._stack = ExitStack()
        self._outdated: tuple[KeptDocument, ...] = ()
        self.outdated = 0
        """How many documents another version of the program analysed."""
        self.lost_sources: dict[str, SourceState] = {}
        """The sources of an index whose stored documents cannot be read."""
        self.divided_otherwise = False
        """A file is not divided."""

    def __enter__(self) -> Self:
        """Take the lock and start with what is published."""
        self._stack.enter_context(write_lock(self._index_dir))
        published = self._published()
        self.ledger = published.ledger if published else Ledger()
        self._head: Head | None = published.head if published else None
        self._documents: dict[tuple[str, str], KeptDocument] = {}
        self.published_version = ""
        """The version that this change starts from, "" where there is none."""
        if published and not published.head.is_stale:
            self.published_version = published.head.version
            self._documents = {one.identity: one for one in published.documents}
        elif published and published.head.records == RECORD_VERSION:
            self._outdated, self.outdated = published.documents, len(published.documents)
        elif published:
            self.lost_sources, self.ledger.sources = self.ledger.sources, {}
        self._begin_record(published)
        held = ((identity, one.id) for identity, one in self._documents.items())
        self._identities = Identities(self.ledger, IdsInMemory(held))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Forget what was not published and let go of the lock."""
        self.roll_back()

    @property
    def collisions(self) -> Sequence[tuple[str, str, str]]:
        """(source, key, id asked for) of the documents that had to take another id."""
        return self._identities.collisions

    @property
    def prepare(self) -> Callable[[AnalysedDocument], KeptDocument]:
        """Packs a document for `add`."""
        return KeptDocument.of

    def outdated_documents(self) -> Iterator[Document]:
        """The stored documents that another version of the program analysed."""
        for one in self._outdated:
            yield one.document()
        self._outdated = ()

    def keys(self, source: str) -> Iterator[str]:
        """The keys of a source's documents, as the change stands."""
        return self._identities.keys(source)

    def content_hash(self, source: str, key: str) -> int | None:
        """The hash of a document that is there, else None."""
        found = self._documents.get((source, key))
        return found.content_hash if found else None

    def add(self, document: PreparedDocument) -> str:
        """Add a document, in place of the one of the same identity if there is one; its id."""
        assert isinstance(document, KeptDocument), "packed by another engine"
        id = self._identities.give(document.identity, document.id)
        self._documents[document.identity] = replace(document, id=id)
        return id

    def delete(self, source: str, key: str) -> None:
        """Remove a document; its id is remembered as removed."""
        del self._documents[source, key]
        self._identities.remove((source, key))

    def verify(self) -> None:
        """Nothing is written before it is published, and each reading checks all of it."""

    def publish(self) -> str:
        """Make the change visible in one atomic step; the new index version."""
        if self._outdated:
            raise RuntimeError("the documents of another version were not added again")
        number = self._head.generation + 1 if self._head else 1
        lines = (one.line() for one in self._documents.values())
        states = _states(tuple(self._documents.values()))
        self._head = publish(
            self._index_dir,
            number,
            self.ledger,
            lines,
            lambda head: self._changes.record(head.version, head.published_at, states),
        )
        self._changes.confirm(self._head.version)
        self.published_version = self._head.version
        return self._head.version

    def merge(self) -> str:
        """One file is never quicker than it is; the index version."""
        return self.published_version

    def roll_back(self) -> None:
        """Forget the change; harmless after `publish`."""
        self._stack.close()

    def _begin_record(self, published: Generation | None) -> None:
        version = published.head.version if published else ""
        at = published.head.published_at if published else ""
        self._changes = ChangeRecord(self._index_dir, self.ledger)
        self._changes.begin(version, at)
        if published and self.published_version and self._changes.is_behind(version):
            self._changes.record(version, at, _states(published.documents))
            self._changes.confirm(version)

    def _published(self) -> Generation | None:
        try:
            return read_generation(current_path(self._index_dir))
        except IndexMissingError:
            return None
        except IndexDamagedError as error:
            if not self._repair:
                raise
            self.damaged = (str(error),)
            return None


def _states(documents: Sequence[KeptDocument]) -> ComparedStates:
    """What the log of changes compares."""
    rows = BruteShelf(documents).validity_rows
    return ComparedStates.of(
        [one.tie for one in documents],
        [one.content_hash for one in documents],
        {place: np.array(some, np.int32).reshape(-1, 2) for place, some in enumerate(rows)},
        lambda place: documents[place].id,
        lambda place: text_fingerprint(
            card_of(documents[place].record).title, documents[place].original
        ),
    )
