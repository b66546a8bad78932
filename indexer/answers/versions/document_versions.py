"""Say which version of its rule a document is, and which amendments its text contains."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.answers.describing_documents import Describer, describing
from indexer.answers.versions.contained_changes import Contained, contained_changes
from indexer.answers.versions.kept_works import KeptWorks
from indexer.answers.versions.newer_versions import superseded
from indexer.relations.resolution.acting_effects import acting_on
from indexer.relations.rounds import Task, ask, together
from indexer.relations.shelf import AsOf, IndexedDocument
from indexer.relations.statements import Reference
from indexer.relations.works.ended import how_ended
from indexer.relations.works.finding import WorkGroup
from indexer.results import versions as shown


def document_versions(id: str, asof: AsOf, works: KeptWorks) -> Task[shown.DocumentVersions | None]:
    """A document among the versions of its rule; None where there is none of this id.

    Three rounds and those of its work.
    """
    found = yield from ask(lambda shelf: shelf.find((id,)))
    document = found.get(id)
    if document is None:
        return None
    groups, acting = yield from together(works.of((document,)), acting_on((document,)))
    group = groups.get(document.ref)
    versions = group.documents if group else (document,)
    known = group.acts if group else acting.acts
    acts = [act for one in versions for act in known.get(one.ref, ())]
    actors = {**acting.actors, **(group.actors if group else {})}
    changes = yield from contained_changes(document, acts, actors)
    named = {
        *(one.ref for one in versions),
        *(target.ref for one in changes for target in one.found.targets),
    }
    describer = yield from describing(named, (), asof, {})
    return _shown(document, group, changes, describer, asof)


def _shown(
    document: IndexedDocument,
    group: WorkGroup | None,
    changes: Sequence[Contained],
    describer: Describer,
    asof: AsOf,
) -> shown.DocumentVersions:
    work = group.on(asof.day) if group else None
    newer = superseded(group, work, document, asof) if group and work else None
    versions: tuple[shown.ShownVersion, ...] = ()
    if group and work:
        versions = tuple(
            shown.ShownVersion(
                document=describer.summary(one.document.ref),
                first_day=one.first_day,
                state=one.state,
                ended=how_ended(one, work, group, asof),
            )
            for one in work.versions
        )
    return shown.DocumentVersions(
        id=document.id,
        asof=asof.day,
        state=work.version(document).state if work else None,
        newer=newer.shown(describer, asof) if newer else None,
        versions=versions,
        contains=tuple(_change(one, describer) for one in changes),
    )


def _change(one: Contained, describer: Describer) -> shown.ContainedChange:
    named = one.by is not None or bool(one.found.targets)
    return shown.ContainedChange(
        kind=one.kind,
        decided_on=one.decided_on,
        first_day=one.first_day,
        by=describer.reference(one.by or Reference(), one.found) if named else None,
        stated=one.stated,
    )
