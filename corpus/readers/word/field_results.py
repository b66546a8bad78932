"""Follow the fields of a text: their results print, their codes do not."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from corpus.readers.symbol_fonts import is_symbol_font, sign
from corpus.readers.word.equation_fields import drawn, is_equation
from corpus.readers.word.field_numbers import FieldNumbers
from corpus.readers.word.printed_branches import PASSED_OVER
from corpus.readers.word.xml_names import (
    Element,
    attribute,
    child,
    children,
    descendants,
    name_of,
    switched,
    value,
    whole,
)

_STORIES = frozenset({"w:txbxContent", "w:body", "w:footnote", "w:endnote"})
_BUTTON = re.compile(r"\s*(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s+(.*)", re.IGNORECASE | re.DOTALL)
_SYMBOL = re.compile(r"\s*SYMBOL\s+(0x[0-9a-f]{1,6}|\d{1,7})(.*)", re.IGNORECASE | re.DOTALL)
_SYMBOL_FONT = re.compile(r"\\f\s*(?:\"([^\"]*)\"|(\S+))", re.IGNORECASE)
_UNICODE = re.compile(r"\\u\b", re.IGNORECASE)
_CHECKED, _UNCHECKED = "☒", "☐"


@dataclass(slots=True)
class _Field:
    form: str
    code: list[str] = field(default_factory=list)
    in_result: bool = False
    has_result: bool = False


class FieldResults:
    """The fields that are open at one place of a story (the body, a note, a text box).

    A field that has no end is none: what follows it would else be lost.
    """

    def __init__(self, story: Element, numbers: FieldNumbers) -> None:
        self._numbers = numbers
        # The elements themselves, since they are equal only as long as something refers to them.
        self._without_end = _without_end(story)
        self._open: list[_Field] = []
        self._codes = 0

    @property
    def prints(self) -> bool:
        """Whether text that stands here is printed: it is in no code."""
        return not self._codes

    def said(self) -> None:
        """Take note that text was printed: it is the result of the fields that are open."""
        for one in self._open:
            one.has_result = True

    def code(self, text: str) -> None:
        """Take a piece of the code of the innermost field."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].code.append(text)

    def mark(self, element: Element) -> str:
        """Take a mark of a field, and give what the field prints that is not in its result."""
        kind = attribute(element, "w:fldCharType")
        if kind == "begin" and element not in self._without_end:
            self._open.append(_Field(_form_text(child(element, "w:ffData"))))
            self._codes += 1
        elif kind == "separate" and self._open and not self._open[-1].in_result:
            self._open[-1].in_result = True
            self._codes -= 1
        elif kind == "end" and self._open:
            return self._end(self._open.pop())
        return ""

    def _end(self, ended: _Field) -> str:
        if not ended.in_result:
            self._codes -= 1
        if ended.has_result:
            return ended.form
        return ended.form or self.without_result("".join(ended.code))

    def without_result(self, code: str) -> str:
        """What a field shows of which the file keeps no result."""
        button = _BUTTON.match(code)
        if button:
            return button[1].strip()
        if is_equation(code):
            return drawn(code)
        return _symbol(code) or self._numbers.number(code)


def _symbol(code: str) -> str:
    r"""The character that a field SYMBOL draws, by its place in a font.

    >>> _symbol(r'SYMBOL 254 \f "Wingdings"'), _symbol(r"SYMBOL 0x25A1 \u"), _symbol("PAGE")
    ('☑', '□', '')
    """
    found = _SYMBOL.match(code)
    if found is None:
        return ""
    place = int(found[1], 0 if found[1].lower().startswith("0x") else 10)
    font = _SYMBOL_FONT.search(found[2])
    name = (font[1] or font[2]) if font else None
    if place < 0x100 and not is_symbol_font(name) and not _UNICODE.search(found[2]):
        return bytes([place]).decode("cp1252", "ignore")
    return sign(name, place)


def _form_text(data: Element | None) -> str:
    """What the field of a form shows: a box with or without a cross, the entry that is chosen."""
    box, choice = child(data, "w:checkBox"), child(data, "w:ddList")
    if box is not None:
        checked = switched(box, "w:checked")
        return (
            _CHECKED
            if (switched(box, "w:default") if checked is None else checked)
            else (_UNCHECKED)
        )
    entries = (
        [attribute(one, "w:val") or "" for one in children(choice, "w:listEntry")]
        if (choice is not None)
        else []
    )
    chosen = whole(value(choice, "w:result")) or whole(value(choice, "w:default")) or 0
    return entries[chosen] if 0 <= chosen < len(entries) else ""


def _without_end(story: Element) -> set[Element]:
    begun: dict[Element, list[Element]] = defaultdict(list)
    for mark in descendants(story, "w:fldChar"):
        inside = _story_of(mark)
        kind = attribute(mark, "w:fldCharType")
        if inside is None:
            continue
        if kind == "begin":
            begun[inside].append(mark)
        elif kind == "end" and begun[inside]:
            begun[inside].pop()
    return {mark for marks in begun.values() for mark in marks}


def _story_of(mark: Element) -> Element | None:
    """The story that a mark stands in; None where it was deleted."""
    for outer in mark.iterancestors():
        name = name_of(outer)
        if name in _STORIES:
            return outer
        if name in PASSED_OVER and name != "mc:Fallback":
            return None
    return None
