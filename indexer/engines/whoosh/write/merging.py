"""Choose the segments that are merged, and write the one that takes their place.

`merged_arrays` says what stands in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from whoosh.columns import VarBytesColumn

from indexer.engines.whoosh.files.arrays import write_arrays
from indexer.engines.whoosh.files.schema import STORED_COLUMNS
from indexer.engines.whoosh.files.segment import Segment
from indexer.engines.whoosh.files.segment_list import SegmentEntry
from indexer.engines.whoosh.write.draft_index import DraftIndex, DraftSegmentWriter
from indexer.engines.whoosh.write.merged_arrays import merged_arrays
from indexer.engines.whoosh.write.scratch_files import ScratchFiles

RATIO = 4
"""A segment is merged with all smaller ones once these hold together a quarter of its documents. So
there are about log(documents) segments, and a document is copied about so often."""

DELETED_SHARE = 0.3
"""A segment of which a larger share is deleted is written again without the deleted documents."""

MOST_TEXT_BYTES = 1_500_000_000
"""The most bytes of texts that a merge puts into one segment: Whoosh's columns address 2 GB."""


def segments_to_merge(segments: Sequence[SegmentEntry], folder: Path) -> list[SegmentEntry]:
    """The segments that should be merged into one; none where all is well. O(segments)."""
    chosen: list[SegmentEntry] = []
    documents = text = 0
    for segment in sorted(segments, key=lambda one: one.live):
        size = segment.column_path(folder, "text").stat().st_size
        worth = documents * RATIO >= segment.live
        if len(chosen) == 1 and not worth:
            # A segment far smaller than the next waits, so that larger ones can merge meanwhile.
            chosen, documents, text = [], 0, 0
        elif (chosen and not worth) or text + size > MOST_TEXT_BYTES:
            break
        chosen.append(segment)
        documents += segment.live
        text += size
    sparse = [one for one in segments if len(one.deleted) > DELETED_SHARE * one.documents]
    return chosen if len(chosen) > 1 else sparse[:1]


def merge(index: DraftIndex, chosen: Sequence[SegmentEntry]) -> None:
    """Merge some segments of a draft into one. O(their postings)."""
    segments = [Segment(index.folder, entry) for entry in chosen]
    index.segments = [entry for entry in index.segments if entry not in chosen]
    _MergeWriter(index, segments).commit(merge=False)


class _MergeWriter(DraftSegmentWriter):
    """Writes one new segment with all live documents of others."""

    def __init__(self, index: DraftIndex, segments: Sequence[Segment]) -> None:
        """Copy the stored columns; the postings are merged when the segment is committed."""
        super().__init__(index)
        self._sources = segments
        # What is deflated is copied as it lies.
        column = VarBytesColumn()
        for segment in segments:
            for number in segment.live.nonzero()[0].tolist():
                self.perdocwriter.start_doc(self.docnum)
                for name in STORED_COLUMNS:
                    value = segment.stored_column(name).stored(number)
                    self.perdocwriter.add_column_value(name, column, value)
                self.perdocwriter.finish_doc()
                self.docnum += 1
        self._added = self.docnum > 0  # where all were deleted no segment is left

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        with TemporaryDirectory(dir=self.arrays_path.parent) as scratch:
            write_arrays(
                self.arrays_path, merged_arrays(self._sources, ScratchFiles(Path(scratch)))
            )
        self.fieldwriter.close()
