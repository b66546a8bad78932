"""Keep what was published before open for cursors that began with it."""

from __future__ import annotations

from collections.abc import Callable, Set
from pathlib import Path
from threading import Lock

from cachetools import LRUCache

from indexer.answers.snapshot_answers import SnapshotAnswers
from indexer.takedown_record import Identity, read_entries, states

OLD_OPEN = 2
"""Generations behind the current one that stay open: each keeps what was asked of it last."""


class OlderAnswers:
    """The answers of generations behind the current one, opened when a cursor asks for them."""

    def __init__(self, opened: Callable[[str], SnapshotAnswers | None]) -> None:
        """`opened` opens a version, None where it is gone or can no longer be used."""
        self._opened = opened
        self._open: LRUCache[str, SnapshotAnswers] = LRUCache(OLD_OPEN)
        self._lock = Lock()

    def get(self, version: str) -> SnapshotAnswers | None:
        """The answers of this version, None where it is gone or can no longer be used."""
        with self._lock:
            answers = self._open.get(version)
            if answers is None:
                answers = self._opened(version)
                if answers is not None:
                    self._open[version] = answers
        return answers

    def close(self) -> None:
        """Let go of them: what they hold is closed with their last use."""
        with self._lock:
            self._open.clear()


def number_of(version: str) -> int:
    """The generation that a version is of."""
    return int(version.partition("-")[0])


def hidden_in(
    version: str, index_dir: Path, version_without: Callable[[Set[Identity]], str]
) -> Set[Identity] | None:
    """What was taken down when a version was read; None where it never was one of its generation.

    It is left out of a reading to its end: the places of the reading are counted so.
    """
    every = states(read_entries(index_dir))
    return next((down for down in every if version_without(down) == version), None)
