"""When are segments merged? And the writing of the one that they become.

What stands in it: `merged_arrays`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from whoosh.codec.base import Segment as WhooshSegment
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

from indexer.engines.whoosh.files.arrays import write_arrays
from indexer.engines.whoosh.files.schema import STORED_COLUMNS, STREAMS
from indexer.engines.whoosh.files.segment import Segment
from indexer.engines.whoosh.files.whoosh_codec import ArrayCodec, arrays_path
from indexer.engines.whoosh.write.merged_arrays import merged_arrays

RATIO = 4
"""A segment is merged with the smaller ones once they hold a quarter of its documents: segments
then number about log(documents), and a document is copied as often in the life of an index."""

DELETED_SHARE = 0.3
"""A segment with more deleted documents than this is written again without them."""

MOST_TEXT_BYTES = 1_500_000_000
"""Whoosh's columns address 2 GB; a merge stays below."""


def segments_to_merge(segments: Sequence[WhooshSegment], folder: Path) -> list[WhooshSegment]:
    """The segments that had better be one; empty where all is well. O(segments)."""
    chosen: list[WhooshSegment] = []
    documents = text = 0
    for segment in sorted(segments, key=lambda s: s.doc_count()):
        size = (folder / segment.make_filename(".text.col")).stat().st_size
        worth = documents * RATIO >= segment.doc_count()
        if len(chosen) == 1 and not worth:
            # One that is far smaller than the rest waits, so that it keeps none of them apart.
            chosen, documents, text = [], 0, 0
        elif (chosen and not worth) or text + size > MOST_TEXT_BYTES:
            break
        chosen.append(segment)
        documents += segment.doc_count()
        text += size
    sparse = [s for s in segments if s.deleted_count() > DELETED_SHARE * s.doc_count_all()]
    return chosen if len(chosen) > 1 else sparse[:1]


def merge(storage: FileStorage, index: FileIndex, chosen: Sequence[WhooshSegment]) -> None:
    """Put some segments of an unpublished generation into one. O(their postings)."""
    segments = [Segment(storage, segment) for segment in chosen]
    writer = _MergeWriter(index, segments)
    names = {segment.segment_id() for segment in chosen}
    writer.segments = [s for s in writer.segments if s.segment_id() not in names]
    writer.commit(merge=False)


class _MergeWriter(SegmentWriter):
    """Writes one new segment from others."""

    def __init__(self, index: FileIndex, segments: Sequence[Segment]) -> None:
        """Copy the per-document data; the postings follow with the commit."""
        super().__init__(index, codec=ArrayCodec(), compound=False)
        self._sources = segments
        for segment in segments:
            lengths = {name: segment.token_counts(name) for name in STREAMS["words"]}
            for number in segment.live.nonzero()[0].tolist():
                self.perdocwriter.start_doc(self.docnum)
                for name in STORED_COLUMNS:
                    value = segment.column(name, number)
                    self.perdocwriter.add_column_value(name, self.schema[name].column_type, value)
                for name, counted in lengths.items():
                    length = int(counted[number])
                    self.perdocwriter.add_field(name, self.schema[name], None, length)
                self.perdocwriter.finish_doc()
                self.docnum += 1
        self._added = self.docnum > 0  # where all were deleted no segment is left

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        path = arrays_path(self.storage, self.get_segment())
        with TemporaryDirectory(dir=path.parent) as scratch:
            write_arrays(path, merged_arrays(self._sources, Path(scratch)))
        self.fieldwriter.close()
