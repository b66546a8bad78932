"""The small cases of the shared data, by their kinds: how many give the right value."""

from __future__ import annotations

from pathlib import Path

from tests.accuracy.rows import Row
from tests.corpus.shared_case_table import CASES, KINDS
from tests.corpus.shared_cases import read_cases


def measure(data: Path) -> list[Row]:
    """A row for each kind of case."""
    results = read_cases(data / "cases")
    rows = {kind: Row(name, 1.0) for kind, name in KINDS.items()}
    for case in CASES:
        wrong = case.wrong(results[case.file])
        rows[case.kind].count(float(not wrong), f"{case.file}: {'; '.join(wrong)}")
    return list(rows.values())
