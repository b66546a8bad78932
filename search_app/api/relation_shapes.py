"""The shapes of a document among the others, as JSON; see `search_app.api.shapes`."""

from __future__ import annotations

# From `typing` only from Python 3.12 on does pydantic read it.
from typing_extensions import TypedDict

from search_app.api.shape_types import EXACT, Count, Day


@EXACT
class NamedJson(TypedDict):
    """Another document."""

    id: str
    title: str
    document_number: str | None
    dated_on: Day | None
    validity: str
    page: str


@EXACT
class LabelJson(TypedDict):
    """How a document stands from a day on, and by which sentence."""

    validity: str
    ground: str
    first_day: Day | None
    undated: bool
    latest: bool
    stated: bool
    sentence: str
    by: NamedJson | None


class ReachedJson(TypedDict):
    """A reference and what it leads to."""

    number: str | None
    title: str | None
    clauses: str
    targets: list[NamedJson]
    certain: bool
    disagrees: bool
    later: bool


class DaysJson(TypedDict):
    """When an effect begins and ends, and its sentence."""

    first_day: Day | None
    stated: bool
    until: Day | None
    sentence: str


@EXACT
class PlaceJson(TypedDict):
    """Where a sentence stands in the body."""

    start: Count
    end: Count


@EXACT
class CitedJson(ReachedJson):
    """A citation of the document."""

    basis: bool
    sentence: str
    place: PlaceJson


@EXACT
class CitingJson(NamedJson):
    """A document that cites it."""

    basis: bool
    clauses: str
    sentence: str


@EXACT
class CitedByJson(TypedDict):
    """A page of what cites it."""

    total: Count
    documents: list[CitingJson]


@EXACT
class DeedJson(ReachedJson, DaysJson):
    """What the document does to others."""

    kind: str


@EXACT
class SufferedJson(DaysJson):
    """What another document does to it."""

    kind: str
    by: NamedJson
    clauses: str


@EXACT
class ContraryJson(TypedDict):
    """Two labels that cannot both be right."""

    kind: str
    one: LabelJson
    other: LabelJson


@EXACT
class SharedJson(TypedDict):
    """What a related document has in common with the document."""

    words: list[str]
    in_titles: bool
    issuers: list[str]
    topics: list[str]
    region: str | None


@EXACT
class RelatedJson(NamedJson):
    """A document on the same subject."""

    shared: SharedJson


EdgeJson = TypedDict("EdgeJson", {"from": str, "to": str, "kind": str})
"""A relation, from the document that says it."""


@EXACT
class GraphJson(TypedDict):
    """The relations as nodes and edges."""

    nodes: list[NamedJson]
    edges: list[EdgeJson]


@EXACT
class RelationsJson(TypedDict):
    """A document among the others, on a day."""

    id: str
    asof: Day
    indexed_on: Day
    validity: LabelJson
    timeline: list[LabelJson]
    amended_on: Day | None
    text_from: Day | None
    effects: list[SufferedJson]
    deeds: list[DeedJson]
    citations: list[CitedJson]
    cited_by: CitedByJson
    versions: list[NamedJson]
    related: list[RelatedJson]
    contradictions: list[ContraryJson]
    graph: GraphJson
    index_version: str
