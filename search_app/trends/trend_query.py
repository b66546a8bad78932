"""What a page of trends counts, and the parameters that ask for it again."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.query.facets import Facet
from indexer.query.model import DateUnit, Query


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendQuery:
    """Counts of `query` by `unit`, split by a facet or beside those of another text (`versus`)."""

    query: Query
    unit: DateUnit = DateUnit.YEAR
    split: Facet | None = None
    versus: Query | None = None


def trend_pairs(trend: TrendQuery) -> list[tuple[str, str]]:
    """The parameters beside those of a search that ask `trend` again."""
    pairs = [] if trend.unit is DateUnit.YEAR else [("unit", trend.unit.value)]
    if trend.split:
        pairs.append(("split", trend.split.value))
    if trend.versus:
        pairs.append(("versus", trend.versus.text))
    return pairs
