"""docs/accessibility.md has every criterion of WCAG 2.2 A and AA, with a test that exists."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (\d\.\d\.\d+) [^|]+ \| (AA?) \| ([^|]+) \| ([^|]+) \|$", PAGE, re.MULTILINE)
A = """1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1
    2.4.1 2.4.2 2.4.3 2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7
    4.1.2"""
AA = """1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7
    2.4.11 2.5.7 2.5.8 3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3"""


def test_every_criterion_has_its_row_and_level() -> None:
    wanted = dict.fromkeys(A.split(), "A") | dict.fromkeys(AA.split(), "AA")
    assert {number: level for number, level, _, _ in ROWS} == wanted
    assert len(ROWS) == 55


@pytest.mark.parametrize(("number", "how", "shown_by"), [(n, h, s) for n, _, h, s in ROWS])
def test_a_criterion_is_met_by_a_test_or_does_not_apply(
    number: str, how: str, shown_by: str
) -> None:
    names = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", shown_by)
    assert bool(names) != (how == "does not apply"), number
    for file, test in names:
        assert test in names_of_tests(ROOT / file), f"{number}: {file} has no {test}"


def test_other_tests_that_the_page_names_exist() -> None:
    for file, test in re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE):
        assert test in names_of_tests(ROOT / file)


def names_of_tests(file: Path) -> set[str]:
    """The names of the tests in a file, those in classes too."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {
        one.name
        for one in ast.walk(tree)
        if isinstance(one, ast.FunctionDef) and one.name.startswith("test_")
    }
