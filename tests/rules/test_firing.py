"""Counting how often rules fire changes nothing of what they find."""

from __future__ import annotations

from corpus.fields.rules.effective_rules import SIGN
from corpus.fields.rules.reading_rule import ReadingRule
from tests.rules.alternatives import tell_alternatives
from tests.rules.firing import ALWAYS, CountingPattern
from tests.rules.tables import all_rules


def _named(pattern: CountingPattern) -> dict[str, int]:
    return {pattern.told.names.get(one, ALWAYS): n for one, n in pattern.counts.items()}


def test_a_counting_pattern_finds_what_the_rule_finds() -> None:
    for rule in all_rules().values():
        counting = CountingPattern.of(rule)
        for text, found in rule.finds.items():
            match = getattr(counting, rule.how)(text)
            assert match.group() == found
        for text in rule.ignores:
            assert getattr(counting, rule.how)(text) is None
        assert counting.counts[ALWAYS] == len(rule.finds)


def test_it_counts_each_match_and_the_alternatives_in_it() -> None:
    counting = CountingPattern.of(SIGN)
    assert [found.group() for found in counting.finditer("自公布之日起，从即日起")] == [
        "自",
        "从",
        "即日",
    ]
    assert counting.sub("", "从今") == "今"
    assert _named(counting) == {ALWAYS: 4, "自": 1, "从": 2, "即日": 1}


def test_a_rule_hands_its_work_to_what_counts_for_it() -> None:
    rule = ReadingRule("a year", "[0-9]{4}年|今年")
    counting = CountingPattern.of(rule)
    rule.use(counting)
    assert rule.search("自2020年起") is not None
    assert rule.split("今年，2021年") == ["", "，", ""]
    assert _named(counting) == {ALWAYS: 3, "[0-9]{4}年": 2, "今年": 1}


def test_alternatives_inside_an_alternative_and_in_looks_are_left_out() -> None:
    told = tell_alternatives(r"(?:a(?:b|c)|[(|]d)(?!e|f)(?P<how>(?:g|\|))")
    assert list(told.names.values()) == ["a(?:b|c)", "[(|]d", "g", r"\|"]
