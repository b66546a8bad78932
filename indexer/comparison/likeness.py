"""How much two pieces say the same, from 0 to 1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import log

from rapidfuzz.distance import Indel
from rapidfuzz.process import cpdist

from indexer.comparison.text_units import TextUnit
from indexer.limits.deadline import check

LEAST = 0.1
"""What is less alike than this in the order of its characters is not looked at."""
MOST_CELLS = 50_000_000
"""Length times length up to which the order of the characters is looked at; of two pieces of more
than some 7,000 characters only which pairs of characters they share."""
SURE = 0.6
"""Pieces so alike in the order of their characters are not looked at more closely."""
_HELD = 0.85
"""How alike a piece is to a much longer one that holds all of its words."""
TELLING = 10
"""Pairs of characters from which on it says something that a longer piece holds them."""
_OTHER_KIND = 0.75
"""How alike an article and a paragraph outside of articles must be."""

TOLD = 0.75
"""What two pieces of different numbers must tell alike, so that they are taken for one: their
likeness in the order of their characters, and the share of what the shorter one tells that the
other tells too, counted by how rare its words are in these texts. Else they share what all articles
of a law do: the names of its organs, the form of its penalties."""
TOLD_PERHAPS = 0.5
"""From here on they may be one, and a reader is asked to look."""
_TOLD_OF_ONE_NUMBER = 0.22
"""The share alone that is asked of two that bear one number."""

Pair = tuple[int, int]
"""The numbers of an old and of a new piece."""


class Likeness:
    """Likeness of the pieces of two texts, `old` and `new`; what was measured once is kept.

    `doubtful` are the pairs that were measured and may be one, with how alike they are: they count
    as not alike.
    """

    def __init__(self, old: Sequence[TextUnit], new: Sequence[TextUnit]) -> None:
        """Count how often each pair of characters stands in these texts; measure nothing yet."""
        self.old, self.new = old, new
        self._known: dict[Pair, float] = {}
        self._kept: tuple[dict[int, frozenset[str]], dict[int, frozenset[str]]] = ({}, {})
        counts = Counter(gram for unit in (*old, *new) for gram in grams_of(unit.words.text))
        pieces = len(old) + len(new)
        self._tells = {gram: log(1 + pieces / count) for gram, count in counts.items()}
        self.doubtful: dict[Pair, float] = {}

    def of(self, pairs: Sequence[Pair]) -> list[float]:
        """The likeness of each pair; a heading is like nothing but headings."""
        missing = [pair for pair in dict.fromkeys(pairs) if pair not in self._known]
        if missing:
            small = [pair for pair in missing if self._cells(pair) <= MOST_CELLS]
            check()
            in_order = cpdist(
                [self.old[i].words.text for i, _ in small],
                [self.new[j].words.text for _, j in small],
                scorer=Indel.normalized_similarity,
                score_cutoff=LEAST,
            ).tolist()
            measured = dict(zip(small, in_order, strict=True))
            for pair in missing:
                check()
                self._known[pair] = self._whole(pair, measured.get(pair, 0.0))
        return [self._known[pair] for pair in pairs]

    def _cells(self, pair: Pair) -> int:
        return len(self.old[pair[0]].words.text) * len(self.new[pair[1]].words.text)

    def _whole(self, pair: Pair, in_order: float) -> float:
        one, other = self.old[pair[0]], self.new[pair[1]]
        if one.kind is not other.kind and (
            one.is_heading or other.is_heading or in_order < _OTHER_KIND
        ):
            return 0.0
        if in_order >= SURE:
            return in_order
        mine, others = self._grams(0, pair[0], one), self._grams(1, pair[1], other)
        shorter = min(mine, others, key=len)
        if len(shorter) < TELLING:
            return in_order
        shared = mine & others
        if self._cells(pair) > MOST_CELLS:
            in_order = 2 * len(shared) / (len(mine) + len(others))
        alike = max(in_order, _HELD * len(shared) / len(shorter))
        told = self._weight(shared) / self._weight(shorter)
        if one.key and one.key == other.key:
            return alike if told >= _TOLD_OF_ONE_NUMBER else 0.0
        if in_order + told >= TOLD:
            return alike
        if in_order + told >= TOLD_PERHAPS:
            self.doubtful[pair] = alike
        return 0.0

    def _grams(self, side: int, number: int, unit: TextUnit) -> frozenset[str]:
        kept = self._kept[side]
        if number not in kept:
            kept[number] = grams_of(unit.words.text)
        return kept[number]

    def _weight(self, grams: frozenset[str]) -> float:
        """How much pairs of characters tell: those that are everywhere in these texts little."""
        return sum(map(self._tells.__getitem__, grams))


def grams_of(text: str) -> frozenset[str]:
    """The different pairs of characters that stand together in a text.

    >>> sorted(grams_of("养犬登记"))
    ['养犬', '犬登', '登记']
    """
    return frozenset(map("".join, pairwise(text)))
