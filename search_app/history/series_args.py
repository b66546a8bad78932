"""The parameters of a series of document numbers."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from indexer.query.series_query import SeriesQuery, read_series
from search_app.addresses.checked_args import NoArgs
from search_app.addresses.parameter_types import Count, Value
from search_app.history.effect_args import LAST_PAGE

MOST_NUMBERS = 1000
NUMBERS_ON_A_PAGE = 100


class SeriesPageArgs(NoArgs):
    """A page of a series; without a code, the codes of which most is held."""

    code: Value | None = None
    year: Value = ""
    page: Annotated[Count, Field(ge=1, le=LAST_PAGE)] = 1

    def query(self) -> SeriesQuery | None:
        """The series that is asked for; raises `QueryError`."""
        if self.code is None:
            return None
        start = (self.page - 1) * NUMBERS_ON_A_PAGE
        return read_series(self.code, self.year, start=start, size=NUMBERS_ON_A_PAGE)


class SeriesArgs(NoArgs):
    """As many numbers of a series as are wanted."""

    code: Value
    year: Value = ""
    size: Annotated[Count, Field(ge=1, le=MOST_NUMBERS)] = NUMBERS_ON_A_PAGE
    page: Annotated[Count, Field(ge=1, le=LAST_PAGE)] = 1

    def query(self) -> SeriesQuery:
        """The series that is asked for; raises `QueryError`."""
        start = (self.page - 1) * self.size
        return read_series(self.code, self.year, start=start, size=self.size)


def series_pairs(code: str, year: str | None = None, page: int = 1) -> list[tuple[str, str]]:
    """List the parameters that ask for a series; `year` "" is that of numbers counted on."""
    pairs = [("code", code)] if code else []
    if year is not None:
        pairs.append(("year", year or "none"))
    return [*pairs, ("page", str(page))] if page > 1 else pairs
