"""Where a document holds what was asked: words, phrases and document numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from corpus.fields.numbers import FoundNumber, find_numbers
from indexer.query.expressions import Leaf
from indexer.query.model import Number, Phrase, Word
from indexer.snapshot import LiteralPlaces, Span

NOWHERE = LiteralPlaces({}, {})

_NOWHERE: Mapping[str, Sequence[Span]] = {}


class Sought:
    """What is looked for in the documents of a page: each thing asked once, in order."""

    def __init__(self, asked: Iterable[Leaf], attached: Collection[Leaf] = ()) -> None:
        """Take what was asked; what is `attached` of it counts in attachments only."""
        self.asked = tuple((leaf, written(leaf)) for leaf in dict.fromkeys(asked))
        """Each thing with the literals that stand for it."""
        self.literals = list(dict.fromkeys(text for _, texts in self.asked for text in texts))
        self.keys = {leaf.key for leaf, _ in self.asked if isinstance(leaf, Number)}
        anywhere = {text for leaf, texts in self.asked if leaf not in attached for text in texts}
        self.attached_literals = frozenset(self.literals) - anywhere
        """The literals that count in attachments only."""
        self.attached_keys = {leaf.key for leaf in attached if isinstance(leaf, Number)}
        """The keys of numbers that count in attachments only."""

    @property
    def counts_in_attachments(self) -> bool:
        """Whether something counts in attachments only."""
        return bool(self.attached_literals or self.attached_keys)


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

    def __init__(
        self, places: LiteralPlaces, sought: Sought, attachments: int | None = None
    ) -> None:
        """`places` are those of the literals that are sought.

        `attachments` is where in the original body the first attachment begins, None without one.
        All places have to be there (`Snapshot.located`) where something counts in attachments only.
        """
        self._places = places
        if sought.attached_literals:
            self._places = _narrowed(places, sought.attached_literals, attachments)
        self.asked = sought.asked
        self._keys = sought.keys
        self._attached_keys = sought.attached_keys
        self._attachments = attachments
        self._looked_through: tuple[str, list[FoundNumber]] = "", []

    def spans(self, field: str, text: str) -> list[Span]:
        """The spans of the original `text` of a field that answer what was asked, in order."""
        of_literals = self._places.spans.get(field)
        spans: set[Span] = set().union(*of_literals.values()) if of_literals else set()
        if self._keys:
            spans |= {(number.start, number.end) for number in self._numbers(field, text)}
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

    def number_count(self, field: str, text: str, key: str) -> int:
        """How often the original text of a field names a document number."""
        return sum(number.key == key for number in self._numbers(field, text))

    def _numbers(self, field: str, text: str) -> list[FoundNumber]:
        """The numbers in the text of a field that were asked for there."""
        if not self._keys:
            return []
        if self._looked_through[0] != text:
            named = [number for number in find_numbers(text) if number.key in self._keys]
            self._looked_through = text, named
        found = self._looked_through[1]
        if not self._attached_keys:
            return found
        begin = self._attachments if field == "body" else None
        return [
            number
            for number in found
            if number.key not in self._attached_keys
            or (begin is not None and number.start >= begin)
        ]


def _narrowed(places: LiteralPlaces, literals: Collection[str], begin: int | None) -> LiteralPlaces:
    """The places without those of some literals in the title and before `begin` in the body."""

    def kept(field: str, literal: str, found: Sequence[Span]) -> Sequence[Span]:
        if literal not in literals:
            return found
        if field != "body" or begin is None:
            return ()
        return [span for span in found if span[0] >= begin]

    spans = {
        field: {literal: kept(field, literal, found) for literal, found in of_field.items()}
        for field, of_field in places.spans.items()
    }
    counts = {
        field: {
            literal: len(spans[field][literal]) if literal in literals else count
            for literal, count in of_field.items()
        }
        for field, of_field in places.counts.items()
    }
    return LiteralPlaces(spans, counts)
