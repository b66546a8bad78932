"""What the styles of a document say: headings, numbered paragraphs, hidden text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.readers.word.xml_names import (
    Element,
    attribute,
    child,
    children,
    is_on,
    name_of,
    value,
    whole,
)

_HEADING = re.compile(r"(?:heading|标题)\s*(\d)", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s*\d", re.IGNORECASE)
_DEEPEST = 6
# Styles that are based on one another; Word itself stops at eleven.
_LONGEST = 50
# `specVanish` hides the mark between a heading and the text that runs on behind it; `webHidden`
# keeps text from web pages, such as the page numbers in a table of contents.
_HIDING = ("w:vanish", "w:specVanish", "w:webHidden")


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where a paragraph stands in the lists of a document; None where that is not said."""

    list_id: str | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a style says of its paragraphs, with what it takes over from those it is based on.

    `heading` is the level of a heading, 0 of other paragraphs; `contents` is set for lines of a
    table of contents. `lineage` are the ids of the style and of all that it is based on.
    """

    heading: int = 0
    contents: bool = False
    hidden: bool = False
    place: ListPlace = ListPlace()
    lineage: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str | None
    hidden: bool | None
    place: ListPlace


class StyleSheet:
    """The styles of a document by their ids; a document without styles has none."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self._default = ""
        self._known: dict[str, ParagraphStyle] = {}
        self._hiding: dict[str, bool] = {}
        self.hides_all = False
        if root is not None:
            self._read(root)

    def paragraph(self, style_id: str | None) -> ParagraphStyle:
        """What the style of a paragraph says; a paragraph without one has the default style."""
        wanted = style_id if style_id in self._styles else self._default
        if wanted not in self._known:
            self._known[wanted] = self._resolved(wanted)
        return self._known[wanted]

    def hides(self, style_id: str | None) -> bool:
        """Whether a style of characters hides them."""
        if style_id is None:
            return False
        if style_id not in self._hiding:
            self._hiding[style_id] = bool(self._first_hidden(style_id))
        return self._hiding[style_id]

    def _read(self, root: Element) -> None:
        defaults = child(root, "w:docDefaults", "w:rPrDefault", "w:rPr")
        self.hides_all = hidden_by(defaults) or False
        for one in children(root, "w:style"):
            style_id = attribute(one, "w:styleId") or ""
            self._styles[style_id] = _Style(
                value(one, "w:name") or "",
                value(one, "w:basedOn"),
                hidden_by(child(one, "w:rPr")),
                list_place(child(one, "w:pPr")),
            )
            is_default = (attribute(one, "w:default") or "0") in ("1", "true", "on")
            if is_default and attribute(one, "w:type") == "paragraph":
                self._default = style_id

    def _resolved(self, style_id: str) -> ParagraphStyle:
        chain = list(self._lineage(style_id))
        styles = [self._styles[one] for one in chain]
        if not styles:
            return ParagraphStyle()
        heading = _HEADING.match(styles[0].name)
        return ParagraphStyle(
            heading=min(int(heading[1]), _DEEPEST) or 1 if heading else 0,
            contents=_CONTENTS.match(styles[0].name) is not None,
            hidden=bool(self._first_hidden(style_id)),
            place=ListPlace(
                next((one.place.list_id for one in styles if one.place.list_id), None),
                next((one.place.level for one in styles if one.place.level is not None), None),
            ),
            lineage=tuple(chain),
        )

    def _lineage(self, style_id: str) -> Iterator[str]:
        seen: set[str] = set()
        following: str | None = style_id
        while following in self._styles and following not in seen and len(seen) < _LONGEST:
            seen.add(following)
            yield following
            following = self._styles[following].based_on

    def _first_hidden(self, style_id: str) -> bool | None:
        said = (self._styles[one].hidden for one in self._lineage(style_id))
        return next((hidden for hidden in said if hidden is not None), None)


def hidden_by(properties: Element | None) -> bool | None:
    """Whether properties of characters hide them; None where they do not say."""
    said = (
        [is_on(one) for one in properties if name_of(one) in _HIDING]
        if properties is not None
        else []
    )
    return any(said) if said else None


def list_place(properties: Element | None) -> ListPlace:
    """The place in a list that properties of a paragraph name."""
    number = child(properties, "w:numPr")
    if number is None:
        return ListPlace()
    return ListPlace(value(number, "w:numId"), whole(value(number, "w:ilvl")))
