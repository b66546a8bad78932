"""Find the documents whose texts may be alike: the buckets of each segment's texts, kept sorted.

A generation has a file for each segment with the buckets of its documents by each band
(`indexer.similarity.same_texts`), so that what shares a bucket with a new document is looked up in
it instead of among all documents. It follows from the segment's signatures and changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import Self

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.files.arrays import Array, open_arrays, write_arrays
from indexer.engines.whoosh.files.postings import Mask
from indexer.engines.whoosh.files.segment import Segment
from indexer.similarity.same_texts import BANDS, Indices, Rows, bucket_keys
from indexer.similarity.text_signature import LIKENESS

_PREFIX = "buckets-"
_HIGH = np.uint64(32)
"""Only the upper bits of a key are kept: who looks it up compares the whole."""

_CHUNK = 1 << 15

_FACTS = ["text", "title", "number", "published", "written", "official"]


def _path(folder: Path, segment: Segment) -> Path:
    return folder / f"{_PREFIX}{segment.name}.psa"


class TextBuckets:
    """`indexer.similarity.same_texts.Buckets` of the live documents of some segments.

    Documents are numbered through all segments in their order, deleted ones too.
    """

    def __init__(self, segments: Sequence[Segment], kept: Sequence[tuple[Array, Array]]) -> None:
        """`kept` has for each segment the arrays of its file (`written`)."""
        self.segments = segments
        self._kept = kept
        self._begins = np.cumsum([0, *(segment.size for segment in segments)])

    @classmethod
    def written(cls, folder: Path, segments: Sequence[Segment]) -> Self:
        """Read the files of buckets of a draft; write those that are missing, drop superfluous.

        `high` (bands, texts) uint32 holds the upper bits of the keys of all texts, ascending, and
        `documents` uint32 the document of each.
        """
        paths = {_path(folder, segment): segment for segment in segments}
        for path in folder.glob(f"{_PREFIX}*"):
            if path not in paths:
                path.unlink()  # a link, as all files that a draft begins with
        for path, segment in paths.items():
            if not path.exists():
                write_arrays(path, _sorted_keys(segment))
        return cls(segments, [_opened(path) for path in paths])

    @classmethod
    def read(cls, folder: Path, segments: Sequence[Segment]) -> Self:
        """Read the files of buckets of a generation; those that it has not are made in memory."""
        kept = []
        for segment in segments:
            path = _path(folder, segment)
            made = None if path.exists() else _sorted_keys(segment)
            kept.append((made["high"], made["documents"]) if made else _opened(path))
        return cls(segments, kept)

    @property
    def size(self) -> int:
        """How many documents there are, deleted ones included."""
        return int(self._begins[-1])

    def sharing(self, rows: Rows) -> Indices:
        """The live documents that may share a bucket with any of some rows, ascending."""
        rows = rows[rows["text"] != 0]
        found = [np.empty(0, np.int64)]
        for band in range(BANDS):
            wanted = np.unique((bucket_keys(rows, band) >> _HIGH).astype(np.uint32))
            for segment, begin, (high, documents) in zip(
                self.segments, self._begins.tolist(), self._kept, strict=False
            ):
                low, end = (high[band].searchsorted(wanted, side) for side in ("left", "right"))
                counts = end - low
                ends = np.cumsum(counts)
                at = np.repeat(low - (ends - counts), counts) + np.arange(int(counts.sum()))
                here = np.unique(documents[band][at])
                found.append(here[segment.live[here]].astype(np.int64) + begin)
        return np.unique(np.concatenate(found))

    def rows(self, documents: Indices) -> Rows:
        """What is known of some documents."""
        taken = np.empty(len(documents), LIKENESS)
        for segment, places, numbers in self._by_segment(documents):
            taken[places] = likeness_rows(segment.arrays["likeness"][numbers])
        return taken

    @contextmanager
    def rows_in_file(self, documents: Indices, folder: Path | None) -> Iterator[Rows]:
        """As `rows`, in a file in `folder` mapped into memory, so that all may be asked for."""
        if folder is None or not len(documents):
            yield self.rows(documents)
            return
        with TemporaryFile(dir=folder) as file:
            rows = np.memmap(file, LIKENESS, "w+", shape=len(documents))
            for at in range(0, len(documents), _CHUNK):
                rows[at : at + _CHUNK] = self.rows(documents[at : at + _CHUNK])
            yield rows

    def facts(self, documents: Indices) -> Rows:
        """As `rows`, without what is large."""
        kind = np.dtype([(name, LIKENESS[name]) for name in _FACTS])
        taken = np.empty(len(documents), kind)
        for segment, places, numbers in self._by_segment(documents):
            rows = segment.arrays["likeness"].view(LIKENESS).reshape(-1)
            for name in _FACTS:
                taken[name][places] = rows[name][numbers]
        return taken

    def ties(self, documents: Indices) -> NDArray[np.uint64]:
        """The numbers that decide between equal ones."""
        taken = np.empty(len(documents), np.uint64)
        for segment, places, numbers in self._by_segment(documents):
            taken[places] = segment.tie[numbers]
        return taken

    def places(self, documents: Indices) -> tuple[Indices, Indices]:
        """The index of the segment of each of some documents, and its number there."""
        owner = self._begins.searchsorted(documents, "right") - 1
        return owner, documents - self._begins[owner]

    def live_mask(self) -> Mask:
        """Which documents are live."""
        return np.concatenate([np.zeros(0, bool), *(segment.live for segment in self.segments)])

    def live_documents(self) -> Indices:
        """The live documents, ascending."""
        return np.flatnonzero(self.live_mask())

    def begins_by_name(self) -> dict[str, int]:
        """The number of the first document of each segment."""
        names = (segment.name for segment in self.segments)
        return dict(zip(names, self._begins.tolist(), strict=False))

    def with_ties(
        self, ties: NDArray[np.uint64], without: Collection[str]
    ) -> tuple[Indices, Indices]:
        """Which of some ties live documents have, as places in `ties`, and these documents.

        Not looked at are the segments of the names in `without`.
        """
        places, found = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
        for segment, begin in zip(self.segments, self._begins.tolist(), strict=False):
            if segment.name not in without:
                at, documents = segment.with_ties(ties)
                live = segment.live[documents]
                places.append(at[live])
                found.append(documents[live].astype(np.int64) + begin)
        return np.concatenate(places), np.concatenate(found)

    def _by_segment(self, documents: Indices) -> Iterator[tuple[Segment, Indices, Indices]]:
        """(segment, places in `documents`, numbers in the segment) of some documents."""
        owner, number = self.places(documents)
        for index in np.unique(owner).tolist():
            places = np.flatnonzero(owner == index)
            yield self.segments[index], places, number[places]


def likeness_rows(array: Array) -> Rows:
    """A segment's bytes (documents, size of a record) as records (documents,) of `LIKENESS`."""
    return np.ascontiguousarray(array).view(LIKENESS).reshape(-1)


def _sorted_keys(segment: Segment) -> dict[str, Array]:
    rows = segment.arrays["likeness"].view(LIKENESS).reshape(-1)
    texts = np.flatnonzero(rows["text"])
    high = np.empty((BANDS, len(texts)), np.uint32)
    documents = np.empty((BANDS, len(texts)), np.uint32)
    for band in range(BANDS):
        keys = (bucket_keys(rows, band) >> _HIGH).astype(np.uint32)[texts]
        order = np.argsort(keys, kind="stable")
        high[band], documents[band] = keys[order], texts[order]
    return {"high": high, "documents": documents}


def _opened(path: Path) -> tuple[Array, Array]:
    arrays = open_arrays(path)
    return arrays["high"], arrays["documents"]
