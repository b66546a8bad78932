"""Our engine under measurement, through its public API."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from corpus.document import Document
from indexer.engines.whoosh.whoosh_engine import WhooshEngine
from indexer.engines.whoosh.write.index_writer import WhooshWriter
from indexer.engines.whoosh.write.packed_document import PackedDocument, Packer
from indexer.query.facets import Facet
from indexer.query.model import Match, Query
from indexer.query.parser import parse
from indexer.query.plain_words import PlainWords
from indexer.workers import prepared, worker_pool
from tests.benchmarks.dataset import Question
from tests.benchmarks.peers import Answer

MEMORY_MB = 512
WORKERS = 2


class Ours:
    """`Query` in, `SearchResult` out."""

    name = "ours"

    def build(self, folder: Path, documents: Iterable[PackedDocument]) -> None:
        """One writer; the documents come analysed."""
        with WhooshWriter(folder, MEMORY_MB) as writer:
            for document in documents:
                writer.add(document)
            writer.publish()
            writer.merge()

    def build_from_documents(self, folder: Path, documents: Iterable[Document]) -> None:
        """The same with the analysis on all cores, as `policy-search index` does it."""
        with worker_pool(WORKERS) as pool:
            self.build(folder, prepared(pool, WORKERS, documents, Packer()))

    def open(self, folder: Path) -> None:
        """Open the published index."""
        self._engine = WhooshEngine(folder)
        self._plain_words = PlainWords.read()

    def ask(self, question: Question) -> Answer:
        """Ten best with snippets, counts by year and topic."""
        result = self._engine.now().search(question.query())
        years, topics = (
            {value.value: value.count for value in result.facets[facet]}
            for facet in (Facet.YEAR, Facet.TOPIC)
        )
        return Answer(result.total, years, topics, tuple(hit.id for hit in result.hits))

    def ask_typed(self, text: str) -> int:
        """Read a text as the page of results does, and answer it; the number of matches."""
        words = self._plain_words
        query = Query(parsed=parse(text), fold=True, match=Match.RANKED, plain_words=words)
        return self._engine.now().search(query).total
