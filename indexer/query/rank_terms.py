"""The terms by which a query orders its hits."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.query.expansion_terms import expansion_terms
from indexer.query.model import Query
from indexer.ranking import FORM_WEIGHT, GRAM_WEIGHT


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
