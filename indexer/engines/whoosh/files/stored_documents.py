"""The documents of a generation as they were given to the analysis, read from its columns alone.

The arrays of a segment are not opened: they may be of another version of the program.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from corpus.document import Document
from indexer.analysed_document import stored_document
from indexer.engines.whoosh.files.manifest import Manifest, file_checksum
from indexer.engines.whoosh.files.schema import DEFLATED_COLUMNS, STORED_DOCUMENT
from indexer.engines.whoosh.files.segment_list import SEGMENTS, read_segments
from indexer.engines.whoosh.files.stored_columns import StoredColumn
from indexer.errors import IndexDamagedError


def are_whole(folder: Path, manifest: Manifest) -> bool:
    """Whether what `stored_documents` reads is as it was written. O(bytes of the columns)."""
    try:
        columns = (
            entry.column_path(folder, name).name
            for entry in read_segments(folder)
            for name in STORED_DOCUMENT
        )
        return all(
            file_checksum(folder / name) == manifest.files.get(name)
            for name in (SEGMENTS, *columns)
        )
    except (OSError, IndexDamagedError):
        return False


def stored_documents(folder: Path) -> Iterator[Document]:
    """Every document of a generation that is not deleted, under the public id that it has.

    Raises `IndexDamagedError`.
    """
    for entry in read_segments(folder):
        record, structure, text, public_id = (
            StoredColumn(
                entry.column_path(folder, name),
                entry.documents,
                deflated=name in DEFLATED_COLUMNS,
            )
            for name in STORED_DOCUMENT
        )
        for number in range(entry.documents):
            if number in entry.deleted:
                continue
            try:
                yield stored_document(
                    record[number].decode(),
                    structure[number],
                    text[number],
                    public_id[number].decode(),
                )
            except (ValueError, KeyError, TypeError, StopIteration) as error:
                raise IndexDamagedError(f"{public_id[number]!r}: {error}") from error
