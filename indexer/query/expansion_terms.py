"""The terms by which official words for plain ones order a ranked list."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from indexer.analysis.normalise import normalise
from indexer.analysis.words import cut_for_search, is_word
from indexer.query.model import Query
from indexer.ranking import EXPANSION, GRAM_WEIGHT


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
