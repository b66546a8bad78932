"""Read the rules of a page's own style sheets, as far as simple selectors go."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

# lxml publishes no types.
Element = Any

# Bounds for the style sheets of a page: characters and rules.
_LONGEST = 400_000
_MOST = 1000
_BRACE = re.compile("[{}]")
_COMPOUND = re.compile(
    r"(?P<tag>[a-zA-Z][\w-]*|\*)?(?P<names>(?:[.#][\w-]+)*)(?P<before>::?before)?"
)
_NAME = re.compile(r"[.#][\w-]+")
_NOT = re.compile(r"(?<=[\w-]):not\(\.[\w-]+\)")
_SHOWING_MEDIA = re.compile(r"@media\s+(?:only\s+)?(?:all|screen)\b", re.IGNORECASE)
_DECLARATION = re.compile(r"([\w-]+)\s*:\s*((?:\"[^\"]*\"|'[^']*'|[^;\"'])*)")


@dataclass(frozen=True, slots=True)
class Compound:
    """What one element must be: `div.note#first`; `is_child` of the element before it."""

    tag: str
    own: str
    classes: frozenset[str]
    is_child: bool = False

    def matches(self, element: Element) -> bool:
        """Whether an element has this tag, id and these classes."""
        if self.tag and element.tag != self.tag:
            return False
        if self.own and element.get("id") != self.own:
            return False
        return not self.classes or self.classes <= frozenset((element.get("class") or "").split())


@dataclass(frozen=True, slots=True)
class StyleRule:
    """The declarations for elements, or for what is generated `before` them; later rules win."""

    path: tuple[Compound, ...]
    before: bool
    declared: Mapping[str, str]

    def matches(self, element: Element) -> bool:
        """Whether the rule is for an element, by it and those that it stands in."""
        if not self.path[-1].matches(element):
            return False
        wanted = len(self.path) - 2
        parent = element.getparent()
        child = self.path[-1].is_child
        while wanted >= 0 and parent is not None:
            if self.path[wanted].matches(parent):
                child = self.path[wanted].is_child
                wanted -= 1
            elif child:
                return False
            parent = parent.getparent()
        return wanted < 0

    @property
    def weight(self) -> tuple[int, int, int]:
        """How specific the selector is: ids, classes, tags."""
        return (
            sum(bool(one.own) for one in self.path),
            sum(len(one.classes) for one in self.path),
            sum(bool(one.tag) for one in self.path),
        )


class StyleRules:
    """The rules of a page, looked up by the last class, id or tag of their selectors."""

    def __init__(self, rules: Sequence[StyleRule]) -> None:
        """`rules` stand in the order of the page."""
        self.rules = rules
        self._by_key: dict[str, list[tuple[int, StyleRule]]] = defaultdict(list)
        for place, rule in enumerate(rules):
            last = rule.path[-1]
            key = f"#{last.own}" if last.own else f".{min(last.classes)}" if last.classes else ""
            self._by_key[key or last.tag].append((place, rule))

    def keys(self, wanted: Callable[[Mapping[str, str]], bool]) -> frozenset[str]:
        """The `.class`, `#id` or tag that the rules with wanted declarations are looked up by."""
        return frozenset(
            key
            for key, rules in self._by_key.items()
            if any(wanted(rule.declared) for _, rule in rules if not rule.before)
        )

    def declared(self, element: Element, *, before: bool = False) -> dict[str, str]:
        """What holds for an element: the page's rules, then its own style."""
        names = [f".{name}" for name in (element.get("class") or "").split()]
        keys = dict.fromkeys([element.tag, "", f"#{element.get('id')}", *names])
        found = [
            (rule.weight, place, rule)
            for key in keys
            for place, rule in self._by_key.get(key, ())
            if rule.before == before and rule.matches(element)
        ]
        declared: dict[str, str] = {}
        for _, _, rule in sorted(found, key=lambda one: one[:2]):
            declared.update(rule.declared)
        if not before:
            declared.update(declarations(element.get("style") or ""))
        return declared


def style_sheet(root: Element, wanted: re.Pattern[str]) -> StyleRules:
    """The rules of a page in whose declarations `wanted` is found."""
    text = "\n".join(element.text or "" for element in root.iter("style"))[:_LONGEST]
    return _parsed(text, wanted) if text and wanted.search(text) else StyleRules(())


# The pages of one site have the same rules.
@lru_cache(64)
def _parsed(text: str, wanted: re.Pattern[str]) -> StyleRules:
    return StyleRules([*islice(_rules(_without_comments(text), wanted), _MOST)])


@lru_cache(4096)
def declarations(style: str) -> Mapping[str, str]:
    """The properties that a style declares, in lower case, `!important` left out.

    >>> declarations("DISPLAY: none !important; color:red")
    {'display': 'none', 'color': 'red'}
    """
    return {
        name.lower(): re.sub(r"\s*!\s*important\s*$", "", value, flags=re.IGNORECASE).strip()
        for name, value in _DECLARATION.findall(style)
    }


def _rules(text: str, wanted: re.Pattern[str]) -> Iterator[StyleRule]:
    for head, body in _blocks(text):
        if not wanted.search(body):
            continue
        declared = declarations(body)
        for selector in head.split(","):
            rule = _selected(selector.strip(), declared)
            if rule is not None:
                yield rule


def _blocks(text: str, *, in_media: bool = False) -> Iterator[tuple[str, str]]:
    """The pairs of selectors and declarations, without those for other media than the screen."""
    place = 0
    while (opened := text.find("{", place)) >= 0:
        head = text[place:opened].rsplit(";", 1)[-1].strip()
        if head.startswith("@"):
            closed = _closing(text, opened)
            if _SHOWING_MEDIA.match(head) and not in_media:
                yield from _blocks(text[opened + 1 : closed], in_media=True)
            place = closed + 1
            continue
        closed = text.find("}", opened)
        if closed < 0:
            return
        yield head, text[opened + 1 : closed]
        place = closed + 1


def _closing(text: str, opened: int) -> int:
    depth = 0
    for match in _BRACE.finditer(text, opened):
        depth += 1 if match.group() == "{" else -1
        if not depth:
            return match.start()
    return len(text)


def _without_comments(text: str) -> str:
    kept: list[str] = []
    place = 0
    while (opened := text.find("/*", place)) >= 0:
        kept.append(text[place:opened])
        closed = text.find("*/", opened + 2)
        if closed < 0:
            return "".join(kept)
        place = closed + 2
    return "".join([*kept, text[place:]])


def _selected(selector: str, declared: Mapping[str, str]) -> StyleRule | None:
    """The rule of one selector; None where it holds more than tags, classes and ids."""
    path: list[Compound] = []
    before = is_child = False
    # `.ng-hide:not(.ng-hide-animate)`: no script has an element in hand on a saved page.
    for part in re.sub(r"\s*>\s*", " > ", _NOT.sub("", selector)).split():
        if part == ">":
            is_child = True
            continue
        found = _COMPOUND.fullmatch(part)
        if found is None or before:
            return None
        names = _NAME.findall(found["names"])
        own = next((name[1:] for name in names if name[0] == "#"), "")
        classes = frozenset(name[1:] for name in names if name[0] == ".")
        tag = (found["tag"] or "").lower().strip("*")
        before = bool(found["before"])
        path.append(Compound(tag, own, classes, is_child))
        is_child = False
    return StyleRule(tuple(path), before, declared) if path else None
