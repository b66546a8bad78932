"""The contract between an engine and the rest: readers cannot write, writers publish in one step."""

from __future__ import annotations

from collections.abc import Iterator
from types import TracebackType
from typing import Protocol, Self

from corpus.document import Document
from indexer.query.model import Query
from indexer.results import (
    Explanation,
    MarkedDocument,
    RemovedDocument,
    SearchResult,
    Statistics,
    Suggestion,
)


class Engine(Protocol):
    """A read-only view of the published index; takes up a newer one by itself."""

    @property
    def index_version(self) -> str:
        """Names the generation, schema and analysis that answer now."""

    def search(self, query: Query) -> SearchResult:
        """Answer one query."""

    def document(self, id: str, query: Query | None = None) -> MarkedDocument | RemovedDocument | None:
        """One document with the matches of `query` marked; None where the id was never given."""

    def suggest(self, text: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """Titles that hold what was typed, best first."""

    def statistics(self) -> Statistics:
        """The state of the data."""

    def explain(self, query: Query) -> Explanation:
        """The working of one query, step by step."""

    def close(self) -> None:
        """Let go of the index's files."""


class Writer(Protocol):
    """One change of the index: a context manager that rolls back unless `publish` was called."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def identities(self) -> Iterator[tuple[str, str, str, str]]:
        """(source, key, id, content hash) of every document that is in the index."""

    def add(self, document: Document) -> None:
        """Add a document, in place of the one of the same identity if there is one."""

    def delete(self, source: str, key: str) -> None:
        """Remove a document; its id is remembered as removed."""

    def verify(self) -> None:
        """Check what was written; raises `IndexDamagedError`."""

    def publish(self) -> str:
        """Make the change visible in one atomic step; the new index version."""

    def roll_back(self) -> None:
        """Forget the change."""
