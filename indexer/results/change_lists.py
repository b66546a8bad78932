"""What changed in the collection: plain frozen values for pages and JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from indexer.query.change_query import CollectionChange
from indexer.relations.validity.statuses import Validity
from indexer.results.relations import DocumentSummary


@dataclass(frozen=True, slots=True)
class TakenUp:
    """The day on which a document was taken up first; `or_before`: it was here before the log."""

    day: date
    or_before: bool


@dataclass(frozen=True, slots=True)
class ChangedPeriod:
    """How a document stands now that it did not before: `validity` None means that it is amended.

    `first_day` None: from the beginning, or from a day that is not known.
    """

    validity: Validity | None
    first_day: date | None
    stated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedChange:
    """What happened to a document on a day in Beijing, at a moment where one was recorded.

    `document` is None where it is not here any more. `periods` are those of a change of validity;
    `by_day`: it came with the day, not with a publication. `reason` is that of a takedown.
    """

    kind: CollectionChange
    day: date
    at: datetime | None
    id: str
    document: DocumentSummary | None
    periods: tuple[ChangedPeriod, ...] = ()
    by_day: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeList:
    """A page of changes, the newest first; `total` counts them all.

    Recorded is what happened since the day `recorded_since` (None: nothing is recorded yet);
    `older`: documents were here before, and nobody recorded since when.
    """

    total: int
    changes: tuple[ListedChange, ...]
    recorded_since: date | None
    older: bool
    next_cursor: str | None
    index_version: str
