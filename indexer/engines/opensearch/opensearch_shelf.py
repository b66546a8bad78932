"""`indexer.relations.shelf.Shelf` over one index of the cluster."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from indexer.engines.opensearch.cluster.connection import ids_query
from indexer.engines.opensearch.match.compiler import OpenSearchRef, any_of, own
from indexer.engines.opensearch.match.index_lookups import IndexLookups
from indexer.engines.opensearch.match.standing_by_day import code_on, expires_within
from indexer.engines.opensearch.open_index import OpenIndex, by_date
from indexer.engines.opensearch.rank.formula_scores import FormulaScores
from indexer.engines.opensearch.rank.shared_word_candidates import SharedWordCandidates
from indexer.ranking import tie_breaker
from indexer.relations.shelf import (
    AsOf,
    Candidate,
    DocRef,
    ResolvedQuery,
    StoredCard,
    Turn,
    WeightedWord,
)
from indexer.relations.validity.timeline import ENDED
from indexer.relations.validity.validity_rows import CODES, NOW
from indexer.stored_record import card_of


class OpenSearchShelf(IndexLookups):
    """Looks documents up in one index; safe to use from several threads."""

    def __init__(self, index: OpenIndex) -> None:
        """Look up in `index`."""
        super().__init__(index)
        self._relevance = FormulaScores(
            index.connection, index.index, index.compiler, index.statistics
        )
        self._candidates = SharedWordCandidates(index, self._relevance)

    @property
    def size(self) -> int:
        """How many documents there are."""
        return self._index.statistics.documents

    def cards(self, refs: Collection[DocRef]) -> Mapping[DocRef, StoredCard]:
        """What lists show of some documents."""
        found = self._index.fetch([*map(own, refs)], "record", "dated")
        return {
            OpenSearchRef(id): StoredCard(id, card_of(one["record"]), one["dated"])
            for id, one in found.items()
        }

    def texts(self, refs: Collection[DocRef]) -> Mapping[DocRef, str]:
        """The whole texts of some documents."""
        found = self._index.fetch([*map(own, refs)], "text")
        return {OpenSearchRef(id): one["text"] for id, one in found.items()}

    def newest(self, refs: Collection[DocRef], start: int, size: int) -> Sequence[DocRef]:
        """Some documents by the date that counts, the newest first."""
        if not refs:
            return ()
        query = dict(ids_query(map(own, refs)))
        hits = self._index.first(query, by_date(), start, size)
        return [OpenSearchRef(hit["_id"]) for hit in hits]

    def validity(self, refs: Collection[DocRef], asof: AsOf) -> Mapping[DocRef, int]:
        """How some documents stand on a day, as codes."""
        found = self._index.fetch([*map(own, refs)], "rows")
        rows_of = self._index.standing.rows_of
        return {
            OpenSearchRef(id): code_on(rows_of(id, one["rows"]), asof) for id, one in found.items()
        }

    def ended(self, asof: AsOf) -> Sequence[DocRef]:
        """The documents that have expired or are repealed on a day."""
        codes = (CODES.index(validity) for validity in ENDED)
        query = any_of(self._index.standing.query(code, asof) for code in codes)
        return self._index.refs(self._compiler.live(query))

    def expiring(self, after: date, until: date) -> Sequence[DocRef]:
        """The documents whose term ends so that they have expired on a day in (after, until]."""
        first, last = after.toordinal() + 1, until.toordinal()
        query = self._index.standing.with_row("expires", first, last)
        rows_of = self._index.standing.rows_of
        return [
            OpenSearchRef(id)
            for id, _, one in self._index.scan(self._compiler.live(query), stored=["rows"])
            if expires_within(rows_of(id, one["rows"]), after.toordinal(), last)
        ]

    def turning(self, since: date, until: date) -> Sequence[Turn]:
        """The documents that stand otherwise from a day in [since, until] on."""
        first, last = since.toordinal(), until.toordinal()
        query = self._index.standing.with_row("turns", first, last)
        rows_of = self._index.standing.rows_of
        return [
            Turn(OpenSearchRef(id), tie_breaker(id), day, code)
            for id, _, one in self._index.scan(self._compiler.live(query), stored=["rows"])
            for day, code in rows_of(id, one["rows"])
            if first <= day <= last and day != NOW
        ]

    def matching(self, query: ResolvedQuery, refs: Collection[DocRef]) -> Collection[DocRef]:
        """Those of some documents that match a query."""
        if not refs:
            return ()
        among = dict(ids_query(map(own, refs)))
        expression = query.query.parsed.expression
        return self._index.refs(self._compiler.matches(query, expression, None, among))

    def same_texts(self, refs: Collection[DocRef]) -> Mapping[DocRef, Sequence[DocRef]]:
        """For each document the others that are the same text, the most official first."""
        groups = self._index.groups([*map(own, refs)])
        members: dict[str, list[DocRef]] = {}
        if groups:
            query = self._compiler.live({"terms": {"group": sorted({*groups.values()})}})
            order = [{"group": "asc"}, {"place": "asc"}, {"tie": "asc"}]
            for id, values, _ in self._index.scan(query, ("group",), order):
                members.setdefault(values["group"][0], []).append(OpenSearchRef(id))
        return {
            ref: [one for one in members.get(groups.get(own(ref), ""), ()) if one != ref]
            for ref in refs
        }

    def word_frequencies(self, field: str, words: Collection[str]) -> Mapping[str, int]:
        """How many documents hold each word in their `title` or `body`."""
        return self._candidates.holding(field, words)

    def sharing_words(
        self,
        title: Sequence[WeightedWord],
        body: Sequence[WeightedWord],
        region: str | None,
        without: Collection[DocRef],
    ) -> Sequence[Candidate]:
        """The documents that share words of a title and a text, the most weight first."""
        return self._candidates.nearest(title, body, region, without)
