"""Count matches by value of a facet and by period, by aggregations of the cluster."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from indexer.analysis.normalise import normalise
from indexer.engines.opensearch.cluster.mapping import VALIDITIES
from indexer.engines.opensearch.match.compiler import asof
from indexer.engines.opensearch.match.same_text_matches import Member, SameTextMatches
from indexer.engines.opensearch.open_index import OpenIndex
from indexer.query.facets import STORED_FACETS, UNSTATED, Facet
from indexer.query.model import DateUnit, Query
from indexer.relations.shelf import ResolvedQuery
from indexer.results import (
    MOST_VALUES,
    Bar,
    FacetListing,
    FacetValue,
    Histogram,
)

Json = dict[str, Any]

MOST_BUCKETS = 60_000
"""Values of one aggregation; a cluster allows 65,535 unless its operator sets another bound."""

SHARD_VALUES = 1_000
"""Values of a facet that each shard tells of first; where that is not enough, all are counted."""


class Counting:
    """Counts the documents of one index; safe to use from several threads."""

    def __init__(self, index: OpenIndex, version: str) -> None:
        """Counts are said to be of a `version`."""
        self.index, self.version = index, version

    def facets(self, asked: ResolvedQuery) -> dict[Facet, tuple[FacetValue, ...]]:
        """The facets that a query asks for, each as if its own filter were off."""
        query = asked.query
        if not query.facets:
            return {}
        compiler = self.index.compiler
        unfiltered = compiler.live(*compiler.unfiltered(asked, query.parsed.expression))
        counted = {
            facet.value: {
                "filter": {"bool": {"filter": compiler.filters(asked, facet)}},
                "aggs": self._values(facet, query, MOST_VALUES),
            }
            for facet in query.facets
        }
        found = self.aggregated(unfiltered, counted)
        return {facet: self._listed(asked, facet, found[facet.value]) for facet in query.facets}

    def facet_values(self, asked: ResolvedQuery, facet: Facet, name: str) -> FacetListing:
        """The values of a facet that hold `name`, its own filter off."""
        query = asked.query
        counts = self.counts(asked, facet, but=facet)
        wanted = normalise(name)
        held = [value for value in ordered(counts, facet) if wanted in normalise(value)]
        chosen = query.filters.of(facet)
        first = (FacetValue(value, counts[value], value in chosen) for value in held[:MOST_VALUES])
        return FacetListing(tuple(first), len(held))

    def histogram(self, asked: ResolvedQuery, unit: DateUnit) -> Histogram:
        """The matches by period."""
        query = asked.query
        matches = self.matches(asked)
        field = f"period.{unit.value}"
        counted = {"periods": terms(field), "undated": {"missing": {"field": field}}}
        found = self.aggregated(matches, counted)
        same = (
            SameTextMatches.among(self.index, matches, (field,))
            if query.fold
            else SameTextMatches()
        )
        by_period = _by_period(same.members, field)
        bars = sorted((b["key"], b["doc_count"]) for b in found["periods"]["buckets"])
        again = {period: same.repeated(some) for period, some in by_period.items()}
        return Histogram(
            query=query,
            unit=unit,
            bars=tuple(Bar(period, count - again.get(period, 0)) for period, count in bars),
            undated=found["undated"]["doc_count"] - again.get("", 0),
            total=self.index.count(matches) - same.repeated(same.members),
            index_version=self.version,
        )

    def matches(self, asked: ResolvedQuery, but: Facet | None = None) -> Json:
        """What matches a query, one filter off."""
        compiler = self.index.compiler
        return compiler.matches(asked, asked.query.parsed.expression, but)

    def counts(
        self, asked: ResolvedQuery, facet: Facet, but: Facet | None = None
    ) -> dict[str, int]:
        """How many matches have each value of a facet."""
        matches = self.matches(asked, but)
        found = self.aggregated(matches, self._values(facet, asked.query, MOST_BUCKETS))
        if facet in STORED_FACETS and not _has_all(found["values"]):
            return dict(self.index.counted(f"facet.{facet.value}", matches))
        return self._read(facet, found)

    def _values(self, facet: Facet, query: Query, size: int) -> Json:
        """Aggregations that count the values of a facet, those that are chosen in any case."""
        if facet not in STORED_FACETS:
            unstated = {"filter": self.index.standing.query(0, asof(query))}
            return {"codes": _stated(self.index, query), "unstated": unstated}
        field = f"facet.{facet.value}"
        size = MOST_BUCKETS if facet.row.newest_first else size
        chosen = [value for value in query.filters.of(facet) if value != UNSTATED]
        found = {"values": terms(field, size), "unstated": {"missing": {"field": field}}}
        if chosen:
            filters = {str(n): {"term": {field: value}} for n, value in enumerate(chosen)}
            found["chosen"] = {"filters": {"filters": filters}}
        return found

    def _read(self, facet: Facet, found: Json) -> dict[str, int]:
        if facet not in STORED_FACETS:
            codes = found["codes"]["buckets"]
            counts = {VALIDITIES[int(at)]: one["doc_count"] for at, one in codes.items()}
            return {value: count for value, count in counts.items() if count}
        return {bucket["key"]: bucket["doc_count"] for bucket in found["values"]["buckets"]}

    def _listed(self, asked: ResolvedQuery, facet: Facet, found: Json) -> tuple[FacetValue, ...]:
        """The values most frequent first or newest first, those chosen behind, unstated last."""
        chosen = asked.query.filters.of(facet)
        counts, unstated = self._read(facet, found), found["unstated"]["doc_count"]
        if facet in STORED_FACETS and not _is_exact(found["values"]):
            counts = self.counts(asked, facet, but=facet)
        order = ordered(counts, facet)
        if not facet.row.newest_first:
            order = order[:MOST_VALUES]
        more = [value for value in chosen if value != UNSTATED]
        if "chosen" in found:
            buckets = found["chosen"]["buckets"]
            counts |= {value: buckets[str(n)]["doc_count"] for n, value in enumerate(more)}
        order += [value for value in more if value not in order]
        listed = [(value, counts.get(value, 0)) for value in order]
        if unstated or UNSTATED in chosen:
            listed.append((UNSTATED, unstated))
        return tuple(FacetValue(value, count, value in chosen) for value, count in listed)

    def aggregated(self, query: Json, aggregations: Json) -> Json:
        """The answers to aggregations over what matches a query."""
        found: Json = self.index.search({"size": 0, "query": query, "aggs": aggregations})
        counted: Json = found["aggregations"]
        return counted


def _is_exact(values: Json) -> bool:
    """Whether each value that is listed is counted on every shard, and none is left out before."""
    error: int = values["doc_count_error_upper_bound"]
    return error == 0


def _has_all(values: Json) -> bool:
    """Whether every value is listed."""
    return _is_exact(values) and values["sum_other_doc_count"] == 0


def ordered(counts: Mapping[str, int], facet: Facet) -> list[str]:
    """The values of a facet in the order in which they are listed."""
    if facet.row.newest_first:
        return sorted(counts, reverse=True)
    return sorted(counts, key=lambda value: (-counts[value], value))


def _stated(index: OpenIndex, query: Query) -> Json:
    """An aggregation that counts each validity but 未标注."""
    day = asof(query)
    numbers = range(1, len(VALIDITIES))
    return {"filters": {"filters": {str(n): index.standing.query(n, day) for n in numbers}}}


def terms(field: str, size: int = MOST_BUCKETS) -> Json:
    """An aggregation by the values of a field, the most frequent first."""
    order = [{"_count": "desc"}, {"_key": "asc"}]
    return {
        "terms": {
            "field": field,
            "size": size,
            "shard_size": min(MOST_BUCKETS, max(size, SHARD_VALUES)),
            "order": order,
        }
    }


def _by_period(members: Iterable[Member], field: str) -> dict[str, list[Member]]:
    """Members by their period, those without a date under ""."""
    found: dict[str, list[Member]] = {}
    for one in members:
        for period in one.values[field] or ("",):
            found.setdefault(period, []).append(one)
    return found
