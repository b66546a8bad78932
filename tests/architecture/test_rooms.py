"""Rooms stay small enough to be read through, and the web floor keeps its doors few."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / "search_app"
MOST_MODULES = 22
"""Of one room; the words that people see are kept a module for each subject instead."""
ROOMS = sorted(
    path.parent
    for package in ("corpus", "indexer", "search_app")
    for path in (ROOT / package).rglob("__init__.py")
    if path.parent.name != "wording"
)


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.relative_to(ROOT).as_posix())
def test_a_room_can_be_read_through(room: Path) -> None:
    modules = sorted(path.name for path in room.glob("*.py") if path.name != "__init__.py")
    assert len(modules) <= MOST_MODULES, modules


def test_the_web_floor_has_few_doors() -> None:
    doors = {path.name for path in WEB.glob("*.py")}
    assert doors == {"__init__.py", "application.py", "site.py", "cli.py"}


def test_there_are_rooms() -> None:
    assert {"readers", "answers", "files", "api", "presenters"} <= {room.name for room in ROOMS}
