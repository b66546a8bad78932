"""Write into a page the numbers that a browser makes: of lists, and by counters of its style."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from corpus.fields.numerals import HAN_DIGITS, to_han
from corpus.page_elements.style_rules import StyleRules, declarations, style_sheet
from corpus.page_elements.visibility import is_unseen

# lxml publishes no types.
Element = Any

_LISTS = re.compile("list-style")
_COUNTERS = re.compile("counter")
_DIGITS = "〇一二三四五六七八九"
_TYPES = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_BULLETS = frozenset(["none", "disc", "circle", "square", "initial", "disclosure-open"])
_ANNOUNCING = ("：", ":", "。", "；")
# Signs that an item of a text has on average, at least.
_SHORT = 8
_WHOLE = re.compile(r"\s*([-+]?\d{1,6})")
_OWN_NUMBER = re.compile(
    rf"[\s\xa0\u3000]*(?:[（(]?(?:\d{{1,3}}|[{HAN_DIGITS}十百]{{1,4}})[)）.．、]|第[{HAN_DIGITS}十百\d]{{1,5}}[条章节]|[①-⑳㈠-㈩⑴-⒇])"
)
_PIECE = re.compile(
    r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'"
    r"|(counters?)\(\s*([\w-]+)\s*(?:,\s*(?:\"([^\"]*)\"|'([^']*)')\s*)?(?:,\s*([\w-]+)\s*)?\)"
)
_STEP = re.compile(r"([a-zA-Z_][\w-]*)(?:\s+(-?\d+))?")
_ESCAPED = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)")
_BOXES = frozenset(["div", "section", "span", "form"])
_INLINE = frozenset(["span", "b", "strong", "em", "i", "font", "a", "u", "br", "img"])


def write_numbers(root: Element, body: Element, *, named: bool) -> None:
    """Put the numbers of the lists in a body, and what counters generate, into the text.

    `named` says that the body is surely the text; else it may hold menus, which are lists, too.
    """
    lists = [one for one in body.iter("ol", "ul") if not is_unseen(one)]
    if lists:
        sheet = style_sheet(root, _LISTS)
        for one in lists:
            style = _style(one, sheet) or ("decimal" if one.tag == "ol" else "disc")
            if (one.tag == "ol" or style not in _BULLETS) and (named or not _is_menu(one)):
                _number_list(one, style, sheet)
    counting = style_sheet(root, _COUNTERS)
    if any("counter" in rule.declared.get("content", "") for rule in counting.rules):
        _count(root, body, counting)


def marker(number: int, style: str) -> str | None:
    """The number of an item of a list with what stands behind it; None where a list has none.

    >>> [marker(12, style) for style in ("decimal", "cjk-ideographic", "upper-roman", "disc")]
    ['12.', '十二、', 'XII.', None]
    """
    if style in _BULLETS:
        return None
    written = counted(number, style)
    return f"{written}、" if style in _HAN else f"{written}."


def counted(number: int, style: str) -> str:
    """A number as a style of counters writes it.

    >>> [counted(n, "cjk-ideographic") for n in (10, 21, 105)], counted(12, "cjk-decimal")
    (['十', '二十一', '一百零五'], '一二')
    """
    write = _WRITERS.get(style)
    return str(number) if write is None or number < 1 else write(number)


def _han_digits(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _letters(number: int) -> str:
    written = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        written = chr(ord("a") + rest) + written
    return written


def _roman(number: int) -> str:
    if number >= 4000:
        return str(number)
    written = ""
    for value, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    ):
        written += sign * (number // value)
        number %= value
    return written


def _cyclic(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if number <= len(signs) else str(number)


_HAN: Mapping[str, Callable[[int], str]] = {
    **dict.fromkeys(
        (
            *("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal"),
            *("simp-chinese-formal", "trad-chinese-formal", "japanese-informal"),
        ),
        to_han,
    ),
    "cjk-decimal": _han_digits,
    "cjk-heavenly-stem": _cyclic("甲乙丙丁戊己庚辛壬癸"),
    "cjk-earthly-branch": _cyclic("子丑寅卯辰巳午未申酉戌亥"),
}
_WRITERS: Mapping[str, Callable[[int], str]] = {
    **_HAN,
    **dict.fromkeys(("lower-alpha", "lower-latin"), _letters),
    **dict.fromkeys(("upper-alpha", "upper-latin"), lambda number: _letters(number).upper()),
    "lower-roman": _roman,
    "upper-roman": lambda number: _roman(number).upper(),
    "decimal-leading-zero": lambda number: f"{number:02}",
}


def _number_list(ordered: Element, style: str, sheet: StyleRules) -> None:
    items = [one for one in _items(ordered) if not is_unseen(one)]
    own = sum(_OWN_NUMBER.match(_beginning(item)) is not None for item in items)
    if not items or own * 2 > len(items):
        return
    step = -1 if ordered.get("reversed") is not None else 1
    start = _WHOLE.match(ordered.get("start") or "")
    number = int(start[1]) if start else (1 if step > 0 else len(items))
    for item in items:
        value = _WHOLE.match(item.get("value") or "")
        number = int(value[1]) if value else number
        sign = marker(number, _style(item, sheet) or style) if _is_item(item) else None
        if sign is not None and _beginning(item).strip():
            _put_before(item, sign)
        number += step


def _items(ordered: Element) -> list[Element]:
    """The items of a list: those in no list within it, also where boxes stand around them."""
    items: list[Element] = []
    for child in ordered:
        if child.tag == "li":
            items.append(child)
        elif child.tag in _BOXES:
            items += _items(child)
    return items


def _is_item(item: Element) -> bool:
    """Whether an item is set as one: as a block or in a row it has no number."""
    return declarations(item.get("style") or "").get("display", "list-item") == "list-item"


def _is_menu(ordered: Element) -> bool:
    """Whether a list is one of short names or of links."""
    whole = len("".join("".join(ordered.itertext()).split()))
    linked = sum(len("".join("".join(one.itertext()).split())) for one in ordered.iter("a"))
    if linked * 2 > whole:
        return True
    is_short = whole < _SHORT * max(1, len(ordered.findall("li")))
    return is_short and (linked > 0 or not _is_announced(ordered))


def _is_announced(ordered: Element) -> bool:
    """Whether the text right before a list says that one follows: 提交下列材料：."""
    above = ordered.getprevious()
    before = (ordered.getparent().text or "") if above is None else (above.tail or "")
    if above is not None and not before.strip():
        before = "".join(above.itertext())
    return before.rstrip().endswith(_ANNOUNCING)


def _style(element: Element, sheet: StyleRules) -> str | None:
    """The kind of numbers that an attribute or the style of a list or an item asks for."""
    declared = sheet.declared(element)
    words = [*declared.get("list-style-type", "").split(), *declared.get("list-style", "").split()]
    known = [word.lower() for word in words if word.lower() in _WRITERS or word.lower() in _BULLETS]
    if known:
        return known[0]
    if any(word.lower() == "decimal" for word in words):
        return "decimal"
    return _TYPES.get(element.get("type") or "")


def _beginning(item: Element) -> str:
    return "".join(item.itertext())[:40]


def _put_before(element: Element, text: str) -> None:
    """Put text before the first text of an element, within the paragraph that it stands in."""
    while not (element.text or "").strip():
        first = next(iter(element), None)
        if first is None or not isinstance(first.tag, str) or is_unseen(first):
            break
        if first.tag in ("br", "img", "table", "ol", "ul"):
            break
        if first.tag in _INLINE and not "".join(first.itertext()).strip():
            break
        element = first
    element.text = text + (element.text or "").lstrip(" \t\r\n\f\xa0\u3000")


def _count(root: Element, body: Element, sheet: StyleRules) -> None:
    """Follow the counters through a page in its order and write what stands before its elements."""
    counters = _Counters()
    inside = frozenset(body.iter())
    for element in root.iter():
        if not isinstance(element.tag, str) or is_unseen(element):
            continue
        counters.step(element, sheet.declared(element))
        before = sheet.declared(element, before=True)
        counters.step(element, before)
        content = before.get("content", "")
        if content and element in inside and before.get("display") != "none":
            pieces = _PIECE.finditer(content)
            written = "".join(_written(piece, element, counters) for piece in pieces)
            if written:
                element.text = written + (element.text or "").lstrip(" \t\r\n\f")


@dataclass(slots=True)
class _Counter:
    """A counter that an element began; it holds within that element's parent."""

    parent: Element
    value: int


