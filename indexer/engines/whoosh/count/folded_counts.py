"""How many documents has each cell of a table? One text may have to count once in each."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Places = tuple[NDArray[np.int64], NDArray[np.int64]]
"""Of one segment: documents, which may come several times, and the cell that each counts in."""


class CellCounter:
    """Counts documents by cell; where the groups of same texts are given, a text once in each cell.

    So the number of a cell is that of the list that its link opens, which folds by itself.
    """

    def __init__(self, group_of: Sequence[NDArray[np.int64]] | None = None) -> None:
        """`group_of` gives each document of each segment its group, below 0 where it has none."""
        self._group_of = group_of

    def count(self, places: Sequence[Places], cells: int) -> NDArray[np.int64]:
        """(cells,) from one pair of arrays a segment. O(places log places)."""
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
