"""What of a document answers the query? Spans of the original text, from stored positions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus.fields.numbers import find_numbers
from indexer.analysis.normalise import original_spans
from indexer.engines.whoosh.literals import Literal
from indexer.engines.whoosh.segment import Segment
from indexer.query.model import Expression, Number, Phrase, Word
from indexer.results import Snippet
from indexer.snippets import mark

Span = tuple[int, int]

ENOUGH_FOR_SNIPPETS = 12
"""Occurrences of one literal that are looked at to make a snippet; a document page takes all."""


class Passages:
    """Finds the words, phrases and numbers that were asked for in documents of one segment."""

    def __init__(self, segment: Segment, asked: Iterable[Expression]) -> None:
        """Look the literals up, once for all documents."""
        leaves = tuple(asked)
        texts = dict.fromkeys(leaf.text for leaf in leaves if isinstance(leaf, Word | Phrase))
        self._segment = segment
        self._literals = {
            name: [Literal(field, text) for text in texts]
            for name, field in (("title", segment.title), ("body", segment.body))
        }
        self._keys = {leaf.key for leaf in leaves if isinstance(leaf, Number)}

    def spans(self, field: str, document: int, text: str, most: int | None = None) -> list[Span]:
        """Where they stand in the original `text` of `title` or `body`, in order.

        At most `most` of each literal. O(log p) for each gram, plus the text once where a number
        was asked for.
        """
        found: set[Span] = set()
        breaks = self._segment.breaks(field, document)
        for literal in self._literals[field]:
            starts = literal.starts_in(document)[:most]
            if len(starts):
                found.update(original_spans(breaks, starts, literal.length))
        if self._keys:
            found.update((n.start, n.end) for n in find_numbers(text) if n.key in self._keys)
        return sorted(found)


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
