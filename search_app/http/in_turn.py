"""What may cost seconds is answered a few at a time, so that the other threads stay free."""

from __future__ import annotations

import logging
import weakref
from collections.abc import Callable, Iterator
from threading import BoundedSemaphore
from typing import TypeVar

from flask import Response

from indexer.limits.deadline import DeadlineExceededError, check, deadline
from search_app import wording
from search_app.http import error_pages
from search_app.site import current_site

AT_ONCE = 2
"""How many of one kind a process answers at the same time."""
LONGER = 15
"""How many times the time of a search such an answer, or a batch of a file, may take."""

LOGGER = logging.getLogger(__name__)
T = TypeVar("T")


class Places:
    """The places of one kind of costly answers in one process."""

    def __init__(self, title: str, message: str, too_long: str = "") -> None:
        """`title` and `message` are said to those for whom there is no place.

        `too_long` is said where an answer would take too long.
        """
        self._free = BoundedSemaphore(AT_ONCE)
        self._title, self._message, self._too_long = title, message, too_long

    def in_turn(self, answer: Callable[[], Response]) -> Response:
        """The answer; 503 while as many as may be are being made."""
        if not self._free.acquire(blocking=False):
            return self.busy()
        site = current_site()
        try:
            with deadline(LONGER * site.settings.query_seconds):
                return answer()
        except DeadlineExceededError as error:
            site.metrics.limited("deadline")
            message = self._too_long.format(f"{error.seconds:g}")
            return unkept(error_pages.answer(503, wording.limits.TOO_LONG_TITLE, message))
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
        # The response is closed with its connection, even where the client read only a part. One
        # that is dropped before it is sent is never closed: its place is free when it is forgotten.
        release = weakref.finalize(response, self._free.release)
        response.call_on_close(release)
        return response

    def busy(self) -> Response:
        """What is said while no place is free."""
        current_site().metrics.limited("places")
        return error_pages.not_now(self._title, self._message)


def bounded(batches: Iterator[T]) -> Iterator[T]:
    """The batches of a file, each within the time that such an answer may take.

    Where one takes longer the file breaks off, as one does whose connection breaks: nobody shall
    take a part for the whole.
    """
    site = current_site()
    seconds = LONGER * site.settings.query_seconds

    def each() -> Iterator[T]:
        while True:
            try:
                with deadline(seconds):
                    batch = next(batches)
                    check()
            except StopIteration:
                return
            except DeadlineExceededError:
                site.metrics.limited("deadline")
                LOGGER.warning("a file was broken off: a batch took more than %g s", seconds)
                raise
            yield batch

    return each()


def unkept(response: Response) -> Response:
    """Forbid caches to store an answer that repeats parts of what was sent."""
    response.headers["Cache-Control"] = "no-store"
    return response


COMPARISONS = Places(wording.compare.BUSY_TITLE, wording.compare.BUSY, wording.compare.TOO_LONG)
CHECKS = Places(wording.drafts.BUSY_TITLE, wording.drafts.BUSY, wording.drafts.TOO_LONG)
EXPORTS = Places(wording.exports.BUSY_TITLE, wording.exports.BUSY)
