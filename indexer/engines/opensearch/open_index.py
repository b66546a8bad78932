"""One generation as it is read: its documents without those that are hidden."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from threading import Lock
from typing import Any

import numpy as np
from cachetools import LRUCache
from numpy.typing import NDArray

from indexer.engines.opensearch.cluster.cluster_document import identity_of, signed
from indexer.engines.opensearch.cluster.connection import Connection, ids_query
from indexer.engines.opensearch.cluster.mapping import MAX_WINDOW
from indexer.engines.opensearch.cluster.stored_text import StoredText
from indexer.engines.opensearch.match.compiler import Compiler, OpenSearchRef, literal, number_like
from indexer.engines.opensearch.match.standing_by_day import StandingByDay
from indexer.engines.opensearch.rank.term_statistics import TermStatistics
from indexer.limits.deadline import check
from indexer.query.facets import Facet
from indexer.query.model import InOrder, Sort
from indexer.query.syntax.wildcards import holds_in_order
from indexer.relations.facts import Facts, facts_from_json
from indexer.relations.shelf import IndexedDocument

Json = dict[str, Any]
Row = Mapping[str, Sequence[Any]]
"""Values of a document by field."""

FACTS_KEPT = 4096
BY_TIE: list[Json] = [{"tie": "asc"}]
PAGE = 5_000


def by_date(sort: Sort = Sort.NEWEST) -> list[Json]:
    """An order by date, the undated last, equals by their ties."""
    name = sort.date.value if sort.date else "dated"
    first = {f"ascending.{name}": "asc"} if sort.oldest_first else {f"day.{name}": "desc"}
    return [first, *BY_TIE]


class OpenIndex:
    """Reads one index of the cluster; safe to use from several threads."""

    def __init__(
        self, connection: Connection, index: str, hidden: Collection[tuple[str, str]] = ()
    ) -> None:
        """Leave out the documents (source, key) that are `hidden`."""
        self.connection, self.index = connection, index
        self.standing = StandingByDay({})
        self.facet_names = lru_cache(maxsize=16)(self._facet_names)
        self.hidden = self._ids_of(hidden)
        self.compiler = Compiler(
            self.hidden,
            self.facet_names,
            self._in_order,
            self._numbers_like,
            self._not_before,
            lambda code, asof: self.standing.query(code, asof),
        )
        self._facts: LRUCache[str, Facts] = LRUCache(FACTS_KEPT)
        self._lock = Lock()

    @cached_property
    def statistics(self) -> TermStatistics:
        """The statistics of the documents in sight."""
        return TermStatistics(self.connection, self.index, self.compiler)

    def search(self, body: Json) -> Json:
        """The answer to one search; scores are by the statistics of all shards together."""
        sort = body.get("sort")
        if sort and "_score" in sort[0]:
            return self.connection.search(self.index, body, search_type="dfs_query_then_fetch")
        return self.connection.search(self.index, body)

    def scan(
        self,
        query: Json,
        fields: Sequence[str] = (),
        sort: Sequence[Json] = BY_TIE,
        *,
        stored: Sequence[str] = (),
        page: int = PAGE,
        checked: bool = False,
    ) -> Iterator[tuple[str, Row, Json]]:
        """All that matches in an order: id, values of fields, what is stored.

        The index is not written to any more, so that reading on needs no point in time. It looks
        at the deadline where that is asked for.
        """
        after = None
        while True:
            if checked:
                check()
            body: Json = {
                "size": page,
                "query": query,
                "sort": list(sort),
                "_source": list(stored) or False,
                "docvalue_fields": list(fields),
                "track_total_hits": False,
            }
            if after is not None:
                body["search_after"] = after
            hits = self.search(body)["hits"]["hits"]
            for hit in hits:
                yield hit["_id"], hit.get("fields", {}), hit.get("_source", {})
            if len(hits) < page:
                return
            after = hits[-1]["sort"]

    def refs(
        self, query: Json, sort: Sequence[Json] = BY_TIE, *, checked: bool = False
    ) -> list[OpenSearchRef]:
        """All that matches, in an order."""
        return [OpenSearchRef(id) for id, _, _ in self.scan(query, (), sort, checked=checked)]

    def first(self, query: Json, sort: Sequence[Json], start: int, size: int) -> list[Json]:
        """The hits from `start` on, at most `size`; whatever lies beyond one request is read on."""
        if start + size <= MAX_WINDOW:
            body = {
                "from": start,
                "size": size,
                "query": query,
                "sort": list(sort),
                "_source": False,
                "track_scores": True,
                "track_total_hits": False,
            }
            hits: list[Json] = self.search(body)["hits"]["hits"]
            return hits
        found: list[Json] = []
        for place, (id, _, _) in enumerate(self.scan(query, (), sort, checked=True)):
            if place >= start + size:
                break
            if place >= start:
                found.append({"_id": id, "_score": None})
        return found

    def fetch(self, ids: Collection[str], *names: str) -> dict[str, Json]:
        """What is stored of some documents, by id."""
        return self.connection.fetch(self.index, list(dict.fromkeys(ids)), names)

    def count(self, query: Json) -> int:
        """How many documents match."""
        found = self.search({"size": 0, "query": query, "track_total_hits": True})
        total: int = found["hits"]["total"]["value"]
        return total

    def indexed(self, ids: Collection[str]) -> dict[str, IndexedDocument]:
        """The documents with their facts by id; the facts of the last ones are kept."""
        with self._lock:
            known = {id: self._facts[id] for id in ids if id in self._facts}
        read = self.fetch([id for id in ids if id not in known], "facts")
        new = {id: facts_from_json(one["facts"].encode()) for id, one in read.items()}
        with self._lock:
            self._facts.update(new)
        known |= new
        return {id: IndexedDocument(OpenSearchRef(id), id, known[id]) for id in ids if id in known}

    def groups(self, ids: Collection[str]) -> dict[str, str]:
        """The groups of same texts of those of some documents that are in one."""
        if not ids:
            return {}
        held = [dict(ids_query(ids)), {"exists": {"field": "group"}}]
        found = self.scan({"bool": {"filter": held}}, ("group",))
        return {id: values["group"][0] for id, values, _ in found}

    def text(self, id: str, name: str) -> StoredText:
        """A document's title or body in normal form."""
        return StoredText.of(self.fetch([id], f"normal.{name}")[id]["normal"][name])

    @cached_property
    def ties(self) -> tuple[NDArray[np.uint64], list[str]]:
        """The ties of all documents and their ids, ascending. O(documents), 8 bytes and an id."""
        rows = [
            (values["tie"][0], id) for id, values, _ in self.scan(self.compiler.live(), ("tie",))
        ]
        ties = np.array([tie for tie, _ in rows], np.int64).astype(np.uint64) + np.uint64(2**63)
        return ties, [id for _, id in rows]

    def _not_before(self, before: NDArray[np.uint64]) -> Json:
        """The documents whose tie is not among some: mostly few, the newest."""
        ties, ids = self.ties
        new = ~np.isin(ties, before)
        if 2 * int(np.count_nonzero(new)) <= len(ties):
            return dict(ids_query(id for id, is_new in zip(ids, new, strict=True) if is_new))
        old = ties[~new].tolist()
        return {"bool": {"must_not": [{"terms": {"tie": [signed(tie) for tie in old]}}]}}

    def _in_order(self, asked: InOrder, field: str) -> Sequence[str]:
        """The documents that hold three or more parts in order, looked at one by one.

        Intervals take the shortest stretch for each part and would overlook some.
        """
        parts = [part.text for part in asked.parts]
        held = self.compiler.live(*(literal(part, field) for part in parts))
        stored = "title" if field == "title" else "body"
        names = [f"normal.{stored}.text", "attachments"]
        found = []
        for id, _, one in self.scan(held, (), stored=names, page=200, checked=True):
            text = one["normal"][stored]["text"]
            if holds_in_order(text[one["attachments"] :] if field == "attached" else text, parts):
                found.append(id)
        return found

    def _numbers_like(self, parts: Sequence[str]) -> Sequence[str]:
        """The document numbers, in normal form, that hold all parts in order."""
        forms = self.distinct("number_forms", self.compiler.live(number_like(parts)))
        return [form for form in forms if holds_in_order(form, parts)]

    def _facet_names(self, facet: Facet) -> Sequence[str]:
        """All values of a stored facet, in order."""
        field = f"facet.{facet.value}"
        return list(self.distinct(field, self.compiler.live()))

    def distinct(self, field: str, query: Json) -> Iterator[str]:
        """The distinct values of a field among what matches, in order."""
        return (value for value, _ in self.counted(field, query))

    def counted(self, field: str, query: Json) -> Iterator[tuple[str, int]]:
        """Each value of a field, in order, and how much of what matches has it.

        Exact on any number of shards, a request for 10,000 values.
        """
        after: Json = {}
        while True:
            source = {"sources": [{"value": {"terms": {"field": field}}}], "size": 10_000, **after}
            body = {"size": 0, "query": query, "aggs": {"all": {"composite": source}}}
            found = self.search(body)["aggregations"]["all"]
            for bucket in found["buckets"]:
                yield bucket["key"]["value"], bucket["doc_count"]
            if "after_key" not in found:
                return
            after = {"after": found["after_key"]}

    def _ids_of(self, identities: Collection[tuple[str, str]]) -> frozenset[str]:
        if not identities:
            return frozenset()
        terms = [identity_of(*identity) for identity in sorted(identities)]
        query = {"terms": {"identity": terms}}
        return frozenset(id for id, _, _ in self.scan(query))


def term_queries(
    field: str, terms: Sequence[str], beginnings: Sequence[str], at_once: int = 500
) -> Iterator[Json]:
    """Queries for documents with some terms, or terms that begin so, few enough for a request."""
    for start in range(0, len(terms), at_once * 20):
        yield {"terms": {field: list(terms[start : start + at_once * 20])}}
    for start in range(0, len(beginnings), at_once):
        some = beginnings[start : start + at_once]
        yield {
            "bool": {
                "should": [{"prefix": {field: {"value": one}}} for one in some],
                "minimum_should_match": 1,
            }
        }
