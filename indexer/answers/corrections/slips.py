"""The texts of which a piece may be a slip at one pair of characters that stands nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log1p

from indexer.analysis.confusions import NUMERALS, confusable, spelling_slips
from indexer.analysis.sounds import FIRST, LAST
from indexer.answers.corrections.typed_pieces import TypedPiece
from indexer.query.function_words import FUNCTION_WORDS
from indexer.snapshot import Snapshot

ENOUGH = 5
"""Documents that a correction needs in a large collection: below that, it may be a mistake itself.
"""

DOCUMENTS_OF_ONE = 500
"""Documents among which one more has to hold a correction, up to `ENOUGH`: so few share a mistake.
"""

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


def enough(snapshot: Snapshot) -> int:
    """Documents that a correction needs; a small collection has few of anything.

    One of 230 documents, `ENOUGH` of 2,000 and more.
    """
    return min(ENOUGH, 1 + snapshot.size // DOCUMENTS_OF_ONE)


def slips_at(piece: TypedPiece, pair: int, snapshot: Snapshot) -> Iterator[Slip]:
    """The likeliest slips at the characters `pair` and `pair` + 1 of a piece."""
    moved = list(_exchanged_or_doubled(piece.text, pair))
    often = snapshot.pair_frequencies({two for one in moved for two in one.new_pairs})
    least = enough(snapshot)
    scored = [
        (one.weight * _familiar([often.get(two, 0) for two in one.new_pairs], least), one)
        for one in moved
    ]
    for at in (pair, pair + 1):
        scored += _replaced(piece.text, at, snapshot)
    known = (one for one in scored if one[0])
    yield from (slip for _, slip in sorted(known, key=lambda one: -one[0])[:MOST_OTHER])
    yield from _missing(piece.text, pair, snapshot)


def _familiar(counts: Sequence[int], least: int) -> float:
    """How frequent the new pairs of a correction are; 0 where fewer than `least` documents do."""
    if max(counts, default=0) < least:
        return 0.0
    return sum(map(log1p, counts)) / len(counts)


def _replaced(text: str, at: int, snapshot: Snapshot) -> Iterator[tuple[float, Slip]]:
    """What text[at] may have been meant as, with scores above 0."""
    if text[at] in NUMERALS:
        return
    other = [one for one in confusable(text[at]) if one[0] not in NUMERALS]
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    counts = snapshot.neighbour_frequencies(before, "".join(char for char, _ in other), after)
    least = enough(snapshot)
    for (char, weight), few in zip(other, counts, strict=True):
        if score := weight * _familiar(few, least):
            yield score, Slip(f"{text[:at]}{char}{text[at + 1 :]}", at, at + 1, at + 1, weight)


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
    least = enough(snapshot)
    begun = snapshot.pairs_beginning(before, least)
    between = "".join(two[1] for two in begun)
    ended = snapshot.neighbour_frequencies("", between, after)
    counts = zip(between, begun.values(), ended, strict=True)
    shared = {
        char: min(begins, ends)
        for char, begins, (ends,) in counts
        if min(begins, ends) >= least and _may_be_missing(char)
    }
    for char in sorted(shared, key=lambda char: (-shared[char], char))[:MOST_MISSING]:
        whole = f"{text[: pair + 1]}{char}{text[pair + 1 :]}"
        yield Slip(whole, pair + 1, pair + 1, pair + 2, MISSING)


def _may_be_missing(char: str) -> bool:
    """Whether a word lacks this character, which numerals and particles are no part of."""
    return FIRST <= ord(char) <= LAST and char not in NUMERALS and char not in FUNCTION_WORDS
