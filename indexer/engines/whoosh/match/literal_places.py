"""Find where a few documents hold some literals: spans of the original text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.normalise import original_spans_of
from indexer.engines.whoosh.files.literals import Positions
from indexer.engines.whoosh.files.segment import Segment
from indexer.limits.deadline import check
from indexer.snapshot import LiteralPlaces, Span


def literal_places(
    segment: Segment, literals: Sequence[str], documents: Iterable[int], most: int | None
) -> dict[int, LiteralPlaces]:
    """The places of some distinct literals in some documents of a segment, all at once.

    At most `most` spans of each literal in each document. O(log p) a gram for each document.
    """
    ordered = np.array(sorted(set(documents)), np.int64)
    spans: dict[int, dict[str, dict[str, list[Span]]]] = {d: {} for d in ordered.tolist()}
    counts: dict[int, dict[str, dict[str, int]]] = {d: {} for d in spans}
    if literals and len(ordered):
        for name in segment.grams:
            pages = segment.grams[name].page_bounds(ordered)
            found = []
            for text in literals:
                check()
                positions = segment.literal(name, text).positions_in(ordered, pages)
                if len(positions):
                    found.append((positions, text))
            if found:
                _locate(segment, name, ordered, found, most, spans, counts)
    return {document: LiteralPlaces(spans[document], counts[document]) for document in spans}


def _locate(
    segment: Segment,
    name: str,
    documents: NDArray[np.int64],
    found: Sequence[tuple[Positions, str]],
    most: int | None,
    spans_of: dict[int, dict[str, dict[str, list[Span]]]],
    counts_of: dict[int, dict[str, dict[str, int]]],
) -> None:
    """Note the original spans of what was found in one field, all documents of the page at once.

    A run is what one of them holds of one literal; runs are in the order of literals.
    """
    positions = np.concatenate([each for each, _ in found])
    literal = np.repeat(np.arange(len(found)), [len(each) for each, _ in found])
    begins = segment.grams[name].starts[documents]
    place = begins.searchsorted(positions, "right") - 1
    runs = len(found) * len(documents)
    counts = np.bincount(literal * len(documents) + place, minlength=runs)
    kept = counts
    if most is not None and counts.max() > most:
        kept = counts.clip(max=most)
        rank = np.arange(len(positions)) - np.repeat(np.cumsum(counts) - counts, counts)
        first = rank < most
        positions, literal, place = positions[first], literal[first], place[first]
    numbered = documents.tolist()
    spans = original_spans_of(
        [segment.breaks(name, document) for document in numbered],
        place,
        positions - begins[place],
        np.array([len(text) for _, text in found])[literal],
    )
    at = 0
    of_runs = ((text, document) for _, text in found for document in numbered)
    for (text, document), count, some in zip(of_runs, counts.tolist(), kept.tolist(), strict=True):
        if count:
            counts_of[document].setdefault(name, {})[text] = count
            spans_of[document].setdefault(name, {})[text] = spans[at : at + some]
            at += some
