"""What a hit says in official words instead of the plain ones that were typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from indexer.analysis.normalise import normalise
from indexer.query.expressions import Leaf, leaves
from indexer.query.model import Query, Word
from indexer.results import Reason


@dataclass(frozen=True, slots=True)
class OfficialWords:
    """The official words that a ranked list looks for, with the plain words they stand for.

    `asked` are the words that were typed themselves.
    """

    typed: Mapping[Word, tuple[str, ...]] = field(default_factory=dict)
    asked: frozenset[Leaf] = frozenset()

    @classmethod
    def of(cls, query: Query) -> OfficialWords:
        """Those of a query; none where its list is exact."""
        if not query.ranked or not query.expansions:
            return cls()
        typed: dict[Word, list[str]] = {}
        for one in query.expansions:
            typed.setdefault(Word(normalise(one.official)), []).append(one.typed)
        listed = {word: tuple(plain) for word, plain in typed.items()}
        return cls(listed, frozenset(leaves(query.expression)))

    def not_said(self, missing: Sequence[str], why: Sequence[Reason]) -> tuple[str, ...]:
        """Those of the missing words that a hit does not say officially either."""
        if not self.typed:
            return tuple(missing)
        said = [
            plain
            for one in why
            if not one.absent and isinstance(one.asked, Word)
            for plain in self.typed.get(one.asked, ())
        ]
        return tuple(word for word in missing if not any(word in plain for plain in said))

    def without_unused(self, why: tuple[Reason, ...]) -> tuple[Reason, ...]:
        """The reasons for a hit without the official words that it does not hold."""
        if not self.typed:
            return why
        return tuple(
            one
            for one in why
            if not (one.absent and one.asked in self.typed and one.asked not in self.asked)
        )
