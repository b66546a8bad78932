"""The list of segments comes back as it was written, or is said to be damaged."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from indexer.engines.whoosh.files.segment_list import (
    SEGMENTS,
    SegmentEntry,
    read_segments,
    write_segments,
)
from indexer.errors import IndexDamagedError

WHOLE: dict[str, Any] = {"name": "MAIN_ab12", "documents": 3, "deleted": [0, 2]}

WRONG: dict[str, tuple[Any, ...]] = {
    "name": ("../../etc/MAIN_a", "MAIN_a/b", "MAIN_", "", None, 7),
    "documents": (-1, 2, "3", 3.0, True, None),
    "deleted": ([3], [-1], ["0"], [0.0], [[]], 1, None),
}


def test_it_comes_back(tmp_path: Path) -> None:
    entries = [SegmentEntry("MAIN_ab12", 3, frozenset((2, 0))), SegmentEntry("MAIN_c", 0)]
    write_segments(tmp_path, entries)
    assert read_segments(tmp_path) == entries
    assert [entry.live for entry in entries] == [1, 0]
    assert json.loads((tmp_path / SEGMENTS).read_text())[0] == WHOLE


@pytest.mark.parametrize(
    "wrong",
    [{name: value} for name, values in WRONG.items() for value in values],
    ids=str,
)
def test_what_cannot_be_is_damaged(tmp_path: Path, wrong: dict[str, Any]) -> None:
    (tmp_path / SEGMENTS).write_text(json.dumps([WHOLE | wrong]))
    with pytest.raises(IndexDamagedError, match=SEGMENTS):
        read_segments(tmp_path)


@pytest.mark.parametrize("text", ["", "{", "null", "3", '{"name": 1}', "[[]]", "[3]", "\\ud800"])
def test_another_file_is_damaged(tmp_path: Path, text: str) -> None:
    (tmp_path / SEGMENTS).write_text(text)
    with pytest.raises(IndexDamagedError, match=SEGMENTS):
        read_segments(tmp_path)


def test_a_missing_file_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(IndexDamagedError, match=SEGMENTS):
        read_segments(tmp_path)
