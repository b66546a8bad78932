"""Words that stand in no law, by which a large set of documents gets the tables of a real one.

Shuffled copies alone repeat the words of 13,000 documents, however many they are. In life new words
keep coming, the fewer the more were read: of n words about n to the power of `HEAPS` are different
(H. S. Heaps, "Information Retrieval: Computational and Theoretical Aspects", 1978).
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from corpus.document import Document

EVERY = 20
"""One word, of two characters, is put in place of what stands at each 20th: one word of ten."""

HEAPS = 0.75
"""Draws that follow a power law, P(number > n) = (1 + n / FLAT) ** -(1 / HEAPS - 1), find so."""

FLAT = 10
"""How many of the most frequent words are about equally frequent."""

CHARACTERS = slice(500, 2500)
"""Which characters of the laws the words are made of, the most frequent first."""

SEED = 20261201

_FIRST, _LAST = "\u4e00", "\u9fa5"
_ODD = 0x9E3779B97F4A7C15


class UnseenWords:
    """Draws words by a seed; the same in every run that puts them into the same texts."""

    def __init__(self, documents: Iterable[Document]) -> None:
        """Make words of the characters of some documents that none of these has side by side."""
        counts: Counter[str] = Counter()
        self._known: set[tuple[str, str]] = set()
        for document in documents:
            for part in document.parts:
                for paragraph in part.paragraphs:
                    counts.update(paragraph.text)
                    self._known.update(pairwise(paragraph.text))
        han = [char for char, _ in counts.most_common() if _FIRST <= char <= _LAST]
        self._characters = han[CHARACTERS]
        self._chance = random.Random(SEED)

    def put_into(self, text: str) -> str:
        """The text with such words in place of one pair of Han characters of ten."""
        parts: list[str] = []
        done = 0
        for at in range(self._chance.randrange(EVERY), len(text) - 1, EVERY):
            if _FIRST <= text[at] <= _LAST and _FIRST <= text[at + 1] <= _LAST:
                parts += (text[done:at], self._word())
                done = at + 2
        return "".join((*parts, text[done:]))

    def _word(self) -> str:
        number = int(FLAT * (self._chance.paretovariate(1 / HEAPS - 1) - 1))
        chars = self._characters
        while True:
            number += 1
            mixed = (number * _ODD >> 16) & 0xFFFFFFFF
            first, last = chars[mixed % len(chars)], chars[mixed // len(chars) % len(chars)]
            if (first, last) not in self._known:
                return first + last
