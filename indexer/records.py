"""How are the fields of a document stored? What a list of hits shows stands apart from the rest.

A record is two lines of JSON: the fields of a `Card` as a list, then the others by name. A page of
hits reads the first line alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from pydantic_core import from_json

from corpus.document import Document, Rank, WrittenBy
from indexer.attached import Stored, attached


class Card(NamedTuple):
    """What a hit shows of a document's fields; `attached`: where its attachments begin."""

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
    attached: Stored


_SHOWN = Card._fields[:-1]
_OTHERS = (
    *("key", "path", "printed_on", "second_title", "index_number", "stated_validity"),
    *("rules", "places"),
)


def record_of(document: Document) -> str:
    """The fields of a document other than its id and parts."""
    shown = [_plain(getattr(document, name)) for name in _SHOWN]
    others = {name: _plain(getattr(document, name)) for name in _OTHERS}
    card = _written([*shown, attached(document.parts)])
    return f"{card}\n{_written(others)}"


def card_of(record: str) -> Card:
    """The first line of a record, typed as it was."""
    (
        source,
        title,
        published_on,
        written_on,
        written_by,
        effective_on,
        document_number,
        document_numbers,
        issuers,
        site,
        kind,
        rank,
        region,
        topics,
        source_topic,
        url,
        attached_parts,
    ) = from_json(record[: record.index("\n")])
    return Card(
        source,
        title,
        _date(published_on),
        _date(written_on),
        WrittenBy(written_by) if written_by else None,
        _date(effective_on),
        document_number,
        tuple(document_numbers),
        tuple(issuers),
        site,
        kind,
        Rank(rank) if rank else None,
        region,
        tuple(topics),
        source_topic,
        url,
        attached_parts,
    )


def fields_of(record: str) -> dict[str, Any]:
    """All fields of a record by name, typed as they were, for a `Document` of its parts and id."""
    fields = card_of(record)._asdict()
    del fields["attached"]
    fields |= json.loads(record[record.index("\n") :])
    fields["printed_on"] = _date(fields["printed_on"])
    fields["places"] = {name: (start, end) for name, (start, end) in fields["places"].items()}
    return fields


def _date(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


def _plain(value: object) -> object:
    """A value as JSON has it."""
    if isinstance(value, date):
        return value.isoformat()
    return dict(value) if isinstance(value, Mapping) else value


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
