"""The shapes of a checked draft and of the clean-up list, as JSON."""

from __future__ import annotations

from typing import Literal

# From `typing` only from Python 3.12 on does pydantic read it.
from typing_extensions import TypedDict

from indexer.relations.statements import EffectKind
from indexer.results.reviews import CleanUpReason
from search_app.api.relation_shapes import NamedJson, PlaceJson, ReachedJson
from search_app.api.shape_types import EXACT, Count, Day
from search_app.review.draft_findings import FindingCode

WeightJson = Literal["wrong", "doubtful", "fine"]


@EXACT
class FindingJson(TypedDict):
    """One thing to know of a document that a draft names."""

    code: FindingCode
    weight: WeightJson
    message: str
    first_day: Day | None
    stated: bool
    clauses: str
    sentence: str
    by: NamedJson | None


@EXACT
class CheckedJson(ReachedJson):
    """A document that a draft names, looked up."""

    basis: bool
    effect: EffectKind | None
    weight: WeightJson
    findings: list[FindingJson]
    sentence: str
    place: PlaceJson | None


@EXACT
class CheckJson(TypedDict):
    """A checked draft."""

    asof: Day
    citations: list[CheckedJson]
    indexed_on: Day
    index_version: str


@EXACT
class RenamedOrganJson(TypedDict):
    """An organ that is no more under its name."""

    name: str
    now: str
    exact: bool
    since: Day
    decision: str


@EXACT
class DueJson(TypedDict):
    """A document that a clean-up has to see."""

    document: NamedJson
    reason: CleanUpReason
    day: Day | None
    sentence: str
    by: NamedJson | None
    absent: list[str]
    renamed: list[RenamedOrganJson]


@EXACT
class CleanUpJson(TypedDict):
    """A page of what a clean-up has to see."""

    query: str
    asof: Day
    until: Day
    total: Count
    due: list[DueJson]
    indexed_on: Day
    index_version: str
