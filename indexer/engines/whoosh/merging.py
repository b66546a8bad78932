"""When are segments merged, and what becomes of their arrays.

Nothing is segmented or sorted again: postings are laid side by side (`laying`), columns put behind
each other, without what was deleted.
"""

from __future__ import annotations

from collections.abc import Sequence
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
from indexer.engines.whoosh.inversion import (
    GramPostings,
    WordPostings,
    words_postings,
)
from indexer.engines.whoosh.laying import CHUNK, Source, lay
from indexer.engines.whoosh.packing import Packed
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
    for name in ("dated", "content_hash", "tie", "likeness"):
        arrays[name] = np.concatenate([s.arrays[name][s.live] for s in segments])
    bases = np.cumsum([0, *(np.count_nonzero(s.live) for s in segments)])
    renumbered = [
        (np.cumsum(s.live) - 1 + base).astype(np.uint32)
        for s, base in zip(segments, bases, strict=False)
    ]
    for name in (*GRAM_FIELDS, *WORD_FIELDS):
        (scratch / name).mkdir()
    for name in GRAM_FIELDS:
        arrays |= _merged_grams(segments, name, scratch / name).arrays(name)
    for name in WORD_FIELDS:
        arrays |= _merged_words(segments, renumbered, name, scratch / name).arrays(name)
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
    arrays |= _merged_standings(segments, renumbered)
    for name in FACET_FIELDS:
        arrays |= _merged_facet(segments, renumbered, name)
    return arrays


def _lengths(segment: Segment, field: str) -> NDArray[np.int64]:
    """How many tokens each document has in a field of a stream."""
    if field in GRAM_FIELDS:
        return _counts(segment.arrays[f"{field}.starts"]) - 1  # the barrier
    docs, freqs = _words_of(segment, field), segment.arrays[f"{field}.freqs"]
    lengths = np.zeros(segment.size, np.int64)
    for first, last in docs.chunks(CHUNK):
        weights = freqs[docs.slice(first, last)]
        held = np.bincount(docs.between(first, last), weights, minlength=segment.size)
        lengths += held.astype(np.int64)
    return lengths


def _words_of(segment: Segment, field: str) -> Packed:
    return Packed(segment.arrays, f"{field}.docs", len(segment.arrays[f"{field}.heads"]))


class _Move:
    """The stream of a gram field as it is when its deleted documents are gone, behind `base`."""

    def __init__(self, segment: Segment, field: str, base: int = 0) -> None:
        """O(documents)."""
        self._live = segment.live
        self._starts = segment.arrays[f"{field}.starts"]
        lengths = _counts(self._starts)
        gone = np.where(self._live, 0, lengths)
        self.length = int(lengths.sum() - gone.sum())
        self._shift = (base - np.cumsum(gone) + gone).astype(np.int64)

    def kept(self, positions: Array) -> NDArray[np.bool_]:
        """Which positions are in documents that are kept."""
        return self._live[self._starts.searchsorted(positions, "right") - 1]

    def moved(self, positions: Array) -> NDArray[np.uint32]:
        """The positions that are kept, where they are then."""
        document = self._starts.searchsorted(positions, "right") - 1
        kept = self._live[document]
        return (positions[kept] + self._shift[document[kept]]).astype(np.uint32)


def _moves(segments: Sequence[Segment], field: str) -> list[_Move]:
    moves: list[_Move] = []
    for segment in segments:
        moves.append(_Move(segment, field, sum(move.length for move in moves)))
    return moves


def _merged_grams(segments: Sequence[Segment], name: str, scratch: Path) -> GramPostings:
    """O(postings and places + documents)."""
    fields = [
        {key: s.arrays[f"{name}.{key}"] for key in GramPostings.__slots__ if key != "pages"}
        for s in segments
    ]
    moves = _moves(segments, name)
    codes = np.unique(np.concatenate([field["codes"] for field in fields]))
    sources = []
    pages = 0
    for segment, move, field in zip(segments, moves, fields, strict=True):
        kept = move.kept(field["page_starts"][:-1])
        sources.append(
            Source(
                terms=codes.searchsorted(field["codes"]),
                numbers=Packed(segment.arrays, f"{name}.pages", len(field["codes"])),
                counts=field["counts"],
                renumbered=(np.cumsum(kept) - 1 + pages).astype(np.uint32),
                kept=kept,
                places=field["places"],
                offsets=field["offsets"],
            )
        )
        pages += int(np.count_nonzero(kept))
    laid = lay(sources, len(codes), pages, np.dtype(np.uint8), scratch)
    end = np.array([sum(move.length for move in moves)], np.uint32)

    def together(key: str) -> NDArray[np.uint32]:
        return np.concatenate([m.moved(f[key]) for m, f in zip(moves, fields, strict=True)])

    for field in fields:
        for key in ("starts", "page_starts"):
            field[key] = field[key][:-1]
    return GramPostings(
        codes=codes[laid.used],
        pages=laid.numbers,
        counts=laid.counts,
        places=laid.places,
        offsets=laid.offsets,
        starts=np.concatenate((together("starts"), end)),
        page_starts=np.concatenate((together("page_starts"), end)),
        paragraphs=together("paragraphs"),
        sentences=together("sentences"),
    )


def _merged_words(
    segments: Sequence[Segment], renumbered: Sequence[NDArray[np.uint32]], name: str, scratch: Path
) -> WordPostings:
    """O(postings + terms log terms)."""
    lists = [_words(segment, name) for segment in segments]
    words = sorted(set().union(*lists))
    numbers = {word: number for number, word in enumerate(words)}
    sources = [
        Source(
            terms=np.fromiter((numbers[word] for word in listed), np.uint32, len(listed)),
            numbers=_words_of(segment, name),
            counts=segment.arrays[f"{name}.freqs"],
            renumbered=new,
            kept=segment.live,
        )
        for segment, new, listed in zip(segments, renumbered, lists, strict=True)
    ]
    size = sum(int(np.count_nonzero(segment.live)) for segment in segments)
    most = max((source.most() for source in sources), default=0)
    laid = lay(sources, len(words), size, np.min_scalar_type(most), scratch)
    used = np.flatnonzero(laid.used).tolist()
    return words_postings([words[i] for i in used], laid.numbers, laid.counts)


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
    moves = _moves(segments, "body_grams")
    every = [
        (move, s.article_starts, s.in_article) for move, s in zip(moves, segments, strict=True)
    ]
    return {
        "article_starts": np.concatenate([move.moved(starts) for move, starts, _ in every]),
        "in_article": np.concatenate([inside[move.kept(starts)] for move, starts, inside in every]),
    }


def _merged_standings(
    segments: Sequence[Segment], renumbered: Sequence[NDArray[np.uint32]]
) -> dict[str, Array]:
    kept = [s.live[s.arrays["standings.docs"]] for s in segments]
    docs = [n[s.arrays["standings.docs"]] for s, n in zip(segments, renumbered, strict=True)]
    return {
        "standings.docs": np.concatenate([d[k] for d, k in zip(docs, kept, strict=True)]),
        **{
            name: np.concatenate([s.arrays[name][k] for s, k in zip(segments, kept, strict=True)])
            for name in ("standings.days", "standings.codes")
        },
    }


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
