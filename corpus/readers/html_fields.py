"""Read what a page shows around its body: labelled fields, bylines, the line above the day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.fields.dates import parse_date
from corpus.fields.numbers import parse_number
from corpus.page_text.label_names import label_field
from corpus.page_text.page_byline import read_byline
from corpus.page_text.page_head import number_above_title
from corpus.page_text.page_labels import is_change, is_day_of_other, labels_of
from corpus.page_text.page_lines import heads_side_bar, is_breadcrumb, is_furniture, neighbour
from corpus.page_text.page_links import is_link, names_file
from corpus.page_text.page_title import whole_title
from corpus.readers.html_text import Element, element_lines

# How many lines before the body a date without a label may stand.
_NEAR = 25
# How many lines below the title its byline may stand; and before the body, where no title is.
_BELOW, _BEFORE = 10, 4
# The last line behind the text where a day without a label can be the page's.
_DIRECTLY = 1
# Stands for the body while the lines around it are read; a private sign that no text has.
_PLACE = "\ue123"
_BARE = re.compile(r"[\s\[（(【]*(?=[12一二])")


def around(root: Element, body: Element) -> tuple[list[str], list[str]]:
    """The lines of the page before and behind its body."""
    parent = body.getparent()
    if parent is None:
        return [], []
    place = body.makeelement("p")
    place.text, place.tail = _PLACE, body.tail
    parent.replace(body, place)
    lines = element_lines(root, frozenset(place.iterancestors()))
    tail, place.tail = place.tail, None
    parent.replace(place, body)
    body.tail = tail
    at = lines.index(_PLACE) if _PLACE in lines else len(lines)
    return lines[:at], lines[at + 1 :]


def fields_before(lines: Sequence[str]) -> tuple[dict[str, str], str, str | None]:
    """The labelled fields before the body, nearest first, the nearest bare day, the line above it.

    A day of the last change counts where none of publishing is stated.
    """
    fields: dict[str, str] = {}
    changed = bare = ""
    title: str | None = None
    for index in range(len(lines) - 1, -1, -1):
        pairs = _pairs(lines, index)
        if not pairs:
            continue
        near = len(lines) - index <= _NEAR
        for name, value in pairs:
            if name != "published":
                fields.setdefault(name, value)
            elif parse_date(value) is None:
                continue
            elif _is_bare(lines[index]):
                if is_day_of_other(lines, index):
                    continue
                bare = bare or (value if near else "")
                continue
            elif is_change(lines[index]):
                changed = changed or value
            else:
                fields.setdefault(name, value)
        if near and title is None and index > 0:
            while index > 1 and (number := parse_number(lines[index - 1])):
                fields.setdefault("number", number.canonical)
                index -= 1
            title = _line_above(lines, index)
    return ({"published": changed} if changed else {}) | fields, bare, title


def fields_behind(lines: Sequence[str]) -> dict[str, str]:
    """The labelled fields behind the body, those of other pages in lists of links left out."""
    fields: dict[str, str] = {}
    changed: dict[str, str] = {}
    for index, line in enumerate(lines):
        if heads_side_bar(line):
            break
        pairs = _pairs(lines, index)
        above = lines[index - 1] if index and pairs else ""
        if above and is_link(above) and neighbour(above) is False and not names_file(above):
            continue
        for name, value in pairs:
            if name == "published" and (
                parse_date(value) is None or (_is_bare(line) and index > _DIRECTLY)
            ):
                continue
            (changed if is_change(line) else fields).setdefault(name, value)
    return changed | fields


def _pairs(lines: Sequence[str], index: int) -> list[tuple[str, str]]:
    """The fields that a line states; the value of a label alone may stand on the next line."""
    pairs = labels_of(lines[index].replace("\t", " ")) or []
    if len(pairs) == 1 and not pairs[0][1] and index + 1 < len(lines):
        following = lines[index + 1]
        if label_field(lines[index]) == "number" and parse_number(following):
            return [("number", following)]
        if labels_of(following) is None or pairs[0][0] == "published":
            return [(pairs[0][0], following)]
    return pairs


def _is_bare(line: str) -> bool:
    return _BARE.match(line) is not None and parse_date(line[:20]) is not None


def _line_above(lines: Sequence[str], index: int) -> str | None:
    for place in range(index - 1, max(0, index - 4) - 1, -1):
        line = lines[place]
        if labels_of(line.replace("\t", " ")) is not None or is_furniture(line):
            continue
        if place and _is_empty_label(lines[place - 1]):
            continue
        return None if is_breadcrumb(line) else whole_title(lines, place)
    return None


def _is_empty_label(line: str) -> bool:
    """Whether a line is a label alone, whose value stands on the next line."""
    pairs = labels_of(line)
    return pairs is not None and len(pairs) == 1 and not pairs[0][1]


def byline_fields(lines: Sequence[str], title: str | None) -> dict[str, str]:
    """The fields in the lines between a title and the body; `lines` are all before the body.

    A day above the title counts where none is below it.
    """
    own = "".join((title or "").split())
    keys = ["".join(line.split()) for line in lines]
    fields = _beside_title(lines, keys, own)
    number = number_above_title(lines, title or "")
    return ({"number": number} if number else {}) | fields


def _beside_title(lines: Sequence[str], keys: Sequence[str], own: str) -> dict[str, str]:
    places = [i for i in range(len(keys) - 1, -1, -1) if own and own in keys[i]]
    if not places:
        return _bylines(lines[-_BEFORE:])
    # A table of fields between title and text may hold the title once more.
    found = [(place, _bylines(lines[place + 1 : place + 1 + _BELOW])) for place in places]
    place, below = next((one for one in found if "published" in one[1]), found[0])
    above = {} if "published" in below else _bylines(lines[max(0, place - 2) : place])
    return below | ({"published": above["published"]} if "published" in above else {})


def _bylines(lines: Sequence[str]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for index, line in enumerate(lines):
        if _is_bare(line) and is_day_of_other(lines, index):
            continue
        number = parse_number(line)
        if number is not None:
            fields.setdefault("number", number.canonical)
            continue
        for name, value in read_byline(line.replace("\t", " ")) or ():
            if value and (name != "published" or parse_date(value)):
                fields.setdefault(name, value)
    return fields
