"""Statistics of the documents in sight: how many hold a term, and how long they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any

from cachetools import LRUCache

from indexer.engines.opensearch.cluster.connection import Connection, chunks
from indexer.engines.opensearch.cluster.mapping import token
from indexer.engines.opensearch.match.compiler import Compiler, any_of, texts_of
from indexer.engines.opensearch.match.interval_rules import alone
from indexer.limits.deadline import check
from indexer.query.model import Scope
from indexer.query.rank_terms import RankTerm

Json = dict[str, Any]

AT_ONCE = 500
"""Queries that one request counts; the bound of a cluster is 1,024 clauses in each."""

KEPT = 65_536
"""Counts that are kept: questions share words."""


class TermStatistics:
    """Counts documents of one index of the cluster; safe to use from several threads."""

    def __init__(self, connection: Connection, index: str, compiler: Compiler) -> None:
        """Count those that `compiler` leaves in sight; one request."""
        self._connection, self._index, self._compiler = connection, index, compiler
        self._lock = Lock()
        self._kept: LRUCache[str, int] = LRUCache(KEPT)
        names = [f"{text}.{stream}" for text in ("title", "body") for stream in ("words", "grams")]
        found = self._search({name: {"sum": {"field": f"length.{name}"}} for name in names})
        self.documents: int = found["hits"]["total"]["value"]
        """How many there are."""
        self._lengths = {name: found["aggregations"][name]["value"] for name in names}

    def average_length(self, stream: str, scope: Scope) -> float:
        """The mean length of a document in the texts of a scope, in words or characters."""
        total: float = sum(self._lengths[f"{text}.{stream}"] for text in texts_of(scope))
        return total / max(1, self.documents) or 1.0

    def holding(self, queries: Sequence[tuple[str, Callable[[], Json]]]) -> dict[str, int]:
        """How many documents match each of some queries, which have names; the last are kept."""
        with self._lock:
            found = {name: self._kept[name] for name, _ in queries if name in self._kept}
        missing = [(name, make) for name, make in dict(queries).items() if name not in found]
        for some in chunks(missing, AT_ONCE):
            check()
            filters = {str(n): {"filter": make()} for n, (_, make) in enumerate(some)}
            counted = self._search(filters)["aggregations"]
            new = {name: counted[str(n)]["doc_count"] for n, (name, _) in enumerate(some)}
            found |= new
            with self._lock:
                self._kept.update(new)
        return found

    def holding_terms(self, terms: Sequence[RankTerm], scope: Scope) -> list[int]:
        """How many documents hold each of some terms in the texts of a scope."""
        names = [f"{scope} {term.stream} {term.text}" for term in terms]
        makers = [lambda term=term: holds(term, scope) for term in terms]
        found = self.holding(list(zip(names, makers, strict=True)))
        return [found[name] for name in names]

    def _search(self, aggregations: Json) -> Json:
        body = {
            "size": 0,
            "track_total_hits": True,
            "query": self._compiler.live(),
            "aggs": aggregations,
        }
        return self._connection.search(self._index, body)


def holds(term: RankTerm, scope: Scope) -> Json:
    """The documents that hold a term in the texts of a scope."""
    if term.writings:
        return any_of(
            alone(f"x.{field}.chars", form) for field in texts_of(scope) for form in term.writings
        )
    return any_of(
        {"term": {f"x.{field}.{term.stream}": token(term.text)}} for field in texts_of(scope)
    )
