"""A document among the others, as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from indexer.results.relations import (
    Cited,
    Citing,
    DocumentSummary,
    EffectOnOther,
    EffectOnThis,
    Related,
    Relations,
    ResolvedReference,
    ShownValidity,
)
from search_app.addresses.links import Links
from search_app.api.relation_shapes import (
    CitedJson,
    CitingJson,
    DaysJson,
    DeedJson,
    EdgeJson,
    GraphJson,
    LabelJson,
    NamedJson,
    PlaceJson,
    ReachedJson,
    RelatedJson,
    RelationsJson,
    SufferedJson,
)


def relations_json(found: Relations, links: Links) -> RelationsJson:
    """All relations; `graph` is the same as nodes and edges, each edge from who says it."""
    label = found.label
    return {
        "id": found.id,
        "asof": found.asof.isoformat(),
        "indexed_on": found.indexed_on.isoformat(),
        "validity": _label(label, links),
        "timeline": [_label(one, links) for one in found.timeline],
        "amended_on": iso(found.amended_on),
        "text_from": iso(found.text_from),
        "effects": [_suffered(one, links) for one in found.effects],
        "deeds": [_deed(one, links) for one in found.deeds],
        "citations": [_cited(one, links) for one in found.citations],
        "cited_by": {
            "total": found.cited_by_total,
            "documents": [_citing(one, links) for one in found.cited_by],
        },
        "versions": [named_json(one, links) for one in found.versions],
        "related": [_related(one, links) for one in found.related],
        "contradictions": [
            {
                "kind": one.clash.value,
                "one": _label(one.one, links),
                "other": _label(one.other, links),
            }
            for one in found.contradictions
        ],
        "graph": _graph(found, links),
        "index_version": found.index_version,
    }


def _graph(found: Relations, links: Links) -> GraphJson:
    nodes: dict[str, NamedJson] = {}
    edges: list[EdgeJson] = []
    for source, target, kind in _edges(found):
        for one in (source, target):
            if isinstance(one, DocumentSummary):
                nodes.setdefault(one.id, named_json(one, links))
        ends = [one.id if isinstance(one, DocumentSummary) else one for one in (source, target)]
        edges.append({"from": ends[0], "to": ends[1], "kind": kind})
    return {"nodes": list(nodes.values()), "edges": edges}


def _edges(found: Relations) -> Iterator[tuple[DocumentSummary | str, DocumentSummary | str, str]]:
    for cited in found.citations:
        for target in cited.reached.targets:
            yield found.id, target, "basis" if cited.basis else "cites"
    for deed in found.deeds:
        for target in deed.reached.targets:
            yield found.id, target, deed.kind.value
    for citing in found.cited_by:
        yield citing.document, found.id, "basis" if citing.basis else "cites"
    for act in found.effects:
        yield act.by, found.id, act.kind.value


def named_json(named: DocumentSummary, links: Links) -> NamedJson:
    """Another document, with its address here."""
    return {
        "id": named.id,
        "title": named.title,
        "document_number": named.document_number,
        "dated_on": iso(named.dated_on),
        "validity": named.validity.value,
        "page": links.absolute(links.document(named.id)),
    }


def _related(one: Related, links: Links) -> RelatedJson:
    return {
        **named_json(one.document, links),
        "shared": {
            "words": list(one.words),
            "in_titles": one.in_titles,
            "issuers": list(one.issuers),
            "topics": list(one.topics),
            "region": one.region,
        },
    }


def _label(label: ShownValidity, links: Links) -> LabelJson:
    return {
        "validity": label.validity.value,
        "ground": label.ground.value,
        "first_day": iso(label.first_day),
        "undated": label.undated,
        "latest": label.latest,
        "stated": label.stated,
        "sentence": sentence_or_title(label.sentence, label.by),
        "by": named_json(label.by, links) if label.by else None,
    }


def sentence_or_title(sentence: str, by: DocumentSummary | None) -> str:
    """The sentence that says it, or the title of the document `by`, where that alone does."""
    return sentence or (by.title if by else "")


def reached_json(reached: ResolvedReference, links: Links) -> ReachedJson:
    """A reference as written, and what it leads to."""
    return {
        "number": reached.number,
        "title": reached.title,
        "clauses": reached.clauses,
        "targets": [named_json(target, links) for target in reached.targets],
        "certain": reached.certain,
        "disagrees": reached.disagrees,
        "later": reached.later,
    }


def _cited(cited: Cited, links: Links) -> CitedJson:
    place: PlaceJson = {"start": cited.place.start, "end": cited.place.end}
    return {
        **reached_json(cited.reached, links),
        "basis": cited.basis,
        "sentence": cited.sentence,
        "place": place,
    }


def _citing(citing: Citing, links: Links) -> CitingJson:
    return {
        **named_json(citing.document, links),
        "basis": citing.basis,
        "clauses": citing.clauses,
        "sentence": citing.sentence,
    }


def _deed(deed: EffectOnOther, links: Links) -> DeedJson:
    return {"kind": deed.kind.value, **reached_json(deed.reached, links), **_days(deed)}


def _suffered(act: EffectOnThis, links: Links) -> SufferedJson:
    by = named_json(act.by, links)
    return {"kind": act.kind.value, "by": by, "clauses": act.clauses, **_days(act, act.by)}


def _days(act: EffectOnThis | EffectOnOther, by: DocumentSummary | None = None) -> DaysJson:
    return {
        "first_day": iso(act.first_day),
        "stated": act.stated,
        "until": iso(act.until),
        "sentence": sentence_or_title(act.sentence, by),
    }


def iso(day: date | None) -> str | None:
    """A day as JSON has it."""
    return day.isoformat() if day else None
