"""The goals for real documents are held; `make accuracy` lists every miss, and measures speed too.

Relations and malformed files have tests of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.query.plain_words import PlainWords
from tests.accuracy import citations, comparison, own_numbers, topics, wrapped
from tests.accuracy.__main__ import GROUPS
from tests.accuracy.rows import Row, table

QUICK = [name for name in GROUPS if "pages" in name or "crawled" in name]


@pytest.mark.parametrize("name", QUICK)
def test_pages_are_read_as_well_as_promised(shared_data: Path, name: str) -> None:
    assert_reached(GROUPS[name], shared_data)


def test_own_numbers_are_found_in_the_text(shared_data: Path) -> None:
    assert_reached(own_numbers.measure, shared_data)


def test_lines_that_were_broken_change_nothing_that_is_read(shared_data: Path) -> None:
    assert_reached(lambda data: wrapped.measure(data, every=12), shared_data)


def test_versions_are_compared_as_well_as_promised(shared_data: Path) -> None:
    assert_reached(lambda data: comparison.measure(data, count=20), shared_data)


def test_topics_are_told_as_well_as_promised(shared_data: Path) -> None:
    assert_reached(topics.measure, shared_data)


def test_citations_are_written_that_stand_in_their_drafts(shared_data: Path) -> None:
    parts = citations.cases_of(shared_data, PlainWords.read())
    assert {half: len(cases) for half, cases in parts.items()} == {
        "dev": 150, "held": 150, "running text": 60
    }  # fmt: skip
    for cases in parts.values():
        assert all(case.draft.count(case.citation) == 1 for case in cases)
    told = {case.citation for case in (*parts["dev"], *parts["held"])}
    assert told.isdisjoint(case.citation for case in parts["running text"])


def test_a_miss_is_listed_below_its_row() -> None:
    row = Row("title", 0.99)
    row.count(1, "a")
    row.count(0, "b: as c")
    assert not row.reached
    lines = table([row]).splitlines()
    assert lines[0].startswith("! title")
    assert lines[1:] == ["      b: as c"]


def assert_reached(measure: Callable[[Path], list[Row]], data: Path) -> None:
    """Each row of a group reaches its goal."""
    rows = measure(data)
    assert all(row.reached for row in rows), "\n" + table(rows)
