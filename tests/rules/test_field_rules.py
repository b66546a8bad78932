"""Every rule that a field is found by has a name that is published, and a sentence for people."""

from __future__ import annotations

import ast
from pathlib import Path

from corpus.field_rule import FRONT_MATTER, META, RECORD, FieldRule
from search_app.wording.field_rules import PREFIXES, SENTENCES

ROOT = Path(__file__).resolve().parents[2]


def test_every_rule_has_a_sentence_of_its_own() -> None:
    assert [rule.name for rule in FieldRule if rule not in SENTENCES] == []
    assert set(PREFIXES) == {RECORD, META, FRONT_MATTER}
    said = [*SENTENCES.values(), *PREFIXES.values()]
    assert len(said) == len(set(said))


def test_no_rule_is_noted_by_a_plain_string() -> None:
    """`judged.found` and `Stated` take the name of the rule second."""
    plain = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in sorted((ROOT / "corpus").rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and ast.unparse(call.func) in ("judged.found", "Stated")
        and len(call.args) > 1
        and isinstance(call.args[1], ast.Constant)
    ]
    assert not plain, "\n".join(plain)
