"""What may cost seconds is answered a few at a time, so that the other threads stay free."""

from __future__ import annotations

from collections.abc import Callable
from threading import BoundedSemaphore

from flask import Response

from indexer.limits.deadline import deadline
from search_app import wording
from search_app.http import error_pages
from search_app.site import current_site

AT_ONCE = 2
"""How many of one kind a process answers at the same time."""
RETRY_AFTER = 10
LONGER = 15
"""How many times the time of a search such an answer may take."""


class Places:
    """The places of one kind of costly answers in one process."""

    def __init__(self, title: str, message: str) -> None:
        """`title` and `message` are said to those for whom there is no place."""
        self._free = BoundedSemaphore(AT_ONCE)
        self._title, self._message = title, message

    def in_turn(self, answer: Callable[[], Response]) -> Response:
        """The answer; 503 while as many as may be are being made."""
        if not self._free.acquire(blocking=False):
            return self.busy()
        try:
            with deadline(LONGER * current_site().settings.query_seconds):
                return answer()
        finally:
            self._free.release()

    def until_sent(self, answer: Callable[[], Response]) -> Response:
        """As `in_turn` for an answer that is made while it is sent: its place is kept till then."""
        if not self._free.acquire(blocking=False):
            return self.busy()
        try:
            response = answer()
        except BaseException:
            self._free.release()
            raise
        # The response is closed with its connection, even where the client read only a part.
        response.call_on_close(self._free.release)
        return response

    def busy(self) -> Response:
        """What is said while no place is free."""
        response = error_pages.answer(503, self._title, self._message)
        response.headers["Retry-After"] = str(RETRY_AFTER)
        return response


def unkept(response: Response) -> Response:
    """Forbid caches to store an answer that repeats parts of what was sent."""
    response.headers["Cache-Control"] = "no-store"
    return response


COMPARISONS = Places(wording.compare.BUSY_TITLE, wording.compare.BUSY)
CHECKS = Places(wording.drafts.BUSY_TITLE, wording.drafts.BUSY)
EXPORTS = Places(wording.exports.BUSY_TITLE, wording.exports.BUSY)
