"""Read a file that somebody sends, in memory: it is written to no disk and has no source."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.document import Document
from corpus.file_forms import read_as
from corpus.readers import apart
from corpus.readers.converted import SUFFIXES
from corpus.readers.files import FileError, ReadOptions
from corpus.readers.single import is_single, read_single, to_text
from corpus.report import FileResult, SkipReason

SENT = ReadOptions(max_bytes=10 * 1024 * 1024, max_pages=500, max_seconds=20, max_memory_mb=1024)
"""The bounds of a file that is sent, and of what it expands to."""
TEXTS = (".txt", ".text", ".md", ".markdown")
"""Endings of files that hold text and nothing else."""


def read_sent_file(data: bytes, options: ReadOptions = SENT) -> Document:
    """The document that a file holds, by what is in it; raises `FileError`.

    Files of before 2007 are refused: they are read by programs that need them on a disk.
    """
    if len(data) > options.max_bytes:
        raise FileError(SkipReason.TOO_LARGE)
    return apart.call(_read, data, options=options).documents[0]


def text_of_sent_file(data: bytes) -> str:
    """The text of a file that holds nothing else; raises `FileError`."""
    return to_text(data)


def _read(data: bytes, options: ReadOptions) -> FileResult:
    with _in_memory(data) as path:
        suffix = read_as(path)[0]
        if suffix in SUFFIXES:
            raise FileError(SkipReason.NO_CONVERTER)
        if not is_single(path):
            raise FileError(SkipReason.EMPTY if not data.strip() else SkipReason.FORMAT)
        result, _ = read_single(path, "", "", path.parent, options)
        return result


@contextmanager
def _in_memory(data: bytes) -> Iterator[Path]:
    """A path at which the readers find the bytes, though no folder holds them."""
    descriptor = os.memfd_create("sent")
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        yield Path(f"/proc/self/fd/{descriptor}")
