"""What of a document answers the query? Spans of the original text, from stored positions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus.fields.numbers import find_numbers
from indexer.analysis.normalise import original_span
from indexer.engines.whoosh.literals import literal_starts
from indexer.engines.whoosh.segment import Segment
from indexer.query.model import Expression, Number, Phrase, Word
from indexer.results import Snippet
from indexer.snippets import mark

Span = tuple[int, int]

ENOUGH_FOR_SNIPPETS = 40
"""Occurrences of one literal that are looked at to make a snippet; a document page takes all."""


def spans(
    segment: Segment,
    document: int,
    field: str,
    asked: Iterable[Expression],
    text: str,
    most: int | None = None,
) -> list[Span]:
    """Where the words, phrases and numbers stand in the original `text` of `title` or `body`.

    In order, at most `most` of each literal. O(log p) for each gram, plus the text once where a
    number was asked for.
    """
    grams = segment.title if field == "title" else segment.body
    breaks = segment.breaks(field, document)
    found: set[Span] = set()
    keys: set[str] = set()
    for leaf in asked:
        match leaf:
            case Word(literal) | Phrase(literal):
                starts = literal_starts(grams, literal, document)[:most]
                found.update(original_span(breaks, s, s + len(literal)) for s in starts)
            case Number(key):
                keys.add(key)
    if keys:
        found.update((n.start, n.end) for n in find_numbers(text) if n.key in keys)
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
