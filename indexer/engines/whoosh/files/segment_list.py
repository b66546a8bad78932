"""Which segments make up a generation, and which of their documents are deleted: `segments.json`.

It takes the place of Whoosh's table of contents, which is a pickle: whoever reads a pickle runs the
code in it, and an index must be data alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.engines.whoosh.files.schema import STORED_COLUMNS
from indexer.errors import IndexDamagedError

SEGMENTS = "segments.json"

INDEX_NAME = "MAIN"
"""What Whoosh begins the names of segments and files with."""

_NAME = re.compile(rf"{INDEX_NAME}_[0-9a-z]+")
"""How Whoosh names a segment. A name becomes part of a path, so nothing else is accepted."""


@dataclass(frozen=True, slots=True)
class SegmentEntry:
    """One segment: its name, how many documents its files hold, and the numbers of the deleted."""

    name: str
    documents: int
    deleted: frozenset[int] = frozenset()

    @property
    def live(self) -> int:
        """How many of its documents are not deleted."""
        return self.documents - len(self.deleted)

    def arrays_path(self, folder: Path) -> Path:
        """The file with its postings and columns of numbers (`files.arrays`)."""
        return folder / f"{self.name}.psa"

    def column_path(self, folder: Path, column: str) -> Path:
        """The file of a stored column, as `W3Codec.column_filename` names it."""
        return folder / f"{self.name}.{column}.col"

    def paths(self, folder: Path) -> tuple[Path, ...]:
        """All of its files."""
        columns = (self.column_path(folder, name) for name in STORED_COLUMNS)
        return (self.arrays_path(folder), *columns)


def write_segments(folder: Path, entries: Iterable[SegmentEntry]) -> None:
    """Write the list of segments of a generation into its folder."""
    rows = [
        {"name": one.name, "documents": one.documents, "deleted": sorted(one.deleted)}
        for one in entries
    ]
    (folder / SEGMENTS).write_text(json.dumps(rows), encoding="utf-8")


def read_segments(folder: Path) -> list[SegmentEntry]:
    """Read the list of segments of a generation.

    Raises `IndexDamagedError` where it is missing, or says what cannot be.
    """
    try:
        rows = json.loads((folder / SEGMENTS).read_text(encoding="utf-8"))
        if not isinstance(rows, list):
            raise TypeError("not a list")
        entries = [_entry(row) for row in rows]
        if len({entry.name for entry in entries}) < len(entries):
            raise ValueError("a segment is listed twice")
    except (OSError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise IndexDamagedError(f"{SEGMENTS}: {error}") from error
    return entries


def _entry(row: Mapping[str, Any]) -> SegmentEntry:
    entry = SegmentEntry(row["name"], row["documents"], frozenset(row["deleted"]))
    numbers = (entry.documents, *entry.deleted)
    if not _NAME.fullmatch(entry.name) or not all(type(number) is int for number in numbers):
        raise ValueError(f"no segment: {entry.name!r}")
    if entry.documents < 0 or not all(0 <= number < entry.documents for number in entry.deleted):
        raise ValueError(f"{entry.name}: deleted documents that it does not hold")
    return entry
