"""Cursors: a program sends one back to go on reading hits where the last page ended."""

from __future__ import annotations

import hashlib
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import date
from typing import Self

from indexer.errors import Problem, QueryError
from indexer.query.model import Expression, Query

_WRITTEN = re.compile(
    r"2\.(?P<version>[0-9]{1,9}-[0-9a-f]{8}(-[0-9a-f]{8})?)\.(?P<asked>[0-9a-f]{12})"
    r"\.(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})\.(?P<position>[0-9]{1,9})\.(?P<dated>[0-9]{1,7})\.(?P<tie>[0-9a-f]{1,16})"
)


@dataclass(frozen=True, slots=True)
class Cursor:
    """The place behind a hit: the version of the index, how many hits precede, and the hit's order.

    `day` is the day on which the reading began (`Query.asked_on`), which midnight does not change.
    `dated` (ordinal of the date that counts, 0 without one) and `tie` (`ranking.tie_breaker`) are
    the hit's; `asked` is a fingerprint of the query. Nothing in a cursor is secret and each part is
    checked, so it needs no signature.
    """

    version: str
    asked: str
    day: date
    position: int
    dated: int
    tie: int

    @classmethod
    def read(cls, query: Query) -> Self:
        """The cursor of a query; raises `QueryError` for no cursor, or that of another query."""
        text = query.cursor or ""
        day = None
        try:
            written = urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode("ascii")
        except ValueError:
            written = ""
        found = _WRITTEN.fullmatch(written)
        with suppress(ValueError):
            day = date.fromisoformat(found["day"]) if found else None
        if found is None or day is None:
            raise QueryError(Problem("bad_cursor", "cursor", text))
        if found["asked"] != _fingerprint(query):
            raise QueryError(Problem("cursor_of_other_query", "cursor", text))
        return cls(
            found["version"],
            found["asked"],
            day,
            int(found["position"]),
            int(found["dated"]),
            int(found["tie"], 16),
        )

    @classmethod
    def behind(cls, query: Query, version: str, position: int, dated: int, tie: int) -> Self:
        """The cursor behind the hit number `position` (counted from 1) of a query."""
        assert query.asked_on, "a view says on which day it is asked"
        return cls(version, _fingerprint(query), query.asked_on, position, dated, tie)

    def __str__(self) -> str:
        parts = (self.version, self.asked, self.day, self.position, self.dated, f"{self.tie:x}")
        written = "2." + ".".join(map(str, parts))
        return urlsafe_b64encode(written.encode()).decode().rstrip("=")


_UNASKED = frozenset(
    ("asked_on", "match", "exact", "expansions", "page", "cursor", "size", "facets", "snippets")
)
_ASKED = tuple(field.name for field in fields(Query) if field.name not in _UNASKED)
"""The fields of a query that say which hits there are, in which order."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A search within the results as fingerprints write it, with the name of this class."""

    text: str
    expression: Expression | None


_FIRST_FACETS = ("year", "topic", "issuer", "kind", "rank", "region", "source", "validity")
"""The facets of the first release; fingerprints name a later one only where it is chosen from."""


def _fingerprint(query: Query) -> str:
    """A fingerprint of what a query asks, equal whichever page of its hits is asked for."""
    asked = f"({', '.join(_asked(query))})".encode()
    return hashlib.blake2b(asked, digest_size=6).hexdigest()


def _asked(query: Query) -> Iterator[str]:
    """The values of `_ASKED`, flat and written as they have been since the first release."""
    for name in _ASKED:
        match name:
            case "parsed":
                parsed = query.parsed
                yield from map(repr, (parsed.text, parsed.expression))
            case "within":
                yield repr(tuple(Narrowing(one.text, one.expression) for one in query.within))
            case "filters":
                chosen = {facet.value: values for facet, values in query.filters.chosen}
                named = dict.fromkeys(_FIRST_FACETS, ()) | chosen
                yield f"Filters({', '.join(f'{name}={v!r}' for name, v in named.items())})"
            case _:
                yield repr(getattr(query, name))
