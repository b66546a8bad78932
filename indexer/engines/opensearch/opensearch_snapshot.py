"""`indexer.snapshot.Snapshot` over one generation in the cluster."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice

from indexer.engines.opensearch.cluster.cluster_document import signed
from indexer.engines.opensearch.cluster.connection import ids_query
from indexer.engines.opensearch.cluster.generation_manifest import GenerationManifest
from indexer.engines.opensearch.cluster.stored_text import StoredText
from indexer.engines.opensearch.count.aggregated_counts import Counting
from indexer.engines.opensearch.count.pivot_tables import PivotTables
from indexer.engines.opensearch.match.compiler import OpenSearchRef, own
from indexer.engines.opensearch.match.standing_by_day import code_on, end_after, turn_after
from indexer.engines.opensearch.open_index import OpenIndex
from indexer.engines.opensearch.opensearch_vocabulary import OpenSearchVocabulary
from indexer.engines.opensearch.rank.ranked_lists import RankedLists
from indexer.ledger import Ledger
from indexer.limits.deadline import OptionalPart, check, may_leave_out
from indexer.query.facets import Facet
from indexer.query.model import DateUnit, Expression, Query, Scope
from indexer.relations.shelf import AsOf, DocRef, ResolvedQuery
from indexer.results import FacetListing, FacetValue, Histogram, Pivot
from indexer.snapshot import (
    LiteralPlaces,
    LowerBound,
    Ranked,
    RankedPage,
    RankedScan,
    Span,
    StoredHit,
    TermWeight,
)


class OpenSearchSnapshot(OpenSearchVocabulary):
    """Answers over one generation; safe to use from several threads."""

    lower_bounds: frozenset[LowerBound] = frozenset()
    """Every count is exact, on any number of shards."""

    def __init__(
        self,
        index: OpenIndex,
        manifest: GenerationManifest,
        hidden: Collection[tuple[str, str]],
        ledger: Ledger,
        alphabet: str,
    ) -> None:
        """Of the documents of a generation those that are not `hidden` are in `index`."""
        super().__init__(index, alphabet)
        self.version = manifest.version_without(hidden)
        self.published_at = datetime.fromisoformat(manifest.published_at)
        self.analysis = manifest.analysis
        self.ledger = ledger
        self._lists = RankedLists(index, self._relevance)
        self._counting = Counting(index, self.version)
        self._tables = PivotTables(self._counting)

    def ranked(self, query: ResolvedQuery, start: int, size: int) -> RankedPage:
        """What is listed from `start` on, at most `size`, and the facets asked for."""
        order = self._lists.order(query, ranked=query.query.ranked)
        places = self._lists.places(order, start, start + size)
        page = self._lists.page(order, places)
        ours = len(order.best)
        end = min(start + size, order.length)
        matched = sum(one.matches for one in order.best[:end]) + max(0, end - ours)
        facets: dict[Facet, tuple[FacetValue, ...]] = {}
        left_out: list[OptionalPart] = []
        with may_leave_out(OptionalPart.FACETS, left_out):
            check()
            facets = self._counting.facets(query)
        return RankedPage(
            total=order.total,
            listed=order.length,
            further=order.further,
            matched=matched,
            facets=facets,
            page=page,
            left_out=tuple(left_out),
        )

    def ranked_scan(
        self, query: ResolvedQuery, batch: int, start: int, stop: int | None
    ) -> RankedScan:
        """The matches from `start` to before `stop`."""
        order = self._lists.order(query, ranked=False)
        end = order.length if stop is None else min(stop, order.length)

        def batches() -> Iterator[tuple[Ranked, ...]]:
            places = self._lists.all(order, start, end)
            while some := list(islice(places, batch)):
                yield self._lists.page(order, some)

        return RankedScan(order.length, batches())

    def count_to(self, query: ResolvedQuery, dated: int, tie: int) -> int:
        """How many matches, ordered by date, stand up to a document of this date and tie."""
        order = self._lists.order(query, ranked=False)
        ((field, direction),) = order.sort[0].items()
        day = dated or (2**31 - 1 if query.query.order.oldest_first else 0)
        before = {"range": {field: {"lt" if direction == "asc" else "gt": day}}}
        same = {"bool": {"filter": [{"term": {field: day}}, {"range": {"tie": _up_to(tie)}}]}}
        either = {"bool": {"should": [before, same], "minimum_should_match": 1}}
        return self._index.count({"bool": {"filter": [order.listed, either]}})

    def histogram(self, query: ResolvedQuery, unit: DateUnit) -> Histogram:
        """The matches by year, month or day of the date that counts."""
        return self._counting.histogram(query, unit)

    def pivot(
        self,
        query: ResolvedQuery,
        unit: DateUnit,
        facet: Facet,
        values: Sequence[str],
        limit: int,
    ) -> Pivot:
        """The matches by year or month and by value of a facet."""
        return self._tables.pivot(query, unit, facet, values, limit)

    def facet_values(self, query: ResolvedQuery, facet: Facet, name: str) -> FacetListing:
        """The values of a facet that hold `name` among the matches, its own filter off."""
        return self._counting.facet_values(query, facet, name)

    def facet_names(self, facet: Facet) -> Sequence[str]:
        """All values of a stored facet, in order."""
        return self._index.facet_names(facet)

    def holding_each(
        self, parts: Sequence[Expression], scope: Scope, refs: Collection[DocRef]
    ) -> Sequence[Collection[DocRef]]:
        """For each of some expressions those of some documents that match it in a scope."""
        if not refs:
            return [() for _ in parts]
        among = dict(ids_query(map(own, refs)))
        bodies = [
            {
                "size": len(refs),
                "_source": False,
                "query": self._compiler.live(among, self._compiler.expression(part, scope)),
            }
            for part in parts
        ]
        answers = self._index.connection.searches(self._index.index, bodies)
        return [{OpenSearchRef(hit["_id"]) for hit in one["hits"]["hits"]} for one in answers]

    def located(
        self, refs: Sequence[DocRef], literals: Sequence[str], most: int | None = None
    ) -> Mapping[DocRef, LiteralPlaces]:
        """Where some documents hold normalised literals; at most `most` spans of each."""
        if not literals:
            return {}
        check()
        found: dict[DocRef, LiteralPlaces] = {}
        stored = self._index.fetch(
            [*map(own, refs)],
            *(f"normal.{name}.{part}" for name in ("title", "body") for part in ("text", "breaks")),
        )
        for id, one in stored.items():
            spans: dict[str, dict[str, list[Span]]] = {}
            counts: dict[str, dict[str, int]] = {}
            for name, normal in one["normal"].items():
                text = StoredText.of(normal)
                for literal in literals:
                    check()
                    if places := text.places(literal):
                        counts.setdefault(name, {})[literal] = len(places)
                        spans.setdefault(name, {})[literal] = [
                            text.original(at, at + len(literal)) for at in places[:most]
                        ]
            found[OpenSearchRef(id)] = LiteralPlaces(spans, counts)
        return found

    def stored_hits(self, refs: Sequence[DocRef], asof: AsOf) -> Sequence[StoredHit]:
        """What is stored of some documents for a page of hits, in their order."""
        stored = self._index.fetch([*map(own, refs)], "record", "rows")
        found = []
        for id in map(own, refs):
            rows = self._index.standing.rows_of(id, stored[id]["rows"])
            record = stored[id]["record"]
            ends, turn = end_after(rows, asof), turn_after(rows, asof)
            found.append(StoredHit(id, record, code_on(rows, asof), ends, turn))
        return found

    def structure(self, ref: DocRef) -> bytes:
        """The stored parts of a document."""
        id = own(ref)
        structure: str = self._index.fetch([id], "structure")[id]["structure"]
        return structure.encode()

    def let_go(self) -> None:
        """Nothing of records is kept."""

    def without_number(self, source: str) -> int:
        """How many documents of a source bear no document number."""
        bare = {"bool": {"must_not": [{"exists": {"field": "numbers"}}]}}
        return self._index.count(self._compiler.live({"term": {"source": source}}, bare))

    def term_weights(self, query: Query) -> Sequence[TermWeight]:
        """The terms that order the hits of a query."""
        weighed = self._relevance.weighed(query)
        return [
            TermWeight(
                one.term.stream,
                "\n".join(one.term.writings) or one.term.text,
                one.mass / one.term.weight,
                one.term.weight,
            )
            for one in weighed
        ]


def _up_to(tie: int) -> dict[str, int]:
    return {"lte": signed(tie)}
