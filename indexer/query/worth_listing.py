"""Say what a document that lacks words has to hold all the same, to be listed after the matches."""

from __future__ import annotations

from indexer.analysis.normalise import normalise
from indexer.analysis.words import cut_for_search
from indexer.query.expressions import either, leaves, required
from indexer.query.model import Expression, Phrase, Query, Word

FEW = 3
"""Parts of a query up to which one of them has to be there: 立法法 is not met by what only says
立法. Of a longer text what is worth to be listed holds some."""

LONG = 4
"""Characters of a word from which on a word inside it will do: of 住房公积金 公积金."""


def has_few_words(query: Query) -> bool:
    """Whether several words were typed, but so few that each of them is meant."""
    return 1 < len(query.parsed.bare) <= FEW


def worth_listing(query: Query) -> Expression | None:
    """At least one of the few bare parts of a query, or an official word for one.

    None for more of them, and where something else beside them is required.

    >>> from indexer.query.parser import parse
    >>> worth_listing(Query(parsed=parse("养犬")))
    Word(text='养犬', forms=())
    """
    parts = query.parsed.bare
    if not 0 < len(parts) <= FEW or required(query.parsed) is not None:
        return None
    typed = [leaf.text for part in parts for leaf in leaves(part) if isinstance(leaf, Word)]
    inner = (Word(word) for text in typed if len(text) >= LONG for word in cut_for_search(text))
    official = (Phrase(normalise(one.official)) for one in query.expansions)
    return either((*parts, *(word for word in inner if len(word.text) > 1), *official))
