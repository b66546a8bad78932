"""Say how some documents stand on a day, and which version took the place of each."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.answers.describing_documents import describing
from indexer.relations.rounds import Task, ask
from indexer.relations.shelf import AsOf, IndexedDocument
from indexer.relations.version_states import VersionState
from indexer.relations.works.finding import WorksOnDay, work_groups
from indexer.results.relations import DocumentState


def document_states(ids: Sequence[str], asof: AsOf) -> Task[dict[str, DocumentState]]:
    """How the documents of some ids stand; those that are not here are missing."""
    found = yield from ask(lambda shelf: shelf.find(ids))
    newer: dict[str, IndexedDocument] = {}
    groups = yield from work_groups(list(found.values()))
    works = WorksOnDay(asof.day)
    for id, document in found.items():
        group = groups.get(document.ref)
        work = works.of(group) if group else None
        in_force = work.in_force() if work else ()
        if work and in_force and work.version(document).state is VersionState.OLDER:
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
