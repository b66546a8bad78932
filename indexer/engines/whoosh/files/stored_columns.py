"""Read what a segment stores of each document, from Whoosh's column files mapped into memory.

Whoosh's own reader seeks in the file and reads, so that one thread must wait for another, and it
takes several times as long.
"""

from __future__ import annotations

import mmap
import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.errors import IndexDamagedError


class StoredColumn:
    """A column of byte strings, one for each document; safe to use from several threads."""

    def __init__(self, path: Path, documents: int, *, deflated: bool) -> None:
        """Map the file of a `VarBytesColumn`, or a `CompressedBytesColumn` where `deflated`.

        Raises `IndexDamagedError`.
        """
        self._deflated = deflated
        self._name = path.name
        try:
            with path.open("rb") as file:
                self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            lengths = _lengths(self._bytes, documents)
        except (OSError, ValueError, TypeError) as error:
            raise IndexDamagedError(f"{path.name}: {error}") from error
        self._ends = np.cumsum(lengths, dtype=np.int64)

    def __getitem__(self, document: int) -> bytes:
        """The value of a document, empty where none was stored; raises `IndexDamagedError`."""
        begin = int(self._ends[document - 1]) if document else 0
        value = self._bytes[begin : int(self._ends[document])]
        try:
            return zlib.decompress(value) if self._deflated and value else value
        except zlib.error as error:
            raise IndexDamagedError(f"{self._name}: {error}") from error

    def text(self, document: int) -> str:
        """The value of a document that is UTF-8; raises `IndexDamagedError`."""
        try:
            return self[document].decode()
        except UnicodeDecodeError as error:
            raise IndexDamagedError(f"{self._name}: {error}") from error

    def let_go(self) -> None:
        """Give back the memory of what was read, on systems that can (`MADV_DONTNEED`)."""
        if hasattr(mmap, "MADV_DONTNEED"):
            self._bytes.madvise(mmap.MADV_DONTNEED)


def _lengths(column: mmap.mmap, documents: int) -> NDArray[np.int64]:
    """The lengths (documents,) of the values in the file of a column.

    Behind the values the file has their lengths as big-endian numbers, and last a letter that names
    the type of these. In a column of more than 32,768 documents their offsets follow the lengths,
    and after the two types stands an X. The offsets follow from the lengths, so they are skipped.
    """
    end = len(column) - 1
    code = chr(column[end])
    if code == "X":
        code = chr(column[end - 2])
        end -= 2 + documents * np.dtype(chr(column[end - 1])).itemsize
    kind = np.dtype(code).newbyteorder(">")
    start = end - documents * kind.itemsize
    return np.frombuffer(column, kind, documents, start).astype(np.int64)
