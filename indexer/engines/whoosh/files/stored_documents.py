"""The documents of a generation as they were given to the analysis, read from its columns alone.

The arrays of a segment are opened only where its columns are damaged: they may be of another
version of the program.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from corpus.document import Document
from indexer.analysed_document import stored_document, stored_hash
from indexer.engines.whoosh.files.manifest import Manifest, file_checksum
from indexer.engines.whoosh.files.schema import DEFLATED_COLUMNS, STORED_DOCUMENT
from indexer.engines.whoosh.files.segment import Segment
from indexer.engines.whoosh.files.segment_list import SEGMENTS, SegmentEntry, read_segments
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


def sound_documents(folder: Path, manifest: Manifest) -> Iterator[Document]:
    """Every document of a damaged generation that stands in it as it was written.

    That is known by the checksums of its segment's columns, else by its content hash.
    """
    try:
        entries = read_segments(folder)
    except IndexDamagedError:
        return
    for entry in entries:
        broken = {path.name for path in entry.paths(folder) if not _is_whole(path, manifest)}
        stored = {entry.column_path(folder, name).name for name in STORED_DOCUMENT}
        if not broken & stored:
            yield from _documents_of(folder, entry)
        elif entry.arrays_path(folder).name not in broken:
            yield from _documents_that_fit(folder, entry)


def _is_whole(path: Path, manifest: Manifest) -> bool:
    try:
        return file_checksum(path) == manifest.files.get(path.name)
    except OSError:
        return False


def _documents_that_fit(folder: Path, entry: SegmentEntry) -> Iterator[Document]:
    """The documents of a segment whose arrays are whole that fit their content hash there."""
    try:
        segment = Segment(folder, entry)
    except IndexDamagedError:
        return
    for number in segment.live.nonzero()[0].tolist():
        try:
            record, text = segment.record(number), segment.column("text", number)
            structure = segment.column("structure", number)
            if stored_hash(record, structure, text) == int(segment.content_hash[number]):
                yield stored_document(record, structure, text, segment.public_id(number))
        except (IndexDamagedError, UnicodeDecodeError):
            continue


def stored_documents(folder: Path) -> Iterator[Document]:
    """Every document of a generation that is not deleted, under the public id that it has.

    Raises `IndexDamagedError`.
    """
    for entry in read_segments(folder):
        yield from _documents_of(folder, entry)


def _documents_of(folder: Path, entry: SegmentEntry) -> Iterator[Document]:
    record, structure, text, public_id = (
        StoredColumn(
            entry.column_path(folder, name),
            entry.documents,
            deflated=name in DEFLATED_COLUMNS,
        )
        for name in STORED_DOCUMENT
    )
    for number in range(entry.documents):
        if number not in entry.deleted:
            yield stored_document(
                record.text(number), structure[number], text[number], public_id.text(number)
            )
