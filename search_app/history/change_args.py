"""The parameters of the list of changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import ValidationInfo

from indexer.query.change_query import ChangeQuery, CollectionChange
from search_app.addresses.checked_args import NoArgs
from search_app.addresses.parameter_types import Count, FirstDay, LastDay
from search_app.history.effect_args import LAST_PAGE, LONGEST_CURSOR, ON_A_PAGE

MOST_CHANGES = 1000


class ChangeArgs(NoArgs):
    """Which changes are asked for: the parameters of the page, its feed and the API."""

    since: FirstDay | None = None
    until: LastDay | None = None
    kind: Annotated[tuple[CollectionChange, ...], Field(max_length=len(CollectionChange))] = ()

    @field_validator("until")
    @classmethod
    def _not_before_since(cls, until: date | None, info: ValidationInfo) -> date | None:
        since = info.data.get("since")
        if since and until and until < since:
            raise PydanticCustomError("until_before_since", "", {"limit": since.isoformat()})
        return until

    def query(self) -> ChangeQuery:
        """The query that asks for them."""
        return ChangeQuery(since=self.since, until=self.until, kinds=self.kind)


class ChangePageArgs(ChangeArgs):
    """A page of the list."""

    page: Annotated[Count, Field(ge=1, le=LAST_PAGE)] = 1

    def query(self) -> ChangeQuery:
        """The query for that page."""
        return replace(super().query(), start=(self.page - 1) * ON_A_PAGE, size=ON_A_PAGE)


class ChangeCursorArgs(ChangeArgs):
    """As many changes as are wanted, by cursor."""

    size: Annotated[Count, Field(ge=1, le=MOST_CHANGES)] = 100
    cursor: Annotated[str, Field(max_length=LONGEST_CURSOR)] | None = None

    def query(self) -> ChangeQuery:
        """The query for those behind the cursor."""
        return replace(super().query(), size=self.size, cursor=self.cursor)


def change_pairs(query: ChangeQuery, page: int = 1) -> list[tuple[str, str]]:
    """List the parameters that ask a query again, without defaults."""
    days = (("since", query.since), ("until", query.until))
    pairs = [(name, day.isoformat()) for name, day in days if day]
    pairs += [("kind", kind.value) for kind in query.kinds]
    return [*pairs, ("page", str(page))] if page > 1 else pairs
