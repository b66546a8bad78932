"""Answer questions on versions from one shelf, and keep what does not depend on the day."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from indexer.answers.versions.document_versions import document_versions
from indexer.answers.versions.kept_works import KeptWorks
from indexer.answers.versions.newer_versions import newer_of, newer_versions
from indexer.relations.rounds import Task, ask, run
from indexer.relations.shelf import AsOf, DocRef, Shelf
from indexer.results.versions import DocumentVersions, NewerVersion


class VersionAnswers:
    """Answers over one shelf; safe to use from several threads."""

    def __init__(self, shelf: Shelf) -> None:
        """Keep nothing yet."""
        self._shelf = shelf
        self._works = KeptWorks()

    def of(self, id: str, asof: AsOf) -> DocumentVersions | None:
        """A document among the versions of its rule; None where there is none of this id."""
        return run(document_versions(id, asof, self._works), self._shelf)

    def newer(self, refs: Collection[DocRef], asof: AsOf) -> Mapping[DocRef, NewerVersion]:
        """The newer versions of some documents; those that have none are missing."""
        return run(newer_versions(refs, asof, self._works), self._shelf)

    def newer_by_id(self, ids: Sequence[str], asof: AsOf) -> Mapping[str, NewerVersion]:
        """The newer versions of the documents of some ids; those that have none are missing."""
        return run(self._newer_by_id(ids, asof), self._shelf)

    def _newer_by_id(self, ids: Sequence[str], asof: AsOf) -> Task[dict[str, NewerVersion]]:
        found = yield from ask(lambda shelf: shelf.find(ids))
        newer = yield from newer_of(list(found.values()), asof, self._works)
        return {id: newer[one.ref] for id, one in found.items() if one.ref in newer}
