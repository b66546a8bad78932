"""Find the newer versions of some documents, such as the hits of a page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from indexer.answers.describing_documents import Describer, describing
from indexer.answers.versions.kept_works import KeptWorks
from indexer.relations.rounds import Task, ask
from indexer.relations.shelf import AsOf, DocRef, IndexedDocument
from indexer.relations.works.ended import how_ended
from indexer.relations.works.finding import WorkGroup, WorksOnDay
from indexer.relations.works.work import Work, WorkVersion
from indexer.results.versions import NewerVersion


class Superseded(NamedTuple):
    """A version of a work, and the newer one that has taken or will take its place."""

    version: WorkVersion
    newer: WorkVersion
    work: Work
    group: WorkGroup

    def shown(self, describer: Describer, asof: AsOf) -> NewerVersion:
        """The newer version as answers show it."""
        return NewerVersion(
            document=describer.summary(self.newer.document.ref),
            first_day=self.newer.first_day,
            has_begun=self.newer.begins <= asof.day,
            ended=how_ended(self.version, self.work, self.group, asof),
        )


def superseded(
    group: WorkGroup, work: Work, document: IndexedDocument, asof: AsOf
) -> Superseded | None:
    """A version of a work beside its newer one; None where it has none on that day."""
    newer = work.newer(document, asof.day)
    return Superseded(work.version(document), newer, work, group) if newer else None


def newer_versions(
    refs: Collection[DocRef], asof: AsOf, works: KeptWorks
) -> Task[dict[DocRef, NewerVersion]]:
    """The newer versions of some documents on a day; those that have none are missing.

    Two rounds where no title is borne twice; else those of the works, and one more.
    """
    documents = yield from ask(lambda shelf: shelf.documents(refs))
    return (yield from newer_of(list(documents.values()), asof, works))


def newer_of(
    documents: Sequence[IndexedDocument], asof: AsOf, works: KeptWorks
) -> Task[dict[DocRef, NewerVersion]]:
    """`newer_versions` of documents that are looked up already."""
    groups = yield from works.with_newer(documents, asof.today)
    works_then = WorksOnDay(asof.day)
    found = [
        one
        for document in documents
        if (group := groups.get(document.ref))
        and (one := superseded(group, works_then.of(group), document, asof))
    ]
    if not found:
        return {}
    describer = yield from describing(_named(found), (), asof, {})
    return {one.version.document.ref: one.shown(describer, asof) for one in found}


def _named(found: Iterable[Superseded]) -> set[DocRef]:
    return {one.newer.document.ref for one in found}
