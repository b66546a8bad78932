"""What operators did, in a file that is only added to and whose lines are chained by hashes.

    index/audit.jsonl               a line for each take-down, change of corrections or settings,
                                    backup, restore and roll-back; each holds the hash of the one
                                    before, so that none can be changed or left out unnoticed

Nothing in it is ever deleted. That the last lines are missing shows only to who noted a later hash.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from indexer.errors import PolicySearchError
from indexer.takedown import user
from indexer.today import timestamp

AUDIT = "audit.jsonl"
FIRST = "0" * 32
"""What the first line holds instead of a hash."""


class Deed(StrEnum):
    """What was done."""

    TAKEDOWN = "takedown"
    CORRECTIONS = "corrections"
    SETTINGS = "settings"
    BACKUP = "backup"
    RESTORE = "restore"
    ROLLBACK = "rollback"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """One line: when (ISO 8601, UTC), by which user of the system, what, and the details.

    `previous` is the hash of the line before, BLAKE2b-128 of its bytes.
    """

    at: str
    by: str
    deed: str
    detail: Mapping[str, Any]
    previous: str


class AuditBrokenError(PolicySearchError):
    """The chain breaks at a line, counted from 1: it, or the one before, is not as written."""

    def __init__(self, line: int) -> None:
        """Name the line."""
        super().__init__(f"{AUDIT}: line {line}")
        self.line = line


@dataclass(frozen=True, slots=True)
class AuditChain:
    """The entries, and the hash of the last line (`FIRST` of none)."""

    entries: tuple[AuditEntry, ...]
    hashes: tuple[str, ...]

    @property
    def head(self) -> str:
        """Stands for all that is in the log: whoever notes it can tell later that it is there."""
        return self.hashes[-1] if self.hashes else FIRST


def append(index_dir: Path, deed: Deed, detail: Mapping[str, Any]) -> None:
    """Add a line and wait until it is on the disk; raises `OSError`.

    What a line that was cut off left is removed first: it was never said to be done.
    """
    index_dir.mkdir(parents=True, exist_ok=True)
    with (index_dir / AUDIT).open("a+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        lines = list(_whole_lines(file.read()))
        entry = AuditEntry(
            at=timestamp(),
            by=user(),
            deed=deed.value,
            detail=detail,
            previous=_hash(lines[-1]) if lines else FIRST,
        )
        file.truncate(sum(map(len, lines)))
        file.write(json.dumps(asdict(entry), ensure_ascii=False).encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


def verified(index_dir: Path) -> AuditChain:
    """The whole log; raises `AuditBrokenError`, or `OSError`. There may be none yet."""
    try:
        written = (index_dir / AUDIT).read_bytes()
    except FileNotFoundError:
        written = b""
    entries, hashes = list[AuditEntry](), list[str]()
    for number, line in enumerate(_whole_lines(written), 1):
        try:
            entry = AuditEntry(**json.loads(line))
        except (ValueError, TypeError) as error:
            raise AuditBrokenError(number) from error
        if entry.previous != (hashes[-1] if hashes else FIRST):
            raise AuditBrokenError(number)
        entries.append(entry)
        hashes.append(_hash(line))
    return AuditChain(tuple(entries), tuple(hashes))


def note_settings(index_dir: Path, command: str, settings: Mapping[str, Any]) -> None:
    """Add a line where a command runs with other settings than the last time.

    `settings` are those that are not the defaults, as JSON has them.
    """
    known = next((one.detail for one in _last(index_dir, Deed.SETTINGS, command)), None)
    before = known["settings"] if known else {}
    if known is None or before != settings:
        both = {name: [before.get(name), settings.get(name)] for name in {*before, *settings}}
        changed = {name: pair for name, pair in sorted(both.items()) if pair[0] != pair[1]}
        append(
            index_dir,
            Deed.SETTINGS,
            {"command": command, "settings": dict(settings), "changed": changed},
        )


def note_corrections(index_dir: Path, lines: list[str]) -> None:
    """Add a line where the file of corrections has other lines than the last time."""
    known: dict[str, None] = {}
    for entry in verified(index_dir).entries:
        if entry.deed == Deed.CORRECTIONS:
            for line in entry.detail["removed"]:
                known.pop(line, None)
            known |= dict.fromkeys(entry.detail["added"])
    added = [line for line in dict.fromkeys(lines) if line not in known]
    removed = [line for line in known if line not in set(lines)]
    if added or removed:
        append(index_dir, Deed.CORRECTIONS, {"added": added, "removed": removed})


def _last(index_dir: Path, deed: Deed, command: str) -> Iterator[AuditEntry]:
    for entry in reversed(verified(index_dir).entries):
        if entry.deed == deed and entry.detail.get("command") == command:
            yield entry


def _whole_lines(written: bytes) -> Iterator[bytes]:
    return (line for line in written.splitlines(keepends=True) if line.endswith(b"\n"))


def _hash(line: bytes) -> str:
    return hashlib.blake2b(line, digest_size=16).hexdigest()
