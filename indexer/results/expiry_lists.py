"""Documents whose force ends soon: plain frozen values for pages, calendars and JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from indexer.relations.validity.statuses import Validity
from indexer.results.relations import DocumentSummary


@dataclass(frozen=True, slots=True, kw_only=True)
class Expiry:
    """A document in force until `last_day`, inclusive, and how it stands behind that day.

    `stated`: a text states the day (文件写明), else it is derived (按文件推算). `sentence` says so,
    in the text of `by` (None: its own). `taken_up`: when the document was taken up first, None
    where that is not recorded.
    """

    document: DocumentSummary
    issuers: tuple[str, ...]
    last_day: date
    becomes: Validity
    stated: bool
    sentence: str
    by: DocumentSummary | None
    taken_up: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpiryList:
    """A page of what ends from tomorrow to `until`, the earliest first; `total` counts it all."""

    total: int
    expiries: tuple[Expiry, ...]
    asof: date
    until: date
    next_cursor: str | None
    indexed_on: date
    index_version: str
