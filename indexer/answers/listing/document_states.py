"""Say how some documents stand on a day, and which version took the place of each."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.answers.describing_documents import describing
from indexer.relations.rounds import Task, ask
from indexer.relations.shelf import AsOf, IndexedDocument
from indexer.relations.works.finding import work_of
from indexer.results.relations import DocumentState


def document_states(ids: Sequence[str], asof: AsOf) -> Task[dict[str, DocumentState]]:
    """How the documents of some ids stand; those that are not here are missing."""
    found = yield from ask(lambda shelf: shelf.find(ids))
    newer: dict[str, IndexedDocument] = {}
    for id, document in found.items():
        work = yield from work_of(document, asof.day)
        in_force = work.in_force() if work else ()
        older = work.older() if work else ()
        if in_force and any(one.document == document for one in older):
            newer[id] = in_force[0].document
    named = {one.ref for one in (*found.values(), *newer.values())}
    describer = yield from describing(named, (), asof, {})
    return {
        id: DocumentState(
            describer.summary(document.ref),
            describer.summary(newer[id].ref) if id in newer else None,
        )
        for id, document in found.items()
    }
