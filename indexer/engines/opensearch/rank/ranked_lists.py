"""Put the matches of a query, and what follows them in a ranked list, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from indexer.engines.opensearch.cluster.connection import ids_query
from indexer.engines.opensearch.match.compiler import OpenSearchRef, any_of, own
from indexer.engines.opensearch.match.same_text_matches import SameTextMatches, duplicates
from indexer.engines.opensearch.open_index import OpenIndex, by_date
from indexer.engines.opensearch.rank.formula_scores import POOL, FormulaScores, Scored, Weighed
from indexer.limits.deadline import check
from indexer.query.expressions import required
from indexer.query.model import Expression, Scope, Sort
from indexer.query.worth_listing import has_few_words, worth_listing
from indexer.ranking import (
    ALL_OF_FEW,
    LEAST_COVERAGE,
    LEAST_SCORE,
    LIFTED,
    MOST_FURTHER,
    tie_breaker,
)
from indexer.relations.shelf import ResolvedQuery
from indexer.snapshot import Ranked

Json = dict[str, Any]

BY_SCORE: list[Json] = [{"_score": "desc"}, *by_date()]

_LIFT = 1e6
"""What the cluster adds to the score of a named document, and again for each one behind it."""


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """A document in order: its score, its date, and whether it holds all that was asked."""

    id: str
    score: float
    dated: int
    matches: bool

    @property
    def key(self) -> tuple[float, bool, int, int]:
        """What it is sorted by: relevance, then the newest, then its tie."""
        return -self.score, not self.dated, -self.dated, tie_breaker(self.id)


@dataclass(frozen=True, slots=True)
class ListOrder:
    """The order of a list: `best` in ours, behind them the rest of `listed` as `sort` has it.

    `total` matches there are, of which `behind` are not shown. `further` follow the matches.
    """

    total: int
    best: tuple[ListedDocument, ...]
    listed: Json
    matches: Json
    sort: Sequence[Json]
    behind: int
    further: int

    @property
    def length(self) -> int:
        """How many places the list has."""
        return self.total - self.behind + self.further


class RankedLists:
    """Orders the documents of one index; safe to use from several threads."""

    def __init__(self, index: OpenIndex, relevance: FormulaScores) -> None:
        """Order by `relevance` where a query asks for it."""
        self._index, self._relevance = index, relevance
        self._some_hold = lru_cache(maxsize=1024)(self._any_holds)

    def order(self, asked: ResolvedQuery, *, ranked: bool) -> ListOrder:
        """The order of what matches; with `ranked` also of what lacks words."""
        check()
        query = asked.query
        compiler = self._index.compiler
        matches = compiler.matches(asked, query.parsed.expression)
        same = SameTextMatches.among(self._index, matches) if query.fold else SameTextMatches()
        behind = same.behind
        listed = _without(matches, behind)
        if query.order is not Sort.RELEVANCE:
            total = self._index.count(matches)
            sort = by_date(query.order)
            return ListOrder(total, (), listed, matches, sort, len(behind), 0)
        terms = self._relevance.weighed(query)
        found = self._chosen(asked, terms, listed)
        total = found["hits"]["total"]["value"] + len(behind)
        first = _days(found)
        pool = self._pool(asked, terms, matches, same) if ranked else {}
        also = behind[:POOL] if ranked else []
        scores = self._relevance.scores(query, terms, [*first, *pool, *also])
        further: list[ListedDocument] = []
        if ranked:
            further = self._further(asked, scores, pool)
            if has_few_words(query):
                few = ALL_OF_FEW
                scores |= {id: replace(scores[id], score=few * scores[id].score) for id in first}
        best = [
            ListedDocument(id, _lifted(asked, id, scores[id].score), day, True)
            for id, day in first.items()
        ]
        ordered = sorted([*best, *further], key=lambda one: one.key)
        sort = BY_SCORE
        return ListOrder(
            total,
            tuple(ordered),
            self._scored(asked, terms, listed),
            matches,
            sort,
            len(behind),
            len(further),
        )

    def places(self, order: ListOrder, start: int, stop: int) -> list[ListedDocument]:
        """The places of a list from `start` to before `stop`."""
        stop = min(stop, order.length)
        found = list(order.best[start:stop])
        ours = len(order.best)
        if stop > ours and start < stop:
            first = max(start, ours) - order.further
            hits = self._index.first(order.listed, order.sort, first, stop - max(start, ours))
            scored = order.sort is BY_SCORE
            found += (
                ListedDocument(hit["_id"], (hit["_score"] or 0.0) if scored else 0.0, 0, True)
                for hit in hits
            )
        return found

    def all(self, order: ListOrder, start: int, stop: int) -> Iterator[ListedDocument]:
        """The places from `start` to before `stop`, read forward in the memory of a page."""
        yield from order.best[start:stop]
        ours = len(order.best)
        if stop > ours:
            rest = self._index.scan(order.listed, (), order.sort, page=1000, checked=True)
            for place, (id, _, _) in enumerate(rest, order.further):
                if place >= stop:
                    return
                if place >= max(start, ours):
                    yield ListedDocument(id, 0.0, 0, True)

    def page(self, order: ListOrder, places: Sequence[ListedDocument]) -> tuple[Ranked, ...]:
        """Some places, with how many other matches have the same text."""
        again = duplicates(self._index, order.matches, [one.id for one in places])
        return tuple(
            Ranked(
                OpenSearchRef(one.id),
                one.score,
                again.get(one.id, 0),
                one.matches,
            )
            for one in places
        )

    def _chosen(self, asked: ResolvedQuery, terms: Sequence[Weighed], listed: Json) -> Json:
        """The best matches as the cluster scores them, and how many there are."""
        body = {
            "size": POOL,
            "query": self._scored(asked, terms, listed),
            "sort": BY_SCORE,
            "_source": False,
            "docvalue_fields": ["day.dated"],
            "track_total_hits": True,
        }
        return self._index.search(body)

    def _scored(self, asked: ResolvedQuery, terms: Sequence[Weighed], listed: Json) -> Json:
        """A query that scores what is listed, so that the best come first."""
        should = self._relevance.choice(asked.query, terms)
        count = len(asked.lifted)
        should += (
            {"constant_score": {"filter": ids_query([own(ref)]), "boost": _LIFT * (count - at)}}
            for at, ref in enumerate(asked.lifted)
        )
        return {"bool": {"filter": [listed], "should": should}}

    def _pool(
        self, asked: ResolvedQuery, terms: Sequence[Weighed], matches: Json, same: SameTextMatches
    ) -> dict[str, int]:
        """The best documents that may follow the matches, with their dates."""
        refused = [matches]
        if asked.query.fold and same.groups:
            refused.append({"terms": {"group": same.groups}})
        candidates = {"bool": {"filter": [self._candidates(asked)], "must_not": refused}}
        return _days(self._chosen(asked, terms, candidates))

    def _candidates(self, asked: ResolvedQuery) -> Json:
        """All that matches a query but for its bare words.

        Where no document at all holds what is quoted beside them, nothing is required. Of few words
        one has to be there, but in what the query names.
        """
        query, compiler = asked.query, self._index.compiler
        needed = required(query.parsed)
        if needed is not None and not self._some_hold(needed, query.scope):
            needed = None
        worth = worth_listing(query)
        more = []
        if worth is not None:
            named = dict(ids_query(map(own, asked.lifted)))
            more = [any_of([compiler.expression(worth, Scope.ALL), named])]
        return compiler.matches(asked, needed, None, *more)

    def _any_holds(self, needed: Expression, scope: Scope) -> bool:
        compiler = self._index.compiler
        return self._index.count(compiler.live(compiler.expression(needed, scope))) > 0

    def _further(
        self,
        asked: ResolvedQuery,
        scores: dict[str, Scored],
        pool: dict[str, int],
    ) -> list[ListedDocument]:
        """Those of the pool that are worth to be listed.

        All hold what is looked for within the results, so that says nothing of their worth.
        """
        query = asked.query
        typed = scores
        if query.within:
            bare = replace(query, within=())
            typed = self._relevance.scores(bare, self._relevance.weighed(bare), [*scores])
        best = max((one.score for one in typed.values()), default=0.0)
        lifted = {own(ref) for ref in asked.lifted}
        worth = [
            ListedDocument(id, _lifted(asked, id, scores[id].score), day, False)
            for id, day in pool.items()
            if id in lifted
            or (typed[id].coverage >= LEAST_COVERAGE and typed[id].score >= LEAST_SCORE * best)
        ]
        if query.fold:
            worth = self._folded(worth)
        return sorted(worth, key=lambda one: one.key)[:MOST_FURTHER]

    def _folded(self, places: Sequence[ListedDocument]) -> list[ListedDocument]:
        """Of same texts the most official one."""
        ids = [one.id for one in places]
        if not ids:
            return []
        behind = {*SameTextMatches.among(self._index, dict(ids_query(ids))).behind}
        return [one for one in places if one.id not in behind]


def _without(query: Json, ids: Sequence[str]) -> Json:
    if not ids:
        return query
    return {"bool": {"filter": [query], "must_not": [dict(ids_query(ids))]}}


def _days(found: Json) -> dict[str, int]:
    return {hit["_id"]: hit["fields"]["day.dated"][0] for hit in found["hits"]["hits"]}


def _lifted(asked: ResolvedQuery, id: str, score: float) -> float:
    """What the query names stands before all others, in its order."""
    ids = [own(ref) for ref in asked.lifted]
    return LIFTED - ids.index(id) if id in ids else score
