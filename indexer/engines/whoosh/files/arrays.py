"""Files of named NumPy arrays, mapped into memory. A segment keeps its postings in one.

The file holds `MAGIC`, the length of the header (8 bytes, little endian), the header (JSON: name →
dtype, shape, offset), and then the arrays, each at a multiple of `ALIGNMENT` bytes so that vector
instructions load aligned data.
"""

from __future__ import annotations

import json
import mmap
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


def open_arrays(path: Path) -> dict[str, Array]:
    """Map a file that `write_arrays` wrote into memory, read-only; pages load when first used.

    Raises `IndexDamagedError` where the file is missing, cut short or of another format.
    """
    try:
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if mapped[: len(MAGIC)] != MAGIC:
            raise ValueError("not a file of arrays")
        length = int.from_bytes(mapped[len(MAGIC) : len(MAGIC) + 8], "little")
        header = json.loads(mapped[len(MAGIC) + 8 : len(MAGIC) + 8 + length])
        start = _aligned(len(MAGIC) + 8 + length)
        return {
            name: np.frombuffer(
                mapped, np.dtype(dtype), int(np.prod(shape)), start + offset
            ).reshape(shape)
            for name, (dtype, shape, offset) in header.items()
        }
    except (OSError, ValueError, RecursionError) as error:
        raise IndexDamagedError(f"{path.name}: {error}") from error


def _aligned(offset: int) -> int:
    return -(-offset // ALIGNMENT) * ALIGNMENT
