"""When are segments merged, and how: back to the documents' streams, then inverted again."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from indexer.analysed import AnalysedDocument, Words
from indexer.engines.whoosh.arrays import Array
from indexer.engines.whoosh.inversion import (
    GramPostings,
    WordPostings,
    gram_streams,
    words_of_documents,
)
from indexer.engines.whoosh.schema import FACET_FIELDS, WORD_FIELDS
from indexer.engines.whoosh.segment import Segment
from indexer.engines.whoosh.segment_writer import ArraySegmentWriter

MOST_SEGMENTS = 8
"""Every query visits every segment, which costs about 0.1 ms each."""

MERGED_INTO = 4
"""Segments that are left by a merge: the smallest are merged, so a document is copied O(log n)
times in the life of an index."""


def merge_small_segments(storage: FileStorage, index: FileIndex) -> None:
    """Merge the smallest segments where there are too many. O(documents that are merged)."""
    info = index._read_toc()
    if len(info.segments) <= MOST_SEGMENTS:
        return
    by_size = sorted(info.segments, key=lambda s: s.doc_count())
    merged = by_size[: len(by_size) - MERGED_INTO + 1]
    writer = ArraySegmentWriter(index)
    for whoosh_segment in merged:
        segment = Segment(storage, whoosh_segment, info.schema)
        for document in documents_of(segment):
            writer.add_analysed(document)
        segment.close()
    names = {segment.segment_id() for segment in merged}
    writer.segments = [s for s in writer.segments if s.segment_id() not in names]
    writer.commit(merge=False)


def documents_of(segment: Segment) -> Iterator[AnalysedDocument]:
    """The documents of a segment that are not deleted, as they were added."""
    arrays = segment.arrays
    grams = {
        name: gram_streams(GramPostings(**_named(GramPostings.__slots__, arrays, name)))
        for name in ("title_grams", "body_grams")
    }
    words = {
        name: words_of_documents(
            WordPostings(**_named(WordPostings.__slots__, arrays, name)), segment.size
        )
        for name in WORD_FIELDS
    }
    facets = {
        name: np.searchsorted(segment.facets[name].docs, np.arange(segment.size + 1))
        for name in FACET_FIELDS
    }
    for number in segment.live.nonzero()[0].tolist():
        source, key = segment.identity_of(number)
        keys = {
            name: tuple(word.decode() for word in words[name][number][0])
            for name in ("number", "number_form", "mention")
        }
        yield AnalysedDocument(
            source=source,
            key=key,
            id=segment.public_id(number),
            content_hash=int(segment.content_hash[number]),
            record=segment.record(number),
            text=segment.column("text", number),
            structure=segment.column("structure", number),
            title_codes=grams["title_grams"][number],
            body_codes=grams["body_grams"][number],
            title_words=_counted(words["title_words"][number]),
            body_words=_counted(words["body_words"][number]),
            title_breaks=segment.breaks("title", number),
            body_breaks=segment.breaks("body", number),
            numbers=keys["number"],
            number_forms=keys["number_form"],
            mentions=keys["mention"],
            dated=int(segment.dated[number]),
            facets={
                name: tuple(
                    segment.facets[name].values[code]
                    for code in segment.facets[name].codes[bounds[number] : bounds[number + 1]]
                )
                for name, bounds in facets.items()
            },
        )


def _named(names: tuple[str, ...], arrays: dict[str, Array], field: str) -> dict[str, Array]:
    return {name: arrays[f"{field}.{name}"] for name in names}


def _counted(words: tuple[list[bytes], NDArray[np.uint16]]) -> Words:
    return words[0], words[1], int(words[1].sum(dtype=np.int64))
