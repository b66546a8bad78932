"""Cursors: a program sends one back to go on reading hits where the last page ended."""

from __future__ import annotations

import hashlib
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Self

from indexer.errors import CursorGoneError, Problem, QueryError
from indexer.query.filters import Filters
from indexer.query.model import CitedVersions, Expression, ParsedText, Query

_FORMAT = "3"
"""What cursors begin with. Those of format 2 counted documents that hold half of the words."""

_WRITTEN = re.compile(
    r"(?P<format>[23])\.(?P<version>[0-9]{1,9}-[0-9a-f]{8}(-[0-9a-f]{8})?)\.(?P<asked>[0-9a-f]{12})"
    r"\.(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})\.(?P<position>[0-9]{1,9})\.(?P<dated>[0-9]{1,7})"
    r"\.(?P<tie>[0-9a-f]{1,16})(?P<recommended>\.r)?"
)


@dataclass(frozen=True, slots=True)
class Cursor:
    """The place behind a hit: the version of the index, how many hits precede, and the hit's order.

    `day` is the day on which the reading began (`Query.asked_on`), which midnight does not change.
    `dated` (ordinal of the date that counts, 0 without one) and `tie` (`ranking.tie_breaker`) are
    the hit's; `asked` is a fingerprint of the query. `recommended`: the list began with documents
    that an editor recommends. Nothing in a cursor is secret and each part is
    checked, so it needs no signature.
    """

    version: str
    asked: str
    day: date
    position: int
    dated: int
    tie: int
    recommended: bool = False

    @classmethod
    def read(cls, query: Query) -> Self:
        """The cursor of a query.

        Raises `QueryError` for no cursor, or that of another query, and `CursorGoneError` for one
        that an older program gave.
        """
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
        if found["format"] != _FORMAT:
            raise CursorGoneError(Problem("cursor_gone", "cursor", text))
        if found["asked"] != _fingerprint(query):
            raise QueryError(Problem("cursor_of_other_query", "cursor", text))
        return cls(
            found["version"],
            found["asked"],
            day,
            int(found["position"]),
            int(found["dated"]),
            int(found["tie"], 16),
            found["recommended"] is not None,
        )

    @classmethod
    def behind(cls, query: Query, version: str, position: int, dated: int, tie: int) -> Self:
        """The cursor behind the hit number `position` (counted from 1) of a query."""
        assert query.asked_on, "a view says on which day it is asked"
        asked, first = _fingerprint(query), bool(query.put_first)
        return cls(version, asked, query.asked_on, position, dated, tie, first)

    def __str__(self) -> str:
        place = (self.position, self.dated, f"{self.tie:x}")
        written = ".".join(map(str, (_FORMAT, self.version, self.asked, self.day, *place)))
        written += ".r" if self.recommended else ""
        return urlsafe_b64encode(written.encode()).decode().rstrip("=")


_OF_THE_PAGE = frozenset(
    (
        *("asked_on", "match", "exact", "plain_words", "expansions", "recommended"),
        *("page", "cursor", "size", "facets", "snippets"),
    )
)
_ASKED = tuple(field.name for field in fields(Query) if field.name not in _OF_THE_PAGE)
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
    """The values of `_ASKED`, flat and written as format 3 of cursors has them."""
    for name, (default, written) in _OF_DEFAULTS.items():
        value = getattr(query, name)
        yield from written if value is default else _written(name, value)


def _written(name: str, value: object) -> tuple[str, ...]:
    match name:
        case "parsed":
            assert isinstance(value, ParsedText)
            return repr(value.text), repr(value.expression)
        case "within":
            assert isinstance(value, tuple)
            return (repr(tuple(Narrowing(one.text, one.expression) for one in value)),)
        case "filters":
            assert isinstance(value, Filters)
            return (_filters(value) if value.chosen else _NO_FILTERS,)
        case "taken_up_since" | "without_reading" | "dates" | "ids" if not value:
            return ()  # they came later: whoever does not ask for them keeps the cursor
        case "article" | "versions" if value in (None, CitedVersions.THIS):
            return ()  # later than format 3: named only where asked for
        case _:
            return (repr(value),)


def _filters(filters: Filters) -> str:
    chosen = {facet.value: values for facet, values in filters.chosen}
    named = dict.fromkeys(_FIRST_FACETS, ()) | chosen
    return f"Filters({', '.join(f'{name}={_chosen(v)}' for name, v in named.items())})"


def _chosen(values: Sequence[str]) -> str:
    """The chosen values of a facet; those of the validity under the name of their former class."""
    written = [
        f"<Validity.{one.name}: {one.value!r}>" if isinstance(one, StrEnum) else repr(one)
        for one in values
    ]
    return f"({', '.join(written)}{',' if len(written) == 1 else ''})"


_NO_FILTERS = _filters(Filters())
_OF_DEFAULTS = {
    name: (default, _written(name, default))
    for name in _ASKED
    for default in (getattr(Query(), name),)
}
"""What a query mostly asks, with how it is written: to write all anew takes 1% of a query."""
