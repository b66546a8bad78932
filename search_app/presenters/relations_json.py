"""A document among the others, as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from indexer.relations.answer import Cited, Citing, Deed, Label, Named, Reached, Relations, Suffered
from search_app.links import Links
from search_app.presenters.relation_shapes import (
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
        "amended_on": _iso(found.amended_on),
        "text_from": _iso(found.text_from),
        "effects": [_suffered(one, links) for one in found.effects],
        "deeds": [_deed(one, links) for one in found.deeds],
        "citations": [_cited(one, links) for one in found.citations],
        "cited_by": {
            "total": found.cited_by_total,
            "documents": [_citing(one, links) for one in found.cited_by],
        },
        "versions": [_named(one, links) for one in found.versions],
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
            if isinstance(one, Named):
                nodes.setdefault(one.id, _named(one, links))
        ends = [one.id if isinstance(one, Named) else one for one in (source, target)]
        edges.append({"from": ends[0], "to": ends[1], "kind": kind})
    return {"nodes": list(nodes.values()), "edges": edges}


def _edges(found: Relations) -> Iterator[tuple[Named | str, Named | str, str]]:
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


def _named(named: Named, links: Links) -> NamedJson:
    return {
        "id": named.id,
        "title": named.title,
        "document_number": named.document_number,
        "dated_on": _iso(named.dated_on),
        "validity": named.validity.value,
        "page": links.absolute(links.document(named.id)),
    }


def _label(label: Label, links: Links) -> LabelJson:
    return {
        "validity": label.validity.value,
        "ground": label.ground.value,
        "first_day": _iso(label.first_day),
        "undated": label.undated,
        "latest": label.latest,
        "stated": label.stated,
        "sentence": label.sentence,
        "by": _named(label.by, links) if label.by else None,
    }


def _reached(reached: Reached, links: Links) -> ReachedJson:
    return {
        "number": reached.number,
        "title": reached.title,
        "clauses": reached.clauses,
        "targets": [_named(target, links) for target in reached.targets],
        "certain": reached.certain,
        "disagrees": reached.disagrees,
        "later": reached.later,
    }


def _cited(cited: Cited, links: Links) -> CitedJson:
    place: PlaceJson = {"start": cited.place.start, "end": cited.place.end}
    return {
        **_reached(cited.reached, links),
        "basis": cited.basis,
        "sentence": cited.sentence,
        "place": place,
    }


def _citing(citing: Citing, links: Links) -> CitingJson:
    return {
        **_named(citing.document, links),
        "basis": citing.basis,
        "clauses": citing.clauses,
        "sentence": citing.sentence,
    }


def _deed(deed: Deed, links: Links) -> DeedJson:
    return {"kind": deed.kind.value, **_reached(deed.reached, links), **_days(deed)}


def _suffered(act: Suffered, links: Links) -> SufferedJson:
    by = _named(act.by, links)
    return {"kind": act.kind.value, "by": by, "clauses": act.clauses, **_days(act)}


def _days(act: Suffered | Deed) -> DaysJson:
    return {
        "first_day": _iso(act.first_day),
        "stated": act.stated,
        "until": _iso(act.until),
        "sentence": act.sentence,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
