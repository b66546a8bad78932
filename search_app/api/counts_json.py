"""How many documents match, as JSON: by value of a facet, by period, by both."""

from __future__ import annotations

from typing import Annotated

from pydantic import AliasPath, BeforeValidator, Field

from indexer.results import Bar, FacetValue
from search_app.api.json_model import Count, DescribedBy, JsonModel

QueryText = Annotated[str, Field(validation_alias=AliasPath("query", "text"))]
"""The text of the query that was answered."""


class FacetValueJson(JsonModel):
    """A value of a facet."""

    value: str
    count: Count
    selected: bool


Facets = dict[str, list[Annotated[FacetValue, DescribedBy(FacetValueJson)]]]


class FacetsJson(JsonModel):
    """The values of facets."""

    query: QueryText
    total: Count
    facets: Facets
    index_version: str


class BarJson(JsonModel):
    """A period and its documents."""

    period: str
    count: Count


class HistogramJson(JsonModel):
    """Documents by period."""

    query: QueryText
    unit: str
    bars: list[Annotated[Bar, DescribedBy(BarJson)]]
    undated: Count
    total: Count
    index_version: str


class PivotRowJson(JsonModel):
    """The documents of one period by value."""

    period: Annotated[str | None, BeforeValidator(lambda period: period or None)]
    counts: list[Count]
    unstated: Count
    total: Count


class PivotJson(JsonModel):
    """Documents by period and value."""

    query: QueryText
    unit: str
    facet: str
    values: list[str]
    left_out: Count
    rows: list[PivotRowJson]
    undated: PivotRowJson
    overall: PivotRowJson
    index_version: str
