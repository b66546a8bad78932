"""Add to a query the official words that a ranked list looks for beside plain ones."""

from __future__ import annotations

from dataclasses import replace

from indexer.query.expressions import bare_text
from indexer.query.model import Query
from indexer.query.plain_words import PlainWords


def expanded(query: Query, plain_words: PlainWords) -> Query:
    """The query with the official words for the plain words of its text.

    Only where it is ranked, and not to be taken exactly.
    """
    if not query.ranked or query.exact:
        return query
    return replace(query, expansions=plain_words.expansions(bare_text(query.parsed)))
