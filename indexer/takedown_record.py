"""Record which documents were taken down: one file is both what is in force and the audit.

    index/takedowns.jsonl           a line for each time a document was taken down or put back

The file stands beside the generations and is only ever added to, so it outlives every rebuild of
the index, needs no write lock (a long run of `index` cannot hold a takedown up), and is undone by a
line more. The engine hides the documents; their text goes when their files go.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import asdict, dataclass
from enum import StrEnum
from io import FileIO
from pathlib import Path

from indexer.errors import IndexDamagedError, RecordDamagedError

RECORD = "takedowns.jsonl"

Identity = tuple[str, str]
"""Source and key of a document."""


class Action(StrEnum):
    """Whether a document was taken down or put back."""

    TAKEN_DOWN = "taken_down"
    PUT_BACK = "put_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line: what was done to which document, `by` whom (a user of the system), when and why.

    `at` is ISO 8601 in UTC. `text` is the `fingerprint` of a text that may not come back under
    another name either, "" where it may.
    """

    at: str
    by: str
    action: Action
    id: str
    source: str
    key: str
    title: str
    reason: str
    text: str = ""

    @property
    def identity(self) -> Identity:
        """What the document is known by over all rebuilds."""
        return self.source, self.key


def read_entries(index_dir: Path) -> tuple[Entry, ...]:
    """All lines, oldest first; raises `RecordDamagedError` where one cannot be read.

    A last line that is not whole is passed over: its takedown failed (a full disk, a power cut) and
    was never said to be done. The next one that is written removes it.
    """
    try:
        written = (index_dir / RECORD).read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise IndexDamagedError(f"{RECORD}: {error}") from error
    entries = []
    for number, line in enumerate(written[: _whole(written)].split(b"\n"), 1):
        if line.strip():
            try:
                entries.append(_entry(**json.loads(line)))
            except (TypeError, ValueError) as error:
                # Going on without the record would show documents that must not be shown.
                raise RecordDamagedError(RECORD, number) from error
    return tuple(entries)


def unfinished_line(index_dir: Path) -> str:
    """What a takedown that failed left at the end of the record, "" where that is whole."""
    try:
        written = (index_dir / RECORD).read_bytes()
    except OSError:
        return ""
    return written[_whole(written) :].decode(errors="replace")


def record_problems(index_dir: Path) -> tuple[str, ...]:
    """What is wrong with the record."""
    try:
        read_entries(index_dir)
    except IndexDamagedError as error:
        return (str(error),)
    return (f"{RECORD}: unfinished",) if unfinished_line(index_dir) else ()


def in_force(entries: Iterable[Entry]) -> dict[Identity, Entry]:
    """The documents that are down now, each with the entry that says so."""
    down: dict[Identity, Entry] = {}
    for entry in entries:
        if entry.action is Action.TAKEN_DOWN:
            down[entry.identity] = entry
        else:
            down.pop(entry.identity, None)
    return down


def states(entries: Sequence[Entry]) -> Iterator[Set[Identity]]:
    """The documents that were down after each entry, from the newest entry back to none."""
    for end in range(len(entries), -1, -1):
        yield in_force(entries[:end]).keys()


def append_entries(index_dir: Path, entries: Sequence[Entry]) -> None:
    """Append entries and wait until they are on the disk; raises OSError, and nothing is added.

    A line that an earlier call left unfinished is removed.
    """
    lines = "".join(json.dumps(asdict(entry), ensure_ascii=False) + "\n" for entry in entries)
    with (index_dir / RECORD).open("a+b", buffering=0) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        written = file.read() or b""
        end = _whole(written)
        try:
            file.truncate(end)
            between = b"" if written[:end].endswith(b"\n") or not end else b"\n"
            _write_all(file, between + lines.encode())
            os.fsync(file.fileno())
        except OSError:
            file.truncate(end)
            raise


def _write_all(file: FileIO, data: bytes) -> None:
    """Write all of some bytes: a disk that is nearly full takes a part of them first."""
    while data:
        data = data[file.write(data) :]


def _whole(written: bytes) -> int:
    """Where the last whole line ends. One that only lacks its line break is whole."""
    end = written.rfind(b"\n") + 1
    try:
        json.loads(written[end:])
    except ValueError:
        return end
    return len(written)


def record_stamp(index_dir: Path) -> tuple[int, int, int] | None:
    """A value that changes with every line that is added; None where there is no record."""
    try:
        stat = (index_dir / RECORD).stat()
    except FileNotFoundError:
        return None
    return stat.st_ino, stat.st_mtime_ns, stat.st_size


def fingerprint(title: str, body: str) -> str:
    """Equal for texts that differ in white space alone."""
    text = "".join(f"{title}\n{body}".split())
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _entry(action: str, **fields: str) -> Entry:
    return Entry(action=Action(action), **fields)
