"""Tell which elements of a page a browser does not show, and mark those that style sheets hide."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import lru_cache
from typing import Any

from corpus.page_elements.style_rules import StyleRules, declarations, style_sheet

# lxml publishes no types.
Element = Any

STRUCK = frozenset(["del", "s", "strike"])
UNSEEN = STRUCK | frozenset(
    [
        *("script", "style", "noscript", "template", "select", "option", "button", "input"),
        *("textarea", "iframe", "object", "embed", "svg", "canvas", "link", "meta", "head"),
        *("title", "audio", "video", "map", "rt", "rp", "datalist", "noframes"),
    ]
)
"""Tags whose text is no part of what a page shows as its own; text that is struck out is none."""

_PROPERTIES = frozenset(
    [
        *("display", "visibility", "opacity", "font-size", "left", "top", "text-indent", "clip"),
        *("height", "width", "overflow", "text-decoration", "text-decoration-line", "position"),
    ]
)
_ZERO = re.compile(r"\.?0(?:\.0+)?(?:px|pt|em|rem|%)?", re.IGNORECASE)
_FAR = re.compile(r"-\d{3,}(?:\.\d+)?(?:px|pt|em|rem)", re.IGNORECASE)
_CLIPPED = re.compile(r"rect\(\s*(?:0|1px)", re.IGNORECASE)
# A quick look: only a style with one of these words, in lower case, may hide anything.
_MAY_HIDE = re.compile(
    r"none|hidden|collapse|line-through|rect\(|-\d{3}|(?:opacity|font-size|height|width)\s*:\s*[.0]"
)
# Classes of Bootstrap, layui, WordPress and others that hide, in whatever file their rules stand.
_HIDDEN_NAME = re.compile(
    r"(?<![\w-])(?:hide|hidden|d-none|layui-hide|ng-hide|is-hidden|invisible|sr-only|visually-hidden"
    r"|screen-reader-text)(?![\w-])"
)
# Rules that hide, and those that may show again.
_MAY_DECIDE = re.compile(rf"{_MAY_HIDE.pattern}|display|visibility", re.IGNORECASE)
_BLOCKS = frozenset(["p", "div", "ul", "ol", "table", "section", "article", "dl", "h1", "h2", "h3"])
_SIZED = re.compile(
    r"font-size\s*:\s*(?!\s*\.?0(?:px|pt|em|rem|%|\.0|\s|;|$))|font\s*:", re.IGNORECASE
)


# An attribute that no page has.
_MARK = "policy-search-unseen"


def is_unseen(element: Element) -> bool:
    """Whether an element is not shown: a comment, a script, or hidden by attribute or style."""
    tag = element.tag
    if not isinstance(tag, str) or tag in UNSEEN:
        return True
    return element.get(_MARK) is not None


def is_hidden(element: Element) -> bool:
    """Whether `mark_hidden` found that a browser does not show an element."""
    return element.get(_MARK) is not None


def mark_hidden(root: Element, elements: Sequence[Element] | None = None) -> None:
    """Mark all elements that an attribute, a style, a class or the page's own rules hide.

    Some names of classes hide in all usual style sheets. What only a class or a rule hides and is
    more than half of the page's text is not hidden for good: a script will show it. `elements` are
    all of the page, where the caller has them at hand.
    """
    sheet = style_sheet(root, _MAY_DECIDE)
    hiding = sheet.keys(lambda declared: hides(declared) or _is_tiny(declared))
    by_tag = any(key and key[0] not in ".#" for key in hiding)
    found: list[Element] = []
    for element in list(root.iter()) if elements is None else elements:
        tag, names = element.tag, element.keys()
        if not names and tag != "dialog" and not by_tag:
            continue
        if (
            ("style" in names and _is_hidden_by_style(element))
            or ("hidden" in names and element.get("hidden") != "until-found")
            or (tag == "dialog" and "open" not in names)
        ):
            element.set(_MARK, "")
        classes = element.get("class") if "class" in names else None
        if hiding:
            may = classes is not None or by_tag or "id" in names
        else:
            may = classes is not None and _class_keys(classes)[0]
        if may and tag not in UNSEEN and _is_hidden_by_class(element, classes or "", sheet, hiding):
            found.append(element)
    most = _length(root) / 2 if found else 0
    for element in found:
        if _length(element) <= most:
            element.set(_MARK, "")


def _is_hidden_by_style(element: Element) -> bool:
    how = _how(element.get("style"))
    return how is _How.HIDES or (how is _How.TINY and not _is_sized_within(element))


def count_unseen(body: Element) -> tuple[int, int]:
    """How many elements with text are hidden in a body, and how many struck out."""
    hidden = struck = 0
    outer: Element = None
    for element in body.iter("*"):
        if element.tag not in STRUCK and not is_hidden(element):
            continue
        if element is body or (outer is not None and outer in element.iterancestors()):
            continue
        if element.tag in STRUCK or (element.tag not in UNSEEN and is_hidden(element)):
            outer = element
            if _length(element):
                struck += element.tag in STRUCK or _is_struck(element)
                hidden += element.tag not in STRUCK and not _is_struck(element)
    return hidden, struck


def _is_hidden_by_class(
    element: Element, classes: str, sheet: StyleRules, hiding: frozenset[str]
) -> bool:
    named, keys = _class_keys(classes)
    own = element.get("id")
    if not hiding or (
        hiding.isdisjoint(keys)
        and element.tag not in hiding
        and (own is None or f"#{own}" not in hiding)
    ):
        return named
    declared = sheet.declared(element)
    if "display" not in declared and named:
        return True
    return hides(declared) or (_is_tiny(declared) and not _is_sized_within(element))


@lru_cache(4096)
def _class_keys(names: str) -> tuple[bool, frozenset[str]]:
    """Whether one of several classes hides by its name, and by what its rules are looked up."""
    return (
        _HIDDEN_NAME.search(names) is not None,
        frozenset(f".{name}" for name in names.split()),
    )


def hides(declared: Mapping[str, str]) -> bool:
    """Whether declarations take an element or its text out of what is seen.

    >>> hides({"display": "none"}), hides({"left": "-9999px", "position": "absolute"})
    (True, True)
    >>> hides({"height": "0"}), hides({"text-indent": "-2em"})
    (False, False)
    """
    value = {name: declared.get(name, "").lower() for name in _PROPERTIES}
    if value["display"] == "none" or value["visibility"] in ("hidden", "collapse"):
        return True
    if _ZERO.fullmatch(value["opacity"]) or _strikes(declared):
        return True
    flat = _ZERO.fullmatch(value["height"]) or _ZERO.fullmatch(value["width"])
    if flat and "hidden" in value["overflow"]:
        return True
    if value["position"] in ("absolute", "fixed") and (
        _FAR.fullmatch(value["left"])
        or _FAR.fullmatch(value["top"])
        or _CLIPPED.match(value["clip"])
    ):
        return True
    return _FAR.fullmatch(value["text-indent"]) is not None


def _strikes(declared: Mapping[str, str]) -> bool:
    return any("line-through" in declared.get(f"text-decoration{end}", "") for end in ("", "-line"))


def _is_struck(element: Element) -> bool:
    return "line-through" in (element.get("style") or "").lower()


class _How(Enum):
    """What a style does to the text of its element."""

    SHOWS = 0
    HIDES = 1
    TINY = 2


@lru_cache(4096)
def _how(style: str) -> _How:
    if not _MAY_HIDE.search(style.lower()):
        return _How.SHOWS
    declared = declarations(style)
    return _How.HIDES if hides(declared) else _How.TINY if _is_tiny(declared) else _How.SHOWS


def _is_tiny(declared: Mapping[str, str]) -> bool:
    return _ZERO.fullmatch(declared.get("font-size", "")) is not None


def _is_sized_within(element: Element) -> bool:
    """Whether an element of size 0 may hold text of another size: it only closes gaps then."""
    return any(
        one is not element and (one.tag in _BLOCKS or _SIZED.search(one.get("style") or ""))
        for one in element.iter()
        if isinstance(one.tag, str)
    )


def _length(element: Element) -> int:
    """The signs that an element holds, without scripts."""
    unseen = (one.text for one in element.iter(*UNSEEN) if one is not element and one.text)
    return _signs("".join(element.itertext())) - sum(map(_signs, unseen))


def _signs(text: str) -> int:
    """How many signs a text has beside white space."""
    return len("".join(text.split()))
