"""Count matches by value of a facet, by period, and by both in a table, by aggregations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from indexer.analysis.normalise import normalise
from indexer.engines.opensearch.compiler import asof
from indexer.engines.opensearch.mapping import VALIDITIES, validity_number
from indexer.engines.opensearch.open_index import OpenIndex
from indexer.engines.opensearch.same_text_matches import Member, SameTextMatches
from indexer.engines.opensearch.standing_by_day import code_on
from indexer.query.facets import STORED_FACETS, UNSTATED, Facet
from indexer.query.model import DateUnit, Query
from indexer.relations.shelf import ResolvedQuery
from indexer.results import (
    MOST_VALUES,
    Bar,
    FacetListing,
    FacetValue,
    Histogram,
    Pivot,
    PivotRow,
)

Json = dict[str, Any]

MOST_BUCKETS = 60_000
"""Values of one aggregation; a cluster allows 65,535 unless its operator sets another bound."""

EXACT_VALUES = 1_000
"""Values of a facet up to which several shards count each of them exactly."""


class Counting:
    """Counts the documents of one index; safe to use from several threads."""

    def __init__(self, index: OpenIndex, version: str) -> None:
        """Counts are said to be of a `version`."""
        self._index, self._version = index, version

    def facets(self, asked: ResolvedQuery) -> dict[Facet, tuple[FacetValue, ...]]:
        """The facets that a query asks for, each as if its own filter were off."""
        query = asked.query
        if not query.facets:
            return {}
        compiler = self._index.compiler
        unfiltered = compiler.live(*compiler.unfiltered(asked, query.parsed.expression))
        counted = {
            facet.value: {
                "filter": {"bool": {"filter": compiler.filters(asked, facet)}},
                "aggs": self._values(facet, query, MOST_VALUES),
            }
            for facet in query.facets
        }
        found = self._aggregated(unfiltered, counted)
        return {facet: self._listed(facet, query, found[facet.value]) for facet in query.facets}

    def facet_values(self, asked: ResolvedQuery, facet: Facet, name: str) -> FacetListing:
        """The values of a facet that hold `name`, its own filter off."""
        query = asked.query
        counts, _ = self._counts(asked, facet, but=facet)
        wanted = normalise(name)
        held = [value for value in ordered(counts, facet) if wanted in normalise(value)]
        chosen = query.filters.of(facet)
        first = (FacetValue(value, counts[value], value in chosen) for value in held[:MOST_VALUES])
        return FacetListing(tuple(first), len(held))

    def histogram(self, asked: ResolvedQuery, unit: DateUnit) -> Histogram:
        """The matches by period."""
        query = asked.query
        matches = self._matches(asked)
        field = f"period.{unit.value}"
        counted = {"periods": _terms(field), "undated": {"missing": {"field": field}}}
        found = self._aggregated(matches, counted)
        same = (
            SameTextMatches.among(self._index, matches, (field,))
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
            total=self._index.count(matches) - same.repeated(same.members),
            index_version=self._version,
        )

    def pivot(
        self,
        asked: ResolvedQuery,
        unit: DateUnit,
        facet: Facet,
        values: Sequence[str],
        limit: int,
    ) -> Pivot:
        """The matches by period and by value of a facet."""
        query = asked.query
        counts, _ = self._counts(asked, facet)
        shown, left_out = _columns(counts, facet, values, limit)
        matches, field = self._matches(asked), f"period.{unit.value}"
        cells = self._cells(facet, query, shown)
        counted = {
            "periods": _terms(field) | {"aggs": cells},
            "undated": {"missing": {"field": field}, "aggs": cells},
            "overall": {"filter": {"match_all": {}}, "aggs": cells},
        }
        found = self._aggregated(matches, counted)
        table = _PivotTable(facet, query, shown, self._same(facet, query, matches, field))
        periods = {bucket["key"]: bucket for bucket in found["periods"]["buckets"]}
        return Pivot(
            query=query,
            unit=unit,
            facet=facet,
            values=tuple(shown),
            left_out=left_out,
            rows=tuple(
                table.row(period, bucket, _in_period(field, (period,)))
                for period, bucket in sorted(periods.items())
            ),
            undated=table.row("", found["undated"], _in_period(field, ())),
            overall=table.row("", found["overall"], lambda _: True),
            index_version=self._version,
        )

    def _same(self, facet: Facet, query: Query, matches: Json, field: str) -> SameTextMatches:
        if not query.fold:
            return SameTextMatches()
        stored = facet in STORED_FACETS
        fields = (field, f"facet.{facet.value}") if stored else (field,)
        return SameTextMatches.among(self._index, matches, fields, rows=not stored)

    def _matches(self, asked: ResolvedQuery, but: Facet | None = None) -> Json:
        compiler = self._index.compiler
        return compiler.matches(asked, asked.query.parsed.expression, but)

    def _counts(
        self, asked: ResolvedQuery, facet: Facet, but: Facet | None = None
    ) -> tuple[dict[str, int], int]:
        """All values of a facet among the matches, and how many have none."""
        values = self._values(facet, asked.query, MOST_BUCKETS)
        return self._read(facet, self._aggregated(self._matches(asked, but), values))

    def _values(self, facet: Facet, query: Query, size: int) -> Json:
        """Aggregations that count the values of a facet, those that are chosen in any case."""
        if facet not in STORED_FACETS:
            return {"codes": _stated(self._index, query), **_unstated_code(self, query)}
        field = f"facet.{facet.value}"
        size = MOST_BUCKETS if facet.row.newest_first else size
        chosen = [value for value in query.filters.of(facet) if value != UNSTATED]
        found = {"values": _terms(field, size), "unstated": {"missing": {"field": field}}}
        if chosen:
            filters = {str(n): {"term": {field: value}} for n, value in enumerate(chosen)}
            found["chosen"] = {"filters": {"filters": filters}}
        return found

    def _read(self, facet: Facet, found: Json) -> tuple[dict[str, int], int]:
        if facet not in STORED_FACETS:
            codes = found["codes"]["buckets"]
            counts = {VALIDITIES[int(at)]: one["doc_count"] for at, one in codes.items()}
            unstated = found["unstated"]["doc_count"]
            return {value: count for value, count in counts.items() if count}, unstated
        counts = {bucket["key"]: bucket["doc_count"] for bucket in found["values"]["buckets"]}
        return counts, found["unstated"]["doc_count"]

    def _listed(self, facet: Facet, query: Query, found: Json) -> tuple[FacetValue, ...]:
        """The values most frequent first or newest first, those chosen behind, unstated last."""
        chosen = query.filters.of(facet)
        counts, unstated = self._read(facet, found)
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

    def _cells(self, facet: Facet, query: Query, values: Sequence[str]) -> Json:
        """Aggregations that count the columns of a table."""
        cells = {
            str(n): self._index.compiler.has_value(facet, value, query)
            for n, value in enumerate(values)
        }
        if facet in STORED_FACETS:
            field = f"facet.{facet.value}"
            cells = {str(n): {"term": {field: value}} for n, value in enumerate(values)}
            cells["unstated"] = {"bool": {"must_not": [{"exists": {"field": field}}]}}
        else:
            cells["unstated"] = self._index.standing.query(0, asof(query))
        return {"cells": {"filters": {"filters": cells}}}

    def _aggregated(self, query: Json, aggregations: Json) -> Json:
        found: Json = self._index.search({"size": 0, "query": query, "aggs": aggregations})
        counted: Json = found["aggregations"]
        return counted


@dataclass(frozen=True, slots=True)
class _PivotTable:
    """Reads the rows of a table; where it folds, same texts count once in each cell."""

    facet: Facet
    query: Query
    values: Sequence[str]
    same: SameTextMatches

    def row(self, period: str, found: Json, is_in: Callable[[Member], bool]) -> PivotRow:
        some = [one for one in self.same.members if is_in(one)]
        cells = found["cells"]["buckets"]
        without = [one for one in some if not self._values_of(one)]

        def cell(place: int, value: str) -> int:
            again = self.same.repeated(one for one in some if value in self._values_of(one))
            count: int = cells[str(place)]["doc_count"]
            return count - again

        return PivotRow(
            period,
            tuple(cell(place, value) for place, value in enumerate(self.values)),
            cells["unstated"]["doc_count"] - self.same.repeated(without),
            found["doc_count"] - self.same.repeated(some),
        )

    def _values_of(self, one: Member) -> tuple[str, ...]:
        if self.facet in STORED_FACETS:
            return one.values[f"facet.{self.facet.value}"]
        validity = VALIDITIES[validity_number(code_on(one.rows, asof(self.query)))]
        return () if validity == UNSTATED else (validity,)


def ordered(counts: Mapping[str, int], facet: Facet) -> list[str]:
    """The values of a facet in the order in which they are listed."""
    if facet.row.newest_first:
        return sorted(counts, reverse=True)
    return sorted(counts, key=lambda value: (-counts[value], value))


def _columns(
    counts: Mapping[str, int], facet: Facet, wanted: Sequence[str], limit: int
) -> tuple[list[str], int]:
    """The columns of a table, and how many more values there are; of two levels the first only."""
    frequent = [
        value
        for value in sorted(counts, key=lambda value: (-counts[value], value))
        if not (facet.row.nested and "/" in value)
    ]
    shown = list(dict.fromkeys(wanted)) or frequent[:limit]
    return shown, len({*frequent} - {*shown})


def _stated(index: OpenIndex, query: Query) -> Json:
    """An aggregation that counts each validity but 未标注."""
    day = asof(query)
    numbers = range(1, len(VALIDITIES))
    return {"filters": {"filters": {str(n): index.standing.query(n, day) for n in numbers}}}


def _unstated_code(counting: Counting, query: Query) -> Json:
    return {"unstated": {"filter": counting._index.standing.query(0, asof(query))}}


def _terms(field: str, size: int = MOST_BUCKETS) -> Json:
    order = [{"_count": "desc"}, {"_key": "asc"}]
    return {
        "terms": {
            "field": field,
            "size": size,
            "shard_size": min(MOST_BUCKETS, max(size, EXACT_VALUES)),
            "order": order,
        }
    }


def _in_period(field: str, period: tuple[str, ...]) -> Callable[[Member], bool]:
    return lambda one: one.values[field] == period


def _by_period(members: Iterable[Member], field: str) -> dict[str, list[Member]]:
    """Members by their period, those without a date under ""."""
    found: dict[str, list[Member]] = {}
    for one in members:
        for period in one.values[field] or ("",):
            found.setdefault(period, []).append(one)
    return found
