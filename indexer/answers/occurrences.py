"""Where a document holds what was asked: words, phrases and document numbers."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.fields.numbers import FoundNumber, find_numbers
from indexer.query.expressions import Leaf
from indexer.query.model import Number, Phrase, Word
from indexer.snapshot import LiteralPlaces, Span

NOWHERE = LiteralPlaces({}, {})


class Occurrences:
    """The occurrences in the `title` and the `body` of one document."""

    def __init__(self, places: LiteralPlaces, asked: Sequence[Leaf]) -> None:
        """`places` are those of the words and phrases among what was `asked`, each once."""
        self._places = places
        self.asked = asked
        self._literals = literals_of(asked)
        self._keys = {leaf.key for leaf in asked if isinstance(leaf, Number)}
        self._looked_through: tuple[str, list[FoundNumber]] = "", []

    def spans(self, field: str, text: str) -> list[Span]:
        """The spans of the original `text` of a field that answer what was asked, in order."""
        found = self._places.spans
        spans = {span for literal in self._literals for span in found.get((field, literal), ())}
        if self._keys:
            spans |= {(number.start, number.end) for number in self._numbers(text)}
        return sorted(spans)

    def count(self, field: str, literal: str) -> int:
        """How often a field holds a word or phrase."""
        return self._places.counts.get((field, literal), 0)

    def forms(self, field: str, text: str, literal: str) -> dict[str, None]:
        """How the original `text` writes a word or phrase otherwise, each form once, in order."""
        spans = self._places.spans.get((field, literal), ())
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


def literals_of(asked: Sequence[Leaf]) -> list[str]:
    """The distinct words and phrases among what was asked, in order."""
    return list(dict.fromkeys(leaf.text for leaf in asked if isinstance(leaf, Word | Phrase)))
