"""docs/architecture.md names every room, and only files and names that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
PATHS = sorted(set(re.findall(r"\b(?:corpus|indexer|search_app|tests)/[\w/]*(?:\.\w+)?", PAGE)))
NAMES_IN_FILES = re.findall(r"`(\w+)` in `([\w/.]+)`", PAGE)


def rooms() -> list[str]:
    """The folders of product code, as the page writes them."""
    return sorted(
        f"{path.parent.relative_to(ROOT).as_posix()}/"
        for package in ("corpus", "indexer", "search_app")
        for path in (ROOT / package).rglob("__init__.py")
    )


@pytest.mark.parametrize("room", rooms())
def test_every_room_has_a_row(room: str) -> None:
    assert f"\n| `{room}` | " in PAGE


@pytest.mark.parametrize("path", PATHS)
def test_every_path_that_is_named_exists(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize(("name", "file"), NAMES_IN_FILES)
def test_every_name_stands_in_the_file_that_is_given(name: str, file: str) -> None:
    assert re.search(rf"\b{name}\b", (ROOT / file).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "task",
    [
        *("a facet", "a file format", "an operator", "an effect", "a setting", "an engine"),
        *("a ranking weight", "a layout of a CMS", "an API parameter", "an export column"),
        *("a word on a page", "a reading rule"),
    ],
)
def test_the_page_says_where_to_do_it(task: str) -> None:
    row = re.search(rf"^\| \*\*{task}\b.*$", PAGE, re.MULTILINE)
    assert row and re.search(r"`(?:corpus|indexer|search_app)/", row.group())


def test_the_page_is_read_by_these_tests() -> None:
    assert len(PATHS) > 80
    assert len(NAMES_IN_FILES) > 20
