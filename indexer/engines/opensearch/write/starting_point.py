"""What a change starts from: what is published, how far it can be read and kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from indexer.engines.opensearch.cluster.cluster_generations import Generations
from indexer.engines.opensearch.cluster.generation_manifest import GenerationManifest
from indexer.engines.opensearch.open_index import OpenIndex
from indexer.engines.opensearch.write.document_checks import damage_of, refuse_miscounted
from indexer.errors import IndexDamagedError, IndexMissingError
from indexer.ledger import Ledger
from indexer.relations.resolution.lookup_keys import BOUND
from indexer.stored_record import RECORD_VERSION


@dataclass(frozen=True, slots=True)
class HeldDocument:
    """What a change knows of a document that is there."""

    id: str
    content_hash: int


@dataclass(frozen=True, slots=True)
class StartingPoint:
    """What is published in `index`, and what is wrong with it; None and "" where nothing is."""

    published: GenerationManifest | None
    index: str
    ledger: Ledger
    damaged: tuple[str, ...] = ()

    @classmethod
    def of(cls, generations: Generations, *, repair: bool) -> Self:
        """Read what is published; to `repair` it every document, and damage is noted.

        Raises `IndexDamagedError` where nothing is repaired and it is damaged, as far as that is
        seen without reading every document.
        """
        damaged: list[str] = []
        try:
            index, published = generations.current()
        except IndexMissingError:
            return cls(None, "", Ledger())
        except IndexDamagedError as error:
            if not repair:
                raise
            damaged.append(str(error))
            last = generations.last()
            if last is None:
                return cls(None, "", Ledger(), tuple(damaged))
            index, published = generations.index_of(last.generation), last
        if repair:
            damaged += damage_of(generations, index, published)
        else:
            refuse_miscounted(OpenIndex(generations.connection, index), published.documents)
        try:
            ledger = generations.ledgers.read(published)
        except IndexDamagedError:
            if not repair:
                raise
            ledger = Ledger()
        return cls(published, index, ledger, tuple(damaged))

    @property
    def base(self) -> GenerationManifest | None:
        """What the change goes on with; None where it starts from nothing."""
        if self.published is None or self.damaged or self.published.is_stale:
            return None
        return self.published

    @property
    def is_readable(self) -> bool:
        """Whether this program reads the documents that are stored, whatever else is wrong."""
        return self.published is not None and self.published.records == RECORD_VERSION


def held_documents(index: OpenIndex) -> dict[tuple[str, str], HeldDocument]:
    """The documents of an index by source and key, without reading what is stored. O(documents)."""
    held = {}
    for id, values, _ in index.scan({"match_all": {}}, ("identity", "hash")):
        source, _, key = values["identity"][0].partition(BOUND)
        held[source, key] = HeldDocument(id, int(values["hash"][0]))
    return held
