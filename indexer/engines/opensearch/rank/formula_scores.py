"""Order the best hits by our formula: from how often each holds each term, and how long it is.

The cluster chooses the best `POOL` by the formula as far as it knows it, with statistics that know
nothing of what is hidden and count what was deleted; these are put in our order, the same on any
number of shards. What lies behind them keeps the cluster's order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from whoosh.util.numeric import byte_to_length, length_to_byte

from corpus.document import Rank
from indexer.analysis.normalise import normalise
from indexer.engines.opensearch.cluster.connection import Connection, chunks, ids_query
from indexer.engines.opensearch.cluster.mapping import token
from indexer.engines.opensearch.match.compiler import Compiler, any_of, literal, texts_of
from indexer.engines.opensearch.match.interval_rules import occurrences
from indexer.engines.opensearch.rank.term_statistics import TermStatistics, holds
from indexer.limits.deadline import check
from indexer.query.facets import Facet
from indexer.query.model import Query, Scope
from indexer.query.rank_terms import RankTerm, rank_terms
from indexer.ranking import (
    COVERAGE,
    K1,
    RANK_FACTORS,
    WHOLE_TITLE,
    inverse_frequency,
    length_norm,
    term_score,
)

Json = dict[str, Any]

POOL = 200
"""Hits that are put in our order."""

CHOSEN_BY = 100
"""Terms by which the cluster chooses: those that weigh most."""

CLAUSES = 300
"""Queries in one request that says what documents hold."""

COMBINED_FIELDS = (3, 2)
"""The version of OpenSearch from which several fields are scored as one text."""

_TYPED = "typed"
_LENGTHS = [
    f"length.{text}.{stream}" for text in ("title", "body") for stream in ("words", "grams")
]
_RANK = f"facet.{Facet.RANK.value}"


@dataclass(frozen=True, slots=True)
class Weighed:
    """A term with its weight times its rarity."""

    term: RankTerm
    mass: float


@dataclass(frozen=True, slots=True)
class Scored:
    """The score of a document, and the share (0 to 1) of the terms that it holds."""

    score: float
    coverage: float


class FormulaScores:
    """Scores documents of one index; safe to use from several threads."""

    def __init__(
        self, connection: Connection, index: str, compiler: Compiler, statistics: TermStatistics
    ) -> None:
        """Score by the `statistics` of the index."""
        self._connection, self._index = connection, index
        self._compiler, self._statistics = compiler, statistics
        self._combines_fields = cluster_version(connection) >= COMBINED_FIELDS

    def weighed(self, query: Query) -> list[Weighed]:
        """The terms of a query with their masses."""
        scope = query.scope.ranked_as
        if scope is Scope.NUMBER:
            return []
        terms = rank_terms(query)
        counts = self._statistics.holding_terms(terms, scope)
        size = self._statistics.documents
        return [
            Weighed(term, term.weight * inverse_frequency(size, count))
            for term, count in zip(terms, counts, strict=True)
        ]

    def choice(self, query: Query, terms: Sequence[Weighed]) -> list[Json]:
        """Queries by the sum of whose scores the cluster chooses the best hits.

        The formula as far as a cluster can tell it. Before 3.2 a title and a text are scored apart
        there; both together are what is meant, and the last place of `POOL` is far from the first.
        """
        best = sorted(terms, key=lambda one: -one.mass)[:CHOSEN_BY]
        chosen = [_covered(best, [self._scored(query.scope, one) for one in best], query.scope)]
        if typed := _typed(query):
            chosen.append(_titled(typed))
        return chosen

    def _scored(self, scope: Scope, one: Weighed) -> Json:
        """A query that scores by one term."""
        if one.term.writings:
            return self._once(scope.ranked_as, one)
        value, boost = token(one.term.text), one.term.weight * (K1 + 1)
        fields = [f"x.{field}.{one.term.stream}" for field in texts_of(scope.ranked_as)]
        if len(fields) > 1 and self._combines_fields:
            return {"combined_fields": {"query": value, "fields": fields, "boost": boost}}
        return any_of({"term": {field: {"value": value, "boost": boost}}} for field in fields)

    def _once(self, scope: Scope, one: Weighed) -> Json:
        """A query that scores by a term that counts once: less, the longer the text is.

        What falls with the length is as high as the formula's at the length 0 and at the mean one.
        """
        text = texts_of(scope)[-1]  # the title says little of how long both are
        least, mean = (1 + length_norm(length, 1.0) for length in (0.0, 1.0))
        falling = {
            "origin": 0,
            "scale": self._statistics.average_length("words", scope),
            "decay": least / mean,
        }
        return {
            "function_score": {
                "query": {"constant_score": {"filter": holds(one.term, scope)}},
                "functions": [
                    {
                        "exp": {f"length.{text}.words": falling},
                        "weight": one.mass * (K1 + 1) / least,
                    }
                ],
                "boost_mode": "replace",
            }
        }

    def scores(
        self, query: Query, terms: Sequence[Weighed], ids: Sequence[str]
    ) -> dict[str, Scored]:
        """The scores of some documents by id. One request for `CLAUSES` terms, or less."""
        scope = query.scope.ranked_as
        holding = self._held(query, terms, ids)
        averages = {
            stream: self._statistics.average_length(stream, scope) for stream in ("words", "grams")
        }
        total = sum(one.mass for one in terms) or 1.0
        typed = _typed(query)
        found = {}
        for id, (often, fields) in holding.items():
            norms = {
                stream: length_norm(float(_length(fields, stream, scope)), average)
                for stream, average in averages.items()
            }
            score = covered = 0.0
            for at, one in enumerate(terms):
                if count := often.get(at, 0):
                    stream = "grams" if one.term.stream == "grams" else "words"
                    score += term_score(one.mass, count, norms[stream])
                    covered += one.mass / total
            score *= 1 + COVERAGE * covered
            for rank in fields.get(_RANK, ()):
                score *= RANK_FACTORS.get(Rank(rank), 1)
            if _HOLDS_TYPED in often:
                score += WHOLE_TITLE * len(typed) / fields["length.title.grams"][0]
            found[id] = Scored(score, covered)
        return found

    def frequencies(
        self, terms: Sequence[tuple[str, str]], ids: Sequence[str], field: str
    ) -> dict[str, tuple[dict[int, int], Json]]:
        """How often some documents hold words (stream, text) in one field, by place; lengths."""
        queries = [
            (str(at), _counted(field, stream, text)) for at, (stream, text) in enumerate(terms)
        ]
        return self._counts(queries, ids)

    def _held(
        self, query: Query, terms: Sequence[Weighed], ids: Sequence[str]
    ) -> dict[str, tuple[dict[int, int], Json]]:
        scope = query.scope.ranked_as
        queries: list[tuple[str, Json]] = []
        for at, one in enumerate(terms):
            if one.term.writings:
                queries.append((f"{at} once", _named_constant(holds(one.term, scope))))
            else:
                stream, text = one.term.stream, one.term.text
                queries += ((f"{at} {f}", _counted(f, stream, text)) for f in texts_of(scope))
        if typed := _typed(query):
            queries.append((_TYPED, _named_constant(literal(typed, "title"))))
        return self._counts(queries, ids)

    def _counts(
        self, queries: Sequence[tuple[str, Json]], ids: Sequence[str]
    ) -> dict[str, tuple[dict[int, int], Json]]:
        """For each document the counts by the number that names begin with, and its fields."""
        if not ids:
            return {}
        bodies = [self._body(some, ids) for some in list(chunks(queries, CLAUSES)) or [()]]
        check()
        found: dict[str, tuple[dict[int, int], Json]] = {}
        for body in bodies:
            answer = self._connection.search(self._index, body, include_named_queries_score="true")
            for hit in answer["hits"]["hits"]:
                counts, fields = found.setdefault(hit["_id"], ({}, {}))
                fields |= hit.get("fields", {})
                for name, score in hit.get("matched_queries", {}).items():
                    at = _HOLDS_TYPED if name == _TYPED else int(name.split()[0])
                    counts[at] = counts.get(at, 0) + _count(name, score)
        return found

    def _body(self, queries: Sequence[tuple[str, Json]], ids: Sequence[str]) -> Json:
        named = [_named(name, query) for name, query in queries]
        return {
            "size": len(ids),
            "_source": False,
            "docvalue_fields": [*_LENGTHS, _RANK],
            "query": {"bool": {"filter": [ids_query(ids)], "should": named}},
            "track_total_hits": False,
        }


_HOLDS_TYPED = -1


def cluster_version(connection: Connection) -> tuple[int, ...]:
    """The version that a cluster says it has: (3, 6); one request."""
    number: str = connection.call("GET", "/")["version"]["number"]
    return tuple(int(part) for part in number.split(".")[:2])


def _covered(terms: Sequence[Weighed], scored: Sequence[Json], scope: Scope) -> Json:
    """A sum of scores, raised by the share of the terms that is held, and for ranks."""
    total = sum(one.mass for one in terms) or 1.0
    functions: list[Json] = [{"filter": {"match_all": {}}, "weight": 1.0}]
    functions += (
        {"filter": holds(one.term, scope.ranked_as), "weight": COVERAGE * one.mass / total}
        for one in terms
    )
    raised = _multiplied(any_of(scored), functions, "sum")
    of_rank = [
        {"filter": {"term": {_RANK: rank.value}}, "weight": factor}
        for rank, factor in RANK_FACTORS.items()
    ]
    return _multiplied(raised, of_rank, "multiply")


def _multiplied(query: Json, functions: Sequence[Json], mode: str) -> Json:
    return {
        "function_score": {
            "query": query,
            "functions": list(functions),
            "score_mode": mode,
            "boost_mode": "multiply",
        }
    }


def _titled(typed: str) -> Json:
    """A query that scores titles by the share of them that was typed."""
    share = {"field": "length.title.grams", "modifier": "reciprocal", "missing": 1}
    return {
        "function_score": {
            "query": {"constant_score": {"filter": literal(typed, "title")}},
            "functions": [{"field_value_factor": share, "weight": WHOLE_TITLE * len(typed)}],
            "boost_mode": "replace",
        }
    }


def _typed(query: Query) -> str:
    """What was typed as far as a title may hold it; "" where that counts for nothing."""
    typed = query.parsed.subject or normalise(query.text)
    return typed if len(typed) > 1 and query.scope in (Scope.ALL, Scope.TITLE) else ""


def _counted(field: str, stream: str, text: str) -> Json:
    """Scores n / (n + 1) where a text holds a word or a pair n times."""
    if stream == "grams":
        return occurrences(f"x.{field}.chars", text, characters_of=True)
    return occurrences(f"x.{field}.words", token(text), characters_of=False)


def _named_constant(query: Json) -> Json:
    return {"constant_score": {"filter": query}}


def _named(name: str, query: Json) -> Json:
    """A query with a name under which its score is told."""
    ((kind, inner),) = query.items()
    if kind == "intervals":
        ((field, rule),) = inner.items()
        return {kind: {field: rule | {"_name": name}}}
    return {kind: inner | {"_name": name}}


def _count(name: str, score: float) -> int:
    """How often it is held: once where the query only says whether; else n of n / (n + 1)."""
    if name == _TYPED or name.endswith("once"):
        return 1
    return round(score / (1 - score)) if score < 1 else 2**24


def _length(fields: Mapping[str, Sequence[int]], stream: str, scope: Scope) -> int:
    """The length of a document in a scope, rounded as Whoosh keeps it in one byte.

    Else documents of nearly equal scores would stand in another order than on one machine.
    """
    length = sum(fields[f"length.{text}.{stream}"][0] for text in texts_of(scope))
    return int(byte_to_length(length_to_byte(length)))
