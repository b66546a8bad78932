"""One piece of typed text that has several writings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WrittenForm:
    """A quantity, date, ordinal or code at [start, end) of a text, with its usual writings."""

    start: int
    end: int
    writings: tuple[str, ...]
