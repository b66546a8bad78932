"""The goals for real pages are held; `python -m tests.accuracy` lists every miss."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.accuracy.pages import measure, table


@pytest.mark.parametrize("with_meta", [True, False], ids=["with meta", "without meta"])
def test_pages_are_read_as_well_as_promised(shared_data: Path, *, with_meta: bool) -> None:
    rows = measure(shared_data / "pages", with_meta=with_meta)
    below = [row for row in rows if row.share < row.goal]
    assert not below, "\n" + table(below)
