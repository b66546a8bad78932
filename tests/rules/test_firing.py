"""Counting how often rules fire changes nothing of what they find."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from corpus.fields.rules.effective_rules import SIGN
from corpus.fields.rules.reading_rule import ReadingRule
from tests.rules.alternatives import tell_alternatives
from tests.rules.firing import ALWAYS, CountingPattern, count_firings
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


def test_records_and_pages_are_read_and_counted(tmp_path: Path) -> None:
    law = {"id": "1", "title": "养犬条例", "body": "本条例自2019年5月1日起施行。"}
    for name in ("laws", "notices", "eval/notices/documents"):
        file = tmp_path / f"{name}.jsonl.gz"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(gzip.compress(json.dumps(law, ensure_ascii=False).encode()))
    (tmp_path / "pages").mkdir()
    page = "<title>养犬通知</title><p>本通知自2020年5月1日起施行，请各单位遵照执行。</p>"
    (tmp_path / "pages" / "a.html").write_text(page, encoding="utf-8")
    (tmp_path / "pages" / "b.html").write_text("<p></p>", encoding="utf-8")
    documents, firings = count_firings(tmp_path)
    assert documents == 4
    assert firings["effective_rules.FROM_DATE"][ALWAYS] == 4
    assert firings["effective_rules.AT_ONCE"][ALWAYS] == 0
