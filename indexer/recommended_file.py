"""Keep what `recommended.csv` says, and read it again when the file changes."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Self

from indexer.errors import Problem
from indexer.query.model import Expression, Query
from indexer.recommendations import (
    Recommendation,
    RecommendedMistake,
    plain_words,
    read_recommendations,
)

LOOK_EVERY = 0.5
"""Seconds between looks at the file, as at the index."""

_Stamp = tuple[int, int, int] | None


class RecommendedFile:
    """The recommendations of a file as it stands now; safe to use from several threads.

    Wrong lines are left out and reported each time that the file is read. Where it can no longer be
    read, what it said last stays in force.
    """

    def __init__(
        self, path: Path | None, report: Callable[[Sequence[Problem]], object] = lambda _: None
    ) -> None:
        """Read the file; no `path`: nothing is ever recommended."""
        self._path = path
        self._report = report
        self._lock = Lock()
        self._looked_at = time.monotonic()
        self._by_words: dict[tuple[Expression, ...], list[Recommendation]] = {}
        self._stamp = self._file_stamp()
        if path is not None:
            self._read(path)

    @classmethod
    def of_setting(
        cls, setting: str, report: Callable[[Sequence[Problem]], object] = lambda _: None
    ) -> Self:
        """The file that the setting `recommended` names, if it names one."""
        return cls(Path(setting) if setting else None, report)

    @property
    def version(self) -> object:
        """A value that changes with what is recommended."""
        if self._path is not None:
            self._look(self._path)
        return self._stamp

    def of(self, query: Query, day: date) -> tuple[str, ...]:
        """The ids of the documents that are recommended for a query on a day, in order."""
        if self._path is None:
            return ()
        self._look(self._path)
        lines = self._by_words.get(plain_words(query.parsed), ())
        return tuple(dict.fromkeys(one.id for one in lines if one.holds_on(day)))

    def _look(self, path: Path) -> None:
        """Read the file again if it changed since the last look."""
        if time.monotonic() - self._looked_at < LOOK_EVERY or not self._lock.acquire(False):
            return
        try:
            self._looked_at = time.monotonic()
            stamp = self._file_stamp()
            if stamp != self._stamp:
                self._stamp = stamp
                self._read(path)
        finally:
            self._lock.release()

    def _read(self, path: Path) -> None:
        try:
            found = read_recommendations(path)
        except OSError as error:
            problem = Problem(RecommendedMistake.FILE_UNREADABLE, str(path), str(error))
            self._report((problem,))
            return
        if found.wrong:
            self._report(found.wrong)
        if found.readable:
            by_words: dict[tuple[Expression, ...], list[Recommendation]] = {}
            for one in found.lines:
                by_words.setdefault(one.asked, []).append(one)
            self._by_words = by_words

    def _file_stamp(self) -> _Stamp:
        """A value that changes with the file; None where there is none."""
        try:
            stat = self._path.stat() if self._path else None
        except OSError:
            return None
        return (stat.st_ino, stat.st_mtime_ns, stat.st_size) if stat else None
