"""What is published, for a copy; and going back to the documents of before."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from indexer.engines.compared_ledgers import last_with_others, rolled_back
from indexer.engines.whoosh.files.generations import (
    POINTER,
    current_folder,
    folders_before,
    open_generation,
    point_to,
)
from indexer.engines.whoosh.files.manifest import (
    Manifest,
    file_checksum,
    read_ledger,
    read_manifest,
)
from indexer.engines.write_lock import write_lock
from indexer.errors import IndexDamagedError, IndexMissingError, NoPreviousIndexError
from indexer.ledger import Ledger
from indexer.results import PublishedIndex, RolledBack


def locked(index_dir: Path) -> AbstractContextManager[None]:
    """The write lock; entering it raises `IndexBusyError`."""
    return write_lock(index_dir)


def published(index_dir: Path) -> PublishedIndex:
    """The published generation and its files; of none, no files."""
    try:
        folder = current_folder(index_dir)
    except IndexMissingError:
        return PublishedIndex("", ())
    manifest = read_manifest(folder)
    return PublishedIndex(manifest.version, (index_dir / POINTER, *sorted(folder.iterdir())))


def ledger(index_dir: Path) -> Ledger:
    """The sources of the published generation; raises `IndexMissingError`, `IndexDamagedError`."""
    return read_ledger(current_folder(index_dir))


def roll_back(index_dir: Path) -> RolledBack:
    """Publish the documents of before again, once every byte of their index is found right.

    Raises `IndexBusyError`, `IndexMissingError`, `NoPreviousIndexError`, `IndexStaleError`, or
    `IndexDamagedError` where the one before is damaged too; nothing is changed then.
    """
    with write_lock(index_dir):
        current = current_folder(index_dir)
        before = _before(current)
        _, manifest = open_generation(before)
        for name, known in manifest.files.items():
            if file_checksum(before / name) != known:
                raise IndexDamagedError(f"{name}: checksum")
        found = _compared(current, before, manifest)
        point_to(index_dir, before)
        return found


def _before(current: Path) -> Path:
    """The last of the generations that the current one was built from with other documents."""
    found = last_with_others(folders_before(current), current, read_ledger)
    if found is None:
        raise NoPreviousIndexError(current.name)
    return found


def _compared(current: Path, before: Path, manifest: Manifest) -> RolledBack:
    """What the answers lose and get back."""
    try:
        now, ledger = read_manifest(current), read_ledger(current)
    except (IndexDamagedError, OSError):  # what is left behind may well be damaged
        now, ledger = None, Ledger()
    left = (now.version, now.published_at) if now else (current.name, "")
    return rolled_back(left, ledger, manifest, read_ledger(before))
