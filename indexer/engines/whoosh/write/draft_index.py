"""Whoosh's index and segment writer over an unpublished generation.

Whoosh would keep the list of segments in a table of contents in the folder, which is a pickle. Here
the list stays in memory until the generation is published, and then goes into `segments.json`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from whoosh.codec.base import Segment as WhooshSegment
from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, FileIndex, clean_files
from whoosh.writing import SegmentWriter

from indexer.engines.whoosh.files.schema import schema
from indexer.engines.whoosh.files.segment_list import INDEX_NAME, SegmentEntry
from indexer.engines.whoosh.files.whoosh_codec import ArrayCodec


class DraftIndex(FileIndex):
    """The index in the folder of a draft; `segments` are those that were committed so far."""

    def __init__(self, folder: Path, segments: Iterable[SegmentEntry] = ()) -> None:
        """Start with the segments whose files are in `folder` already."""
        # `FileIndex.__init__` is left out: it reads a table of contents from the folder.
        self.folder = folder
        self.storage = FileStorage(str(folder))
        self.indexname = INDEX_NAME
        self.segments = list(segments)

    def _read_toc(self) -> TOC:
        """The schema and the segments that are there, from which `SegmentWriter` starts."""
        there = [
            W3Segment(
                ArrayCodec(), INDEX_NAME, one.documents, one.name.removeprefix(f"{INDEX_NAME}_")
            )
            for one in self.segments
        ]
        return TOC(schema(), there, 0)


class DraftSegmentWriter(SegmentWriter):
    """Writes one new segment of a draft; subclasses write its arrays in `_flush_segment`."""

    def __init__(self, index: DraftIndex) -> None:
        """Open a segment. The draft belongs to one writer, so Whoosh takes no lock of its own."""
        super().__init__(index, codec=ArrayCodec(), compound=False, _lk=False)
        self._index = index

    @property
    def name(self) -> str:
        """The name of the new segment."""
        name: str = self.newsegment.segment_id()
        return name

    @property
    def arrays_path(self) -> Path:
        """The file that the arrays of the new segment belong into."""
        entry = SegmentEntry(self.name, self.docnum)
        return entry.arrays_path(self._index.folder)

    def _commit_toc(self, segments: Sequence[WhooshSegment]) -> None:
        """Note which segments there are now, and delete the files of those that are not."""
        known = {one.name: one for one in self._index.segments}
        self._index.segments = [
            known.get(name) or SegmentEntry(name, segment.doc_count_all())
            for segment in segments
            for name in (segment.segment_id(),)
        ]
        clean_files(self.storage, self.indexname, self.generation, segments)
