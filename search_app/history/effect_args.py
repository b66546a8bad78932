"""The parameters of the table of effects."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import ValidationInfo

from indexer.query.effect_query import LISTED_KINDS, EffectOrder, EffectQuery, InText
from indexer.relations.effect_kinds import EffectKind
from search_app.addresses.checked_args import NoArgs
from search_app.addresses.parameter_types import Count, FirstDay, LastDay, Value, Values

MOST_EFFECTS = 1000
LAST_PAGE = 10_000
LONGEST_CURSOR = 400
ON_A_PAGE = 50


class EffectArgs(NoArgs):
    """Which effects are asked for: the parameters of the page, its files, its feed and the API."""

    kind: Annotated[tuple[EffectKind, ...], Field(max_length=len(LISTED_KINDS))] = ()
    document: Value | None = None
    affecting: Value | None = None
    affected: Value | None = None
    affecting_issuer: Values = ()
    affected_issuer: Values = ()
    since: FirstDay | None = None
    until: LastDay | None = None
    in_text: InText | None = None
    sort: EffectOrder = EffectOrder.NEWEST

    @field_validator("kind")
    @classmethod
    def _listed(cls, kinds: tuple[EffectKind, ...]) -> tuple[EffectKind, ...]:
        if set(kinds) - set(LISTED_KINDS):
            expected = ", ".join(f"'{kind.value}'" for kind in LISTED_KINDS)
            raise PydanticCustomError("enum", "", {"expected": expected})
        return kinds

    @field_validator("until")
    @classmethod
    def _not_before_since(cls, until: date | None, info: ValidationInfo) -> date | None:
        since = info.data.get("since")
        if since and until and until < since:
            raise PydanticCustomError("until_before_since", "", {"limit": since.isoformat()})
        return until

    def query(self) -> EffectQuery:
        """The query that asks for them."""
        return EffectQuery(
            kinds=self.kind,
            document=self.document,
            affecting=self.affecting,
            affected=self.affected,
            affecting_issuer=self.affecting_issuer,
            affected_issuer=self.affected_issuer,
            since=self.since,
            until=self.until,
            in_text=self.in_text,
            order=self.sort,
        )


class EffectPageArgs(EffectArgs):
    """A page of the table."""

    page: Annotated[Count, Field(ge=1, le=LAST_PAGE)] = 1

    def query(self) -> EffectQuery:
        """The query for that page."""
        return replace(super().query(), start=(self.page - 1) * ON_A_PAGE, size=ON_A_PAGE)


class EffectCursorArgs(EffectArgs):
    """As many effects as are wanted, by cursor."""

    size: Annotated[Count, Field(ge=1, le=MOST_EFFECTS)] = 100
    cursor: Annotated[str, Field(max_length=LONGEST_CURSOR)] | None = None

    def query(self) -> EffectQuery:
        """The query for those behind the cursor."""
        return replace(super().query(), size=self.size, cursor=self.cursor)


def effect_pairs(query: EffectQuery, page: int = 1) -> list[tuple[str, str]]:
    """List the parameters that ask a query again, without defaults."""
    pairs = [("kind", kind.value) for kind in query.kinds]
    for name, value in (
        ("document", query.document),
        ("affecting", query.affecting),
        ("affected", query.affected),
    ):
        if value:
            pairs.append((name, value))
    pairs += [("affecting_issuer", name) for name in query.affecting_issuer]
    pairs += [("affected_issuer", name) for name in query.affected_issuer]
    pairs += [
        (name, day.isoformat())
        for name, day in (("since", query.since), ("until", query.until))
        if day
    ]
    if query.in_text:
        pairs.append(("in_text", query.in_text.value))
    if query.order is not EffectOrder.NEWEST:
        pairs.append(("sort", query.order.value))
    return [*pairs, ("page", str(page))] if page > 1 else pairs
