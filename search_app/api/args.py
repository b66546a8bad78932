"""The parameters that only the API knows; those of a search are in `search_args`."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import Annotated

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import ValidationInfo

from indexer.query.facets import Facet
from indexer.query.model import DateUnit, Query
from search_app.addresses.checked_args import NoArgs
from search_app.addresses.parameter_types import MAX_VALUES, Count, Day, Values
from search_app.addresses.search_args import ConditionArgs, SearchArgs
from search_app.review.review_args import LONGEST_DRAFT, CleanUpArgs
from search_app.wording import api_fields

LONGEST_CURSOR = 200
MOST_COLUMNS = 200
MOST_CLEAN_UP = 1000
LAST_PAGE = 10_000


class CursorArgs(SearchArgs):
    """A page of results, by number or by cursor."""

    cursor: Annotated[str, Field(max_length=LONGEST_CURSOR)] | None = None

    @field_validator("cursor")
    @classmethod
    def _instead_of_a_page(cls, cursor: str | None, info: ValidationInfo) -> str | None:
        if cursor is not None and info.data.get("page", 1) != 1:
            raise PydanticCustomError("cursor_and_page", "")
        return cursor

    def narrow(self, query: Query) -> Query:
        """The page that is asked for, where it is one behind a cursor too."""
        return replace(super().narrow(query), cursor=self.cursor)


class FacetsArgs(ConditionArgs):
    """The facets to count, all where none is named."""

    facet: Annotated[tuple[Facet, ...], Field(max_length=len(Facet))] = ()

    def narrow(self, query: Query) -> Query:
        """The query under these parameters, with the facets that are asked for."""
        return replace(super().narrow(query), facets=self.facet or tuple(Facet))


class HistogramArgs(ConditionArgs):
    """The length of the periods that documents are counted by."""

    unit: DateUnit = DateUnit.YEAR


class PivotUnit(StrEnum):
    """The lengths of period that the rows of a pivot can have."""

    YEAR = "year"
    MONTH = "month"


class PivotArgs(ConditionArgs):
    """The rows and columns of a pivot."""

    unit: PivotUnit = PivotUnit.YEAR
    facet: Facet = Facet.TOPIC
    value: Annotated[Values, Field(max_length=MAX_VALUES)] = ()
    limit: Annotated[Count, Field(ge=1, le=MOST_COLUMNS)] = 50


class CleanUpPageArgs(CleanUpArgs):
    """How many days ahead, and which of the documents to give."""

    size: Annotated[Count, Field(ge=1, le=MOST_CLEAN_UP)] = 100
    page: Annotated[Count, Field(ge=1, le=LAST_PAGE)] = 1


class DraftFileArgs(NoArgs):
    """The day as of which the citations of a draft in a file are looked up."""

    asof: Day | None = None


class DraftBody(NoArgs):
    """A draft, and the day as of which its citations are looked up (null: today)."""

    text: Annotated[
        str, Field(min_length=1, max_length=LONGEST_DRAFT, description=api_fields.DRAFT_TEXT)
    ]
    asof: Day | None = Field(default=None, description=api_fields.DRAFT_ASOF)
