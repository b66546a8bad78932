"""Merge the arrays of several segments, without the documents that were deleted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

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
    counts_of,
    merged_grams,
    merged_words,
    moves_of,
)
from indexer.engines.whoosh.write.segment_writer import facet_arrays


def merged_arrays(segments: Sequence[Segment], scratch: Path) -> dict[str, Array]:
    """The arrays of one segment that holds all live documents of `segments`, in order.

    Some of them lie in files in the folder `scratch`, which has to stay until they are written.
    """
    arrays: dict[str, Array] = {}
    for name in ("attachments", "dated", "days", "content_hash", "tie", "likeness"):
        arrays[name] = np.concatenate([s.arrays[name][s.live] for s in segments])
    bases = np.cumsum([0, *(np.count_nonzero(s.live) for s in segments)])
    renumbered = [
        (np.cumsum(s.live) - 1 + base).astype(np.uint32)
        for s, base in zip(segments, bases, strict=False)
    ]
    for name in (*GRAM_FIELDS, *WORD_FIELDS):
        (scratch / name).mkdir()
    for name in GRAM_FIELDS:
        arrays |= merged_grams(segments, name, scratch / name).arrays(name)
    for name in WORD_FIELDS:
        arrays |= merged_words(segments, renumbered, name, scratch / name).arrays(name)
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
        arrays |= _merged_breaks(segments, name)
    arrays |= _merged_articles(segments)
    arrays |= _merged_validity(segments, renumbered)
    for name in FACET_FIELDS:
        arrays |= _merged_facet(segments, renumbered, name)
    return arrays


def _merged_breaks(segments: Sequence[Segment], name: str) -> dict[str, Array]:
    breaks, counts = [], []
    for segment in segments:
        number = counts_of(segment.arrays[f"{name}.break_offsets"])
        breaks.append(segment.arrays[f"{name}.breaks"][np.repeat(segment.live, number)])
        counts.append(number[segment.live])
    return {
        f"{name}.breaks": np.concatenate(breaks),
        f"{name}.break_offsets": np.concatenate(([0], np.cumsum(np.concatenate(counts)))).astype(
            np.uint32
        ),
    }


def _merged_articles(segments: Sequence[Segment]) -> dict[str, Array]:
    moves = moves_of(segments, "body_grams")
    every = [
        (move, s.article_starts, s.in_article) for move, s in zip(moves, segments, strict=True)
    ]
    return {
        "article_starts": np.concatenate([move.moved(starts) for move, starts, _ in every]),
        "in_article": np.concatenate([inside[move.kept(starts)] for move, starts, inside in every]),
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
