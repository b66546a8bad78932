"""The exclusive right to write to an index, and who has it."""

from __future__ import annotations

import fcntl
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from indexer.errors import IndexBusyError, LockLostError
from indexer.today import timestamp

LOCK = "lock"

_held: set[int] = set()
"""The descriptors of the locks that this process holds."""


@contextmanager
def write_lock(index_dir: Path) -> Iterator[None]:
    """Hold the exclusive right to write to an index.

    Raises `IndexBusyError` at once where another process holds it; it says which, and since when.
    The system releases the lock when its process ends, so one that was killed leaves none behind:
    processes that it started do not have it.
    """
    index_dir.mkdir(parents=True, exist_ok=True)
    # Child programs do not inherit it (PEP 446), children that fork let go of it below.
    descriptor = os.open(index_dir / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    _held.add(descriptor)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise IndexBusyError(str(index_dir), **_holder(descriptor)) from error
        _sign(descriptor)
        yield
        os.ftruncate(descriptor, 0)
    finally:
        if descriptor in _held:
            _held.remove(descriptor)
            os.close(descriptor)


def holds_lock(index_dir: Path) -> bool:
    """Whether this process still keeps others out: the lock that it holds may have been deleted."""
    try:
        found = (index_dir / LOCK).stat()
    except OSError:
        return False
    return any(os.path.samestat(found, os.fstat(descriptor)) for descriptor in _held)


def refuse_lost_lock(index_dir: Path) -> None:
    """Raise `LockLostError` where another process may be writing: a draft may not be ours."""
    if not holds_lock(index_dir):
        raise LockLostError(str(index_dir))


def _sign(descriptor: int) -> None:
    """Write down who holds the lock; a full disk keeps nobody from it."""
    holder = {"pid": os.getpid(), "host": socket.gethostname(), "since": timestamp()}
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, json.dumps(holder).encode(), 0)


def _holder(descriptor: int) -> dict[str, str]:
    """What the holder wrote down; nothing where it has not yet, or could not."""
    try:
        written = json.loads(os.pread(descriptor, 4096, 0))
    except (OSError, ValueError):
        return {}
    if not isinstance(written, dict):
        return {}
    return {name: str(written.get(name, "")) for name in ("pid", "host", "since")}


def _let_go() -> None:
    """Close the locks in a process that forked: they are its parent's alone."""
    while _held:
        os.close(_held.pop())


os.register_at_fork(after_in_child=_let_go)
