"""How the lists of a document are numbered (`numbering.xml`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from corpus.readers.word.printed_branches import printed_branch
from corpus.readers.word.style_sheet import hidden_by
from corpus.readers.word.xml_names import (
    Element,
    attribute,
    child,
    children,
    name_of,
    switched,
    value,
    whole,
)

LEVELS = 9
"""How many levels a list of Word can have."""

_PADDED = re.compile(r"0{1,8}1\b")


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list: what stands before its paragraphs, and how it counts.

    `text` has %1 to %9 where numbers of the levels 1 to 9 stand. `digits` pads a decimal number
    with zeros. `restart` is the level, from 1, after which it begins anew: 0 for never, None for
    any higher level. `legal` shows all numbers in Arabic digits. `style` names the style whose
    paragraphs stand on this level.
    """

    start: int = 0
    form: str = "decimal"
    digits: int = 0
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False
    style: str | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class _Scheme:
    levels: dict[int, ListLevel]
    is_style: str | None
    uses_style: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class _List:
    scheme: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, ListLevel] = field(default_factory=dict)


class ListLevels:
    """The lists of a document by their ids; several can count on in one sequence."""

    def __init__(self, root: Element | None) -> None:
        self._schemes: dict[str, _Scheme] = {}
        self._lists: dict[str, _List] = {}
        self._styled: dict[str, str] = {}
        self._known: dict[tuple[str, int], ListLevel | None] = {}
        if root is not None:
            self._read(root)

    def sequence(self, list_id: str) -> str | None:
        """Which sequence of numbers a list counts in; None where there is no such list."""
        found = self._lists.get(list_id)
        if found is None or found.scheme not in self._schemes:
            return None
        style = self._schemes[found.scheme].uses_style
        return found.scheme if style is None else self._styled.get(style, found.scheme)

    def level(self, list_id: str, index: int) -> ListLevel | None:
        """The level of a list, counted from 0."""
        key = list_id, index
        if key not in self._known:
            self._known[key] = self._find(list_id, index)
        return self._known[key]

    def _find(self, list_id: str, index: int) -> ListLevel | None:
        sequence = self.sequence(list_id)
        if sequence is None:
            return None
        own = self._lists[list_id].levels.get(index)
        return own or self._schemes[sequence].levels.get(index)

    def named(self, name: str) -> str | None:
        """The id of the first list whose scheme has a name."""
        found = (
            list_id
            for list_id, one in self._lists.items()
            if one.scheme in self._schemes and self._schemes[one.scheme].name == name
        )
        return next(found, None)

    def starts(self, list_id: str) -> dict[int, int]:
        """The levels that a list begins anew, with their first numbers."""
        found = self._lists.get(list_id)
        return found.starts if found else {}

    def styled_level(self, list_id: str, styles: Iterable[str]) -> int | None:
        """The level on which paragraphs of the first of these styles stand."""
        by_style = {
            level.style: index
            for index in range(LEVELS)
            if (level := self.level(list_id, index)) is not None
        }
        return next((by_style[style] for style in styles if style in by_style), None)

    def _read(self, root: Element) -> None:
        for one in children(root, "w:abstractNum"):
            scheme_id = attribute(one, "w:abstractNumId") or ""
            scheme = _Scheme(
                _levels(one),
                *(value(one, "w:styleLink"), value(one, "w:numStyleLink"), value(one, "w:name")),
            )
            self._schemes[scheme_id] = scheme
            if scheme.is_style is not None:
                self._styled[scheme.is_style] = scheme_id
        for one in children(root, "w:num"):
            self._lists[attribute(one, "w:numId") or ""] = _list(one)


def _levels(parent: Element) -> dict[int, ListLevel]:
    found = {}
    for one in children(parent, "w:lvl"):
        index = whole(attribute(one, "w:ilvl"))
        if index is not None and 0 <= index < LEVELS:
            found[index] = _level(one)
    return found


def _list(element: Element) -> _List:
    found = _List(value(element, "w:abstractNumId") or "")
    for one in children(element, "w:lvlOverride"):
        index = whole(attribute(one, "w:ilvl"))
        start = whole(value(one, "w:startOverride"))
        if index is not None and start is not None:
            found.starts[index] = start
        found.levels.update(_levels(one))
    return found


def _level(element: Element) -> ListLevel:
    form, digits = _form(element)
    return ListLevel(
        start=whole(value(element, "w:start")) or 0,
        form=form,
        digits=digits,
        text=value(element, "w:lvlText") or "",
        suffix=value(element, "w:suff") or "tab",
        restart=whole(value(element, "w:lvlRestart")),
        legal=switched(element, "w:isLgl") or False,
        style=value(element, "w:pStyle"),
        hidden=hidden_by(child(element, "w:rPr")) or False,
    )


def _form(level: Element) -> tuple[str, int]:
    """The form of numbers of a level, and to how many digits they are padded (001, 002)."""
    stated = child(level, "w:numFmt")
    for one in level if stated is None else ():
        if name_of(one) == "mc:AlternateContent":
            stated = child(_branch_of_form(one), "w:numFmt")
    if stated is None:
        return "decimal", 0
    form = attribute(stated, "w:val") or "decimal"
    padded = _PADDED.match(attribute(stated, "w:format") or "") if form == "custom" else None
    return ("decimal", len(padded[0])) if padded else (form, 0)


def _branch_of_form(alternatives: Element) -> Element:
    """The way to write a form of numbers that is understood."""
    for branch in alternatives:
        form = child(branch, "w:numFmt")
        if form is not None and _PADDED.match(attribute(form, "w:format") or ""):
            return branch
    fallback = child(alternatives, "mc:Fallback")
    return printed_branch(alternatives) if fallback is None else fallback
