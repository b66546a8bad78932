"""The working of one query: text → query → tokens → what is looked up → scored hits."""

from __future__ import annotations

import numpy as np

from indexer import ranking
from indexer.analysis.normalise import normalise
from indexer.engines.whoosh.evaluation import leaves
from indexer.engines.whoosh.searcher import Searcher
from indexer.query.describe import describe
from indexer.query.model import Expression, Phrase, Query, Scope, Word
from indexer.results import Explanation


def explanation(searcher: Searcher, query: Query) -> Explanation:
    """Answer the query and say how."""
    result = searcher.search(query)
    lookups = [
        f"{describe(leaf)}: {_count(searcher, leaf, query.scope)}"
        for leaf in dict.fromkeys((*leaves(query.expression), *leaves(query.relaxed)))
    ]
    weights = [
        f"{name}:{word} idf {searcher.idf(name, word):.2f} × {weight:g}"
        for name, weight in ranking.FIELD_WEIGHTS.items()
        for word in query.rank_words
    ]
    return Explanation(
        steps=(
            ("text", (query.text, normalise(query.text))),
            ("query", tuple(describe(e) for e in (query.expression, query.relaxed) if e)),
            ("words", query.rank_words),
            ("lookups", tuple(lookups)),
            ("weights", tuple(weights)),
            (
                "hits",
                tuple(f"{hit.score:.3f}  {hit.id}  {hit.title}" for hit in result.hits),
            ),
        ),
        result=result,
    )


def _count(searcher: Searcher, leaf: Expression, scope: Scope) -> str:
    scopes = [Scope.TITLE, Scope.BODY] if isinstance(leaf, Word | Phrase) else [scope]
    if scope is not Scope.ALL:
        scopes = [scope]
    counts = (
        f"{s.value} {sum(int(np.count_nonzero(m)) for m in searcher.masks(leaf, s))}"
        for s in scopes
    )
    return ", ".join(counts)
