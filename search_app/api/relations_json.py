"""The relations of a document to the others, as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import Field, model_validator

from indexer.results.relations import DocumentSummary, Relations
from indexer.results.versions import DocumentVersions
from search_app.addresses.links import Links
from search_app.api.cautions_json import CautionJson
from search_app.api.history.versions_json import (
    ContainedChangeJson,
    NewerVersionJson,
    ShownVersionJson,
)
from search_app.api.json_model import Count, Day, JsonModel
from search_app.api.references_json import (
    DocumentSummaryJson,
    PlaceJson,
    ReferenceJson,
    quote_title,
)
from search_app.wording import api_fields


class ShownValidityJson(JsonModel):
    """The validity of a document from a day on, and the sentence that it follows from."""

    validity: str = Field(description=api_fields.VALIDITY)
    ground: str
    first_day: Day | None
    undated: bool = Field(description=api_fields.SINCE_UNKNOWN)
    latest: bool
    stated: bool
    sentence: str
    by: DocumentSummaryJson | None

    _title = model_validator(mode="after")(quote_title)


class CitedJson(ReferenceJson):
    """A citation in the text of the document."""

    basis: bool
    sentence: str
    place: PlaceJson


class CitingJson(DocumentSummaryJson):
    """Another document that cites it."""

    basis: bool
    clauses: str
    sentence: str


class ExplainsJson(ReferenceJson):
    """What the document, an official reading, is about."""

    sentence: str


class ExplainedByJson(DocumentSummaryJson):
    """An official reading of the document."""

    without_text: bool = Field(description=api_fields.WITHOUT_TEXT)


class CitedByJson(JsonModel):
    """A page of the documents that cite it, and how many there are."""

    total: Count = Field(description=api_fields.CITING_TOTAL)
    documents: list[CitingJson]


class EffectKindJson(JsonModel):
    """What is done to a document."""

    kind: str = Field(description=api_fields.EFFECT_KIND)


# Of several base classes the fields of the last one come first.
class EffectOnOtherJson(ReferenceJson, EffectKindJson):
    """What the document does to another one."""

    first_day: Day | None
    stated: bool
    until: Day | None
    sentence: str
    where: str


class EffectOnThisJson(EffectKindJson):
    """What another document does to it."""

    by: DocumentSummaryJson
    clauses: str
    first_day: Day | None
    stated: bool
    until: Day | None
    sentence: str
    where: str
    contained: bool

    _title = model_validator(mode="after")(quote_title)


class ContradictionJson(JsonModel):
    """Two validities that cannot both be right."""

    kind: str = Field(description=api_fields.CONTRADICTION)
    one: ShownValidityJson
    other: ShownValidityJson


class SharedJson(JsonModel):
    """What a related document has in common with the document."""

    words: list[str] = Field(description=api_fields.SHARED_WORDS)
    in_titles: bool
    issuers: list[str] = Field(description=api_fields.SHARED_ISSUERS)
    topics: list[str] = Field(description=api_fields.SHARED_TOPICS)
    region: str | None = Field(description=api_fields.SHARED_REGION)


class RelatedJson(DocumentSummaryJson):
    """A document on the same subject."""

    shared: SharedJson


class EdgeJson(JsonModel):
    """A relation, from the document that says it."""

    from_: str = Field(alias="from")
    to: str
    kind: str = Field(description=api_fields.EDGE_KIND)


class GraphJson(JsonModel):
    """The relations as nodes and edges."""

    nodes: list[DocumentSummaryJson]
    edges: list[EdgeJson]


class RelationsJson(JsonModel):
    """The relations of a document on a day.

    `effects` and `deeds` are the old names of `effects_on_this` and `effects_on_others`: in the
    statements of a document `effects` are those on others.
    """

    id: str
    asof: Day
    indexed_on: Day
    validity: ShownValidityJson = Field(description=api_fields.STANDS)
    timeline: list[ShownValidityJson]
    amended_on: Day | None
    text_from: Day | None
    effects: list[EffectOnThisJson] = Field(
        validation_alias="effects_on_this",
        description=api_fields.renamed("effects_on_this"),
        json_schema_extra={"deprecated": True},
    )
    effects_on_this: list[EffectOnThisJson]
    deeds: list[EffectOnOtherJson] = Field(
        validation_alias="effects_on_others",
        description=api_fields.renamed("effects_on_others"),
        json_schema_extra={"deprecated": True},
    )
    effects_on_others: list[EffectOnOtherJson]
    citations: list[CitedJson]
    cited_by: CitedByJson
    newer_version: NewerVersionJson | None
    versions: list[ShownVersionJson]
    same_title: list[DocumentSummaryJson]
    contains: list[ContainedChangeJson]
    related: list[RelatedJson]
    explains: list[ExplainsJson] = Field(description=api_fields.EXPLAINS)
    explained_by: list[ExplainedByJson] = Field(description=api_fields.EXPLAINED_BY)
    contradictions: list[ContradictionJson]
    cautions: list[CautionJson] = Field(description=api_fields.CAUTIONS)
    graph: GraphJson
    index_version: str


def relations_json(found: Relations, versions: DocumentVersions, links: Links) -> RelationsJson:
    """Make the answer; `graph` repeats the relations as nodes and edges.

    An edge starts at the document whose text states the relation.
    """
    return RelationsJson.of(
        links,
        found,
        cited_by={
            "total": found.cited_by_total,
            "documents": [CitingJson.of(links, one, one.document) for one in found.cited_by],
        },
        newer_version=versions.newer,
        versions=versions.versions,
        same_title=versions.without_versions(found.same_title),
        contains=versions.contains,
        related=[RelatedJson.of(links, one.document, shared=one) for one in found.related],
        explained_by=[ExplainedByJson.of(links, one, one.document) for one in found.explained_by],
        graph=_graph(found),
    )


def _graph(found: Relations) -> dict[str, list[Any]]:
    """The documents at the ends of the edges, each once, and the edges."""
    nodes: dict[str, DocumentSummary] = {}
    edges: list[dict[str, str]] = []
    for source, target, kind in _edges(found):
        ends = []
        for one in (source, target):
            if isinstance(one, DocumentSummary):
                nodes.setdefault(one.id, one)
            ends.append(one.id if isinstance(one, DocumentSummary) else one)
        edges.append({"from": ends[0], "to": ends[1], "kind": kind})
    return {"nodes": list(nodes.values()), "edges": edges}


def _edges(found: Relations) -> Iterator[tuple[DocumentSummary | str, DocumentSummary | str, str]]:
    """List (document that states it, document it is about, kind); the document itself is its id."""
    for cited in found.citations:
        for target in cited.reached.targets:
            yield found.id, target, "basis" if cited.basis else "cites"
    for effect in found.effects_on_others:
        for target in effect.reached.targets:
            yield found.id, target, effect.kind.value
    for citing in found.cited_by:
        yield citing.document, found.id, "basis" if citing.basis else "cites"
    for act in found.effects_on_this:
        yield act.by, found.id, act.kind.value
