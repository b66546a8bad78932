"""Write a formula of Word's on one line: fractions with /, powers raised or with ^."""

from __future__ import annotations

from collections.abc import Callable

from corpus.readers.word.printed_branches import PASSED_OVER
from corpus.readers.word.xml_names import Element, attribute, child, children, name_of

_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_RAISABLE = set("0123456789+-−=()n")


Hides = Callable[[Element | None], bool]


def linear(element: Element, hides: Hides) -> str:
    """The text of a formula or of a part of one; `hides` says what properties hide a run."""
    return "".join(_part(one, hides) for one in element)


def _part(element: Element, hides: Hides) -> str:
    name = name_of(element)
    if name == "m:t":
        return element.text or ""
    if name in PASSED_OVER or name.endswith("Pr"):
        return ""
    if name == "m:r" and hides(child(element, "w:rPr")):
        return ""
    return _FORMS.get(name, linear)(element, hides)


def _inside(element: Element, name: str, hides: Hides) -> str:
    found = child(element, name)
    return "" if found is None else linear(found, hides)


def _grouped(text: str) -> str:
    return text if len(text) < 2 or text.isalnum() else f"({text})"


def _fraction(element: Element, hides: Hides) -> str:
    return (
        f"{_grouped(_inside(element, 'm:num', hides))}/{_grouped(_inside(element, 'm:den', hides))}"
    )


def _power(element: Element, hides: Hides) -> str:
    raised = _inside(element, "m:sup", hides)
    if set(raised) <= _RAISABLE:
        raised = raised.translate(_RAISED)
    elif raised:
        raised = f"^{_grouped(raised)}"
    return _inside(element, "m:e", hides) + _inside(element, "m:sub", hides) + raised


def _root(element: Element, hides: Hides) -> str:
    return f"{_inside(element, 'm:deg', hides)}√{_grouped(_inside(element, 'm:e', hides))}"


def _delimited(element: Element, hides: Hides) -> str:
    properties = child(element, "m:dPr")
    begin, between, end = (
        _sign(properties, name, usual)
        for name, usual in (("m:begChr", "("), ("m:sepChr", "|"), ("m:endChr", ")"))
    )
    return begin + between.join(linear(one, hides) for one in children(element, "m:e")) + end


def _sum(element: Element, hides: Hides) -> str:
    sign = _sign(child(element, "m:naryPr"), "m:chr", "∫")
    return sign + "".join(_inside(element, name, hides) for name in ("m:sub", "m:sup", "m:e"))


def _rows(element: Element, hides: Hides) -> str:
    """A matrix or an array of equations: parts with spaces between them."""
    return " ".join(_part(one, hides) for one in element if name_of(one) in ("m:mr", "m:e"))


def _sign(properties: Element | None, name: str, usual: str) -> str:
    found = child(properties, name)
    return usual if found is None else attribute(found, "m:val") or ""


_FORMS: dict[str, Callable[[Element, Hides], str]] = {
    "m:f": _fraction,
    "m:sSup": _power,
    "m:sSubSup": _power,
    "m:rad": _root,
    "m:d": _delimited,
    "m:nary": _sum,
    "m:m": _rows,
    "m:mr": _rows,
    "m:eqArr": _rows,
}