class _Counters:
    """The counters of a page by their names: those that lists within lists begin stand inside."""

    def __init__(self) -> None:
        self._begun: dict[str, list[_Counter]] = defaultdict(list)

    def step(self, element: Element, declared: Mapping[str, str]) -> None:
        """Begin counters anew and count on, as an element says."""
        for name, value in _STEP.findall(declared.get("counter-reset", "")):
            counters = self._of(name, element)
            if not counters or counters[-1].parent is not element.getparent():
                counters.append(_Counter(element.getparent(), 0))
            counters[-1].value = int(value or 0)
        for name, value in _STEP.findall(declared.get("counter-increment", "")):
            counters = self._of(name, element)
            if not counters:
                counters.append(_Counter(element.getparent(), 0))
            counters[-1].value += int(value or 1)

    def values(self, name: str, element: Element) -> list[int]:
        """The values of the counters of a name that hold at an element, the outermost first."""
        return [one.value for one in self._of(name, element)]

    def _of(self, name: str, element: Element) -> list[_Counter]:
        """The counters of a name without those whose list has ended."""
        counters = self._begun[name]
        around = set(element.iterancestors()) if counters else set()
        while counters and counters[-1].parent is not None and counters[-1].parent not in around:
            counters.pop()
        return counters


def _written(piece: re.Match[str], element: Element, counters: _Counters) -> str:
    double, single, function, name, one, other, style = piece.groups()
    if function:
        values = counters.values(name, element) or [0]
        shown = values if function == "counters" else values[-1:]
        between = one if one is not None else other or ""
        return between.join(counted(value, (style or "decimal").lower()) for value in shown)
    return _ESCAPED.sub(
        lambda sign: chr(min(int(sign[1], 16), 0x10FFFF)) if sign[1] else sign[2],
        double or single or "",
    )
