"""Put what the log records and the few other changes into one order, without reading the log.

The log may have an entry for each document, so that its part is arrays: a page costs O(log) and not
an object for each entry.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from indexer.changes.change_log import ReadLog
from indexer.query.change_query import ChangePlace

LOGGED = 0
"""The origin of what the log records; that of all others is more."""

Change = TypeVar("Change")


class ChangesInOrder(Generic[Change]):
    """Entries of a log by their numbers, and other changes, the newest first."""

    def __init__(
        self,
        read: ReadLog,
        numbers: NDArray[np.int64],
        others: Sequence[Change],
        place_of: Callable[[Change], ChangePlace],
    ) -> None:
        """O(n log n) of the entries and of the others, which may be given in any order."""
        order = np.lexsort((-read.places[numbers], -read.seconds[numbers]))
        self._numbers = numbers[order]
        self._moments = -read.seconds[self._numbers]
        self._places = -read.places[self._numbers]
        self._others = sorted(others, key=place_of)
        self._keys = [place_of(one) for one in self._others]
        before = self._moments.searchsorted([key.moment for key in self._keys], "right")
        self._at: list[int] = (before + np.arange(len(self._keys))).tolist()

    def __len__(self) -> int:
        """How many changes there are."""
        return len(self._numbers) + len(self._others)

    def behind(self, place: ChangePlace) -> int:
        """How many changes come before or at a place."""
        low = int(self._moments.searchsorted(place.moment, "left"))
        high = int(self._moments.searchsorted(place.moment, "right"))
        if place.origin == LOGGED:
            high = low + int(self._places[low:high].searchsorted(place.number, "right"))
        return high + bisect_right(self._keys, place)

    def between(self, start: int, stop: int) -> Iterator[tuple[ChangePlace, int | Change]]:
        """The changes from one position to another: a number of the log, or one of the others."""
        passed = bisect_left(self._at, start)
        for position in range(start, min(stop, len(self))):
            if passed < len(self._at) and self._at[passed] == position:
                yield self._keys[passed], self._others[passed]
                passed += 1
            else:
                here = position - passed
                place = ChangePlace(int(self._moments[here]), LOGGED, int(self._places[here]))
                yield place, int(self._numbers[here])
