"""The parameters of the list of terms that end soon."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from indexer.query.expiry_query import HORIZON, NOTICE_DAYS, ExpiryQuery
from search_app.addresses.checked_args import NoArgs
from search_app.addresses.parameter_types import Count, Values
from search_app.history.effect_args import LAST_PAGE, LONGEST_CURSOR, ON_A_PAGE

MOST_EXPIRIES = 1000


class ExpiryFeedArgs(NoArgs):
    """Of which organs: the parameters of the feed and of the calendar."""

    issuer: Values = ()

    def query(self) -> ExpiryQuery:
        """The query that asks for them."""
        return ExpiryQuery(issuers=self.issuer)


class ExpiryArgs(ExpiryFeedArgs):
    """How many days ahead, too."""

    days: Annotated[Count, Field(ge=1, le=HORIZON)] = NOTICE_DAYS[0]

    def query(self) -> ExpiryQuery:
        """The query that asks for them."""
        return replace(super().query(), days=self.days)


class ExpiryPageArgs(ExpiryArgs):
    """A page of the list."""

    page: Annotated[Count, Field(ge=1, le=LAST_PAGE)] = 1

    def query(self) -> ExpiryQuery:
        """The query for that page."""
        return replace(super().query(), start=(self.page - 1) * ON_A_PAGE, size=ON_A_PAGE)


class ExpiryCursorArgs(ExpiryArgs):
    """As many ends as are wanted, by cursor."""

    size: Annotated[Count, Field(ge=1, le=MOST_EXPIRIES)] = 100
    cursor: Annotated[str, Field(max_length=LONGEST_CURSOR)] | None = None

    def query(self) -> ExpiryQuery:
        """The query for those behind the cursor."""
        return replace(super().query(), size=self.size, cursor=self.cursor)


def expiry_pairs(query: ExpiryQuery, page: int = 1, *, days: bool = True) -> list[tuple[str, str]]:
    """List the parameters that ask a query again, without defaults; a feed has no `days`."""
    pairs = [("issuer", name) for name in query.issuers]
    if days and query.days != NOTICE_DAYS[0]:
        pairs.append(("days", str(query.days)))
    return [*pairs, ("page", str(page))] if page > 1 else pairs
