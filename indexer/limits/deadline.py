"""Bound what one question may cost: a deadline in CPU seconds that long loops look at.

It is counted in the CPU time of the thread that answers, so that a busy machine does not make an
easy question fail. Whoever answers sets it (`deadline`), loops call `check`, and what an answer can
do without is asked for inside `may_leave_out`. Where no deadline is set, nothing is bounded.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum

from indexer.errors import PolicySearchError


class OptionalPart(StrEnum):
    """What is left out of an answer whose deadline has passed; what matches never is."""

    FACETS = "facets"
    SNIPPETS = "snippets"
    CORRECTION = "correction"
    PASSAGE = "passage"
    HISTOGRAM = "histogram"
    OFFERS = "offers"
    WIDER = "wider"


class DeadlineExceededError(PolicySearchError):
    """A question takes longer than it may, or would: `seconds` of CPU time."""

    def __init__(self, seconds: float) -> None:
        """Keep the bound that was crossed."""
        super().__init__(f"more than {seconds:g} s of CPU time")
        self.seconds = seconds


class Deadline:
    """A moment of the CPU time of one thread; `met` says whether somebody saw it passed.

    Asking for that time costs ten times as much as asking a clock, which it cannot outrun: it is
    asked for only once the clock has gone on by as much as was left.
    """

    __slots__ = ("_end", "_not_before", "met", "seconds")

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.met = False
        self._end = time.thread_time() + seconds
        self._not_before = time.perf_counter() + seconds

    def passed(self, further: float = 0.0) -> bool:
        """Whether it has passed, or will have after `further` seconds of work."""
        if time.perf_counter() + further <= self._not_before:
            return False
        left = self._end - time.thread_time()
        self._not_before = time.perf_counter() + max(left, 0.0)
        self.met |= left < further
        return left < further


_current: ContextVar[Deadline | None] = ContextVar("deadline", default=None)


@contextmanager
def deadline(seconds: float) -> Iterator[Deadline]:
    """Bound what is asked in this thread; inside another deadline this one counts."""
    bound = Deadline(seconds)
    token = _current.set(bound)
    try:
        yield bound
    finally:
        _current.reset(token)


def check() -> None:
    """Raise `DeadlineExceededError` where the deadline has passed. About 0.2 µs."""
    current = _current.get()
    if current is not None and current.passed():
        raise DeadlineExceededError(current.seconds)


def refuse_beyond(seconds: float) -> None:
    """Raise `DeadlineExceededError` where something would take longer than what is left."""
    current = _current.get()
    if current is not None and current.passed(seconds):
        raise DeadlineExceededError(current.seconds)


def require(part: OptionalPart, left_out: Collection[OptionalPart]) -> None:
    """Raise `DeadlineExceededError` where a part that is asked for was left out."""
    current = _current.get()
    if part in left_out:
        raise DeadlineExceededError(current.seconds if current else 0.0)


def may_leave_out(part: OptionalPart, left_out: list[OptionalPart]) -> _LeavingOut:
    """Go on without a part that the deadline cuts off, and note that it was left out."""
    return _LeavingOut(part, left_out)


class _LeavingOut:
    """A context that ends quietly where the deadline passes in it."""

    __slots__ = ("_left_out", "_part")

    def __init__(self, part: OptionalPart, left_out: list[OptionalPart]) -> None:
        self._part, self._left_out = part, left_out

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, _type: type[BaseException] | None, error: BaseException | None, _trace: object
    ) -> bool:
        cut_off = isinstance(error, DeadlineExceededError)
        if cut_off:
            self._left_out.append(self._part)
        return cut_off
