"""How much CPU time each client has used of late: a table that all processes of a site share.

A client has so many CPU seconds; what it uses drains away evenly within a minute. Charged is what a
request did cost, once it is answered, so nothing has to be known of it before. Addresses are kept
as keyed hashes, in memory alone, under a key that ends with the server.
"""

from __future__ import annotations

import math
import mmap
import secrets
import time
from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

import numpy as np
from flask import Response, request

from search_app import wording
from search_app.http import error_pages
from search_app.http.client_address import App, Environ, Proxies, counted_as
from search_app.http.shared_lock import SharedLock
from search_app.site import current_site

ROWS, SLOTS = 8192, 8
"""Clients that are remembered: each has its row, and there pushes out who has used least."""
MINUTE = 60.0
WAIT = "policy_search.wait"
"""Of the environment: the seconds that a client has to wait, 0 where it may ask."""
PATIENCE = 0.05
"""Seconds to wait for the table; after them a request goes on uncounted."""
FREE_PATHS = ("/healthz", "/readyz")

_SLOT = np.dtype([("key", np.uint64), ("used", np.float64), ("at", np.float64)])


class Budgets:
    """The CPU seconds that clients used of late; make it before the processes part."""

    def __init__(self, seconds: float) -> None:
        """A client may use so many seconds of CPU time a minute."""
        self.seconds = seconds
        self._secret = secrets.token_bytes(16)
        memory = mmap.mmap(-1, ROWS * SLOTS * _SLOT.itemsize)
        self._table = np.frombuffer(memory, _SLOT).reshape(ROWS, SLOTS)
        self._lock = SharedLock()

    def used(self, client: bytes, now: float | None = None) -> float:
        """What a client has used and what has not drained away yet."""
        key, row = self._row(client)
        known = row[row["key"] == key]
        moment = time.monotonic() if now is None else now
        return float(self._drained(known, moment)[0]) if len(known) else 0.0

    def charge(self, client: bytes, seconds: float, now: float | None = None) -> None:
        """Add what a request of a client did cost."""
        key, row = self._row(client)
        moment = time.monotonic() if now is None else now
        if not self._lock.acquire(timeout=PATIENCE):
            return
        try:
            left = self._drained(row, moment)
            known = np.flatnonzero(row["key"] == key)
            at = int(known[0]) if len(known) else int(left.argmin())
            before = float(left[at]) if len(known) else 0.0
            row[at] = (key, before + seconds, moment)
        finally:
            self._lock.release()

    def wait(self, client: bytes, now: float | None = None) -> float:
        """The seconds after which a client may ask again, 0 where it may now."""
        beyond = self.used(client, now) - self.seconds
        return max(0.0, beyond / self.seconds * MINUTE)

    def _drained(self, slots: Any, now: float) -> Any:  # noqa: ANN401
        """What is left of what was used. O(slots)."""
        gone = (now - slots["at"]) * (self.seconds / MINUTE)
        return np.maximum(0.0, slots["used"] - gone)

    def _row(self, client: bytes) -> tuple[np.uint64, Any]:
        digest = blake2b(client, key=self._secret, digest_size=10).digest()
        row = int.from_bytes(digest[8:], "big") % ROWS
        return np.uint64(int.from_bytes(digest[:8], "big") or 1), self._table[row]


class Budgeted:
    """A WSGI application that counts for each client what its requests cost."""

    def __init__(self, app: App, budgets: Budgets, proxies: Proxies) -> None:
        """Count what `app` takes; `proxies` say who is behind them."""
        self._app, self._budgets, self._proxies = app, budgets, proxies

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:  # noqa: ANN401
        """Answer a request; a file that is streamed is counted piece by piece."""
        client = counted_as(self._proxies.client(environ))
        environ[WAIT] = self._budgets.wait(client)
        began = time.thread_time()
        answer = self._app(environ, start_response)
        self._budgets.charge(client, time.thread_time() - began)
        return _Counted(answer, self._budgets, client)


class _Counted:
    """The pieces of an answer; what making them costs is charged when the answer is closed."""

    def __init__(self, answer: Iterable[bytes], budgets: Budgets, client: bytes) -> None:
        self._answer, self._pieces = answer, iter(answer)
        self._budgets, self._client = budgets, client
        self._seconds = 0.0

    def __iter__(self) -> _Counted:
        return self

    def __next__(self) -> bytes:
        began = time.thread_time()
        try:
            return next(self._pieces)
        finally:
            self._seconds += time.thread_time() - began

    def close(self) -> None:
        self._budgets.charge(self._client, self._seconds)
        if hasattr(self._answer, "close"):
            self._answer.close()


def too_much() -> Response | None:
    """The answer to a client that has used up its budget (429), None to all others."""
    wait = request.environ.get(WAIT, 0.0)
    if not wait or request.path in FREE_PATHS:
        return None
    current_site().metrics.limited("budget")
    seconds = math.ceil(wait)
    response = error_pages.answer(
        429, wording.limits.TOO_MUCH_TITLE, wording.limits.too_much(seconds)
    )
    response.headers["Retry-After"] = str(seconds)
    response.headers["Cache-Control"] = "no-store"
    return response
