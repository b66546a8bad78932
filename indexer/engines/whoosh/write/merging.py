"""When are segments merged? And the writing of the one that they become.

What stands in it: `merged_arrays`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from indexer.engines.whoosh.files.arrays import write_arrays
from indexer.engines.whoosh.files.schema import STORED_COLUMNS
from indexer.engines.whoosh.files.segment import Segment
from indexer.engines.whoosh.files.segment_list import SegmentEntry
from indexer.engines.whoosh.write.draft_index import DraftIndex, DraftSegmentWriter
from indexer.engines.whoosh.write.merged_arrays import merged_arrays

RATIO = 4
"""A segment is merged with the smaller ones once they hold a quarter of its documents: segments
then number about log(documents), and a document is copied as often in the life of an index."""

DELETED_SHARE = 0.3
"""A segment with more deleted documents than this is written again without them."""

MOST_TEXT_BYTES = 1_500_000_000
"""Whoosh's columns address 2 GB; a merge stays below."""


def segments_to_merge(segments: Sequence[SegmentEntry], folder: Path) -> list[SegmentEntry]:
    """The segments that had better be one; empty where all is well. O(segments)."""
    chosen: list[SegmentEntry] = []
    documents = text = 0
    for segment in sorted(segments, key=lambda one: one.live):
        size = segment.column_path(folder, "text").stat().st_size
        worth = documents * RATIO >= segment.live
        if len(chosen) == 1 and not worth:
            # One that is far smaller than the rest waits, so that it keeps none of them apart.
            chosen, documents, text = [], 0, 0
        elif (chosen and not worth) or text + size > MOST_TEXT_BYTES:
            break
        chosen.append(segment)
        documents += segment.live
        text += size
    sparse = [one for one in segments if len(one.deleted) > DELETED_SHARE * one.documents]
    return chosen if len(chosen) > 1 else sparse[:1]


def merge(index: DraftIndex, chosen: Sequence[SegmentEntry]) -> None:
    """Put some segments of an unpublished generation into one. O(their postings)."""
    segments = [Segment(index.folder, entry) for entry in chosen]
    index.segments = [entry for entry in index.segments if entry not in chosen]
    _MergeWriter(index, segments).commit(merge=False)


class _MergeWriter(DraftSegmentWriter):
    """Writes one new segment from others."""

    def __init__(self, index: DraftIndex, segments: Sequence[Segment]) -> None:
        """Copy the stored columns; the postings follow with the commit."""
        super().__init__(index)
        self._sources = segments
        for segment in segments:
            for number in segment.live.nonzero()[0].tolist():
                self.perdocwriter.start_doc(self.docnum)
                for name in STORED_COLUMNS:
                    value = segment.column(name, number)
                    self.perdocwriter.add_column_value(name, self.schema[name].column_type, value)
                self.perdocwriter.finish_doc()
                self.docnum += 1
        self._added = self.docnum > 0  # where all were deleted no segment is left

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        with TemporaryDirectory(dir=self.arrays_path.parent) as scratch:
            write_arrays(self.arrays_path, merged_arrays(self._sources, Path(scratch)))
        self.fieldwriter.close()
