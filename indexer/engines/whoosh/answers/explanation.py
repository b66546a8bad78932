"""The working of one query: text → query → tokens → what is looked up → scored hits."""

from __future__ import annotations

from indexer.analysis.normalise import normalise
from indexer.engines.whoosh.match.matching import count
from indexer.engines.whoosh.rank.scoring import rank_terms
from indexer.engines.whoosh.searcher import Searcher
from indexer.query.describe import describe
from indexer.query.expressions import leaves
from indexer.query.model import Expression, Phrase, Query, Scope, Word
from indexer.results import Explanation


def explanation(searcher: Searcher, query: Query) -> Explanation:
    """Answer the query and say how."""
    result = searcher.search(query)
    lookups = [
        f"{describe(leaf)}: {_count(searcher, leaf, query.scope)}"
        for leaf in dict.fromkeys((*leaves(query.expression), *leaves(query.parsed.relaxed)))
    ]
    idf = searcher.relevance.idf
    weights = [
        f"{term.stream}:{term.text} idf {idf(term, query.scope):.2f} × {term.weight:g}"
        for term in rank_terms(query)
    ]
    return Explanation(
        steps=(
            ("text", (query.text, normalise(query.text))),
            ("query", tuple(describe(e) for e in (query.expression, query.parsed.relaxed) if e)),
            ("words", (*query.rank_words, *query.rank_grams)),
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
    counts = (f"{s.value} {count(searcher.matching.masks(leaf, s))}" for s in scopes)
    return ", ".join(counts)
