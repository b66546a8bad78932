"""Tell which bare words of the query a hit lacks, those apart that it says officially."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from indexer.analysis.normalise import normalise
from indexer.query.expressions import Leaf, leaves
from indexer.query.model import Query, Word
from indexer.results import Reason


@dataclass(frozen=True, slots=True)
class MayLack:
    """The words that a hit may lack, and the official words that stand for some of them.

    `bare` are the words that were typed without operators. `official` are looked for beside them;
    `typed` gives for each of those the plain words that it stands for.
    """

    bare: frozenset[Leaf] = frozenset()
    official: tuple[Word, ...] = ()
    typed: Mapping[Word, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, query: Query) -> MayLack:
        """What a hit of the list that `query` asks for may lack; nothing where it is exact."""
        if not query.ranked:
            return cls()
        typed: dict[Word, list[str]] = {}
        for one in query.expansions:
            typed.setdefault(Word(normalise(one.official)), []).append(one.typed)
        bare = (leaf for part in query.parsed.bare for leaf in leaves(part))
        return cls(frozenset(bare), tuple(typed), {word: (*some,) for word, some in typed.items()})

    def missing(self, why: Iterable[Reason]) -> tuple[str, ...]:
        """The bare words that a hit lacks, by the reasons for it."""
        if not self.bare:
            return ()
        why = tuple(why)
        said = [
            plain
            for one in why
            if not one.absent and isinstance(one.asked, Word)
            for plain in self.typed.get(one.asked, ())
        ]
        return tuple(
            one.asked.text
            for one in why
            if one.absent
            and one.asked in self.bare
            and not any(one.asked.text in plain for plain in said)
        )

    def without_unused(self, why: tuple[Reason, ...]) -> tuple[Reason, ...]:
        """The reasons for a hit without the official words that it does not hold."""
        if not self.official:
            return why
        return tuple(
            one
            for one in why
            if not (one.absent and one.asked in self.typed and one.asked not in self.bare)
        )
