"""Merge the arrays of several segments, without the documents that were deleted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.files.arrays import Array
from indexer.engines.whoosh.files.schema import (
    FACET_FIELDS,
    GRAM_FIELDS,
    SCOPES,
    STREAMS,
    WORD_FIELDS,
)
from indexer.engines.whoosh.files.segment import Segment
from indexer.engines.whoosh.write.merged_postings import (
    POSITIONS,
    counts_of,
    merged_grams,
    merged_words,
    moves_of,
)
from indexer.engines.whoosh.write.scratch_files import ScratchFiles
from indexer.engines.whoosh.write.segment_writer import facet_arrays

DOCUMENTS = 1 << 15
"""Of how many documents columns are copied at a time."""


def merged_arrays(segments: Sequence[Segment], scratch: ScratchFiles) -> dict[str, Array]:
    """The arrays of one segment that holds all live documents of `segments`, in order.

    The large ones lie in `scratch`, which has to stay until they are written.
    """
    arrays: dict[str, Array] = {}
    for name in ("attachments", "dated", "days", "content_hash", "tie", "likeness"):
        arrays[name] = scratch.joined(_live_rows(segments, name), segments[0].arrays[name])
    bases = np.cumsum([0, *(np.count_nonzero(s.live) for s in segments)])
    renumbered = [
        (np.cumsum(s.live) - 1 + base).astype(np.uint32)
        for s, base in zip(segments, bases, strict=False)
    ]
    for name in GRAM_FIELDS:
        arrays |= merged_grams(segments, name, scratch).arrays(name)
    for name in WORD_FIELDS:
        arrays |= merged_words(segments, renumbered, name, scratch).arrays(name)
    for stream, scope in ((stream, scope) for stream in STREAMS for scope in SCOPES):
        key = f"lengths.{stream}.{scope}"
        arrays[key] = np.concatenate([s.arrays[key][s.live] for s in segments])
    for name in STREAMS["words"]:
        key = f"{name}.token_counts"
        arrays[key] = np.concatenate([s.arrays[key][s.live] for s in segments])
    for stream, names in STREAMS.items():
        totals = [sum(int(s.token_counts(name)[s.live].sum()) for s in segments) for name in names]
        for scope, total in zip(SCOPES, (*totals, sum(totals)), strict=True):
            arrays[f"total.{stream}.{scope}"] = np.array([total], np.int64)
    for name in ("title", "body"):
        arrays |= _merged_breaks(segments, name, scratch)
    arrays |= _merged_articles(segments, scratch)
    arrays |= _merged_validity(segments, renumbered)
    for name in FACET_FIELDS:
        arrays |= _merged_facet(segments, renumbered, name)
    return arrays


def _live_rows(segments: Sequence[Segment], name: str) -> Iterator[Array]:
    """A column of the live documents of all segments, a part of them at a time."""
    for segment in segments:
        for at in range(0, segment.size, DOCUMENTS):
            live = segment.live[at : at + DOCUMENTS]
            yield segment.arrays[name][at : at + DOCUMENTS][live]


def _merged_breaks(
    segments: Sequence[Segment], name: str, scratch: ScratchFiles
) -> dict[str, Array]:
    counts = [counts_of(segment.arrays[f"{name}.break_offsets"]) for segment in segments]

    def breaks() -> Iterator[Array]:
        for segment, number in zip(segments, counts, strict=True):
            offsets = segment.arrays[f"{name}.break_offsets"]
            for at in range(0, segment.size, DOCUMENTS):
                end = min(at + DOCUMENTS, segment.size)
                kept = np.repeat(segment.live[at:end], number[at:end])
                yield segment.arrays[f"{name}.breaks"][offsets[at] : offsets[end]][kept]

    lengths = [number[s.live] for number, s in zip(counts, segments, strict=True)]
    return {
        f"{name}.breaks": scratch.joined(breaks(), segments[0].arrays[f"{name}.breaks"]),
        f"{name}.break_offsets": np.concatenate(([0], np.cumsum(np.concatenate(lengths)))).astype(
            np.uint32
        ),
    }


def _merged_articles(segments: Sequence[Segment], scratch: ScratchFiles) -> dict[str, Array]:
    parts = [
        (move, s.article_starts[at : at + POSITIONS], s.in_article[at : at + POSITIONS])
        for move, s in zip(moves_of(segments, "body_grams"), segments, strict=True)
        for at in range(0, len(s.article_starts), POSITIONS)
    ]
    return {
        "article_starts": scratch.joined(
            (move.moved(starts) for move, starts, _ in parts), np.empty(0, np.uint32)
        ),
        "in_article": scratch.joined(
            (inside[move.kept(starts)] for move, starts, inside in parts), np.empty(0, bool)
        ),
    }


def _merged_validity(
    segments: Sequence[Segment], renumbered: Sequence[NDArray[np.uint32]]
) -> dict[str, Array]:
    kept = [s.live[s.arrays["validity_rows.docs"]] for s in segments]
    docs = [n[s.arrays["validity_rows.docs"]] for s, n in zip(segments, renumbered, strict=True)]
    return {
        "validity_rows.docs": np.concatenate([d[k] for d, k in zip(docs, kept, strict=True)]),
        **{
            name: np.concatenate([s.arrays[name][k] for s, k in zip(segments, kept, strict=True)])
            for name in ("validity_rows.days", "validity_rows.codes")
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
