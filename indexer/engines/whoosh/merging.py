"""When are segments merged, and how: sorted postings are laid side by side, term by term.

Nothing is segmented or sorted again: a merge copies positions and documents in order, shifted by
what stands before them and without what was deleted, through files mapped into memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.base import Segment as WhooshSegment
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

from indexer.engines.whoosh.arrays import Array, write_arrays
from indexer.engines.whoosh.codec import ArrayCodec, arrays_path
from indexer.engines.whoosh.inversion import GramPostings, WordPostings, heavy_documents
from indexer.engines.whoosh.postings import head
from indexer.engines.whoosh.schema import (
    FACET_FIELDS,
    GRAM_FIELDS,
    SCOPES,
    STORED_COLUMNS,
    STREAMS,
    WORD_FIELDS,
)
from indexer.engines.whoosh.segment import Segment
from indexer.engines.whoosh.segment_writer import facet_arrays

RATIO = 4
"""A segment is merged with the smaller ones once they hold a quarter of its documents: segments
then number about log(documents), and a document is copied as often in the life of an index."""

DELETED_SHARE = 0.3
"""A segment with more deleted documents than this is written again without them."""

MOST_TEXT_BYTES = 1_500_000_000
"""Whoosh's columns address 2 GB; a merge stays below."""

CHUNK = 4_000_000
"""Positions that are moved at a time: bounds the memory of a merge to about 200 MB."""


def segments_to_merge(segments: Sequence[WhooshSegment], folder: Path) -> list[WhooshSegment]:
    """The segments that had better be one; empty where all is well. O(segments)."""
    chosen: list[WhooshSegment] = []
    documents = text = 0
    for segment in sorted(segments, key=lambda s: s.doc_count()):
        size = (folder / segment.make_filename(".text.col")).stat().st_size
        worth = documents * RATIO >= segment.doc_count()
        if (chosen and not worth) or text + size > MOST_TEXT_BYTES:
            break
        chosen.append(segment)
        documents += segment.doc_count()
        text += size
    sparse = [s for s in segments if s.deleted_count() > DELETED_SHARE * s.doc_count_all()]
    return chosen if len(chosen) > 1 else sparse[:1]


def merge(storage: FileStorage, index: FileIndex, chosen: Sequence[WhooshSegment]) -> None:
    """Put some segments of an unpublished generation into one. O(their postings)."""
    segments = [Segment(storage, segment, index.schema) for segment in chosen]
    writer = _MergeWriter(index, segments)
    names = {segment.segment_id() for segment in chosen}
    writer.segments = [s for s in writer.segments if s.segment_id() not in names]
    writer.commit(merge=False)
    for segment in segments:
        segment.close()


class _MergeWriter(SegmentWriter):
    """Writes one new segment from others."""

    def __init__(self, index: FileIndex, segments: Sequence[Segment]) -> None:
        """Copy the per-document data; the postings follow with the commit."""
        super().__init__(index, codec=ArrayCodec(), compound=False)
        self._sources = segments
        for segment in segments:
            lengths = {name: _lengths(segment, name) for name in STREAMS["words"]}
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


def merged_arrays(segments: Sequence[Segment], scratch: Path) -> dict[str, Array]:
    """The arrays of one segment with all documents of `segments` that are not deleted."""
    arrays: dict[str, Array] = {}
    for name in ("dated", "content_hash", "tie"):
        arrays[name] = np.concatenate([s.arrays[name][s.live] for s in segments])
    bases = np.cumsum([0, *(np.count_nonzero(s.live) for s in segments)])
    renumbered = [
        (np.cumsum(s.live) - 1 + base).astype(np.uint32)
        for s, base in zip(segments, bases, strict=False)
    ]
    for name in GRAM_FIELDS:
        arrays |= _merged_grams(segments, name, scratch).arrays(name)
    for name in WORD_FIELDS:
        arrays |= _merged_words(segments, renumbered, name).arrays(name)
    for stream, scope in ((stream, scope) for stream in STREAMS for scope in SCOPES):
        key = f"lengths.{stream}.{scope}"
        arrays[key] = np.concatenate([s.arrays[key][s.live] for s in segments])
    for stream, names in STREAMS.items():
        totals = [sum(int(_lengths(s, name)[s.live].sum()) for s in segments) for name in names]
        for scope, total in zip(SCOPES, (*totals, sum(totals)), strict=True):
            arrays[f"total.{stream}.{scope}"] = np.array([total], np.int64)
    for name in ("title", "body"):
        arrays |= _merged_breaks(segments, name)
    arrays |= _merged_articles(segments)
    for name in FACET_FIELDS:
        arrays |= _merged_facet(segments, renumbered, name)
    return arrays


