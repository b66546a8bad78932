"""An engine under the contract, and an index of it to fill and to ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from corpus.document import Document
from indexer.analysed_document import AnalysedDocument, analyse
from indexer.answers.snapshot_view import SnapshotView
from indexer.engine import Engine
from indexer.engines import open_engine, open_writer
from indexer.query.model import Query, Scope
from indexer.query.parser import parse
from indexer.settings import Settings
from indexer.snapshot import Snapshot


@dataclass(frozen=True)
class EngineUnderTest:
    """What the contract suite has to know of an engine beside its contract.

    `settings` choose it and keep its index in a folder. `look_at_once` lets a running engine take
    up at the next question whatever was published. `generations_kept` are behind the published one.
    `damage` changes a byte of the documents that are published. `laws`: how many real laws it is
    asked about. `in_its_folder`: all of an index is in its
    folder; `forget` deletes what is elsewhere.
    """

    settings: Callable[[Path], Settings]
    look_at_once: Callable[[pytest.MonkeyPatch], None]
    generations_kept: int
    damage: Callable[[Settings], None]
    laws: int
    forget: Callable[[Settings], None] = lambda settings: None
    in_its_folder: bool = True


class EngineUnavailableError(Exception):
    """Says why an engine cannot be tested here."""


Identity = tuple[str, str]
"""Source and key of a document."""


@dataclass(frozen=True)
class Index:
    """An index of one engine, in a folder of its own."""

    settings: Settings

    def publish(
        self,
        documents: Iterable[Document | AnalysedDocument] = (),
        removed: Iterable[Identity] = (),
        *,
        merge: bool = True,
    ) -> dict[Identity, str]:
        """Remove, add and publish in one change; the id that each added document got."""
        ids = {}
        with open_writer(self.settings) as writer:
            for identity in removed:
                writer.delete(*identity)
            for document in documents:
                ready = document if isinstance(document, AnalysedDocument) else analyse(document)
                ids[document.source, document.key] = writer.add(writer.prepare(ready))
            writer.publish()
            if merge:
                writer.merge()
        return ids

    @contextmanager
    def engine(self) -> Iterator[Engine]:
        """The engine on it, closed afterwards."""
        engine = open_engine(self.settings)
        try:
            yield engine
        finally:
            engine.close()


def asked(text: str, scope: Scope = Scope.ALL, **options: Any) -> Query:
    """The query of a typed text."""
    return Query(parsed=parse(text, scope), scope=scope, **options)


def ids(engine: Engine, query: Query) -> list[str]:
    """The ids of the hits, in order."""
    return [hit.id for hit in engine.now().search(query).hits]


def snapshot_of(engine: Engine) -> Snapshot:
    """The snapshot of the engine's view as it stands now."""
    view = engine.now()
    assert isinstance(view, SnapshotView), "every engine puts its views together the same way"
    return view.snapshot
