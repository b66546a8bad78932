"""A document among the versions of its rule: plain frozen values for pages and JSON."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from indexer.relations.statements import ChangeKind
from indexer.relations.works.work import VersionEnd, VersionState
from indexer.results.relations import DocumentSummary, ResolvedReference


@dataclass(frozen=True, slots=True, kw_only=True)
class NewerVersion:
    """The version that has taken, or will take, the place of a document.

    `first_day`: from when it is in force, None where no text says so. `in_force`: it is by the day
    asked for. `ended`: how the document ended, None while it is in force itself.
    """

    document: DocumentSummary
    first_day: date | None
    in_force: bool
    ended: VersionEnd | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownVersion:
    """One version of a rule; `ended` is how it ended, None for what is no older version."""

    document: DocumentSummary
    first_day: date | None
    state: VersionState
    ended: VersionEnd | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContainedChange:
    """An amendment that a text contains: passed on `decided_on`, in force from `first_day` on.

    `first_day` None where no text says so, `by` None where what made it is not known. `stated`: the
    text or its record names it (文件写明); else it follows from the days (推算).
    """

    kind: ChangeKind
    decided_on: date
    first_day: date | None
    by: ResolvedReference | None
    stated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentVersions:
    """A document among the versions of its rule, as they stand on the day `asof`.

    `state` is None and `versions` are empty where it is the only one; else the one in force comes
    first, itself among them. `contains` are the amendments in its text, the last one first.
    """

    id: str
    asof: date
    state: VersionState | None
    newer: NewerVersion | None
    versions: tuple[ShownVersion, ...]
    contains: tuple[ContainedChange, ...]

    @property
    def in_force(self) -> ShownVersion | None:
        """The version in force on that day; None where there is none, or no other version."""
        return next((one for one in self.versions if one.state is VersionState.IN_FORCE), None)

    def without_versions(self, titled: Iterable[DocumentSummary]) -> tuple[DocumentSummary, ...]:
        """Those of some documents that are not among the versions."""
        ids = {one.document.id for one in self.versions}
        return tuple(one for one in titled if one.id not in ids)
