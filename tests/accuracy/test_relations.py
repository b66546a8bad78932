"""The goals for citations and effects are held on the documents that the rules were made by."""

from __future__ import annotations

from pathlib import Path

from tests.accuracy import relations
from tests.accuracy.rows import table


def test_relations_are_found_as_well_as_promised(shared_data: Path) -> None:
    rows = relations.measure(shared_data)
    assert all(row.reached for row in rows), "\n" + table(rows)
    assert all(row.total for row in rows)


def test_the_tables_hold_no_text() -> None:
    for label in relations.load((*relations.DEVELOPMENT, *relations.UNSEEN)):
        for one in (*label["cites"], *label["effects"]):
            name = one.get("title", "#")
            assert name.startswith("#") or name.isascii(), name
