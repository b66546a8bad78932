"""The texts of which a piece may be a slip at one pair of characters that stands nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log1p

from indexer.analysis.confusions import NUMERALS, confusable, spelling_slips
from indexer.analysis.sounds import FIRST, LAST
from indexer.answers.corrections.typed_pieces import TypedPiece
from indexer.query.function_words import FUNCTION_WORDS
from indexer.snapshot import Snapshot

ENOUGH = 5
"""Documents that a correction needs: below that, it may be a mistake itself."""

FAR_MORE = 50
"""So many times as many documents hold a correction as what was typed, where any hold that."""

EXCHANGED, DOUBLED, MISSING = 1.0, 1.0, 0.8
"""Weights beside those of `confusions`: a character left out has many that may be meant."""

MOST_MISSING = 12
"""Characters that may be missing at one place, those with the most documents."""

MOST_OTHER = 24
"""Characters that may have been meant at one pair, those with the most frequent neighbours."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What a piece may have been meant as: typed[start:end] was meant as text[start:stop]."""

    text: str
    start: int
    end: int
    stop: int
    weight: float

    @property
    def pairs(self) -> tuple[str, ...]:
        """All pairs of neighbouring characters of the correction, near where it differs."""
        near = self.text[max(0, self.start - 5) : self.stop + 5]
        return tuple(map("".join, pairwise(near)))

    @property
    def new_pairs(self) -> tuple[str, ...]:
        """The pairs of neighbouring characters that the correction makes."""
        first, last = max(0, self.start - 1), min(len(self.text) - 1, max(self.stop, self.start))
        return tuple(self.text[at : at + 2] for at in range(first, last))


def slips_at(piece: TypedPiece, pair: int, snapshot: Snapshot) -> Iterator[Slip]:
    """The likeliest slips at the characters `pair` and `pair` + 1 of a piece."""
    text = piece.text
    replaced = list(_replaced(text, pair))
    moved = list(_exchanged_or_doubled(text, pair))
    new = [one.new_pairs for one in moved] + [_pairs_around(text, *one[:2]) for one in replaced]
    often = snapshot.pair_frequencies({two for pairs in new for two in pairs})
    weights = [one.weight for one in moved] + [weight for _, _, weight in replaced]
    scores = [weight * _familiar(pairs, often) for weight, pairs in zip(weights, new, strict=True)]
    best = sorted(range(len(scores)), key=lambda number: (-scores[number], number))[:MOST_OTHER]
    for number in best:
        if not scores[number]:
            break
        if number < len(moved):
            yield moved[number]
        else:
            at, char, weight = replaced[number - len(moved)]
            yield Slip(f"{text[:at]}{char}{text[at + 1 :]}", at, at + 1, at + 1, weight)
    yield from _missing(text, pair, snapshot)


def _familiar(pairs: Sequence[str], often: Mapping[str, int]) -> float:
    """How frequent the new pairs of a correction are; 0 where documents have none of them."""
    counts = [often.get(pair, 0) for pair in pairs]
    if max(counts, default=0) < ENOUGH:
        return 0.0
    return sum(map(log1p, counts)) / len(counts)


def _replaced(text: str, pair: int) -> Iterator[tuple[int, str, float]]:
    """(place, character, weight) of what one of two characters may have been meant as."""
    for at in (pair, pair + 1):
        if text[at] not in NUMERALS:
            for char, weight in confusable(text[at]):
                if char not in NUMERALS:
                    yield at, char, weight


def _pairs_around(text: str, at: int, char: str) -> tuple[str, ...]:
    """The pairs that a character makes with its neighbours in place of text[at]."""
    before = (text[at - 1] + char,) if at else ()
    return (*before, char + text[at + 1]) if at + 1 < len(text) else before


def exchanges(text: str) -> Iterator[Slip]:
    """All slips of a short text by which two neighbours are exchanged."""
    for slip in spelling_slips(text):
        if len(slip.text) == len(text):
            at = slip.position
            yield Slip(slip.text, at, at + 2, at + 2, EXCHANGED)


def _exchanged_or_doubled(text: str, pair: int) -> Iterator[Slip]:
    first = max(0, pair - 1)
    for slip in spelling_slips(text[first : pair + 3]):
        at = first + slip.position
        whole = text[:first] + slip.text + text[pair + 3 :]
        if len(whole) == len(text):
            yield Slip(whole, at, at + 2, at + 2, EXCHANGED)
        else:
            yield Slip(whole, at, at + 2, at + 1, DOUBLED)


def _missing(text: str, pair: int, snapshot: Snapshot) -> Iterator[Slip]:
    before, after = text[pair], text[pair + 1]
    begun = snapshot.pairs_beginning(before, ENOUGH)
    between = [one[1] for one in begun if _may_be_missing(one[1])]
    ended = snapshot.pair_frequencies([char + after for char in between])
    shared = {char: min(begun[before + char], ended.get(char + after, 0)) for char in between}
    often = sorted(shared, key=lambda char: (-shared[char], char))[:MOST_MISSING]
    for char in often:
        if shared[char] >= ENOUGH:
            whole = f"{text[: pair + 1]}{char}{text[pair + 1 :]}"
            yield Slip(whole, pair + 1, pair + 1, pair + 2, MISSING)


def _may_be_missing(char: str) -> bool:
    """Whether a word lacks this character, which numerals and particles are no part of."""
    return FIRST <= ord(char) <= LAST and char not in NUMERALS and char not in FUNCTION_WORDS
