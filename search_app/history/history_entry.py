"""What an entry of the feeds of this room has."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """An entry: `at` is the moment at which it is told, ISO 8601."""

    id: str
    href: str
    title: str
    at: str
    kind: str
    summary: str
