"""What a slip makes of the words of a piece, and whether it fits what stands around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from indexer.analysis.confusions import SAME_SOUND
from indexer.analysis.words import cut, cut_for_search
from indexer.answers.corrections.slips import Slip
from indexer.answers.corrections.typed_pieces import TypedPiece
from indexer.query.function_words import FUNCTION_WORDS
from indexer.snapshot import Snapshot

RARELY = 2
"""Documents that may have the same mistake: up to so many hold a pair that is looked at."""

COMMON = 0.01
"""A character that is a word of its own in this share of the documents may stand beside any other:
of 打到 nobody can say that it is a mistake."""

LONG = 3
"""A word that is longer may be held by few documents, and a word in it by enough."""


@dataclass(frozen=True, slots=True)
class WordChange:
    """A slip by which `corrected`, one word or two, became `typed`.

    `fits`: it stands with its neighbours in documents, or is long enough to be sure without.
    `unclear`: each of its characters may well stand alone, so that only more words can tell.
    `wider` are the words before and after it.
    """

    piece: TypedPiece
    slip: Slip
    typed: str
    corrected: str
    fits: bool
    unclear: bool = False
    wider: tuple[str, str] = ("", "")


class StandingAlone:
    """Whether characters are words of their own so often that one alone says nothing."""

    def __init__(self, snapshot: Snapshot) -> None:
        """Ask `snapshot`, once for each character."""
        self._snapshot = snapshot
        self._least = max(1.0, COMMON * snapshot.size)
        self._known: dict[str, bool] = {}

    def __call__(self, char: str) -> bool:
        """Whether a character is."""
        if char not in self._known:
            counts = self._snapshot.word_frequencies("body", [char])
            self._known[char] = counts.get(char, 0) >= self._least
        return self._known[char]


def word_changes(
    piece: TypedPiece, slip: Slip, often: Mapping[str, int], common: StandingAlone
) -> Iterator[WordChange]:
    """The slip, if by it fewer and whole words come about, and it fits what stands around them."""
    words, before = words_of(slip.text), words_of(piece.text)
    within = any(end - len(word) <= slip.start < end and len(word) > 2 for word, end in before)
    fewer = len(words) < len(before) + within or _single(words) < _single(before)
    if not fewer:
        return
    stop = max(slip.stop, slip.start + 1)
    changed = [(word, end) for word, end in words if end > slip.start and end - len(word) < stop]
    if any(len(word) == 1 for word, _ in changed):
        return
    start, end = changed[0][1] - len(changed[0][0]), changed[-1][1]
    if end - start > LONG:
        yield from _narrower(piece, slip, slip.text[start:end], start)
    typed = piece.text[start : end + slip.end - slip.stop]
    corrected = slip.text[start:end]
    short = len(corrected) == 2
    unclear = short and all(map(common, typed))
    fitting = []
    for edge, neighbour in _edges(words, start, end):
        rare = often.get(slip.text[edge - 1 : edge + 1], 0) <= RARELY
        alone = len(neighbour) == 1 and neighbour not in FUNCTION_WORDS
        if rare and alone and not (short and common(neighbour)):
            return
        fitting.append(not rare)
    likely = slip.weight >= SAME_SOUND
    if likely or not short or all(fitting):
        fits = not short or (likely and all(fitting))
        yield WordChange(piece, slip, typed, corrected, fits, unclear, _wider(words, start, end))


def _edges(words: Sequence[tuple[str, int]], start: int, end: int) -> Iterator[tuple[int, str]]:
    """Where text[start:end] meets its neighbours, and these."""
    for word, stop in words:
        if stop == start:
            yield start, word
        elif stop - len(word) == end:
            yield end, word


def _narrower(piece: TypedPiece, slip: Slip, word: str, start: int) -> Iterator[WordChange]:
    """The shorter words in a long one that hold all of the slip: 补贴 in 物价补贴."""
    for part in cut_for_search(word):
        first = start + word.find(part)
        last = first + len(part)
        if part != word and len(part) > 1 and first <= slip.start and slip.stop <= last:
            typed = piece.text[first : last + slip.end - slip.stop]
            yield WordChange(piece, slip, typed, part, fits=True)


def _wider(words: Sequence[tuple[str, int]], start: int, end: int) -> tuple[str, str]:
    """The words before and after text[start:end]; "" where there are none."""
    before = next((word for word, stop in words if stop == start), "")
    return before, next((word for word, stop in words if stop - len(word) == end), "")


def as_one_word(piece: TypedPiece, slip: Slip) -> WordChange:
    """A slip in a piece that is one word or one code."""
    return WordChange(piece, slip, piece.text, slip.text, fits=True)


def words_of(text: str) -> list[tuple[str, int]]:
    """The words of a text, each with its end."""
    words = cut(text)
    return list(zip(words, accumulate(map(len, words)), strict=True))


def _single(words: Sequence[tuple[str, int]]) -> int:
    """How many words are one character that is no function word."""
    return sum(len(word) == 1 and word not in FUNCTION_WORDS for word, _ in words)
