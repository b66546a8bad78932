"""The list of segments comes back as it was written, or is said to be damaged."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from indexer.engines.whoosh.files.manifest import (
    MANIFEST,
    SOURCES,
    read_ledger,
    read_manifest,
)
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


@pytest.mark.parametrize(
    "text",
    ["{}", '"MAIN_ab12"', json.dumps([WHOLE, WHOLE]), "[" * 100_000],
    ids=["a mapping", "a text", "a segment twice", "nested too deep"],
)
def test_what_is_no_list_of_different_segments_is_damaged(tmp_path: Path, text: str) -> None:
    (tmp_path / SEGMENTS).write_text(text)
    with pytest.raises(IndexDamagedError, match=SEGMENTS):
        read_segments(tmp_path)


@pytest.mark.parametrize(("name", "read"), [(MANIFEST, read_manifest), (SOURCES, read_ledger)])
def test_other_files_nested_too_deep_are_damaged(
    tmp_path: Path, name: str, read: Callable[[Path], object]
) -> None:
    (tmp_path / name).write_text("[" * 100_000)
    with pytest.raises(IndexDamagedError, match=name):
        read(tmp_path)
