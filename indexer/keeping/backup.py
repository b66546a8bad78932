"""Write what no run of `index` brings back into one file, and read it again with its checksums.

backup.json                     when and by what it was made, the settings, and size and
checksum of every other member; the last one, so that a file
that was cut off has none
index/takedowns.jsonl …         the records beside the index, and pinned scripts
index/awaited.json              the sources of the index and the keys of their documents
index/generations/…             the published index, where that is asked for
settings/0/policy-search.toml … the files that settings name, and the settings' own
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import tarfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO, Any

from indexer import engines
from indexer.changes.awaited_sources import AWAITED, AwaitedSources, read_awaited
from indexer.errors import IndexMissingError, PolicySearchError
from indexer.settings import Settings
from indexer.today import timestamp

MANIFEST = "backup.json"
FORM = 1
RECORDS = ("takedowns.jsonl", "changes.jsonl", "changes.state", "audit.jsonl", "last-run.json")
"""Files beside the index that are kept; they are only added to, or replaced as a whole."""
FOLDERS = ("embed",)
BLOCK = 2**20
_SOURCES = f"index/{AWAITED}"


class BackupDamagedError(PolicySearchError):
    """A backup is not as it was written; the message names the member, or is empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupManifest:
    """What a backup says of itself.

    `files`: member → (size in bytes, BLAKE2b-128); `places`: member → the path that the settings
    give for it; `index_version` is "" where the index itself is not in it.
    """

    form: int
    made_at: str
    program: str
    index_dir: str
    index_version: str
    settings: Mapping[str, Any]
    places: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, tuple[int, str]] = field(default_factory=dict)


def make_backup(
    settings: Settings, target: Path, config: Path | None, *, with_index: bool
) -> BackupManifest:
    """Write a backup, read it again, and only then let it have its name.

    `config` is the file that the settings were read from. Raises `IndexBusyError` while the index
    is written, `IndexMissingError` where it is to be in the backup and is not there,
    `EngineAwayError`, or `OSError` where a file that the settings name cannot be read.
    """
    part = target.with_name(f"{target.name}.part")
    files: dict[str, tuple[int, str]] = {}
    try:
        with engines.locked(settings), _private(part) as file:
            index_version = engines.published(settings).version if with_index else ""
            if with_index:
                if not index_version:
                    raise IndexMissingError(str(settings.index_dir))
                engines.keep_copy(settings)
            with tarfile.open(fileobj=file, mode="w:gz", compresslevel=4) as archive:
                for member, path in _kept(settings, with_index=with_index):
                    files[member] = _add(archive, member, path)
                files[_SOURCES] = _add_content(archive, _SOURCES, _sources_to_read(settings))
                places = {}
                for number, path in enumerate(_named(settings, config)):
                    member = f"settings/{number}/{path.name}"
                    files[member], places[member] = _add(archive, member, path), str(path)
                manifest = BackupManifest(
                    form=FORM,
                    made_at=timestamp(),
                    program=version("policy-search"),
                    index_dir=str(settings.index_dir),
                    index_version=index_version,
                    settings=settings.model_dump(mode="json", exclude_defaults=True),
                    places=places,
                    files=files,
                )
                content = json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode()
                archive.addfile(_info(MANIFEST, len(content)), BytesIO(content))
            file.flush()
            os.fsync(file.fileno())
        unpack(part, None)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return manifest


def unpack(archive: Path, folder: Path | None) -> BackupManifest:
    """Read a whole backup into a folder, or nowhere, and compare every byte with its checksums.

    Raises `BackupDamagedError`, or `OSError` where it cannot be opened.
    """
    found: dict[str, tuple[int, str]] = {}
    content = b""
    with archive.open("rb") as file:
        try:
            with tarfile.open(fileobj=file, mode="r:*") as members:
                for member in members:
                    stream = members.extractfile(member) if member.isreg() else None
                    if stream is None or not _is_ours(member.name):
                        raise BackupDamagedError(member.name)
                    if member.name == MANIFEST:
                        content = stream.read()
                    else:
                        place = folder / member.name if folder else None
                        found[member.name] = _copy(stream, place)
        except (tarfile.TarError, EOFError, ValueError, OSError) as error:
            if isinstance(error, OSError) and error.errno is not None:
                raise  # of the disk that it is read from or written to
            raise BackupDamagedError(archive.name) from error
    manifest = _manifest(content, archive.name)
    for name in sorted(found.keys() | manifest.files.keys()):
        if found.get(name) != manifest.files.get(name):
            raise BackupDamagedError(name)
    return manifest


