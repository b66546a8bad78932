"""Where a document holds what was asked: words, phrases and document numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from corpus.fields.numbers import FoundNumber, find_numbers
from indexer.query.expressions import Leaf
from indexer.query.model import Number, Phrase, Word
from indexer.snapshot import LiteralPlaces, Span

NOWHERE = LiteralPlaces({}, {})

_NOWHERE: Mapping[str, Sequence[Span]] = {}


class Sought:
    """What is looked for in the documents of a page: each thing asked once, in order."""

    def __init__(self, asked: Iterable[Leaf]) -> None:
        """Take what was asked."""
        self.asked = tuple((leaf, written(leaf)) for leaf in dict.fromkeys(asked))
        """Each thing with the literals that stand for it."""
        self.literals = list(dict.fromkeys(text for _, texts in self.asked for text in texts))
        self.keys = {leaf.key for leaf, _ in self.asked if isinstance(leaf, Number)}


def written(leaf: Leaf) -> tuple[str, ...]:
    """The literals that stand for a word or phrase in a text; none for another thing asked."""
    match leaf:
        case Word():
            return leaf.writings
        case Phrase(text):
            return (text,)
        case _:
            return ()


class Occurrences:
    """The occurrences in the `title` and the `body` of one document."""

    def __init__(self, places: LiteralPlaces, sought: Sought) -> None:
        """`places` are those of the literals that are sought."""
        self._places = places
        self.asked = sought.asked
        self._keys = sought.keys
        self._looked_through: tuple[str, list[FoundNumber]] = "", []

    def spans(self, field: str, text: str) -> list[Span]:
        """The spans of the original `text` of a field that answer what was asked, in order."""
        of_literals = self._places.spans.get(field)
        spans: set[Span] = set().union(*of_literals.values()) if of_literals else set()
        if self._keys:
            spans |= {(number.start, number.end) for number in self._numbers(text)}
        return sorted(spans)

    def places(self, field: str) -> Mapping[str, Sequence[Span]]:
        """The spans of each literal in the original text of a field."""
        return self._places.spans.get(field, _NOWHERE)

    def count(self, field: str, literals: Sequence[str]) -> int:
        """How often a field holds any of some literals."""
        counts = self._places.counts.get(field)
        return sum([counts.get(literal, 0) for literal in literals]) if counts else 0

    def forms(self, field: str, text: str, literals: Sequence[str]) -> dict[str, None]:
        """How the original `text` writes the first of some literals otherwise, each form once."""
        places = self._places.spans.get(field, _NOWHERE)
        spans = (span for literal in literals for span in places.get(literal, ()))
        forms = dict.fromkeys([text[start:end] for start, end in spans])
        forms.pop(literals[0], None)
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
