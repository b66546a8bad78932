"""What a generation records of itself: its versions, its files with checksums, its sources."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from indexer import analysis_version
from indexer.engines.whoosh.files.schema import COLUMNS_VERSION, SCHEMA_VERSION
from indexer.errors import IndexDamagedError, IndexStaleError
from indexer.ledger import Ledger
from indexer.stored_record import RECORD_VERSION

MANIFEST = "manifest.json"
SOURCES = "sources.json"
STORAGE = f"{COLUMNS_VERSION}.{RECORD_VERSION}"
"""Names the form in which documents are stored: of the engine's columns, and of what they hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The versions of what a generation holds, and its files.

    `schema` is that of the arrays, `analysis` that of the rules that made what stands in them
    (`indexer.analysis_version`), `storage` that of the documents as they are stored (`STORAGE`), ""
    of an index from before there was one. `files`: name → (size in bytes, checksum) of every other
    file of the generation.
    """

    generation: int
    schema: int
    analysis: str
    published_at: str
    documents: int
    files: dict[str, tuple[int, str]]
    storage: str = ""

    @classmethod
    def of_this_program(
        cls,
        *,
        generation: int,
        published_at: str,
        documents: int,
        files: dict[str, tuple[int, str]],
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
        )

    @property
    def version(self) -> str:
        """Identifies the generation and its content; two that could answer otherwise differ."""
        digest = hashlib.blake2b(
            f"{self.analysis} {sorted(self.files.items())}".encode(), digest_size=4
        )
        return f"{self.generation}-{digest.hexdigest()}"

    def version_without(self, hidden: Collection[tuple[str, str]]) -> str:
        """The version of an answer without the documents (source, key) that are `hidden`."""
        if not hidden:
            return self.version
        digest = hashlib.blake2b(repr(sorted(hidden)).encode(), digest_size=4)
        return f"{self.version}-{digest.hexdigest()}"

    @property
    def made_by(self) -> str:
        """Names the rules and the form of files of the program that wrote it."""
        return _program(self.analysis, self.schema, self.storage)

    @property
    def is_stale(self) -> bool:
        """Whether this program has other rules, or other arrays, than the one that wrote it."""
        return self.made_by != this_program()

    @property
    def stores_readable_documents(self) -> bool:
        """Whether this program reads the documents that are stored, whatever else is stale."""
        return self.storage == STORAGE

    def refuse_if_stale(self) -> None:
        """Raise `IndexStaleError` where this program would analyse text in another way."""
        if self.is_stale:
            raise IndexStaleError(f"{self.made_by} / {this_program()}")


def this_program() -> str:
    """The value of `Manifest.made_by` in generations that this program writes."""
    return _program(analysis_version.current(), SCHEMA_VERSION, STORAGE)


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
