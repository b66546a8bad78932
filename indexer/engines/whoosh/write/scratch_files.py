"""Arrays in files while segments are merged, so that these may be larger than the memory."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import DTypeLike

from indexer.engines.whoosh.files.arrays import Array


class ScratchFiles:
    """Makes arrays that lie in a folder and are mapped into memory; it has to stay meanwhile."""

    def __init__(self, folder: Path) -> None:
        """Make them in an empty folder."""
        self._folder = folder
        self._made = 0

    def zeros(self, dtype: DTypeLike, size: int) -> Array:
        """An array (size,) of zeros, to be filled."""
        if not size:
            return np.empty(0, dtype)
        return np.asarray(np.memmap(self._next(), dtype, "w+", shape=size))

    def joined(self, parts: Iterable[Array], like: Array) -> Array:
        """One array of all parts, which have the type of `like` and its second dimension.

        Each part is written before the next is made.
        """
        path, shape = self._next(), like.shape[1:]
        count = 0
        with path.open("xb") as file:
            for part in parts:
                file.write(np.ascontiguousarray(part, like.dtype).data)
                count += len(part)
        if not count:
            return np.empty((0, *shape), like.dtype)
        return np.asarray(np.memmap(path, like.dtype, "r", shape=(count, *shape)))

    def _next(self) -> Path:
        self._made += 1
        return self._folder / str(self._made)
