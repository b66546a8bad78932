"""The page for operators names every figure and every file there is."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")


def test_every_figure_is_told_and_no_other() -> None:
    source = (ROOT / "search_app" / "operation" / "metrics.py").read_text(encoding="utf-8")
    declared = set(re.findall(r'"(policy_search_\w+)"', source))
    counters = set(re.findall(r'Counter\(\s*"(policy_search_\w+)"', source))
    assert len(counters) == 3
    exposed = {f"{name}_total" if name in counters else name for name in declared}
    assert set(re.findall(r"`(policy_search_\w+)`", PAGE)) == exposed


def test_every_test_of_a_promise_is_there() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)`", PAGE)
    assert len(named) > 10
    assert [name for name in named if not (ROOT / name).is_file()] == []
