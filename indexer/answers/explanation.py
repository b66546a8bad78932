"""Show the working of one query: text → query → tokens → what is looked up → scored hits."""

from __future__ import annotations

from datetime import date

from indexer.analysis.normalise import normalise
from indexer.query.describe import describe
from indexer.query.expressions import Leaf, leaves
from indexer.query.model import ParsedText, Phrase, Query, Scope, Sort, Word
from indexer.ranking import RANK_FACTORS
from indexer.relations.shelf import ResolvedQuery
from indexer.results import Explanation, SearchResult
from indexer.snapshot import Snapshot


def explanation(snapshot: Snapshot, query: Query, result: SearchResult, today: date) -> Explanation:
    """Say how the `result` of a query came about."""
    lookups = [
        f"{describe(leaf)}: {_counts(snapshot, leaf, query.scope, today)}"
        for leaf in dict.fromkeys(leaves(query.expression))
    ]
    weights = [
        f"{term.stream}:{term.text} idf {term.idf:.2f} × {term.weight:g}"
        for term in snapshot.term_weights(query)
    ]
    if weights and query.order is Sort.RELEVANCE:
        weights += [f"rank:{rank} × {factor:g}" for rank, factor in RANK_FACTORS.items()]
    return Explanation(
        steps=(
            ("text", (query.text, normalise(query.text))),
            ("query", (describe(query.expression),) if query.expression else ()),
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


def _counts(snapshot: Snapshot, leaf: Leaf, scope: Scope, today: date) -> str:
    """How many documents hold a leaf, in the title and in the body where both are looked at."""
    scopes = [Scope.TITLE, Scope.BODY] if isinstance(leaf, Word | Phrase) else [scope]
    if scope is not Scope.ALL:
        scopes = [scope]
    totals = []
    for one in scopes:
        asked = Query(parsed=ParsedText(expression=leaf), scope=one, facets=(), asked_on=today)
        totals.append(f"{one.value} {snapshot.ranked(ResolvedQuery(asked), 0, 0).total}")
    return ", ".join(totals)
