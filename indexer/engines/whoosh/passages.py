"""What of a document answers the query? Spans of the original text, from stored positions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from corpus.fields.numbers import find_numbers
from indexer.analysis.normalise import original_spans
from indexer.engines.whoosh.literals import Literal, Positions
from indexer.engines.whoosh.segment import Segment
from indexer.query.model import Expression, Number, Phrase, Word
from indexer.results import Snippet
from indexer.snippets import mark

Span = tuple[int, int]

ENOUGH_FOR_SNIPPETS = 12
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
        self._keys = {leaf.key for leaf in leaves if isinstance(leaf, Number)}
        self._segment = segment
        self._found: dict[tuple[str, int], list[tuple[Positions, int]]] = {}
        ordered = np.unique(np.fromiter(documents, np.int64))
        for text in dict.fromkeys(leaf.text for leaf in leaves if isinstance(leaf, Word | Phrase)):
            for name, field in (("title", segment.title), ("body", segment.body)):
                every = Literal(field, text).starts_in(ordered)
                for document, starts in zip(ordered.tolist(), every, strict=True):
                    if len(starts):
                        found = self._found.setdefault((name, document), [])
                        found.append((starts[:most], len(text)))

    def spans(self, field: str, document: int, text: str) -> list[Span]:
        """The spans of the original `text` of the `title` or `body` of a document, in order."""
        spans: set[Span] = set()
        found = self._found.get((field, document))
        if found:
            starts = np.concatenate([positions for positions, _ in found])
            lengths = np.repeat([length for _, length in found], [len(p) for p, _ in found])
            spans.update(original_spans(self._segment.breaks(field, document), starts, lengths))
        if self._keys:
            spans.update((n.start, n.end) for n in find_numbers(text) if n.key in self._keys)
        return sorted(spans)


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
