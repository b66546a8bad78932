"""Names of elements and attributes, the same for both forms of Open XML (ISO/IEC 29500)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

Element = Any

_TRANSITIONAL = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"
_SPACES = {
    "w": (f"{_TRANSITIONAL}/wordprocessingml/2006/main", f"{_STRICT}/wordprocessingml/main"),
    "m": (f"{_TRANSITIONAL}/officeDocument/2006/math", f"{_STRICT}/officeDocument/math"),
    "r": (
        f"{_TRANSITIONAL}/officeDocument/2006/relationships",
        f"{_STRICT}/officeDocument/relationships",
    ),
    "a": (f"{_TRANSITIONAL}/drawingml/2006/main", f"{_STRICT}/drawingml/main"),
    "c": (f"{_TRANSITIONAL}/drawingml/2006/chart", f"{_STRICT}/drawingml/chart"),
    "dgm": (f"{_TRANSITIONAL}/drawingml/2006/diagram", f"{_STRICT}/drawingml/diagram"),
    "wp": (
        f"{_TRANSITIONAL}/drawingml/2006/wordprocessingDrawing",
        f"{_STRICT}/drawingml/wordprocessingDrawing",
    ),
    "mc": (f"{_TRANSITIONAL}/markup-compatibility/2006",),
    "v": ("urn:schemas-microsoft-com:vml",),
    "o": ("urn:schemas-microsoft-com:office:office",),
    "rel": (f"{_TRANSITIONAL}/package/2006/relationships",),
}
_PREFIXES = {space: prefix for prefix, spaces in _SPACES.items() for space in spaces}
_OFF = {"0", "false", "off", "none"}
# Numbers of this length are more than any counter of a document needs.
_DIGITS = 9


@lru_cache(maxsize=4096)
def _short(tag: str) -> str:
    space, _, local = tag[1:].rpartition("}")
    prefix = _PREFIXES.get(space)
    return f"{prefix}:{local}" if prefix else ""


@lru_cache(maxsize=4096)
def full_names(name: str) -> tuple[str, ...]:
    """The tags that a short name such as `w:p` stands for."""
    prefix, _, local = name.partition(":")
    return tuple(f"{{{space}}}{local}" for space in _SPACES[prefix])


def name_of(element: Element) -> str:
    """The short name of an element, `w:p`; empty for one of an unknown vocabulary."""
    tag = element.tag
    return _short(tag) if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """The value of an attribute that is called by its short name, `w:val`."""
    for full in full_names(name):
        value = element.get(full)
        if value is not None:
            return str(value)
    return None


def children(element: Element, name: str) -> Iterator[Element]:
    """The children of an element that have a name."""
    return (child for child in element if name_of(child) == name)


def child(element: Element | None, *path: str) -> Element | None:
    """What is reached by the first children of these names; None where one is missing."""
    for name in path:
        for one in () if element is None else element:
            if name_of(one) == name:
                element = one
                break
        else:
            return None
    return element


def value(element: Element | None, *path: str) -> str | None:
    """The attribute `w:val` of what `path` leads to."""
    found = child(element, *path)
    return None if found is None else attribute(found, "w:val")


def whole(text: str | None) -> int | None:
    """A text as a whole number; None where it is none, or too long to be meant.

    >>> whole("12"), whole("-1"), whole("1.5"), whole(None)
    (12, -1, None, None)
    """
    digits = (text or "").strip()
    bare = digits.removeprefix("-")
    if bare.isascii() and bare.isdigit() and len(bare) <= _DIGITS:
        return int(digits)
    return None


def is_on(element: Element) -> bool:
    """Whether a property that can be switched off is on, as it is where it says nothing."""
    return (attribute(element, "w:val") or "1").lower() not in _OFF


def switched(element: Element | None, *path: str) -> bool | None:
    """Whether a property is switched on or off; None where it is not given."""
    found = child(element, *path)
    return None if found is None else is_on(found)


def descendants(root: Element, *names: str) -> Iterator[Element]:
    """All elements below `root` that have one of these names, in the order of the text."""
    tags = [tag for name in names for tag in full_names(name)]
    found: Iterator[Element] = root.iter(*tags)
    return found
