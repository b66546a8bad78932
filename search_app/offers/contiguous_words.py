"""Ask how many documents hold in one piece what the dictionary cuts into words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from indexer.engine import View
from indexer.query.model import Query
from indexer.query.syntax.cut_words import quoted_where_cut
from indexer.results import SearchResult
from search_app.addresses.search_args import reworded


@dataclass(frozen=True, slots=True)
class ContiguousWords:
    """The same search with each cut word in quotation marks, and how many documents it finds."""

    query: Query
    count: int


def ask_contiguous(result: SearchResult, view: View) -> ContiguousWords | None:
    """The search for the words in one piece; None where it would find nothing, or the same."""
    text = quoted_where_cut(result.query.parsed) if result.total else ""
    if not text:
        return None
    quoted = reworded(result.query, text)
    counted = replace(quoted, match=None, size=0, facets=(), snippets=False)
    count = view.search(counted).total
    return ContiguousWords(quoted, count) if 0 < count < result.total else None
