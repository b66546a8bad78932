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
            self._begins, self._lengths = _layout(self._bytes, documents)
        except (OSError, ValueError, TypeError) as error:
            raise IndexDamagedError(f"{path.name}: {error}") from error

    def __getitem__(self, document: int) -> bytes:
        """The value of a document, empty where none was stored; raises `IndexDamagedError`."""
        return self.inflated(self.stored(document))

    def stored(self, document: int) -> bytes:
        """The value of a document as it stands in the file; equal values stand there alike."""
        begin = int(self._begins[document])
        return self._bytes[begin : begin + int(self._lengths[document])]

    def inflated(self, stored: bytes) -> bytes:
        """The value that stands so in the file; raises `IndexDamagedError`."""
        try:
            return zlib.decompress(stored) if self._deflated and stored else stored
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


def _layout(column: mmap.mmap, documents: int) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
    """Where the value of each document begins in the file of a column, and its length.

    Behind the values the file has their lengths as big-endian numbers, and last a letter that names
    the type of these. In a column of more than 32,768 documents their offsets follow the lengths,
    and after the two types stands an X; these are read where they lie, and take no memory.
    """
    end = len(column) - 1
    code = chr(column[end])
    if code != "X":
        lengths = _numbers(column, code, documents, end).astype(np.int64)
        return np.cumsum(lengths, dtype=np.int64) - lengths, lengths
    begins = _numbers(column, chr(column[end - 1]), documents, end - 2)
    return begins, _numbers(column, chr(column[end - 2]), documents, end - 2 - begins.nbytes)


def _numbers(column: mmap.mmap, code: str, count: int, end: int) -> NDArray[np.integer]:
    """Big-endian numbers of a type that stand before the byte `end`."""
    kind = np.dtype(code).newbyteorder(">")
    return np.frombuffer(column, kind, count, end - count * kind.itemsize)
