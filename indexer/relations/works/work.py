"""What a work is: one rule-making text with its versions, as it stands on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from indexer.relations.shelf import IndexedDocument


class VersionState(StrEnum):
    """Where a version stands among the versions of its work on a day.

    This says nothing of repeal: whether the newest version was repealed since is its validity.
    """

    IN_FORCE = "in_force"
    OLDER = "older"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class WorkVersion:
    """A version of a work; `first_day` is the day from which its text is in force.

    It is None where no text says so: that of an amended text (修正) stands in the amending decision
    alone.
    """

    document: IndexedDocument
    first_day: date | None
    state: VersionState


@dataclass(frozen=True, slots=True)
class Work:
    """Two or more versions of one rule-making text.

    The one in force comes first, then those that are not in force yet, the next one first, then the
    older ones, the newest first.
    """

    versions: tuple[WorkVersion, ...]

    def in_force(self) -> tuple[WorkVersion, ...]:
        """The version in force: several documents where the index holds its text several times."""
        return tuple(one for one in self.versions if one.state is VersionState.IN_FORCE)

    def older(self) -> tuple[WorkVersion, ...]:
        """The versions that newer ones took the place of."""
        return tuple(one for one in self.versions if one.state is VersionState.OLDER)
