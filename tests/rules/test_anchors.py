"""The anchors of a rule stand in every text that its pattern can match: proved by the pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module
from typing import Any

import pytest

from corpus.fields.rules.reading_rule import ReadingRule
from tests.rules.tables import all_rules

ANCHORED = {name: rule for name, rule in all_rules().items() if rule.anchors}

_HELD: None = None
"""What `_ends` gives for a way through a pattern on which an anchor was met."""

_MOST_WAYS = 10_000


def _can_match_without(source: str, anchors: Iterable[str]) -> bool:
    """Whether a pattern may match a text in which no anchor stands."""
    # The parser of `re` has no other name.
    parsed = import_module("re._parser").parse(source)
    return _ends(parsed, {""}, tuple(anchors)) != {_HELD}


def _ends(
    items: Iterable[Any], before: set[str | None], anchors: tuple[str, ...]
) -> set[str | None]:
    """The last signs of each way through some items, as far as they are certain."""
    ways = before
    for item in items:
        ways = _behind(item, ways, anchors)
        assert len(ways) < _MOST_WAYS, "too many ways to be followed"
    return ways


def _behind(
    item: tuple[object, Any], before: set[str | None], anchors: tuple[str, ...]
) -> set[str | None]:
    given = item[1]
    match str(item[0]):
        case "LITERAL":
            return {_with(way, chr(given), anchors) for way in before}
        case "BRANCH":
            return set().union(*(_ends(way, before, anchors) for way in given[1]))
        case "SUBPATTERN":
            return _ends(given[3], before, anchors)
        case "ATOMIC_GROUP":
            return _ends(given, before, anchors)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, body = given
            once = _ends(body, before, anchors) if least else before | _ends(body, before, anchors)
            # What comes of a second time is not followed: nothing is certain behind it.
            return once if most == 1 else _unsure(once)
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return before
        case "IN" if all(str(kind) == "LITERAL" for kind, _ in given):
            return {_with(way, chr(code), anchors) for way in before for _, code in given}
    return _unsure(before)


def _unsure(ways: set[str | None]) -> set[str | None]:
    return {way and "" for way in ways}


def _with(way: str | None, sign: str, anchors: tuple[str, ...]) -> str | None:
    if way is _HELD:
        return _HELD
    longer = way + sign
    return _HELD if longer.endswith(anchors) else longer[-max(map(len, anchors)) :]


@pytest.mark.parametrize("name", ANCHORED)
def test_no_rule_matches_without_one_of_its_anchors(name: str) -> None:
    rule = ANCHORED[name]
    assert not _can_match_without(rule.source, rule.anchors)


@pytest.mark.parametrize("name", ANCHORED)
def test_a_rule_with_anchors_finds_what_its_pattern_finds(name: str) -> None:
    rule = ANCHORED[name]
    pattern = re.compile(rule.source, rule.flags)
    for text in (*rule.finds, *rule.ignores):
        for method in ("search", "match", "fullmatch"):
            found, same = getattr(rule, method)(text), getattr(pattern, method)(text)
            assert (found and found.span()) == (same and same.span())
        assert [one.span() for one in rule.finditer(text, 1)] == [
            one.span() for one in pattern.finditer(text, 1)
        ]


def test_a_rule_is_not_tried_where_no_anchor_stands() -> None:
    unproved = ReadingRule("a dog, whose anchor its pattern does not need", r"犬", anchors=("养",))
    for text, tried in (("犬", False), ("犬，养", True)):
        assert unproved.may_match_in(text) is tried
        assert (unproved.search(text) is not None) is tried
        assert (unproved.match(text) is not None) is tried
        assert len(list(unproved.finditer(text))) == tried


@pytest.mark.parametrize(
    ("source", "anchors", "without"),
    [
        ("(?:养|遛)犬?", ("犬",), True),
        ("(?:养|遛)犬", ("犬",), False),
        ("养[犬猫]", ("犬",), True),
        ("养[犬猫]", ("犬", "猫"), False),
        ("(?:以下)?简称", ("下简称", "简称"), False),
        ("(?=犬)", ("犬",), True),
        ("犬{0,2}", ("犬",), True),
        ("养.犬", ("养犬",), True),
    ],
)
def test_it_is_told_whether_a_pattern_needs_an_anchor(
    source: str, anchors: tuple[str, ...], without: bool
) -> None:
    assert _can_match_without(source, anchors) is without
