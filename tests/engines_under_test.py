"""The engines that the contract suite (`tests/contract`) runs over; the suite itself names none."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from indexer import engines
from indexer.engines.whoosh import whoosh_engine
from indexer.engines.whoosh.files.generations import OLD_KEPT, current_folder
from indexer.settings import Settings
from tests.contract.brute_force import generation_file
from tests.contract.brute_force.brute_engine import BruteForceEngine, check
from tests.contract.brute_force.brute_writer import BruteForceWriter
from tests.contract.brute_force.generation_file import current_path
from tests.contract.engines import EngineUnavailableError, EngineUnderTest

CLUSTER = "POLICY_SEARCH_TEST_CLUSTER"
"""The address of a node of OpenSearch that tests may write to."""


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
        laws=500,
    )


def brute_force() -> EngineUnderTest:
    """An engine without an index, made for this suite."""

    class BruteForceSettings(Settings):
        engine: str = "brute_force"

    def damage(settings: Settings) -> None:
        path = current_path(settings.index_dir)
        path.write_bytes(path.read_bytes()[:-2] + b" }")

    engines.ENGINES["brute_force"] = engines.EngineFactory(
        BruteForceEngine, BruteForceWriter, partial(BruteForceWriter, repair=True), check
    )
    return EngineUnderTest(
        settings=lambda folder: BruteForceSettings(index_dir=folder),
        look_at_once=lambda monkeypatch: None,
        generations_kept=generation_file.OLD_KEPT,
        damage=damage,
        laws=200,
    )


def opensearch() -> EngineUnderTest:
    """The engine of a cluster, over a real node (`make test-cluster`)."""
    url = os.environ.get(CLUSTER)
    if not url:
        raise EngineUnavailableError(f"needs a node, whose address {CLUSTER} names")
    from indexer.engines.opensearch import opensearch_engine
    from indexer.engines.opensearch.cluster import cluster_generations as generations
    from indexer.engines.opensearch.cluster.connection import connect

    numbers = count()

    def settings(folder: Path) -> Settings:
        name = f"test-{os.getpid()}-{next(numbers)}"
        return Settings(
            engine="opensearch", index_dir=folder, opensearch_hosts=(url,), opensearch_index=name
        )

    def look_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(opensearch_engine, "LOOK_EVERY", 0)

    def damage(settings: Settings) -> None:
        connection = connect(settings)
        index, _ = generations.Generations(connection, settings).current()
        path = f"/{index}/_settings"
        connection.call("PUT", path, {"index": {"blocks.write": False}})
        first = connection.search(index, {"size": 1, "sort": ["tie"]})["hits"]["hits"][0]
        changed = first["_source"] | {"text": first["_source"]["text"] + "x"}
        connection.call("PUT", f"/{index}/_doc/{first['_id']}", changed, refresh="true")
        connection.call("PUT", path, {"index": {"blocks.write": True}})

    def forget(settings: Settings) -> None:
        connect(settings).call("DELETE", f"/{settings.opensearch_index}-*")

    return EngineUnderTest(
        settings=settings,
        look_at_once=look_at_once,
        generations_kept=generations.OLD_KEPT,
        damage=damage,
        laws=200,
        forget=forget,
        in_its_folder=False,
    )


ENGINES: dict[str, Callable[[], EngineUnderTest]] = {"whoosh": whoosh, "brute_force": brute_force}
"""The engines by name; raises `EngineUnavailableError` where one cannot be had."""

if os.environ.get(CLUSTER):  # `make test` starts no node, and says nothing of one
    ENGINES["opensearch"] = opensearch

PRODUCTS = tuple(name for name in ENGINES if name != "brute_force")
"""Those of the product: they can go back, and the other one is what they are compared with."""
