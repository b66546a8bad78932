"""Remember that a cluster gives no answer at all, so that not every request waits for none."""

from __future__ import annotations

import time
from threading import Lock

from indexer.errors import EngineAwayError

SILENT_SECONDS = 2.0
"""How long nothing is asked after the time for an answer passed without any; then one may try."""


class Silence:
    """Whether a cluster is silent; safe to use from several threads.

    It begins where the time for an answer passes and no other request was answered meanwhile: a
    search that takes too long is none. What is asked then fails at once. After `SILENT_SECONDS` one
    request is let through while the others go on failing; the first answer ends it.
    """

    def __init__(self) -> None:
        """Nothing was asked yet."""
        self._lock = Lock()
        self._answered_at = 0.0
        self._reason = ""
        self._until = 0.0

    @property
    def error(self) -> EngineAwayError | None:
        """What to say while it lasts."""
        reason = self._reason
        return EngineAwayError(reason) if reason else None

    def refuse(self, seconds: float) -> None:
        """Raise `EngineAwayError` while it lasts, unless this request may try for some seconds."""
        with self._lock:
            now = time.monotonic()
            if not self._reason:
                return
            if now < self._until:
                raise EngineAwayError(self._reason)
            self._until = now + seconds

    def end(self, *, answered: bool = True) -> None:
        """A request was answered, or it failed without having to wait."""
        with self._lock:
            self._reason = ""
            if answered:
                self._answered_at = time.monotonic()

    def begin(self, asked_at: float, reason: str) -> None:
        """The time for the answer to a request that was asked then (monotonic) has passed."""
        with self._lock:
            if self._answered_at < asked_at:
                self._reason, self._until = reason, time.monotonic() + SILENT_SECONDS
