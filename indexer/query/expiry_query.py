"""What can be asked of terms that end: one frozen `ExpiryQuery`."""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass, replace
from typing import NamedTuple

from indexer.errors import Problem, QueryError

NOTICE_DAYS = (180, 90, 30)
"""So many days ahead the end of a term is announced."""

HORIZON = 731
"""The most days ahead that can be asked for: two years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpiryQuery:
    """Which ends are asked for: those of the next `days` days, of documents of some organs.

    The issuers are full names, all where there are none. `start` counts from 0; in its place
    `cursor` goes on where an earlier answer to the same query ended.
    """

    issuers: tuple[str, ...] = ()
    days: int = NOTICE_DAYS[0]
    start: int = 0
    size: int = 50
    cursor: str | None = None


class ExpiryPlace(NamedTuple):
    """The place of an end in the order: its first day without force, and the document's id."""

    day: int
    id: str


def expiry_cursor(query: ExpiryQuery, place: ExpiryPlace) -> str:
    """The cursor of what follows a place in the answer to a query."""
    text = f"{_digest(query)} {place.day} {place.id}"
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def place_of_expiry_cursor(query: ExpiryQuery) -> ExpiryPlace:
    """The place that the cursor of a query names; raises `QueryError` where it is none of its."""
    given = query.cursor or ""
    try:
        text = base64.urlsafe_b64decode(given.encode() + b"=" * (-len(given) % 4)).decode()
        digest, day, id = text.split(" ", 2)
        place = ExpiryPlace(int(day), id)
    except (ValueError, binascii.Error) as error:
        raise QueryError(Problem("bad_cursor", "cursor", given)) from error
    if digest != _digest(query):
        raise QueryError(Problem("bad_cursor", "cursor", given))
    return place


def _digest(query: ExpiryQuery) -> str:
    asked = replace(query, start=0, size=0, cursor=None)
    return hashlib.blake2b(repr(asked).encode(), digest_size=6).hexdigest()
