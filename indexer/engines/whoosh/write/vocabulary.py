"""The distinct words of the documents that are packed together, each sent and looked up once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.words import is_word

MOST_COUNTED = 65_535
"""A word that occurs more often in a text counts as if it occurred so often."""

_BETWEEN = "\0"
"""Stands between words that are sent: no normal form has it."""


SIGN = 0
"""Stands for every token that is no word (`indexer.analysis.words.is_word`)."""


class _Numbers(dict[str, int]):
    """Of each token one more than its place in `words`, or `SIGN`; a new word gets the last."""

    def __init__(self, words: list[str]) -> None:
        super().__init__(zip(words, range(1, len(words) + 1), strict=True))
        self.words = words

    def __missing__(self, token: str) -> int:
        if not (token.isalnum() or is_word(token)):
            self[token] = SIGN
            return SIGN
        self.words.append(token)
        number = self[token] = len(self.words)
        return number


class Vocabulary:
    """Numbers the words of several texts from 0, in the order in which they are first met.

    Texts that are pickled together with it name each word once.
    """

    def __init__(self, words: Iterable[str] = ()) -> None:
        """Start with some words, all of them different."""
        self._numbers = _Numbers(list(words))

    def __len__(self) -> int:
        return len(self.words)

    def __reduce__(self) -> tuple[object, ...]:
        return _unpickled, (_BETWEEN.join(self.words),)

    @property
    def words(self) -> Sequence[str]:
        """All words, each at the place of its number; it grows with the vocabulary."""
        return self._numbers.words

    def counted(self, tokens: Sequence[str]) -> CountedWords:
        """The distinct words of a text with how often each occurs; what is no word is left out.

        O(tokens of the text, words of the vocabulary).
        """
        given = np.fromiter(map(self._numbers.__getitem__, tokens), np.int64, len(tokens))
        counts = np.bincount(given)[SIGN + 1 :]
        numbers = np.flatnonzero(counts)
        return CountedWords(
            self,
            numbers.astype(np.uint32),
            np.minimum(counts[numbers], MOST_COUNTED).astype(np.uint16),
            int(counts.sum()),
        )


def _unpickled(joined: str) -> Vocabulary:
    return Vocabulary(joined.split(_BETWEEN) if joined else ())


@dataclass(frozen=True, slots=True)
class CountedWords:
    """The distinct words of a text.

    `numbers` (words,) uint32, ascending: their numbers in `vocabulary`; `counts` (words,) uint16:
    how often each occurs, at most `MOST_COUNTED`. `total` is how many words there are in all.
    """

    vocabulary: Vocabulary
    numbers: NDArray[np.uint32]
    counts: NDArray[np.uint16]
    total: int

    def __reduce__(self) -> tuple[object, ...]:
        return _counted, (
            self.vocabulary,
            self.numbers.tobytes(),
            self.counts.tobytes(),
            self.total,
        )

    def __iter__(self) -> Iterator[tuple[str, int]]:
        """Each distinct word and how often it occurs."""
        words = self.vocabulary.words
        for number, count in zip(self.numbers.tolist(), self.counts.tolist(), strict=True):
            yield words[number], count


def _counted(vocabulary: Vocabulary, numbers: bytes, counts: bytes, total: int) -> CountedWords:
    return CountedWords(
        vocabulary, np.frombuffer(numbers, np.uint32), np.frombuffer(counts, np.uint16), total
    )
