"""Take from the newest documents what examples are made of: words, titles, numbers, values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from corpus.fields.numbers import FoundNumber, parse_number
from indexer.analysis.normalise import normalise
from indexer.analysis.words import cut, is_word
from indexer.engine import View
from indexer.query.facets import UNSTATED, Facet
from indexer.query.function_words import FUNCTION_WORDS
from indexer.query.model import Query, Sort
from indexer.results import Hit

NEWEST = 40
"""Documents that are looked at; the examples are theirs."""
LONGEST_TITLE = 30
"""Characters of a title that is short enough for an example."""


@dataclass(frozen=True, slots=True)
class Material:
    """What was found.

    `pairs` are neighbouring words, the most frequent first; `titles` are short ones and `numbers`
    have a code and a year, both the newest first; `values` of each facet are the most frequent.
    """

    pairs: tuple[tuple[str, str], ...]
    titles: tuple[str, ...]
    numbers: tuple[FoundNumber, ...]
    values: dict[Facet, tuple[str, ...]]

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the pairs, each once."""
        return tuple(dict.fromkeys(word for pair in self.pairs for word in pair))


def ask_material(view: View) -> Material:
    """Look at the newest documents. One search."""
    result = view.search(Query(sort=Sort.NEWEST, size=NEWEST, fold=True, snippets=False))
    numbers = (parse_number(hit.document_number) for hit in result.hits if hit.document_number)
    pairs = Counter(pair for hit in result.hits for pair in {*_pairs(hit)})
    words = Counter(word for pair in pairs.elements() for word in pair)
    return Material(
        pairs=tuple(sorted(pairs, key=lambda pair: (-min(words[word] for word in pair), pair))),
        titles=tuple(hit.title for hit in result.hits if len(hit.title) <= LONGEST_TITLE),
        numbers=tuple(number for number in numbers if number and "〔" in number.canonical),
        values={
            facet: tuple(one.value for one in found if one.value != UNSTATED)
            for facet, found in result.facets.items()
        },
    )


def _pairs(hit: Hit) -> Iterator[tuple[str, str]]:
    """Neighbouring words of a title that say what it is about."""
    for one, other in pairwise(cut(normalise(hit.title))):
        if _tells(one, hit) and _tells(other, hit) and one != other:
            yield one, other


def _tells(word: str, hit: Hit) -> bool:
    return (
        1 < len(word) <= 4
        and all(is_word(sign) and not sign.isascii() for sign in word)
        and word not in FUNCTION_WORDS
        and word != hit.kind
        and not any(word in issuer for issuer in hit.issuers)
    )
