"""Read tables of fields, in which the place of a value tells its label, and take them off a page.

Such a table is a table, a list, or blocks in a row: 索引号 in one element, its value in the next,
with or without a colon or brackets. A label may have no value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from corpus.fields.dates import parse_date
from corpus.page_elements.element_text import text_of
from corpus.page_elements.visibility import UNSEEN, is_unseen
from corpus.page_text.label_names import is_telling, label_field
from corpus.page_text.page_labels import is_change

# lxml publishes no types.
Element = Any

_LONGEST_LABEL = 24
_LONGEST_VALUE = 300
# The share of a table's text that labels and values must make up.
_SHARE = 0.85
# Labels that a table of fields has at least, of those that texts hardly use.
_LEAST = 2
# A page with more labels than this is no page of one document.
_MOST = 200
# How far out a table is looked for: a few tables within one another.
_DEPTH = 40
# Elements that labels stand in; of links and scripts there are many.
_LABELLING = (
    *("td", "th", "dt", "dd", "li", "span", "b", "strong", "label", "p", "div", "em", "i", "font"),
    *("h2", "h3", "h4", "h5", "h6", "u", "small", "caption", "legend", "center"),
)
_OF_SITES = frozenset(["index_number", "topic"])
_CELLS = frozenset(["td", "th"])
_ROWS = frozenset(["tr", "tbody", "thead", "td", "th", "li"])


@dataclass(frozen=True, slots=True)
class _Placed:
    """A label with its value, how many signs both have, and whether it tells a table of fields."""

    label: Element
    name: str
    field: str
    value: str
    signs: int
    is_telling: bool


def take_fields(root: Element) -> dict[str, str]:
    """The fields in tables of fields, which are taken out of the page."""
    labels = list(islice(_labels(root), _MOST))
    if sum(is_telling(element.text) for element, _ in labels) < _LEAST:
        return {}
    placed = [_placed(element, field) for element, field in labels]
    fields: dict[str, str] = {}
    changed: dict[str, str] = {}
    taken: set[Element] = set()
    judged: dict[Element, bool | None] = {}
    for one in placed:
        if not one.is_telling or not one.value:
            continue
        if any(around in taken for around in one.label.iterancestors()):
            continue
        table = _table(one, placed, judged)
        if table is None:
            continue
        taken.add(table)
        for inside in placed:
            if inside.value and table in inside.label.iterancestors():
                if inside.field == "published" and parse_date(inside.value) is None:
                    continue
                if is_change(inside.name):
                    changed.setdefault(inside.field, inside.value)
                    continue
                fields.setdefault(inside.field, inside.value)
    for table in taken:
        _remove(table)
    return changed | fields


def _labels(root: Element) -> Iterator[tuple[Element, str]]:
    """The elements whose own text is a label, each with the field that it names."""
    for element in root.iter(*_LABELLING):
        text = element.text
        if not text or len(text) > _LONGEST_LABEL or text.isspace():
            continue
        field = label_field(text)
        if field is not None:
            yield element, field


def _placed(element: Element, field: str) -> _Placed:
    name, label = element.text, _outermost(element)
    value = _value(element, label)
    return _Placed(label, name, field, value, len(_bare(f"{name}{value}")), is_telling(name))


def _outermost(element: Element) -> Element:
    """The outermost element that holds a label and nothing else: of td > b > 索引号 the cell."""
    while True:
        parent = element.getparent()
        if len(element) or parent is None or (parent.text or "").strip():
            return element
        if any(_shown(one) or (one.tail or "").strip() for one in parent if one is not element):
            return element
        if (element.tail or "").strip():
            return element
        element = parent
        if len(element) > 1 or parent.getparent() is None:
            return element


def _value(element: Element, label: Element) -> str:
    """What stands behind a label: in its element, behind that, or in the next one."""
    within = " ".join(
        part for one in element for part in (_shown(one), (one.tail or "").strip()) if part
    )
    if within:
        return within[:_LONGEST_VALUE]
    if label.tag in _CELLS and (below := _below(label)) is not None:
        return below[:_LONGEST_VALUE]
    parts: list[str] = []
    behind = (label.tail or "").strip(" \t\r\n\f\xa0\u3000:：")
    following = label.getnext()
    while following is not None and not behind and not parts:
        if not is_unseen(following):
            text = text_of(following)
            if label_field(text[:_LONGEST_LABEL]) is not None and len(text) <= _LONGEST_LABEL:
                return ""
            parts.append(text)
            if text or following.tag in _ROWS or following.tag == "dd":
                break
            parts.pop()
        behind = (following.tail or "").strip(" \t\r\n\f\xa0\u3000:：")
        following = following.getnext()
    return (behind or " ".join(parts)).strip(" :：")[:_LONGEST_VALUE]


def _below(label: Element) -> str | None:
    """The value in the row below, where a whole row holds labels; None where it does not.

    A list of documents has such a row too, but no label that only sites use.
    """
    row = label.getparent()
    cells = [] if row is None else [one for one in row if one.tag in _CELLS]
    if len(cells) < _LEAST or not all(map(_is_label, cells)):
        return None
    if _OF_SITES.isdisjoint(label_field(_shown(cell)) for cell in cells):
        return None
    below = row.getnext()
    values = [] if below is None else [one for one in below if one.tag in _CELLS]
    if len(values) != len(cells) or any(map(_is_label, values)):
        return None
    return _shown(values[cells.index(label)]).strip(" :：")


def _is_label(cell: Element) -> bool:
    text = _shown(cell)
    return 0 < len(text) <= _LONGEST_LABEL and label_field(text) is not None


def _table(
    one: _Placed, placed: Sequence[_Placed], judged: dict[Element, bool | None]
) -> Element | None:
    """The largest element around a label that holds hardly more than labels and values."""
    table = None
    for around in islice(one.label.iterancestors(), _DEPTH):
        if around not in judged:
            judged[around] = _is_table(around, placed)
        found = judged[around]
        if found is None:
            break
        if found:
            table = around
    return table


def _is_table(around: Element, placed: Sequence[_Placed]) -> bool | None:
    """Whether an element is a table of fields; None where it holds more than labels and values."""
    if around.tag in ("body", "html"):
        return None
    inside = [one for one in placed if around in one.label.iterancestors()]
    said = sum(one.signs for one in inside)
    if _is_longer(around, said / _SHARE):
        return None
    return len({one.field for one in inside if one.is_telling}) >= _LEAST


def _is_longer(element: Element, most: float) -> bool:
    """Whether an element has more signs than so many, scripts and what is hidden left out."""
    length = 0
    for one in element.iter():
        text, tail = one.text, one.tail
        if text and not text.isspace() and isinstance(one.tag, str) and one.tag not in UNSEEN:
            length += len(_bare(text))
        if tail and not tail.isspace() and one is not element:
            length += len(_bare(tail))
        if length > most:
            return True
    return False


def _shown(element: Element) -> str:
    return "" if is_unseen(element) else text_of(element)


def _bare(text: str) -> str:
    return "".join(text.split())


def _remove(table: Element) -> None:
    """Take an element out; what stands behind it stays."""
    parent = table.getparent()
    if parent is None:
        return
    previous = table.getprevious()
    tail = "\n" + (table.tail or "")
    if previous is not None:
        previous.tail = (previous.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    table.tail = None
    parent.remove(table)
