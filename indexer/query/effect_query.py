"""What can be asked of the effects of documents on each other: one frozen `EffectQuery`."""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from indexer.errors import Problem, QueryError
from indexer.relations.effect_kinds import EffectKind

LISTED_KINDS = tuple(kind for kind in EffectKind if not kind.row.carries_text)
"""The kinds that the table of effects has: who prints a text does nothing to it."""


class EffectOrder(StrEnum):
    """Order of the effects by their first day; those of an unknown day come last in both.

    `TAKEN_UP`: by the day on which the document that has the effect was taken up, the newest first.
    """

    NEWEST = "newest"
    OLDEST = "oldest"
    TAKEN_UP = "taken_up"


class InText(StrEnum):
    """Whether the text of the affected document already contains the effect."""

    CONTAINED = "contained"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectQuery:
    """Which effects are asked for.

    `affecting` and `affected` are ids of documents, `document` is either of them. The issuers are
    full names. `since` and `until` are inclusive and bound the first day. `start` counts from 0; in
    its place `cursor` goes on where an earlier answer to the same query ended.
    """

    kinds: tuple[EffectKind, ...] = ()
    document: str | None = None
    affecting: str | None = None
    affected: str | None = None
    affecting_issuer: tuple[str, ...] = ()
    affected_issuer: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    in_text: InText | None = None
    order: EffectOrder = EffectOrder.NEWEST
    start: int = 0
    size: int = 50
    cursor: str | None = None


class EffectPlace(NamedTuple):
    """The place of an effect in the order: what sorts it, whatever is published meanwhile."""

    day: int
    by: str
    effect: int
    article: int


def cursor_behind(query: EffectQuery, place: EffectPlace) -> str:
    """The cursor of what follows a place in the answer to a query."""
    text = f"{_digest(query)} {place.day} {place.effect} {place.article} {place.by}"
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def place_of_cursor(query: EffectQuery) -> EffectPlace:
    """The place that the cursor of a query names; raises `QueryError` where it is none of its."""
    given = query.cursor or ""
    try:
        text = base64.urlsafe_b64decode(given.encode() + b"=" * (-len(given) % 4)).decode()
        digest, day, effect, article, by = text.split(" ", 4)
        place = EffectPlace(int(day), by, int(effect), int(article))
    except (ValueError, binascii.Error) as error:
        raise QueryError(Problem("bad_cursor", "cursor", given)) from error
    if digest != _digest(query):
        raise QueryError(Problem("bad_cursor", "cursor", given))
    return place


def _digest(query: EffectQuery) -> str:
    asked = replace(query, start=0, size=0, cursor=None)
    return hashlib.blake2b(repr(asked).encode(), digest_size=6).hexdigest()