def _manifest(content: bytes, name: str) -> BackupManifest:
    try:
        fields = json.loads(content)
        fields["files"] = {one: (size, sum_) for one, (size, sum_) in fields["files"].items()}
        manifest = BackupManifest(**fields)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BackupDamagedError(name) from error
    if manifest.form != FORM:
        raise BackupDamagedError(name)
    return manifest


def _kept(settings: Settings, *, with_index: bool) -> Iterator[tuple[str, Path]]:
    """The files of the folder of the index, by their names in a backup."""
    base = settings.index_dir
    yield from ((f"index/{name}", base / name) for name in RECORDS if (base / name).is_file())
    for folder in FOLDERS:
        for path in sorted((base / folder).glob("*")):
            yield f"index/{folder}/{path.name}", path
    if with_index:
        for path in engines.published(settings).files:
            yield f"index/{path.relative_to(base).as_posix()}", path


def _sources_to_read(settings: Settings) -> bytes:
    """What an index that starts with these records has to read before it is as full as this one.

    Those that this one has not read itself since it was restored are among them.
    """
    here = engines.document_keys(settings)
    awaited = read_awaited(settings.index_dir).besides(here)
    return AwaitedSources({**awaited.keys, **here}).to_json().encode()


def _named(settings: Settings, config: Path | None) -> Iterator[Path]:
    """The files that hold settings, as the settings name them."""
    named = (settings.sources, settings.corrections, settings.recommended, settings.term_rules)
    yield from ([config] if config else [])
    yield from (Path(one) for one in (*named, *settings.plain_words) if one)


def _add(archive: tarfile.TarFile, member: str, path: Path) -> tuple[int, str]:
    """Add a file as it is now; its size and checksum."""
    with path.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_SH)  # who adds a line to a record has it alone meanwhile
        size = os.fstat(file.fileno()).st_size
        hashed = _Hashed(file)
        archive.addfile(_info(member, size), hashed)
    return size, hashed.digest.hexdigest()


def _add_content(archive: tarfile.TarFile, member: str, content: bytes) -> tuple[int, str]:
    """Add a file that is made for the backup; its size and checksum."""
    archive.addfile(_info(member, len(content)), BytesIO(content))
    return len(content), hashlib.blake2b(content, digest_size=16).hexdigest()


class _Hashed:
    """A file whose bytes are hashed as they are read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.digest = hashlib.blake2b(digest_size=16)

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self.digest.update(data)
        return data


def _copy(stream: IO[bytes], place: Path | None) -> tuple[int, str]:
    """Write what a stream holds to a place, through to the disk; its size and checksum."""
    digest, size = hashlib.blake2b(digest_size=16), 0
    if place is not None:
        place.parent.mkdir(parents=True, exist_ok=True)
    with (place or Path(os.devnull)).open("wb") as file:
        while data := stream.read(BLOCK):
            digest.update(data)
            size += len(data)
            file.write(data)
        if place is not None:
            file.flush()
            os.fsync(file.fileno())
    return size, digest.hexdigest()


def _is_ours(name: str) -> bool:
    """Whether a member may be in a backup: none leads out of the folder it is laid in."""
    parts = PurePosixPath(name).parts
    inside = len(parts) > 1 and parts[0] in ("index", "settings") and ".." not in parts
    return inside or name == MANIFEST


def _info(name: str, size: int) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    return info


def _private(path: Path) -> IO[bytes]:
    """A new file that its owner alone may read."""
    path.unlink(missing_ok=True)
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b")
