"""Counts of matching documents: by value of a facet, by period, by both."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.query.facets import Facet
from indexer.query.model import DateUnit, Query


@dataclass(frozen=True, slots=True)
class FacetValue:
    """How many matching documents have a value; `selected` where the query filters by it."""

    value: str
    count: int
    selected: bool


MOST_VALUES = 200
"""The most values that a facet lists, besides the chosen ones: there are thousands of issuers."""


@dataclass(frozen=True, slots=True)
class FacetListing:
    """Values of a facet that were looked for by name: the first `MOST_VALUES` of `total`."""

    values: tuple[FacetValue, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Bar:
    """How many matching documents a period has: "2019", "2019-08" or "2019-08-26"."""

    period: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Histogram:
    """The matches of a query by the date that counts, all its filters in force.

    `bars`: the periods that have documents, oldest first. `total` = the sum of them + `undated`;
    where the query folds it may be less, since a text counts once in each period that it is in.
    """

    query: Query
    unit: DateUnit
    bars: tuple[Bar, ...]
    undated: int
    total: int
    index_version: str


@dataclass(frozen=True, slots=True)
class PivotRow:
    """The documents of one period, each counted once in `total`.

    `counts` runs parallel to `Pivot.values`: a document counts under each value it has.
    `unstated`: how many have no value at all.
    """

    period: str
    counts: tuple[int, ...]
    unstated: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pivot:
    """The matches of a query by period and value of a facet, all its filters in force.

    `values`: the columns, most frequent first; `left_out`: how many more values the matches have.
    `rows`: the periods that have documents, oldest first. `undated` are the documents without a
    date, `overall` all matches: rows whose `period` is empty. Where the query folds, same texts
    count once in each cell.
    """

    query: Query
    unit: DateUnit
    facet: Facet
    values: tuple[str, ...]
    left_out: int
    rows: tuple[PivotRow, ...]
    undated: PivotRow
    overall: PivotRow
    index_version: str
