"""Keep the last answers to a question of one view; safe to use from several threads."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

from cachetools import LRUCache

from indexer.relations.rounds import Task

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class KeptAnswers(Generic[K, V]):
    """Keeps a limited number of answers by what was asked; the least recently used goes first."""

    def __init__(self, most: int) -> None:
        """Start with none."""
        self._kept: LRUCache[K, V] = LRUCache(most)
        self._lock = Lock()

    def task(self, key: K, make: Callable[[], Task[V]]) -> Task[V]:
        """The answer that is kept for a key, else that of the task that `make` starts."""
        with self._lock:
            found = self._kept.get(key)
        if found is None:
            found = yield from make()
            with self._lock:
                self._kept[key] = found
        return found
