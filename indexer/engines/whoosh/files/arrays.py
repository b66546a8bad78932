"""Files of named NumPy arrays, mapped into memory. A segment keeps its postings in one.

The file holds `MAGIC`, the length of the header (8 bytes, little endian), the header (JSON: name →
dtype, shape, offset), and then the arrays, each at a multiple of `ALIGNMENT` bytes so that vector
instructions load aligned data.
"""

from __future__ import annotations

import json
import mmap
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.errors import IndexDamagedError

MAGIC = b"PSARRAY1"
ALIGNMENT = 64

Array = NDArray[Any]

ARRAY_BYTES = 256
"""Bytes that an array in a cache takes beside its numbers: the array object, its key and entry."""


def write_arrays(path: Path, arrays: Mapping[str, Array]) -> None:
    """Write arrays of one or two dimensions to a new file.

    Raises `FileExistsError` where there is a file: those of an index are never written again.
    """
    directory: dict[str, tuple[str, tuple[int, ...], int]] = {}
    offset = 0
    for name, array in arrays.items():
        offset = _aligned(offset)
        directory[name] = (array.dtype.str, array.shape, offset)
        offset += array.nbytes
    header = json.dumps(directory).encode()
    start = _aligned(len(MAGIC) + 8 + len(header))
    with path.open("xb") as file:
        file.write(MAGIC + len(header).to_bytes(8, "little") + header)
        for name, array in arrays.items():
            file.seek(start + directory[name][2])
            file.write(np.ascontiguousarray(array).data)
        file.truncate(start + offset)


class OpenArrays(dict[str, Array]):
    """The arrays of a file by their names; a name that is not there is damage."""

    def __init__(self, file_name: str, arrays: Mapping[str, Array]) -> None:
        """Take the arrays of the file of this name."""
        super().__init__(arrays)
        self._file_name = file_name

    def __missing__(self, name: str) -> Array:
        raise IndexDamagedError(f"{self._file_name}: {name}")


def open_arrays(path: Path) -> OpenArrays:
    """Map a file that `write_arrays` wrote into memory, read-only; pages load when first used.

    Raises `IndexDamagedError` where the file is missing, cut short or of another format, and later
    where an array is asked for that it does not hold.
    """
    try:
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if mapped[: len(MAGIC)] != MAGIC:
            raise ValueError("not a file of arrays")
        length = int.from_bytes(mapped[len(MAGIC) : len(MAGIC) + 8], "little")
        header = json.loads(mapped[len(MAGIC) + 8 : len(MAGIC) + 8 + length])
        start = _aligned(len(MAGIC) + 8 + length)
        arrays = {
            name: np.frombuffer(mapped, _type(dtype), int(np.prod(shape)), start + offset).reshape(
                shape
            )
            for name, (dtype, shape, offset) in header.items()
        }
        return OpenArrays(path.name, arrays)
    except (OSError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise IndexDamagedError(f"{path.name}: {error}") from error


def _type(name: str) -> np.dtype[Any]:
    """A type of numbers or truth values by its name, as `write_arrays` notes it."""
    if not re.fullmatch("[<|][biuf][1248]", name):
        raise ValueError(f"no type of an array: {name!r}")
    return np.dtype(name)


def _aligned(offset: int) -> int:
    return -(-offset // ALIGNMENT) * ALIGNMENT
