"""A series of document numbers as far as it is held, as JSON."""

from __future__ import annotations

from pydantic import Field

from indexer.results.number_series import NumberSeries
from search_app.addresses.links import Links
from search_app.api.json_model import Count, JsonModel
from search_app.api.references_json import DocumentSummaryJson
from search_app.wording import api_fields


class SeriesYearJson(JsonModel):
    """A year of the code."""

    year: str = Field(description=api_fields.SERIES_YEAR)
    held: Count = Field(description=api_fields.SERIES_HELD)


class SeriesCodeJson(JsonModel):
    """A code, and how many of its numbers are held."""

    code: str = Field(description=api_fields.SERIES_CODE)
    held: Count = Field(description=api_fields.SERIES_HELD)


class GapJson(JsonModel):
    """Numbers of which none is held."""

    first: Count = Field(description=api_fields.GAP_FIRST)
    last: Count = Field(description=api_fields.GAP_LAST)


class BearerJson(JsonModel):
    """A document that bears the number."""

    document: DocumentSummaryJson
    issuers: list[str]


class HeldNumberJson(JsonModel):
    """A number that is held."""

    number: Count = Field(description=api_fields.SERIES_NUMBER)
    double: bool = Field(description=api_fields.SERIES_DOUBLE)
    bearers: list[BearerJson] = Field(description=api_fields.SERIES_BEARERS)


class SeriesJson(JsonModel):
    """A series of document numbers."""

    code: str = Field(description=api_fields.SERIES_CODE)
    year: str | None = Field(description=api_fields.SERIES_YEAR)
    years: list[SeriesYearJson] = Field(description=api_fields.SERIES_YEARS)
    total: Count = Field(description=api_fields.SERIES_TOTAL)
    first: Count | None = Field(description=api_fields.SERIES_FIRST)
    last: Count | None = Field(description=api_fields.SERIES_LAST)
    missing: Count = Field(description=api_fields.SERIES_MISSING)
    gaps: list[GapJson] = Field(description=api_fields.SERIES_GAPS)
    gaps_total: Count = Field(description=api_fields.SERIES_GAPS_TOTAL)
    doubles: list[Count] = Field(description=api_fields.SERIES_DOUBLES)
    numbers: list[HeldNumberJson] = Field(description=api_fields.SERIES_NUMBERS)
    similar: list[SeriesCodeJson] = Field(description=api_fields.SERIES_SIMILAR)
    index_version: str


def series_json(found: NumberSeries, links: Links) -> SeriesJson:
    """The series that was asked for."""
    return SeriesJson.of(links, found)
