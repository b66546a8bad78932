"""The alternatives of a pattern, and a pattern that says which of them matched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NOT_CAUGHT = ("(?!", "(?<")
"""Groups that look and match nothing, or look back: what they hold cannot be told."""
_PREFIX = re.compile(r"\((?:\?(?:P<\w+>|:|=|!|<=|<!))?")


@dataclass(frozen=True, slots=True)
class Told:
    """A pattern whose groups `names` say which alternative of the original one matched."""

    pattern: re.Pattern[str]
    names: dict[str, str]


def tell_alternatives(source: str, flags: int = 0) -> Told:
    """Wrap each alternative of a pattern, or of its outermost groups, into a group of its own.

    >>> told = tell_alternatives(r"(?:自|从)公布之日起(?:施行|实施)?")
    >>> list(told.names.values())
    ['自', '从', '施行', '实施']
    >>> found = told.pattern.search("从公布之日起施行")
    >>> [told.names[name] for name, text in found.groupdict().items() if text is not None]
    ['从', '施行']
    """
    names: dict[str, str] = {}
    inserted: list[tuple[int, str]] = []
    for start, end in _spans(source, 0, len(source)):
        name = f"_{len(names)}"
        names[name] = source[start:end]
        inserted += (start, f"(?P<{name}>"), (end, ")")
    pieces: list[str] = []
    at = 0
    for place, text in inserted:
        pieces += source[at:place], text
        at = place
    return Told(re.compile("".join(pieces) + source[at:], flags), names)


def _spans(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the alternatives between two places stand, those inside an alternative left out."""
    outer = list(_parted(source, start, end))
    if len(outer) > 1:
        yield from outer
        return
    for begin, stop in _groups(source, start, end):
        prefix = _PREFIX.match(source, begin)
        if prefix is not None and not prefix.group().startswith(_NOT_CAUGHT):
            yield from _spans(source, prefix.end(), stop - 1)


def _parted(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The pieces of [start, end) between the | that stand in no group."""
    begin = start
    for at, depth in _signs(source, start, end):
        if source[at] == "|" and depth == 0:
            yield begin, at
            begin = at + 1
    yield begin, end


def _groups(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The outermost groups between two places."""
    begin = start
    for at, depth in _signs(source, start, end):
        if source[at] == "(" and depth == 1:
            begin = at
        elif source[at] == ")" and depth == 0:
            yield begin, at + 1


def _signs(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The signs that are neither escaped nor in a set, with the depth of groups behind them."""
    depth, at = 0, start
    while at < end:
        sign = source[at]
        if sign == "\\":
            at += 2
            continue
        if sign == "[":
            at = _behind_set(source, at)
            continue
        depth += (sign == "(") - (sign == ")")
        yield at, depth
        at += 1


def _behind_set(source: str, at: int) -> int:
    """Where the pattern goes on behind a set [...] that begins at a position."""
    at += 2 if source[at + 1] == "^" else 1
    if source[at] == "]":
        at += 1
    while source[at] != "]":
        at += 2 if source[at] == "\\" else 1
    return at + 1
