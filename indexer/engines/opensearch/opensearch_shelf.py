"""`indexer.relations.shelf.Shelf` over one index of the cluster."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cached_property

from indexer.engines.opensearch.compiler import Compiler, OpenSearchRef, any_of, own
from indexer.engines.opensearch.connection import chunks, ids_query
from indexer.engines.opensearch.formula_scores import FormulaScores
from indexer.engines.opensearch.mapping import token
from indexer.engines.opensearch.open_index import OpenIndex, by_date, term_queries
from indexer.engines.opensearch.standing_by_day import code_on, expires_within
from indexer.limits.deadline import check
from indexer.query.model import Scope
from indexer.ranking import length_norm, tie_breaker
from indexer.relations.resolution.lookup_keys import TitleStage, is_part_of_code, title_stages
from indexer.relations.resolution.short_name_terms import short_name_beginning
from indexer.relations.shelf import (
    AsOf,
    Candidate,
    DocRef,
    IndexedDocument,
    NamedBy,
    ReferenceField,
    ResolvedQuery,
    ShortNameUse,
    StoredCard,
    Turn,
    WeightedWord,
)
from indexer.relations.validity.timeline import ENDED
from indexer.relations.validity.validity_rows import CODES, NOW
from indexer.similarity import related_scores
from indexer.stored_record import card_of

NEAREST = 30
"""Documents that share words with another one and are looked at."""

CANDIDATES = 200
"""Documents that the cluster chooses, of which the nearest are taken."""


class OpenSearchShelf:
    """Looks documents up in one index; safe to use from several threads."""

    def __init__(self, index: OpenIndex) -> None:
        """Look up in `index`."""
        self._index = index
        self._compiler: Compiler = index.compiler
        self._relevance = FormulaScores(
            index.connection, index.index, index.compiler, index.statistics
        )

    @property
    def size(self) -> int:
        """How many documents there are."""
        return self._index.statistics.documents

    def find(self, ids: Collection[str]) -> Mapping[str, IndexedDocument]:
        """The documents with these public ids."""
        return self._index.indexed([id for id in ids if id not in self._index.hidden])

    def documents(self, refs: Collection[DocRef]) -> Mapping[DocRef, IndexedDocument]:
        """The facts of some documents."""
        return {one.ref: one for one in self._index.indexed([*map(own, refs)]).values()}

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

    def by_number(self, keys: Collection[str]) -> Mapping[str, Sequence[IndexedDocument]]:
        """For each key of a document number, the documents that bear it, the newest first."""
        held = self._holders("numbers", keys)
        indexed = self._index.indexed({id for ids in held.values() for id in ids})
        return {key: [indexed[id] for id in held[key]] for key in keys if key in held}

    def number_keys(self, ending: str) -> Collection[str]:
        """The keys of document numbers that end so."""
        query = {"wildcard": {"numbers": {"value": f"*{_plain(ending)}"}}}
        found = self._index.distinct("numbers", self._compiler.live(query))
        return {key for key in found if key.endswith(ending)}

    def bearing(self, beginning: str) -> Mapping[str, Sequence[DocRef]]:
        """The keys of document numbers that begin so, with the documents that bear each."""
        found: dict[str, list[DocRef]] = {}
        query = self._compiler.live({"prefix": {"numbers": {"value": beginning}}})
        for id, values, _ in self._index.scan(query, ("numbers",), by_date()):
            for key in values["numbers"]:
                if key.startswith(beginning):
                    found.setdefault(key, []).append(OpenSearchRef(id))
        return found

    def by_title(self, keys: Collection[str]) -> Mapping[str, Sequence[Sequence[IndexedDocument]]]:
        """For each key of a title, the documents it can mean, in stages, the surest first."""
        stages = {key: list(title_stages(key)) for key in keys}
        every = [stage for several in stages.values() for stage in several]
        terms = {term for stage in every for term in stage.terms}
        codes = sorted({stage.code for stage in every if stage.code})
        held = self._holders("titles", terms)
        for code, ids in self._parts_of(codes).items():
            held[f"{code}*"] = ids
        indexed = self._index.indexed({id for ids in held.values() for id in ids})
        order = self._in_order(set(indexed))
        found = {}
        for key, several in stages.items():
            taken: list[list[IndexedDocument]] = []
            different: set[str] = set()
            for stage in several:
                bearing = {id for name in _held_as(stage) for id in held.get(name, ())}
                if bearing:
                    taken.append([indexed[id] for id in sorted(bearing, key=order.__getitem__)])
                    different |= bearing
                if len(different) > 1:
                    break
            if taken:
                found[key] = taken
        return found

    def naming(
        self,
        field: ReferenceField,
        *,
        terms: Collection[str] = (),
        beginnings: Collection[str] = (),
    ) -> Mapping[str, Sequence[NamedBy]]:
        """Who has these terms, or terms that begin so, in a reference field."""
        return self._index.naming(field, terms, beginnings)

    def short_names(self, texts: Collection[str]) -> Mapping[str, Sequence[ShortNameUse]]:
        """For each normalised text what documents call it short for, as most of them do first."""
        begins = {short_name_beginning(text): text for text in texts}
        refs: dict[str, dict[str, list[DocRef]]] = {}
        for query in term_queries("short_names", (), sorted(begins)):
            live = self._compiler.live(query)
            for id, values, _ in self._index.scan(live, ("short_names",), by_date()):
                for term in values["short_names"]:
                    for begin, text in begins.items():
                        if term.startswith(begin):
                            longer = refs.setdefault(text, {})
                            longer.setdefault(term.removeprefix(begin), []).append(
                                OpenSearchRef(id)
                            )
        return {
            text: sorted(
                (ShortNameUse(long, those) for long, those in longer.items()),
                key=lambda use: (-len(use.refs), use.long),
            )
            for text, longer in refs.items()
        }

    def acting(self) -> Sequence[DocRef]:
        """The documents that have an effect on others."""
        return self._index.refs(self._compiler.live({"exists": {"field": "acted_on"}}))

    def acting_on_cited(self) -> Sequence[DocRef]:
        """The documents that have an effect on a name that some document cites, too."""
        return self._acting_on_cited

    @cached_property
    def _acting_on_cited(self) -> Sequence[DocRef]:
        """O(effects of all documents), once for the index."""
        live = self._compiler.live()
        acted = list(self._index.distinct("acted_names", live))
        found: dict[str, DocRef] = {}
        for some in chunks(acted, 1000):
            named = {"terms": {"cited_names": list(some)}}
            counted = {"terms": {"field": "cited_names", "include": list(some), "size": 1000}}
            body = {"size": 0, "query": self._compiler.live(named), "aggs": {"all": counted}}
            buckets = self._index.search(body)["aggregations"]["all"]["buckets"]
            cited = [bucket["key"] for bucket in buckets]
            query = self._compiler.live({"terms": {"acted_names": cited}})
            found |= {ref.id: ref for ref in self._index.refs(query)} if cited else {}
        return list(found.values())

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
        queries = [
            (f"{field} word {word}", lambda w=word: {"term": {f"x.{field}.words": token(w)}})
            for word in words
        ]
        found = self._index.statistics.holding(queries)
        return {word: found[f"{field} word {word}"] for word in words}

    def sharing_words(
        self,
        title: Sequence[WeightedWord],
        body: Sequence[WeightedWord],
        region: str | None,
        without: Collection[DocRef],
    ) -> Sequence[Candidate]:
        """The documents that share words of a title and a text, by the weight of what they share.

        The cluster chooses `CANDIDATES`; what each shares is counted as in every engine.
        """
        check()
        fields = {"title": title, "body": body}
        shares = [
            {
                "constant_score": {
                    "filter": {"term": {f"x.{name}.words": token(one.word)}},
                    "boost": max(one.share, 1e-6),
                }
            }
            for name, words in fields.items()
            for one in words
        ]
        if not shares:
            return ()
        refused = [dict(ids_query(map(own, without)))] if without else []
        query = self._compiler.live(without=refused)
        chosen = {"bool": {"filter": [query], "should": shares, "minimum_should_match": 1}}
        hits = self._index.first(chosen, [{"_score": "desc"}, {"tie": "asc"}], 0, CANDIDATES)
        ids = [hit["_id"] for hit in hits]
        in_title = self._relevance.frequencies([("words", w.word) for w in title], ids, "title")
        in_body = self._relevance.frequencies([("words", w.word) for w in body], ids, "body")
        regions = self._index.fetch(ids, "facet.region")
        average = self._index.statistics.average_length("words", Scope.BODY)
        found = []
        for id in ids:
            often, values = in_body[id]
            norm = length_norm(float(values["length.body.words"][0]), average)
            held = [(body[at], count) for at, count in sorted(often.items())]
            score = sum(word.share * count / (count + norm) for word, count in held)
            near = score + sum(title[at].share for at in in_title[id][0])
            if region is not None and regions[id]["facet"]["region"][-1:] == [region]:
                near *= 1 + related_scores.SAME_REGION
            words = tuple(word.word for word, _ in held)
            found.append((-near, tie_breaker(id), Candidate(OpenSearchRef(id), score, words)))
        return [one for _, _, one in sorted(found, key=lambda each: each[:2])[:NEAREST]]

    def _holders(self, field: str, terms: Collection[str]) -> dict[str, list[str]]:
        """The documents with each of some terms, the newest first."""
        wanted = {*terms}
        found: dict[str, list[str]] = {}
        for query in term_queries(field, sorted(wanted), ()):
            live = self._compiler.live(query)
            for id, values, _ in self._index.scan(live, (field,), by_date()):
                for term in wanted.intersection(values[field]):
                    found.setdefault(term, []).append(id)
        return found

    def _parts_of(self, codes: Sequence[str]) -> dict[str, list[str]]:
        """The parts of each of some codes of laws."""
        found: dict[str, list[str]] = {}
        for query in term_queries("titles", (), codes):
            live = self._compiler.live(query)
            for id, values, _ in self._index.scan(live, ("titles",)):
                for code in codes:
                    begun = (term for term in values["titles"] if term.startswith(code))
                    if any(is_part_of_code(term[len(code) :]) for term in begun):
                        found.setdefault(code, []).append(id)
        return found

    def _in_order(self, ids: Collection[str]) -> dict[str, int]:
        """The place of each document, the newest first."""
        if not ids:
            return {}
        found = self._index.refs(dict(ids_query(ids)), by_date())
        return {ref.id: place for place, ref in enumerate(found)}


def _held_as(stage: TitleStage) -> tuple[str, ...]:
    return (f"{stage.code}*",) if stage.code else stage.terms


def _plain(text: str) -> str:
    """A text as a part of a wildcard's pattern."""
    return "".join(f"\\{sign}" if sign in "*?\\" else sign for sign in text)
