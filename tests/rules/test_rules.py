"""Every reading rule finds what its examples say, and nothing in its counter-examples."""

from __future__ import annotations

import ast
import re
from collections import Counter
from itertools import product
from pathlib import Path
from time import process_time

import pytest

from corpus.fields.rules.reading_rule import ReadingRule
from corpus.fields.word_classes import class_names, meanings
from tests.rules.tables import TABLES, all_rules

RULES = all_rules()
EXAMPLES = [
    pytest.param(rule, text, found, id=f"{name}-{text[:24]!a}")
    for name, rule in RULES.items()
    for text, found in rule.finds.items()
]
COUNTER_EXAMPLES = [
    pytest.param(rule, text, id=f"{name}-{text[:24]!a}")
    for name, rule in RULES.items()
    for text in rule.ignores
]
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(("rule", "text", "found"), EXAMPLES)
def test_a_rule_finds_what_its_example_says(rule: ReadingRule, text: str, found: str) -> None:
    match = rule.find(text)
    assert match is not None, f"{rule.name}: nothing found in {text!r}"
    assert match.group() == found


@pytest.mark.parametrize(("rule", "text"), COUNTER_EXAMPLES)
def test_a_rule_finds_nothing_in_its_counter_example(rule: ReadingRule, text: str) -> None:
    match = rule.find(text)
    assert match is None, f"{rule.name}: found in {text!r}"


def test_every_rule_has_an_example_and_a_counter_example() -> None:
    missing = [
        f"{name} ({rule.name}): no {what}"
        for name, rule in RULES.items()
        for what, given in (("example", rule.finds), ("counter-example", rule.ignores))
        if not given
    ]
    assert not missing, "\n" + "\n".join(missing)


_RUNS = (*"1一年的、 \n\x01", "（）", "()", "《》", "（1）", "\x01、", "和、")


def test_no_rule_takes_long_on_a_run_of_signs() -> None:
    """A group that repeats, and has two ways to match the same signs, doubles its time with each.

    Runs grow, so that such a rule fails here after seconds and does not run for ever.
    """
    slow = {name: _slow_run(rule) for name, rule in RULES.items()}
    assert {name: run for name, run in slow.items() if run} == {}


def _slow_run(rule: ReadingRule) -> str:
    """A text of repeated signs that a rule needs long for; "" where it needs long for none."""
    for signs, times in product(sorted({*_RUNS, *rule.source}), (18, 24, 40)):
        text: str = signs * times + "!"
        began = process_time()
        rule.find(text)
        if process_time() - began > 0.2:
            return text
    return ""


def test_no_two_rules_of_a_table_have_one_name() -> None:
    named = Counter((name.partition(".")[0], rule.name) for name, rule in RULES.items())
    assert [name for name, count in named.items() if count > 1] == []


def test_every_word_class_is_explained_and_used() -> None:
    sources = "".join(
        path.read_text(encoding="utf-8")
        for package in ("corpus", "indexer")
        for path in sorted((ROOT / package).rglob("*.py"))
    )
    unused = [name for name in class_names() if not re.search(rf"[\"']{name}[\"']", sources)]
    assert unused == []
    assert set(meanings()) == set(class_names())


def test_every_word_stands_once_in_the_table() -> None:
    table = ROOT / "corpus" / "fields" / "word_classes.tsv"
    rows = [row for row in table.read_text(encoding="utf-8").splitlines() if row[:1] != "#"]
    counted = Counter(row.partition("\t")[0] for row in rows)
    assert [word for word, count in counted.items() if count > 1] == []
    repeated = [row for row in rows if len(set(row.split())) < len(row.split())]
    assert repeated == []


def test_no_words_of_the_language_stand_in_patterns_outside_the_tables() -> None:
    """A pattern with Han signs is a rule: it belongs into a table, beside its examples."""
    folders = {Path(package.__path__[0]) for package in TABLES}
    outside = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for folder in sorted(folders)
        for path in sorted(folder.parent.glob("*.py"))
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and _holds_words(call)
    ]
    assert not outside, "\n" + "\n".join(outside)


def _holds_words(call: ast.Call) -> bool:
    """Whether a call of `re` has Han signs in its pattern."""
    function = call.func
    return (
        isinstance(function, ast.Attribute)
        and isinstance(function.value, ast.Name)
        and function.value.id == "re"
        and re.search(r"[\u4e00-\u9fff]", ast.unparse(call.args[0])) is not None
    )
