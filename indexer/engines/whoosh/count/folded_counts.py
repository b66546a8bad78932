"""Count documents by cell of a table; copies of a text may count once in each cell."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Places = tuple[NDArray[np.int64], NDArray[np.int64]]
"""For one segment two arrays: documents, which may occur several times, and the cell of each."""


class CellCounter:
    """Counts documents by cell; copies of a text count once in each cell where groups are given.

    So each count is the length of the folded list that its link opens.
    """

    def __init__(self, group_of: Sequence[NDArray[np.int64]] | None = None) -> None:
        """`group_of` has the group of each document of each segment, -1 where it is in none."""
        self._group_of = group_of

    def count(self, places: Sequence[Places], cells: int) -> NDArray[np.int64]:
        """The counts (cells,) of the places of each segment. O(places log places)."""
        counts = np.zeros(cells, np.int64)
        for _, at in places:
            counts += np.bincount(at, minlength=cells)
        if self._group_of is not None:
            keys = [np.zeros(0, np.int64)]
            for group_of, (documents, at) in zip(self._group_of, places, strict=True):
                group = group_of[documents]
                keys.append((group * cells + at)[group >= 0])
            held = np.concatenate(keys)
            counts -= np.bincount(held % cells, minlength=cells)
            counts += np.bincount(np.unique(held) % cells, minlength=cells)
        return counts
