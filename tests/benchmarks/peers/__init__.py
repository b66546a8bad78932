"""The engines that ours is measured against; each answers the same question in its own way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from indexer.engines.whoosh.write.packed_document import PackedDocument
from indexer.engines.whoosh.write.vocabulary import CountedWords
from indexer.ranking import GRAM_WEIGHT
from indexer.snippets import make_snippets
from tests.benchmarks.dataset import Question


@dataclass(frozen=True, slots=True)
class Answer:
    """What every engine answers: matches in all, by year and by topic, and its ten best.

    `spent_elsewhere` are the CPU seconds that it took in another process.
    """

    total: int
    years: dict[str, int]
    topics: dict[str, int]
    best: tuple[str, ...]
    spent_elsewhere: float = 0.0


class Peer(Protocol):
    """An engine under measurement."""

    name: str

    def build(self, folder: Path, documents: Iterable[PackedDocument]) -> None:
        """Write an index into an empty folder."""

    def open(self, folder: Path) -> None:
        """Open it for questions."""

    def ask(self, question: Question) -> Answer:
        """Answer a question, snippets of the ten best included."""


def gram_tokens(text: str) -> list[str]:
    """The grams of a normal form as words of ASCII letters, which no tokenizer takes apart."""
    from indexer.analysis import grams

    return [f"g{code:x}" for code in grams.codes(text).tolist()]


def literal_tokens(literal: str) -> list[tuple[int, str]]:
    """(offset, word) of the grams that cover a literal of two characters or more."""
    from indexer.analysis import grams

    return [(offset, f"g{code:x}") for offset, code in grams.phrase_codes(literal)]


def all_grams(literal: str) -> list[str]:
    """The words of every gram of a literal, for engines whose phrases have no gaps."""
    return [literal_tokens(literal[i : i + 2])[0][1] for i in range(len(literal) - 1)]


def rank_terms(question: Question) -> Iterable[tuple[str, str, float]]:
    """(stream, term, weight) of what ranks: the same as in `scoring.rank_terms`."""
    for word in question.rank_words:
        yield "words", word, 1 + GRAM_WEIGHT if len(word) == 2 else 1.0
    for gram in question.rank_grams:
        yield "grams", literal_tokens(gram)[0][1], GRAM_WEIGHT


def snippets(text: str, literals: Iterable[str]) -> None:
    """Snippets by our function, over spans that are looked for in the text."""
    spans: list[tuple[int, int]] = []
    for literal in literals:
        at = text.find(literal)
        while at >= 0 and len(spans) < 40:
            spans.append((at, at + len(literal)))
            at = text.find(literal, at + len(literal))
    make_snippets(text, sorted(spans))


def word_tokens(words: CountedWords) -> Iterable[str]:
    """Every word of a stream, as often as it occurs."""
    return (word for word, count in words for _ in range(count))
