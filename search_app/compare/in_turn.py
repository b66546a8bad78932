"""Sent texts are compared a few at a time: one may cost seconds, and a file's reading more."""

from __future__ import annotations

from collections.abc import Callable
from threading import BoundedSemaphore

from flask import Response

from search_app import wording
from search_app.http import error_pages

AT_ONCE = 2
"""Comparisons of sent texts in one process at the same time: the others' threads stay free."""
RETRY_AFTER = 10

_places = BoundedSemaphore(AT_ONCE)


def in_turn(answer: Callable[[], Response]) -> Response:
    """The answer, which no cache may keep; 503 while as many as may be are being made."""
    if _places.acquire(blocking=False):
        try:
            response = answer()
        finally:
            _places.release()
    else:
        response = error_pages.answer(503, wording.compare.BUSY_TITLE, wording.compare.BUSY)
        response.headers["Retry-After"] = str(RETRY_AFTER)
    response.headers["Cache-Control"] = "no-store"
    return response
