"""Store and read the fields of a document; what a list of hits shows stands apart from the rest.

A record is two lines of JSON: the fields of a `Card` as a list, then the others by name. A page of
hits reads the first line alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from pydantic_core import from_json

from corpus.document import Document, HistoryEvent, Rank, WrittenBy, date_that_counts
from indexer.attachment_places import Stored, attached
from indexer.errors import IndexDamagedError


@dataclass(frozen=True)
class Card:
    """The fields of a document that a hit shows; None or empty where the document states none.

    It has no slots, so that a hit is made of all its fields at once (`Hit.of`).
    """

    source: str
    title: str
    published_on: date | None
    written_on: date | None
    written_by: WrittenBy | None
    effective_on: date | None
    document_number: str | None
    document_numbers: tuple[str, ...]
    issuers: tuple[str, ...]
    site: str | None
    kind: str | None
    rank: Rank | None
    region: str | None
    topics: tuple[str, ...]
    source_topic: str | None
    url: str | None

    @property
    def dated_on(self) -> date | None:
        """The date that counts."""
        return date_that_counts(self.written_on, self.published_on)


RECORD_VERSION = 1
"""Raised when what an older program stored of a document can no longer be read: another field in
the first line of a record, another form of the parts. Tests hold it to documents as they were
stored once."""

_SHOWN = tuple(field.name for field in fields(Card))
_OTHERS = (
    *("key", "path", "printed_on", "second_title", "index_number", "stated_validity"),
    *("rules", "places"),
)


def record_of(document: Document) -> str:
    """The fields of a document other than its id and parts."""
    shown = [_plain(getattr(document, name)) for name in _SHOWN]
    others = {name: _plain(getattr(document, name)) for name in _OTHERS}
    if document.history:
        others["history"] = [(one.day.isoformat(), one.text) for one in document.history]
    card = _written([*shown, attached(document.parts)])
    return f"{card}\n{_written(others)}"


def shown_of(record: str) -> tuple[dict[str, Any], Stored]:
    """The fields of a `Card` by name, typed as they were, and where the attachments begin.

    Raises `IndexDamagedError`.
    """
    try:
        return _shown_of(record)
    except (ValueError, TypeError, AttributeError) as error:
        raise IndexDamagedError(f"record: {error}") from error


def _shown_of(record: str) -> tuple[dict[str, Any], Stored]:
    values = from_json(record[: record.index("\n")])
    attachments: Stored = values.pop()
    shown = dict(zip(_SHOWN, values, strict=True))
    # Written out: loops over the names cost 3% of a hit without snippets.
    shown["published_on"] = _date(shown["published_on"])
    shown["written_on"] = _date(shown["written_on"])
    shown["effective_on"] = _date(shown["effective_on"])
    shown["document_numbers"] = tuple(shown["document_numbers"])
    shown["issuers"] = tuple(shown["issuers"])
    shown["topics"] = tuple(shown["topics"])
    if shown["written_by"]:
        shown["written_by"] = WrittenBy(shown["written_by"])
    if shown["rank"]:
        shown["rank"] = Rank(shown["rank"])
    return shown, attachments


def card_of(record: str) -> Card:
    """What a list shows of a document."""
    return Card(**shown_of(record)[0])


def fields_of(record: str) -> dict[str, Any]:
    """All fields of a record by name, typed as they were, for a `Document` of its parts and id.

    Raises `IndexDamagedError`.
    """
    try:
        return _fields_of(record)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise IndexDamagedError(f"record: {error}") from error


def _fields_of(record: str) -> dict[str, Any]:
    found, _ = _shown_of(record)
    found |= json.loads(record[record.index("\n") :])
    found["printed_on"] = _date(found["printed_on"])
    found["history"] = tuple(
        HistoryEvent(date.fromisoformat(day), text) for day, text in found.get("history", ())
    )
    found["places"] = {name: (start, end) for name, (start, end) in found["places"].items()}
    return found


def _date(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


def _plain(value: object) -> object:
    """A value as JSON has it."""
    if isinstance(value, date):
        return value.isoformat()
    return dict(value) if isinstance(value, Mapping) else value


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
