"""The terms by which a query orders its hits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from indexer.analysis.normalise import normalise
from indexer.analysis.words import cut_for_search, is_word
from indexer.query.model import Query
from indexer.ranking import EXPANSION, FORM_WEIGHT, GRAM_WEIGHT


@dataclass(frozen=True, slots=True)
class RankTerm:
    """A term that orders hits: `stream` is `words`, `grams` or `forms`.

    A term of `forms` is a quantity with all its `writings`, each of which counts as the term.
    """

    stream: str
    text: str
    weight: float
    writings: tuple[str, ...] = ()


def rank_terms(query: Query) -> list[RankTerm]:
    """The terms that rank a query: each word once, and all pairs of neighbouring characters."""
    words = (RankTerm("words", word, 1) for word in query.rank_words)
    forms = (RankTerm("forms", w.text, FORM_WEIGHT, w.writings) for w in query.rank_forms)
    grams = (RankTerm("grams", gram, GRAM_WEIGHT) for gram in query.rank_grams)
    expanded = (RankTerm(*term) for term in expansion_terms(query))
    return [*words, *grams, *forms, *expanded]


class ExpansionTerm(NamedTuple):
    """A term of an official word: its stream (`words` or `grams`) and its weight."""

    stream: str
    text: str
    weight: float


def expansion_terms(query: Query) -> Iterator[ExpansionTerm]:
    """The words and pairs of characters of the official words, each once, without typed ones."""
    known = {("words", word) for word in query.rank_words}
    known |= {("grams", gram) for gram in query.rank_grams}
    for one in query.expansions:
        literal = normalise(one.official)
        words = (("words", word, 1.0) for word in cut_for_search(literal))
        pairs = (("grams", a + b, GRAM_WEIGHT) for a, b in pairwise(literal) if is_word(a + b))
        for stream, text, weight in (*words, *pairs):
            if (stream, text) not in known:
                known.add((stream, text))
                yield ExpansionTerm(stream, text, weight * EXPANSION * one.weight)
