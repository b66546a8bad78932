"""What a generation says of itself: which program made it, and what it holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from indexer import analysis_version
from indexer.engines.opensearch.cluster.mapping import SCHEMA
from indexer.engines.predecessors import NOT_SAID
from indexer.engines.stated_manifest import StatedManifest, short_digest
from indexer.errors import IndexDamagedError
from indexer.stored_record import RECORD_VERSION

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class GenerationManifest(StatedManifest):
    """What a generation says of itself.

    `content` is a digest of what it holds, `pieces` how many its ledger has. `built_from` is the
    number of the generation that was published when it was written, 0 where none was
    (`indexer.engines.predecessors`).
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
    built_from: int = NOT_SAID

    @property
    def made_by(self) -> str:
        """Names the program that wrote it."""
        return _program(self.analysis, self.schema, self.records)

    @staticmethod
    def this_program() -> str:
        """`made_by` of the generations that this program writes."""
        return _program(analysis_version.current(), SCHEMA, RECORD_VERSION)

    @property
    def version(self) -> str:
        """Names the generation and what it holds."""
        return f"{self.generation}-{short_digest(f'{self.analysis} {self.content}')}"


def _program(analysis: str, schema: int, records: int) -> str:
    return f"{analysis} opensearch-{schema}.{records}"


def stated_in(index: Json) -> GenerationManifest:
    """The manifest in an index's mapping; raises `IndexDamagedError`."""
    try:
        return GenerationManifest(**index["mappings"]["_meta"])
    except (KeyError, TypeError) as error:
        raise IndexDamagedError(f"_meta: {error}") from error


def built_from(manifests: Iterable[GenerationManifest]) -> dict[int, int]:
    """Of each of some generations by number, the one that it was built from."""
    return {one.generation: one.built_from for one in manifests}
