"""Find what could be a filter in typed text: days, places and organs.

Nothing is filtered by it. Each is offered beside the box, to be taken by one click.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import accumulate

from indexer.analysis.words import cut, is_word
from indexer.query.function_words import FUNCTION_WORDS
from indexer.query.operators import Kind
from indexer.query.syntax.tokens import tokens
from indexer.query.typed.typed_days import typed_days
from indexer.query.typed.typed_organs import typed_organs
from indexer.query.typed.typed_places import typed_places

MOST_FILTERS = 6
"""Filters of one text; nobody reads a longer line beside the box."""

_PLAIN = (Kind.TEXT, Kind.NUMBER, Kind.PHRASE)
_FIXED = (Kind.NUMBER, Kind.PHRASE)
_NAMED = re.compile("《[^》]*》?")
_BEFORE = re.compile(r"[在于从自由至到的，,、\s]+$")
_BEHIND = re.compile(r"[的里内，,、\s]+")
_HIDDEN = "\n"
"""Stands for each character that nothing is looked for in."""


class FilterKind(StrEnum):
    """What a filter that was found narrows by."""

    DAYS = "days"
    PLACE = "place"
    ORGAN = "organ"


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedFilter:
    """A filter that text[start:end] could be.

    Of days there are `since` and `until`, both inclusive, either may be open; of a place and an
    organ `value`, the value of the facet region or issuer. `rest` is the text without it: the
    filter says the same, and more documents hold the other words alone. A county stays in `rest`,
    because its filter is the wider one of its city.
    """

    start: int
    end: int
    kind: FilterKind
    rest: str
    since: date | None = None
    until: date | None = None
    value: str = ""


def typed_filters(
    text: str, today: date, regions: Container[str], issuers: Container[str]
) -> tuple[TypedFilter, ...]:
    """The filters in a typed text, in the order in which they stand.

    `regions` and `issuers` are the values that the facets have; they are asked for single names.
    None are found in quotation marks, in document numbers and in 《》, where the text uses
    operators, and where nothing but the filter was typed.

    >>> known = {"广东省/广州市"}
    >>> [(one.kind.value, one.rest) for one in typed_filters("广州养犬", date.today(), known, ())]
    [('place', '养犬')]
    """
    bare = _bare(text)
    if not bare.strip(_HIDDEN):
        return ()
    found = sorted(_found(text, bare, today, regions, issuers), key=lambda one: one.start)
    return tuple(one for one in found if asks_something(one.rest))[:MOST_FILTERS]


def without_filters(text: str, found: Sequence[TypedFilter]) -> str:
    """The text without any of several filters, but for those that stay in their `rest`."""
    left = text
    for one in sorted(found, key=lambda one: -one.start):
        if one.rest != text:
            left = _without(left, one.start, one.end)
    return left


def asks_something(rest: str) -> bool:
    """Whether a text still says what is looked for."""
    return any(is_word(word) and word not in FUNCTION_WORDS for word in cut(rest))


def _bare(text: str) -> str:
    """The text with all hidden that nothing is looked for in; "" where it uses operators."""
    read = tokens(text)
    if any(token.kind not in _PLAIN for token in read):
        return ""
    spans = [(token.start, token.end) for token in read if token.kind in _FIXED]
    spans += [match.span() for match in _NAMED.finditer(text)]
    for start, end in spans:
        text = text[:start] + _HIDDEN * (end - start) + text[end:]
    return text


def _found(
    text: str, bare: str, today: date, regions: Container[str], issuers: Container[str]
) -> Iterator[TypedFilter]:
    """All filters; a place in the name of an organ is the organ's."""
    taken = []
    for days in typed_days(bare, today):
        taken.append((days.start, days.end))
        yield TypedFilter(
            start=days.start,
            end=days.end,
            kind=FilterKind.DAYS,
            rest=_without(text, days.start, days.end),
            since=days.since,
            until=days.until,
        )
    for start, end in taken:
        bare = bare[:start] + _HIDDEN * (end - start) + bare[end:]
    boundaries = _boundaries(bare)
    for organ in typed_organs(bare, boundaries, issuers):
        bare = bare[: organ.start] + _HIDDEN * (organ.end - organ.start) + bare[organ.end :]
        rest = _without(text, organ.start, organ.end)
        yield TypedFilter(
            start=organ.start, end=organ.end, kind=FilterKind.ORGAN, rest=rest, value=organ.issuer
        )
    for place in typed_places(bare, boundaries, regions):
        rest = text if place.wider else _without(text, place.start, place.end)
        alone = not asks_something(_without(text, place.start, place.end))
        yield TypedFilter(
            start=place.start,
            end=place.end,
            kind=FilterKind.PLACE,
            rest="" if alone else rest,
            value=place.region,
        )


def _boundaries(text: str) -> tuple[int, ...]:
    """Where words begin and end, the ends of the text among them."""
    return (0, *accumulate(map(len, cut(text))))


def _without(text: str, start: int, end: int) -> str:
    """The text without text[start:end] and the particles that bound it to its neighbours."""
    before = _BEFORE.sub("", text[:start])
    behind = _BEHIND.match(text, end)
    return f"{before} {text[behind.end() if behind else end :]}".strip()
