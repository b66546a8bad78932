"""The lines of the log of changes: what a batch, an entry and a confirmation look like.

    index/changes.jsonl

A publication is a batch: a head that names its version, an entry for each document that came, went
or changed, and once the publication is visible a line that confirms it. The batch is on the disk
before the pointer names the version. So a batch without a confirmation, of a version that is not
the published one, was never visible: the next run cuts it off. Nothing else is ever written again.
An entry names a document by its id alone: its title would outlive a takedown.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Row = tuple[int, int]
"""A row of validity: ordinal of its first day, and its code (`validity_rows`)."""


class Recorded(StrEnum):
    """What an entry records of a document; the value is its code in the file.

    `KNOWN`: it was there when the log began. `TEXT`: its title or text changed, beyond white space.
    `VALIDITY`: other documents came or went, or it is read otherwise, and it stands otherwise.
    """

    KNOWN = "known"
    ADDED = "added"
    REMOVED = "removed"
    TEXT = "text"
    VALIDITY = "validity"


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """One entry: `text` is the fingerprint of its text, `rows` how it stands from now on."""

    what: Recorded
    id: str
    text: int = 0
    rows: tuple[Row, ...] = ()

    def line(self) -> str:
        """The entry as a line of the file."""
        fields: dict[str, Any] = {"what": self.what.value, "id": self.id}
        if self.what in (Recorded.KNOWN, Recorded.ADDED, Recorded.TEXT):
            fields["text"] = f"{self.text:016x}"
        if self.what is not Recorded.REMOVED and self.what is not Recorded.TEXT:
            fields["rows"] = [list(row) for row in self.rows]
        return _line(fields)

    @classmethod
    def of(cls, fields: dict[str, Any]) -> ChangeEntry:
        """The entry of a line; raises KeyError, TypeError or ValueError."""
        rows = tuple((int(day), int(code)) for day, code in fields.get("rows", ()))
        return cls(Recorded(fields["what"]), fields["id"], int(fields.get("text", "0"), 16), rows)


@dataclass(frozen=True, slots=True)
class Batch:
    """The head of a batch: the version that it publishes, when, and how many entries follow."""

    publishes: str
    at: str
    entries: int

    def line(self) -> str:
        """The head as a line of the file."""
        return _line({"publishes": self.publishes, "at": self.at, "entries": self.entries})


def confirmation(version: str) -> str:
    """The line that says that a publication is visible."""
    return _line({"published": version})


@dataclass(frozen=True, slots=True)
class ReadBatch:
    """A whole batch of the file: where it begins and where the next one would, its entries.

    `places` runs parallel to `entries`: where the line of each begins.
    """

    head: Batch
    start: int
    end: int
    entries: tuple[ChangeEntry, ...]
    places: tuple[int, ...]
    confirmed: bool


def read_batches(content: bytes, start: int = 0) -> Iterator[ReadBatch]:
    """The whole batches of a piece of the file that begins at `start`.

    What is cut off or cannot be read is passed over up to the next head.
    """
    lines = _lines(content, start)
    following = next(lines, None)
    while following is not None:
        head = _head(following)
        if head is None:
            following = next(lines, None)
            continue
        place, end, _ = following
        entries: list[ChangeEntry] = []
        places: list[int] = []
        following = next(lines, None)
        while len(entries) < head.entries and following is not None:
            entry = _entry(following)
            if entry is None:
                break
            entries.append(entry)
            places.append(following[0])
            end = following[1]
            following = next(lines, None)
        if len(entries) < head.entries:
            continue
        confirmed = following is not None and following[2].get("published") == head.publishes
        if confirmed and following is not None:
            end = following[1]
            following = next(lines, None)
        yield ReadBatch(head, place, end, tuple(entries), tuple(places), confirmed)


def last_head(content: bytes, version: str) -> int | None:
    """Where the last batch begins that publishes a version; None where there is none.

    >>> last_head(Batch("1-a", "2026-11-20", 0).line().encode() * 2, "1-a")
    50
    """
    at = content.rfind(_line({"publishes": version}).encode()[:-2] + b",")
    return at if at >= 0 else None


_Line = tuple[int, int, dict[str, Any]]


def _head(line: _Line) -> Batch | None:
    try:
        return Batch(line[2]["publishes"], line[2]["at"], int(line[2]["entries"]))
    except (KeyError, TypeError, ValueError):
        return None


def _entry(line: _Line) -> ChangeEntry | None:
    try:
        return ChangeEntry.of(line[2])
    except (KeyError, TypeError, ValueError):
        return None


def _lines(content: bytes, start: int) -> Iterator[_Line]:
    """Where each line begins and ends, and what it says: nothing where it cannot be read."""
    at = 0
    while at < len(content):
        end = content.find(b"\n", at)
        whole = end >= 0
        end = end + 1 if whole else len(content)
        fields = None
        if whole:
            try:
                fields = json.loads(content[at:end])
            except ValueError:
                fields = None
        yield start + at, start + end, fields if isinstance(fields, dict) else {}
        at = end


def _line(fields: dict[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")) + "\n"
