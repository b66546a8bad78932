"""Generations of an index: folders that share unchanged files, and a file that names the current.

    index/CURRENT                   the number of the published generation
    index/lock                      held by the one process that writes
    index/generations/000012/       a generation: the files of its segments, segments.json,
                                    sources.json, and manifest.json with their checksums

A new generation starts with hard links to the files of the current one. No file is ever written
again, so a new generation costs only what changed. Publishing replaces CURRENT in one atomic step;
readers keep the generation that they opened, and it is not dropped while they hold it.

The current generation is the one that CURRENT names, not the one with the highest number: after a
roll back those that were left lie above it. The one before it is the one that it was built from.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import weakref
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from indexer.engines.predecessors import NOT_SAID, kept, predecessors
from indexer.engines.whoosh.files.manifest import (
    MANIFEST,
    SOURCES,
    Manifest,
    file_checksum,
    read_manifest,
)
from indexer.engines.whoosh.files.segment_list import SEGMENTS
from indexer.errors import IndexDamagedError, IndexMissingError

POINTER = "CURRENT"
OLD_KEPT = 2
"""How many generations before the current one are kept: an operator can go back (`rolling_back`),
and whoever reads all hits page by page goes on in the one where that reading began."""

SYNCED_AT_ONCE = 4
"""So many files are written through to the disk at a time; most of it is waiting."""

_DRAFT = "draft"
_WRITTEN_ANEW = (MANIFEST, SOURCES, SEGMENTS)
"""Files that every generation writes anew under the same name, so that they are never links."""


def current_folder(index_dir: Path) -> Path:
    """The folder of the published generation.

    Raises `IndexMissingError`, or `IndexDamagedError` where the pointer names no generation.
    """
    try:
        name = (index_dir / POINTER).read_text(encoding="ascii").strip()
    except FileNotFoundError as error:
        raise IndexMissingError(str(index_dir)) from error
    except UnicodeDecodeError:
        name = ""
    if not (name.isascii() and name.isdigit()):
        raise IndexDamagedError(f"{POINTER}: names no generation")
    return index_dir / "generations" / name


def folder_of(index_dir: Path, generation: int) -> Path:
    """The folder of a generation by its number; there is none where it is no longer kept."""
    return index_dir / "generations" / f"{generation:06d}"


def pointer_stamp(index_dir: Path) -> tuple[int, int]:
    """A value that changes with every publication, even under a number that was used before.

    Raises `IndexMissingError`.
    """
    try:
        stat = (index_dir / POINTER).stat()
    except FileNotFoundError as error:
        raise IndexMissingError(str(index_dir)) from error
    return stat.st_ino, stat.st_mtime_ns


def open_current(index_dir: Path) -> tuple[Path, Manifest]:
    """The published generation, once its versions and the sizes of its files are found right.

    Raises `IndexMissingError`, `IndexStaleError` or `IndexDamagedError`.
    """
    return open_generation(current_folder(index_dir))


def open_generation(folder: Path) -> tuple[Path, Manifest]:
    """A generation, once its versions and the sizes of its files are found right.

    Raises `IndexStaleError` or `IndexDamagedError`.
    """
    manifest = read_manifest(folder)
    manifest.refuse_if_stale()
    for name, (size, _) in manifest.files.items():
        path = folder / name
        if not path.is_file() or path.stat().st_size != size:
            raise IndexDamagedError(name)
    return folder, manifest


class Hold:
    """Keeps a generation from being dropped, until `release` or until nobody has it any more.

    A process that cannot use what was published later (of a newer program) serves the one that it
    has, and reads it again to leave out what is taken down. It takes no more disk for that: files
    that a process has open are not freed before.
    """

    def __init__(self, folder: Path) -> None:
        """Hold the generation in `folder`; raises `IndexDamagedError`."""
        try:
            descriptor = os.open(folder / MANIFEST, os.O_RDONLY)
        except OSError as error:
            raise IndexDamagedError(f"{MANIFEST}: {error}") from error
        self.release = weakref.finalize(self, os.close, descriptor)
        fcntl.flock(descriptor, fcntl.LOCK_SH)


def new_draft(index_dir: Path, base: Path | None) -> Path:
    """Make the folder of a generation to come, with links to the files of `base`.

    A draft that an earlier run left behind is deleted first.
    """
    draft = index_dir / "generations" / _DRAFT
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    if base is not None:
        for path in base.iterdir():
            if path.name not in _WRITTEN_ANEW:
                _link(path, draft / path.name)
    return draft


def discard_draft(index_dir: Path) -> None:
    """Delete the unpublished generation, if there is one."""
    shutil.rmtree(index_dir / "generations" / _DRAFT, ignore_errors=True)


def publish_draft(index_dir: Path, number: int) -> Path:
    """Publish the draft as generation `number`; returns its folder.

    Generations that are too old to be kept are deleted, and those that were left by a roll back or
    by a run that died. What a process has open stays.
    """
    generations = index_dir / "generations"
    folder = folder_of(index_dir, number)
    shutil.rmtree(folder, ignore_errors=True)  # left by a run that died before it pointed to it
    (generations / _DRAFT).rename(folder)
    _sync(generations)
    point_to(index_dir, folder)
    stay = kept(number, _built_from(index_dir), OLD_KEPT)
    for old in numbered_folders(index_dir):
        if int(old.name) not in stay and not _is_held(old):
            shutil.rmtree(old, ignore_errors=True)
    return folder


def numbered_folders(index_dir: Path) -> list[Path]:
    """The folders of all generations, by their numbers: published, left and held ones."""
    try:
        every = [*(index_dir / "generations").iterdir()]
    except FileNotFoundError:
        return []
    return sorted((path for path in every if path.name.isdigit()), key=lambda path: int(path.name))


def next_number(index_dir: Path) -> int:
    """The number of a generation to come: above all that are there, also those that were left."""
    return max((int(path.name) for path in numbered_folders(index_dir)), default=0) + 1


def folders_before(folder: Path) -> list[Path]:
    """The folders of the generations before one, the newest first: each was built from the next."""
    index_dir = folder.parent.parent
    before = predecessors(int(folder.name), _built_from(index_dir))
    return [folder_of(index_dir, number) for number in before]


def _built_from(index_dir: Path) -> dict[int, int]:
    """Of every generation that is there, the one that it says it was built from."""
    return {int(path.name): _says_built_from(path) for path in numbered_folders(index_dir)}


def _says_built_from(folder: Path) -> int:
    try:
        return read_manifest(folder).built_from
    except IndexDamagedError:
        return NOT_SAID


def point_to(index_dir: Path, folder: Path) -> None:
    """Let a generation be the published one, in one step."""
    pointer = index_dir / f"{POINTER}.new"
    with pointer.open("w", encoding="ascii") as file:
        file.write(folder.name + "\n")
        file.flush()
        os.fsync(file.fileno())
    pointer.replace(index_dir / POINTER)
    _sync(index_dir)


def checksums(folder: Path, known: dict[str, tuple[int, str]]) -> dict[str, tuple[int, str]]:
    """Size and checksum of each file of a draft; new files are written through to the disk first.

    A file that `known` lists with the same size is a link to one that is never written again, so
    its known checksum is taken.
    """
    paths = sorted(path for path in folder.iterdir() if path.name != MANIFEST)
    linked = {
        path.name
        for path in paths
        if path.name not in _WRITTEN_ANEW
        and known.get(path.name, (-1, ""))[0] == path.stat().st_size
    }
    new = [path for path in paths if path.name not in linked]
    with ThreadPoolExecutor(SYNCED_AT_ONCE) as pool:
        found = {path.name: sums for path, sums in zip(new, pool.map(_synced, new), strict=True)}
    return {
        path.name: known[path.name] if path.name in linked else found[path.name] for path in paths
    }


def _synced(path: Path) -> tuple[int, str]:
    """Size and checksum of a file that is on the disk afterwards."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
    return file_checksum(path)


def _is_held(folder: Path) -> bool:
    """Whether a process has a generation open."""
    try:
        with (folder / MANIFEST).open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # a file system without hard links
        shutil.copy2(source, target)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