def _lengths(segment: Segment, field: str) -> NDArray[np.int64]:
    """How many tokens each document has in a field of a stream."""
    if field in GRAM_FIELDS:
        return _counts(segment.arrays[f"{field}.starts"]) - 1  # the barrier
    docs, freqs = segment.arrays[f"{field}.docs"], segment.arrays[f"{field}.freqs"]
    return np.bincount(docs, weights=freqs, minlength=segment.size).astype(np.int64)


def _merged_grams(segments: Sequence[Segment], name: str, scratch: Path) -> GramPostings:
    fields = [{key: s.arrays[f"{name}.{key}"] for key in GramPostings.__slots__} for s in segments]
    codes = np.unique(np.concatenate([field["codes"] for field in fields]))
    moves = [_Move(f, s.live) for f, s in zip(fields, segments, strict=True)]
    counts = np.zeros(len(codes), np.int64)
    places = [codes.searchsorted(field["codes"]) for field in fields]
    for move, place in zip(moves, places, strict=True):
        counts[place] += move.counts
    offsets = np.concatenate(([0], np.cumsum(counts)))
    positions: NDArray[np.uint32] = np.memmap(
        scratch / f"{name}.positions", np.uint32, "w+", shape=max(int(offsets[-1]), 1)
    )[: int(offsets[-1])]
    free = offsets[:-1].copy()
    base = 0
    for move, place in zip(moves, places, strict=True):
        for first, last, moved in move.chunks():
            counted = move.counts[first:last]
            starts = np.cumsum(counted) - counted
            target = np.repeat(free[place[first:last]] - starts, counted)
            positions[target + np.arange(len(moved))] = moved + np.uint32(base)
        free[place] += move.counts
        base += move.length
    kept = counts > 0
    codes, offsets = codes[kept], np.concatenate(([0], np.cumsum(counts[kept])))
    lengths = np.concatenate([_counts(m.starts)[m.live] for m in moves])
    starts = np.concatenate(([0], np.cumsum(lengths))).astype(np.uint32)
    bases = np.cumsum([0, *(move.length for move in moves)])
    ends = {
        key: np.concatenate(
            [m.moved(f[key])[0] + b for m, f, b in zip(moves, fields, bases, strict=False)]
        )
        for key in ("paragraphs", "sentences")
    }
    return GramPostings(
        codes=codes,
        offsets=offsets,
        positions=positions,
        starts=starts,
        **{key: positions.astype(np.uint32) for key, positions in ends.items()},
        **heavy_documents(offsets, positions, starts),
    )


class _Move:
    """The positions of a gram field as they are when its deleted documents are gone."""

    def __init__(self, field: dict[str, Array], live: NDArray[np.bool_]) -> None:
        """O(documents)."""
        self.live = live
        self.starts = field["starts"]
        self._offsets = field["offsets"]
        self._positions = field["positions"]
        lengths = _counts(self.starts)
        gone = np.where(live, 0, lengths)
        self.length = int(lengths.sum() - gone.sum())
        self._shift = (np.cumsum(gone) - gone).astype(np.uint32)
        self._whole = bool(live.all())

    @cached_property
    def counts(self) -> NDArray[np.int64]:
        """How many positions each term keeps. O(positions) where documents are deleted."""
        if self._whole:
            return _counts(self._offsets)
        kept = [counts for _, _, _, counts in self.chunks_kept()]
        return np.concatenate(kept) if kept else np.empty(0, np.int64)

    def moved(self, positions: Array) -> tuple[Array, NDArray[np.bool_]]:
        """Positions of what is kept, where they are then; and which those are."""
        document = self.starts.searchsorted(positions, "right") - 1
        kept = self.live[document]
        return positions[kept] - self._shift[document[kept]], kept

    def chunks(self) -> Iterator[tuple[int, int, NDArray[np.uint32]]]:
        """(first term, end, new positions) of all terms, about `CHUNK` positions at a time."""
        if self._whole:
            for first, last in _term_chunks(self._offsets):
                yield first, last, self._positions[self._offsets[first] : self._offsets[last]]
        else:
            for first, last, moved, _ in self.chunks_kept():
                yield first, last, moved

    def chunks_kept(
        self,
    ) -> Iterator[tuple[int, int, NDArray[np.uint32], NDArray[np.int64]]]:
        """The same without the deleted documents, and how many positions each term keeps."""
        for first, last in _term_chunks(self._offsets):
            positions = self._positions[self._offsets[first] : self._offsets[last]]
            document = self.starts.searchsorted(positions, "right") - 1
            kept = self.live[document]
            terms = np.repeat(np.arange(last - first), np.diff(self._offsets[first : last + 1]))
            counts = np.bincount(terms[kept], minlength=last - first)
            yield first, last, positions[kept] - self._shift[document[kept]], counts


