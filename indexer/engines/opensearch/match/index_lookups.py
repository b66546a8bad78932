"""Look documents up by their ids, numbers, titles and what they refer to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from indexer.engines.opensearch.cluster.connection import chunks, ids_query
from indexer.engines.opensearch.match.compiler import Compiler, OpenSearchRef, own
from indexer.engines.opensearch.open_index import OpenIndex, by_date, term_queries
from indexer.relations.resolution.lookup_keys import TitleStage, is_part_of_code, title_stages
from indexer.relations.resolution.short_name_terms import short_name_beginning
from indexer.relations.shelf import (
    DocRef,
    IndexedDocument,
    NamedBy,
    ReferenceField,
    ShortNameUse,
)


class IndexLookups:
    """The part of `indexer.relations.shelf.Shelf` that looks terms up; safe to share."""

    def __init__(self, index: OpenIndex) -> None:
        """Look up in `index`."""
        self._index = index
        self._compiler: Compiler = index.compiler

    def find(self, ids: Collection[str]) -> Mapping[str, IndexedDocument]:
        """The documents with these public ids."""
        return self._index.indexed([id for id in ids if id not in self._index.hidden])

    def documents(self, refs: Collection[DocRef]) -> Mapping[DocRef, IndexedDocument]:
        """The facts of some documents."""
        return {one.ref: one for one in self._index.indexed([*map(own, refs)]).values()}

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
        wanted = {*terms}
        begins = sorted(beginnings)
        held: dict[str, dict[str, list[tuple[str, int]]]] = {}
        for query in term_queries(field.value, sorted(wanted), begins):
            live = self._compiler.live(query)
            for id, values, _ in self._index.scan(live, (field.value, "day.dated")):
                row = (id, values["day.dated"][0])
                for term in values.get(field.value, ()):
                    for key in _keys_of(term, wanted, begins):
                        rest = "" if key == term and term in wanted else term[len(key) :]
                        rows = held.setdefault(key, {}).setdefault(rest, [])
                        if row not in rows[-1:]:
                            rows.append(row)
        return {
            key: [
                NamedBy(
                    rest,
                    [OpenSearchRef(id) for id, _ in dict.fromkeys(rows)],
                    [day for _, day in dict.fromkeys(rows)],
                )
                for rest, rows in by_rest.items()
            ]
            for key, by_rest in held.items()
        }

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


def _keys_of(term: str, wanted: Collection[str], begins: Sequence[str]) -> Iterator[str]:
    """What was asked for that this is, or begins with."""
    if term in wanted:
        yield term
    if begins:
        for end in range(len(term) + 1):
            if _holds(begins, term[:end]):
                yield term[:end]


def _holds(ordered: Sequence[str], text: str) -> bool:
    at = bisect_left(ordered, text)
    return at < len(ordered) and ordered[at] == text
