"""What a work is: one rule-making text with its versions, as it stands on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from indexer.relations.shelf import IndexedDocument
from indexer.relations.version_states import VersionState


@dataclass(frozen=True, slots=True)
class WorkVersion:
    """A version of a work; `first_day` is the day from which its text is in force.

    It is None where no text says so: that of an amended text (修正) stands in the amending decision
    alone. `begins` is that day, else the one that tells the version from others; the earliest day
    there is where nothing is known.
    """

    document: IndexedDocument
    first_day: date | None
    begins: date
    state: VersionState


@dataclass(frozen=True, slots=True)
class Work:
    """Two or more versions of one rule-making text.

    The one in force comes first, then those that are not in force yet, the next one first, then the
    older ones, the newest first.
    """

    versions: tuple[WorkVersion, ...]

    def version(self, document: IndexedDocument) -> WorkVersion:
        """The place of one of its documents among the versions."""
        return next(one for one in self.versions if one.document == document)

    def in_force(self) -> tuple[WorkVersion, ...]:
        """The version in force: several documents where the index holds its text several times."""
        return self._of(VersionState.NEWEST)

    def not_yet(self) -> tuple[WorkVersion, ...]:
        """The versions that are not in force yet, the next one first."""
        return self._of(VersionState.NOT_YET)

    def older(self) -> tuple[WorkVersion, ...]:
        """The versions that newer ones took the place of."""
        return self._of(VersionState.OLDER)

    def after(self, version: WorkVersion) -> WorkVersion | None:
        """The version that followed one; None where it is the newest."""
        later = [one for one in self.versions if one.begins > version.begins]
        return min(later, key=lambda one: one.begins, default=None)

    def newer(self, document: IndexedDocument, day: date) -> WorkVersion | None:
        """The version that took a document's place by a day, else the next one that will.

        None where it is not in force yet itself, or is in force and no newer one was decided by
        that day.
        """
        state = self.version(document).state
        if state is VersionState.OLDER:
            return self.in_force()[0]
        if state is VersionState.NOT_YET:
            return None
        known = (one for one in self.not_yet() if one.document.facts.decided_by(day))
        return next(known, None)

    def _of(self, state: VersionState) -> tuple[WorkVersion, ...]:
        return tuple(one for one in self.versions if one.state is state)
