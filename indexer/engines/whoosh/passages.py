"""What of a document answers the query? Spans of the original text, from stored positions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from corpus.fields.numbers import find_numbers
from indexer.analysis.normalise import original_spans_of
from indexer.engines.whoosh.literals import Positions
from indexer.engines.whoosh.segment import Segment
from indexer.query.model import Expression, Number, Phrase, Word
from indexer.results import Snippet
from indexer.snippets import mark

Span = tuple[int, int]

ENOUGH_FOR_SNIPPETS = 8
"""Occurrences of one literal that are looked at to make a snippet; a document page takes all."""


class Passages:
    """Where some documents of a segment hold the words, phrases and numbers that were asked for."""

    def __init__(
        self,
        segment: Segment,
        asked: Iterable[Expression],
        documents: Iterable[int],
        most: int | None = None,
    ) -> None:
        """Find them for all documents at once, at most `most` of each literal in each document.

        O(log p) a gram for each document.
        """
        leaves = tuple(asked)
        texts = dict.fromkeys(leaf.text for leaf in leaves if isinstance(leaf, Word | Phrase))
        self._keys = {leaf.key for leaf in leaves if isinstance(leaf, Number)}
        self._found: dict[tuple[str, int], set[Span]] = {}
        ordered = np.unique(np.fromiter(documents, np.int64))
        for name in segment.grams:
            found = [(segment.literal(name, t).positions_in(ordered), len(t)) for t in texts]
            self._locate(segment, name, ordered, [pair for pair in found if len(pair[0])], most)

    def spans(self, field: str, document: int, text: str) -> list[Span]:
        """The spans of the original `text` of the `title` or `body` of a document, in order."""
        spans = self._found.get((field, document), set())
        if self._keys:
            spans |= {(n.start, n.end) for n in find_numbers(text) if n.key in self._keys}
        return sorted(spans)

    def _locate(
        self,
        segment: Segment,
        name: str,
        documents: NDArray[np.int64],
        found: list[tuple[Positions, int]],
        most: int | None,
    ) -> None:
        """Note the original spans of what was found, all documents of the page at once."""
        begins = segment.grams[name].starts[documents]
        places, starts, lengths = [], [], []
        for positions, length in found:
            place = begins.searchsorted(positions, "right") - 1
            if most is not None:
                rank = np.arange(len(place)) - place.searchsorted(place)
                positions, place = positions[rank < most], place[rank < most]
            places.append(place)
            starts.append(positions - begins[place])
            lengths.append(np.full(len(place), length))
        if not places:
            return
        place = np.concatenate(places)
        spans = original_spans_of(
            [segment.breaks(name, document) for document in documents.tolist()],
            place,
            np.concatenate(starts),
            np.concatenate(lengths),
        )
        for document, span in zip(documents[place].tolist(), spans, strict=True):
            self._found.setdefault((name, document), set()).add(span)


def marked_lines(text: str, found: list[Span]) -> Iterator[Snippet]:
    """Each line of `text` with its part of the ascending spans marked; none crosses a line."""
    start = 0
    at = 0
    for line in text.split("\n"):
        end = start + len(line)
        inside: list[Span] = []
        while at < len(found) and found[at][0] < end:
            inside.append((found[at][0] - start, min(found[at][1], end) - start))
            at += 1
        yield mark(line, inside)
        start = end + 1
