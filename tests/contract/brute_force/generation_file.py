"""The files of the engine: one for each generation, a pointer to the published one, and a lock.

index/generation-000012.jsonl   a head with the checksum of what follows, the ledger, and one
line for each document
index/published                 the number of the published generation
index/lock                      held by the one process that writes
"""

from __future__ import annotations

import fcntl
import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Self

from indexer import analysis_version
from indexer.errors import IndexBusyError, IndexDamagedError, IndexMissingError, IndexStaleError
from indexer.ledger import Ledger
from indexer.stored_record import RECORD_VERSION
from indexer.today import timestamp
from tests.contract.brute_force.kept_document import KeptDocument

POINTER = "published"
OLD_KEPT = 2
"""Generations that are kept behind the published one."""


@dataclass(frozen=True)
class Head:
    """What a generation says of itself; `records` is the form in which documents are stored."""

    generation: int
    analysis: str
    records: int
    published_at: str
    checksum: str

    @classmethod
    def new(cls, generation: int, below: str) -> Self:
        """The head of a generation of this program; `below` is what follows it in the file."""
        digest = hashlib.blake2b(below.encode(), digest_size=16).hexdigest()
        current = analysis_version.current()
        return cls(generation, current, RECORD_VERSION, timestamp(), digest)

    @property
    def version(self) -> str:
        """Names the generation and what it holds."""
        return f"{self.generation}-{_digest(f'{self.analysis} {self.checksum}')}"

    def version_without(self, hidden: Collection[tuple[str, str]]) -> str:
        """The version of an answer without some documents (source, key)."""
        return f"{self.version}-{_digest(repr(sorted(hidden)))}" if hidden else self.version

    @property
    def is_stale(self) -> bool:
        """Whether another version of the program analysed the documents."""
        return self.made_by != this_program()

    @property
    def made_by(self) -> str:
        """Names the program that wrote it."""
        return f"{self.analysis} records-{self.records}"


@dataclass(frozen=True, eq=False)
class Generation:
    """A generation as it was published; `ledger` is JSON, of which each reader makes its own."""

    head: Head
    ledger_json: str
    documents: tuple[KeptDocument, ...]

    @property
    def ledger(self) -> Ledger:
        """The sources of the generation and what was removed from it."""
        return Ledger.from_json(self.ledger_json)


def this_program() -> str:
    """What `Head.made_by` is of the generations that this program writes."""
    return f"{analysis_version.current()} records-{RECORD_VERSION}"


def path_of(index_dir: Path, generation: int) -> Path:
    """The file of a generation."""
    return index_dir / f"generation-{generation:06d}.jsonl"


def current_path(index_dir: Path) -> Path:
    """The file of the published generation; raises `IndexMissingError` or `IndexDamagedError`."""
    try:
        return path_of(index_dir, int((index_dir / POINTER).read_text(encoding="ascii")))
    except FileNotFoundError as error:
        raise IndexMissingError(str(index_dir)) from error
    except ValueError as error:
        raise IndexDamagedError(f"{POINTER}: {error}") from error


def read_head(path: Path) -> Head:
    """The head of a generation alone; raises `IndexDamagedError`."""
    try:
        with path.open(encoding="utf-8") as file:
            return Head(**json.loads(file.readline()))
    except (OSError, TypeError, ValueError) as error:
        raise IndexDamagedError(f"{path.name}: {error}") from error


def read_generation(path: Path) -> Generation:
    """A whole generation, whoever wrote it; raises `IndexDamagedError`."""
    try:
        stat = path.stat()
    except OSError as error:
        raise IndexDamagedError(f"{path.name}: {error}") from error
    return _read(path, (stat.st_ino, stat.st_mtime_ns, stat.st_size))


def open_generation(path: Path) -> Generation:
    """A whole generation of this program; raises `IndexDamagedError` or `IndexStaleError`."""
    head = read_head(path)
    if head.is_stale:
        raise IndexStaleError(f"{head.made_by} / {this_program()}")
    return read_generation(path)


@lru_cache(maxsize=12)
def _read(path: Path, _stamp: tuple[int, int, int]) -> Generation:
    head = read_head(path)
    _, _, below = path.read_bytes().partition(b"\n")
    if hashlib.blake2b(below, digest_size=16).hexdigest() != head.checksum:
        raise IndexDamagedError(f"{path.name}: checksum")
    ledger, *documents = below.decode().split("\n")
    return Generation(head, ledger, tuple(map(KeptDocument.read, documents)))


def publish(
    index_dir: Path,
    generation: int,
    ledger: Ledger,
    lines: Iterable[str],
    before: Callable[[Head], None],
) -> Head:
    """Write a generation and let the pointer name it; old ones are deleted.

    `before` is done when the head is known and the pointer does not name it yet.
    """
    below = "\n".join((ledger.to_json(), *lines))
    head = Head.new(generation, below)
    path = path_of(index_dir, generation)
    path.write_text(f"{json.dumps(asdict(head))}\n{below}", encoding="utf-8", newline="\n")
    before(head)
    new_pointer = index_dir / f"{POINTER}.new"
    new_pointer.write_text(str(generation), encoding="ascii")
    new_pointer.replace(index_dir / POINTER)
    for old in sorted(index_dir.glob("generation-*.jsonl"))[: -OLD_KEPT - 1]:
        old.unlink()
    return head


@contextmanager
def write_lock(index_dir: Path) -> Iterator[None]:
    """Hold the right to write; raises `IndexBusyError` where somebody else has it."""
    index_dir.mkdir(parents=True, exist_ok=True)
    with (index_dir / "lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise IndexBusyError(str(index_dir)) from error
        yield


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=4).hexdigest()
