"""The tables of questions that are written here: TSV with a head of columns."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.relevance.run import SetSkippedError


def read_table(path: Path, *columns: str) -> list[dict[str, str]]:
    """The rows of a table; lines that begin with # and empty ones are none.

    Raises `SetSkippedError` where there is no such file, `ValueError` where a column is missing.
    """
    if not path.is_file():
        raise SetSkippedError(f"there is no {path.name}")
    with path.open(encoding="utf-8", newline="") as opened:
        lines = [line for line in opened if line.strip() and not line.startswith("#")]
    rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    missing = set(columns) - set(rows[0] if rows else columns)
    if missing:
        raise ValueError(f"{path.name} has no column {', '.join(sorted(missing))}")
    return rows
