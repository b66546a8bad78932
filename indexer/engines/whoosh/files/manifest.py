"""What a generation records of itself: its versions, its files with checksums, its sources."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from indexer import analysis_version
from indexer.engines.predecessors import NOT_SAID
from indexer.engines.stated_manifest import StatedManifest, short_digest
from indexer.engines.whoosh.files.schema import COLUMNS_VERSION, SCHEMA_VERSION
from indexer.errors import IndexDamagedError
from indexer.ledger import Ledger
from indexer.stored_record import RECORD_VERSION

MANIFEST = "manifest.json"
SOURCES = "sources.json"
STORAGE = f"{COLUMNS_VERSION}.{RECORD_VERSION}"
"""Names the form in which documents are stored: of the engine's columns, and of what they hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest(StatedManifest):
    """The versions of what a generation holds, and its files.

    `schema` is that of the arrays, `analysis` that of the rules that made what stands in them
    (`indexer.analysis_version`), `storage` that of the documents as they are stored (`STORAGE`), ""
    of an index from before there was one. `files`: name → (size in bytes, checksum) of every other
    file of the generation. `built_from` is the number of the generation that was published when it
    was written, 0 where none was (`indexer.engines.predecessors`).
    """

    generation: int
    schema: int
    analysis: str
    published_at: str
    documents: int
    files: dict[str, tuple[int, str]]
    storage: str = ""
    built_from: int = NOT_SAID

    @classmethod
    def of_this_program(
        cls,
        *,
        generation: int,
        published_at: str,
        documents: int,
        files: dict[str, tuple[int, str]],
        built_from: int = NOT_SAID,
    ) -> Self:
        """The manifest of a generation that this program has written."""
        return cls(
            generation=generation,
            schema=SCHEMA_VERSION,
            analysis=analysis_version.current(),
            published_at=published_at,
            documents=documents,
            files=files,
            storage=STORAGE,
            built_from=built_from,
        )

    @property
    def version(self) -> str:
        """Identifies the generation and its content; two that could answer otherwise differ."""
        digest = short_digest(f"{self.analysis} {sorted(self.files.items())}")
        return f"{self.generation}-{digest}"

    @property
    def made_by(self) -> str:
        """Names the rules and the form of files of the program that wrote it."""
        return _program(self.analysis, self.schema, self.storage)

    @staticmethod
    def this_program() -> str:
        """`made_by` of the generations that this program writes."""
        return _program(analysis_version.current(), SCHEMA_VERSION, STORAGE)

    @property
    def stores_readable_documents(self) -> bool:
        """Whether this program reads the documents that are stored, whatever else is stale."""
        return self.storage == STORAGE


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest of a generation into its folder."""
    (folder / MANIFEST).write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a generation; raises `IndexDamagedError`."""
    fields = _read(folder / MANIFEST)
    try:
        fields["files"] = {name: (size, sum_) for name, (size, sum_) in fields["files"].items()}
        return Manifest(**fields)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise IndexDamagedError(f"{MANIFEST}: {error}") from error


def write_ledger(folder: Path, ledger: Ledger) -> None:
    """Write the sources of a generation into its folder."""
    (folder / SOURCES).write_text(ledger.to_json(), encoding="utf-8")


def read_ledger(folder: Path) -> Ledger:
    """The sources of a generation; raises `IndexDamagedError`."""
    try:
        return Ledger.from_json((folder / SOURCES).read_text(encoding="utf-8"))
    except (OSError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise IndexDamagedError(f"{SOURCES}: {error}") from error


def file_checksum(path: Path) -> tuple[int, str]:
    """Size in bytes and BLAKE2b-128 of a file."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16))
        return file.tell(), digest.hexdigest()


def _program(analysis: str, schema: int, storage: str) -> str:
    return f"{analysis} files-{schema}.{storage}"


def _read(path: Path) -> dict[str, Any]:
    try:
        fields: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise IndexDamagedError(f"{path.name}: {error}") from error
    return fields
