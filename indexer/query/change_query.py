"""What can be asked of the changes of a collection: one frozen `ChangeQuery`."""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from indexer.errors import Problem, QueryError


class CollectionChange(StrEnum):
    """What can happen to a document of the collection; the value is its code in JSON.

    `TEXT`: its title or text, beyond white space. `VALIDITY`: how it stands, because another
    document came or went, because it is read otherwise, or because a day has come.
    """

    ADDED = "added"
    TEXT = "text"
    VALIDITY = "validity"
    TAKEN_DOWN = "taken_down"
    PUT_BACK = "put_back"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeQuery:
    """Which changes are asked for, the newest first.

    `since` and `until` are days in Beijing, inclusive: of taking up, of the change, of the day from
    which a document stands otherwise. `start` counts from 0; in its place `cursor` goes on where an
    earlier answer to the same query ended.
    """

    since: date | None = None
    until: date | None = None
    kinds: tuple[CollectionChange, ...] = ()
    start: int = 0
    size: int = 50
    cursor: str | None = None


class ChangePlace(NamedTuple):
    """The place of a change in the order, where numbers that are less come first.

    `moment` is that of the change, negative; then where it is recorded, and which it is there.
    """

    moment: int
    origin: int
    number: int
    detail: int = 0


def change_cursor(query: ChangeQuery, place: ChangePlace) -> str:
    """The cursor of what follows a place in the answer to a query."""
    text = " ".join([_digest(query), *map(str, place)])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def place_of_change_cursor(query: ChangeQuery) -> ChangePlace:
    """The place that the cursor of a query names; raises `QueryError` where it is none of its."""
    given = query.cursor or ""
    try:
        text = base64.urlsafe_b64decode(given.encode() + b"=" * (-len(given) % 4)).decode()
        digest, *numbers = text.split(" ")
        place = ChangePlace(*map(int, numbers))
    except (ValueError, TypeError, binascii.Error) as error:
        raise QueryError(Problem("bad_cursor", "cursor", given)) from error
    if digest != _digest(query):
        raise QueryError(Problem("bad_cursor", "cursor", given))
    return place


def _digest(query: ChangeQuery) -> str:
    asked = replace(query, start=0, size=0, cursor=None)
    return hashlib.blake2b(repr(asked).encode(), digest_size=6).hexdigest()
