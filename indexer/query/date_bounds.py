"""The three dates of a document, and bounds on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DateKind(StrEnum):
    """A date of a document, by the name of its field.

    When it was signed (成文), put on a website (发布), and from which day it is in force (施行).
    """

    WRITTEN = "written_on"
    PUBLISHED = "published_on"
    EFFECTIVE = "effective_on"

    @property
    def parameter(self) -> str:
        """What parameters and orders of this date begin with: written."""
        return self.removesuffix("_on")


@dataclass(frozen=True, slots=True)
class DateBounds:
    """The first and the last day that one date of a document may have; either may be open."""

    kind: DateKind
    since: date | None = None
    until: date | None = None


def ordinals(document: object) -> tuple[int, ...]:
    """The three dates of a document in the order of `DateKind` as ordinals, 0 without one."""
    days = (getattr(document, kind) for kind in DateKind)
    return tuple(day.toordinal() if day else 0 for day in days)
