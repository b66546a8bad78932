"""The engines that ours is measured against; each answers the same question in its own way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from indexer.engines.whoosh.write.packed_document import PackedDocument
from indexer.ranking import GRAM_WEIGHT
from indexer.snippets import make_snippets
from tests.benchmarks.dataset import Question


@dataclass(frozen=True, slots=True)
class Answer:
    """What every engine answers: matches in all, by year and by topic, and its ten best."""

    total: int
    years: dict[str, int]
    topics: dict[str, int]
    best: tuple[str, ...]


class Peer(Protocol):
    """An engine under measurement."""

    name: str

    def build(self, folder: Path, documents: Iterable[PackedDocument]) -> None:
        """Write an index into an empty folder."""

    def open(self, folder: Path) -> None:
        """Open it for questions."""

    def ask(self, question: Question) -> Answer:
        """Answer a question, snippets of the ten best included."""


def gram_tokens(codes: Iterable[int]) -> str:
    """A gram stream as words of ASCII letters, which no tokenizer takes apart."""
    return " ".join(f"g{code:x}" for code in codes)


def literal_tokens(literal: str) -> list[tuple[int, str]]:
    """(offset, word) of the grams that cover a literal of two characters or more."""
    from indexer.analysis import grams

    return [(offset, f"g{code:x}") for offset, code in grams.phrase_codes(literal)]


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


def word_tokens(words: tuple[list[bytes], object, int]) -> Iterable[str]:
    """Every word of a stream, as often as it occurs."""
    distinct, counts, _ = words
    for word, count in zip(distinct, counts, strict=True):  # type: ignore[call-overload]
        yield from [word.decode()] * int(count)
