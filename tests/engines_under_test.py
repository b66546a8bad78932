"""The engines that the contract suite (`tests/contract`) runs over; the suite itself names none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from indexer.engines.whoosh import whoosh_engine
from indexer.engines.whoosh.files.generations import OLD_KEPT, current_folder
from indexer.settings import Settings
from tests.contract.engines import EngineUnderTest


def whoosh() -> EngineUnderTest:
    """The engine of the product."""

    def look_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(whoosh_engine, "LOOK_EVERY", 0)

    def damage(settings: Settings) -> None:
        path = next(current_folder(settings.index_dir).glob("*text.col"))
        data = path.read_bytes()
        path.unlink()  # other generations may have a link to it
        path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))

    return EngineUnderTest(
        settings=lambda folder: Settings(index_dir=folder, memory_mb=64),
        look_at_once=look_at_once,
        generations_kept=OLD_KEPT,
        damage=damage,
    )


ENGINES: dict[str, Callable[[], EngineUnderTest]] = {"whoosh": whoosh}
"""The engines by name; raises `EngineUnavailableError` where one cannot be had."""