def _term_chunks(offsets: Array) -> Iterator[tuple[int, int]]:
    """Ranges of terms with about `CHUNK` positions together; a term is never cut."""
    bounds = offsets.searchsorted(np.arange(0, int(offsets[-1]), CHUNK), "left")
    cuts = np.unique([*bounds, len(offsets) - 1]).tolist()
    return pairwise(cuts)


def _merged_words(
    segments: Sequence[Segment], renumbered: Sequence[NDArray[np.uint32]], name: str
) -> WordPostings:
    """O(postings + terms log terms)."""
    lists = [_words(segment, name) for segment in segments]
    words = sorted(set().union(*lists))
    numbers = {word: number for number, word in enumerate(words)}
    terms, docs, freqs = [], [], []
    for segment, new, listed in zip(segments, renumbered, lists, strict=True):
        held = segment.arrays[f"{name}.docs"]
        counts = np.diff(segment.arrays[f"{name}.offsets"])
        kept = segment.live[held]
        number = np.fromiter((numbers[word] for word in listed), np.uint32, len(listed))
        terms.append(np.repeat(number, counts)[kept])
        docs.append(new[held[kept]])
        freqs.append(segment.arrays[f"{name}.freqs"][kept])
    term = np.concatenate(terms)
    order = np.argsort(term, kind="stable")  # runs are sorted already: this merges them
    counted = np.bincount(term, minlength=len(words))
    used = np.flatnonzero(counted)
    words = [words[i] for i in used.tolist()]
    return WordPostings(
        blob=np.frombuffer(b"".join(words), np.uint8),
        ends=np.concatenate(([0], np.cumsum([len(w) for w in words], dtype=np.int64))),
        heads=np.fromiter((head(word) for word in words), np.uint64, len(words)),
        offsets=np.concatenate(([0], np.cumsum(counted[used], dtype=np.int64))),
        docs=np.concatenate(docs)[order],
        freqs=np.concatenate(freqs)[order],
    )


def _words(segment: Segment, name: str) -> list[bytes]:
    blob = segment.arrays[f"{name}.blob"].tobytes()
    return [blob[a:b] for a, b in pairwise(segment.arrays[f"{name}.ends"].tolist())]


def _counts(offsets: Array) -> NDArray[np.int64]:
    """How many items lie between each two offsets."""
    wide = offsets.astype(np.int64)
    return wide[1:] - wide[:-1]


def _merged_breaks(segments: Sequence[Segment], name: str) -> dict[str, Array]:
    breaks, counts = [], []
    for segment in segments:
        number = _counts(segment.arrays[f"{name}.break_offsets"])
        breaks.append(segment.arrays[f"{name}.breaks"][np.repeat(segment.live, number)])
        counts.append(number[segment.live])
    return {
        f"{name}.breaks": np.concatenate(breaks),
        f"{name}.break_offsets": np.concatenate(([0], np.cumsum(np.concatenate(counts)))).astype(
            np.uint32
        ),
    }


def _merged_articles(segments: Sequence[Segment]) -> dict[str, Array]:
    starts, inside = [], []
    base = 0
    for segment in segments:
        field = {key: segment.arrays[f"body_grams.{key}"] for key in GramPostings.__slots__}
        move = _Move(field, segment.live)
        moved, kept = move.moved(segment.article_starts)
        starts.append(moved + np.uint32(base))
        inside.append(segment.in_article[kept])
        base += move.length
    return {"article_starts": np.concatenate(starts), "in_article": np.concatenate(inside)}


def _merged_facet(
    segments: Sequence[Segment], renumbered: Sequence[NDArray[np.uint32]], name: str
) -> dict[str, Array]:
    codes: dict[str, int] = {}
    docs, values = [], []
    for segment, new in zip(segments, renumbered, strict=True):
        facet = segment.facets[name]
        kept = segment.live[facet.docs]
        code = np.array([codes.setdefault(v, len(codes)) for v in facet.values], np.uint32)
        docs.append(new[facet.docs[kept]])
        values.append(code[facet.codes[kept]])
    return facet_arrays(name, np.concatenate(docs), np.concatenate(values), list(codes))
