"""What of a document answers the query? Spans of the original text, from stored positions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from corpus.fields.numbers import FoundNumber, find_numbers
from indexer.analysis.normalise import original_spans_of
from indexer.engines.whoosh.files.literals import Positions
from indexer.engines.whoosh.files.segment import Segment
from indexer.query.model import Expression, Number, Phrase, Word
from indexer.results import Snippet
from indexer.snippets import mark

Span = tuple[int, int]

ENOUGH_FOR_SNIPPETS = 8
"""Occurrences of one literal that are looked at to make a snippet; a document page takes all."""


class Occurrences:
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
        leaves = tuple(dict.fromkeys(asked))
        texts = list(dict.fromkeys(leaf.text for leaf in leaves if isinstance(leaf, Word | Phrase)))
        self.asked = leaves
        self._keys = {leaf.key for leaf in leaves if isinstance(leaf, Number)}
        self._found: dict[tuple[str, int], dict[str, list[Span]]] = {}
        self._looked_through: tuple[str, list[FoundNumber]] = "", []
        self._counts: dict[tuple[str, int, str], int] = {}
        ordered = np.array(sorted(set(documents)), np.int64)
        if texts and len(ordered):
            for name in segment.grams:
                found = [
                    (segment.literal(name, text).positions_in(ordered), text) for text in texts
                ]
                self._locate(segment, name, ordered, [pair for pair in found if len(pair[0])], most)

    def spans(self, field: str, document: int, text: str) -> list[Span]:
        """The spans of the original `text` of the `title` or `body` of a document, in order."""
        of_literals = self._found.get((field, document))
        spans = set().union(*of_literals.values()) if of_literals else set()
        if self._keys:
            spans |= {(n.start, n.end) for n in self._numbers(text)}
        return sorted(spans)

    def count(self, field: str, document: int, literal: str) -> int:
        """How often the `title` or `body` of a document holds a word or phrase."""
        return self._counts.get((field, document, literal), 0)

    def forms(self, field: str, document: int, text: str, literal: str) -> dict[str, None]:
        """How the original `text` writes a word or phrase otherwise, each form once, in order."""
        spans = self._found.get((field, document), {}).get(literal, ())
        forms = dict.fromkeys([text[start:end] for start, end in spans])
        forms.pop(literal, None)
        return forms

    def number_count(self, text: str, key: str) -> int:
        """How often an original text names a document number."""
        return sum(number.key == key for number in self._numbers(text))

    def _numbers(self, text: str) -> list[FoundNumber]:
        """The numbers in a text that were asked for."""
        if not self._keys:
            return []
        if self._looked_through[0] != text:
            named = [number for number in find_numbers(text) if number.key in self._keys]
            self._looked_through = text, named
        return self._looked_through[1]

    def _locate(
        self,
        segment: Segment,
        name: str,
        documents: NDArray[np.int64],
        found: list[tuple[Positions, str]],
        most: int | None,
    ) -> None:
        """Note the original spans of what was found, all documents of the page at once.

        A run is what one of them holds of one literal; runs are in the order of literals.
        """
        if not found:
            return
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
        for (text, document), count, some in zip(
            of_runs, counts.tolist(), kept.tolist(), strict=True
        ):
            if count:
                self._counts[name, document, text] = count
                self._found.setdefault((name, document), {})[text] = spans[at : at + some]
                at += some


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
