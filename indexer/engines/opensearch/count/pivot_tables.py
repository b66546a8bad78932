"""Count matches by period and by value of a facet in a table, by aggregations of the cluster."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from indexer.engines.opensearch.cluster.mapping import VALIDITIES, validity_number
from indexer.engines.opensearch.count.aggregated_counts import Counting, terms
from indexer.engines.opensearch.match.compiler import asof
from indexer.engines.opensearch.match.same_text_matches import Member, SameTextMatches
from indexer.engines.opensearch.match.standing_by_day import code_on
from indexer.query.facets import STORED_FACETS, UNSTATED, Facet
from indexer.query.model import DateUnit, Query
from indexer.relations.shelf import ResolvedQuery
from indexer.results import Pivot, PivotRow

Json = dict[str, Any]


class PivotTables:
    """Makes tables of the documents of one index; safe to use from several threads."""

    def __init__(self, counting: Counting) -> None:
        """Count by `counting`."""
        self._counting = counting

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
        counts = self._counting.counts(asked, facet)
        shown, left_out = _columns(counts, facet, values, limit)
        matches, field = self._counting.matches(asked), f"period.{unit.value}"
        cells = self._cells(facet, query, shown)
        counted = {
            "periods": terms(field) | {"aggs": cells},
            "undated": {"missing": {"field": field}, "aggs": cells},
            "overall": {"filter": {"match_all": {}}, "aggs": cells},
        }
        found = self._counting.aggregated(matches, counted)
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
            index_version=self._counting.version,
        )

    def _same(self, facet: Facet, query: Query, matches: Json, field: str) -> SameTextMatches:
        if not query.fold:
            return SameTextMatches()
        stored = facet in STORED_FACETS
        fields = (field, f"facet.{facet.value}") if stored else (field,)
        return SameTextMatches.among(self._counting.index, matches, fields, rows=not stored)

    def _cells(self, facet: Facet, query: Query, values: Sequence[str]) -> Json:
        """Aggregations that count the columns of a table."""
        cells = {
            str(n): self._counting.index.compiler.has_value(facet, value, query)
            for n, value in enumerate(values)
        }
        if facet in STORED_FACETS:
            field = f"facet.{facet.value}"
            cells = {str(n): {"term": {field: value}} for n, value in enumerate(values)}
            cells["unstated"] = {"bool": {"must_not": [{"exists": {"field": field}}]}}
        else:
            cells["unstated"] = self._counting.index.standing.query(0, asof(query))
        return {"cells": {"filters": {"filters": cells}}}


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


def _in_period(field: str, period: tuple[str, ...]) -> Callable[[Member], bool]:
    return lambda one: one.values[field] == period
