"""Find what can be kept of a damaged index: its last generation that says what it holds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from indexer.engines.whoosh.files.generations import (
    POINTER,
    current_folder,
    folders_before,
    numbered_folders,
)
from indexer.engines.whoosh.files.manifest import (
    SOURCES,
    Manifest,
    file_checksum,
    read_ledger,
    read_manifest,
)
from indexer.errors import IndexDamagedError, IndexMissingError
from indexer.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvage:
    """What is left of a damaged index.

    `damaged` names what is wrong, nothing where all is well. `folder` is the generation whose
    documents are kept as far as they are whole, with its `manifest`; None where no generation says
    what it holds. `ledger` is the newest that can be read.
    """

    damaged: tuple[str, ...]
    folder: Path | None
    manifest: Manifest | None
    ledger: Ledger


def salvage(index_dir: Path) -> Salvage:
    """Read every byte of the published generation, and fall back on others.

    First on those that it was built from: what lies above it was left by a roll back.
    """
    numbered = numbered_folders(index_dir)[::-1]
    damaged: list[str] = []
    folders = numbered
    try:
        published = current_folder(index_dir)
        before = folders_before(published)
        folders = list(dict.fromkeys([published, *before, *numbered]))
    except (IndexDamagedError, IndexMissingError):
        if numbered:
            damaged.append(POINTER)
    folder: Path | None = None
    manifest: Manifest | None = None
    for one in folders:
        try:
            folder, manifest = one, read_manifest(one)
            break
        except IndexDamagedError as error:
            damaged.append(str(error))
    if folder is not None and manifest is not None:
        damaged += damaged_files(folder, manifest)
    return Salvage(
        damaged=tuple(damaged),
        folder=folder if manifest else None,
        manifest=manifest,
        ledger=_newest_ledger(folders),
    )


def damaged_files(folder: Path, manifest: Manifest) -> list[str]:
    """The files of a generation that are not as they were written. O(bytes of the index)."""
    problems = []
    for name, expected in manifest.files.items():
        path = folder / name
        if not path.is_file():
            problems.append(f"{name}: missing")
        elif file_checksum(path) != expected:
            problems.append(f"{name}: checksum")
    return problems


def _newest_ledger(folders: list[Path]) -> Ledger:
    """That of the first of the generations whose file of sources is whole."""
    for folder in folders:
        try:
            if file_checksum(folder / SOURCES) == read_manifest(folder).files.get(SOURCES):
                return read_ledger(folder)
        except (IndexDamagedError, OSError):
            continue
    return Ledger()
