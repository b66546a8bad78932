"""Three nodes of which some are killed while documents are written and searched for."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

import pytest

from corpus.document import Document
from indexer.engine import Engine
from indexer.engines import open_engine
from indexer.errors import PolicySearchError
from indexer.settings import Settings
from tests.cluster.__main__ import unpacked
from tests.cluster.distribution import bring
from tests.cluster.node import Node, manager, several
from tests.contract.documents import document
from tests.contract.engines import Index, asked

LOGGER = logging.getLogger(__name__)
BASE = 30
CLIENTS = 16
HEAP_MB = 384
PAUSE = 0.05
"""Seconds between two questions of a client: three nodes and all clients share one machine."""


@pytest.fixture
def nodes(tmp_path: Path) -> Iterator[list[Node]]:
    """Three nodes of one cluster."""
    with several(bring(unpacked()), tmp_path, 3, HEAP_MB) as found:
        for node in found:
            node.wait(nodes=3, status="green")
        yield found


@dataclass
class Seen:
    """What clients saw: how many answers, those that are of no state, and how long none came."""

    answers: int = 0
    errors: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    stop: Event = field(default_factory=Event)
    last: float = 0.0
    longest: float = 0.0


def test_nothing_acknowledged_is_lost_and_no_answer_is_wrong(
    nodes: list[Node], tmp_path: Path
) -> None:
    settings = Settings(
        engine="opensearch",
        index_dir=tmp_path / "index",
        opensearch_hosts=tuple(node.url for node in nodes),
        opensearch_index="three",
        opensearch_replicas=1,
        opensearch_seconds=5,
    )
    Index(settings).publish([written(n) for n in range(BASE)])
    acknowledged, seen = [BASE], Seen()
    with closing(open_engine(settings)) as engine:
        threads = [Thread(target=search, args=(engine, seen)) for _ in range(CLIENTS)]
        for thread in threads:
            thread.start()
        try:
            publish_some(settings, acknowledged, 3)
            for victim in (manager, lambda all: next(n for n in all if n is not manager(all))):
                killed(nodes, victim, lambda: publish_some(settings, acknowledged, 4))
            publish_some(settings, acknowledged, 2)
            time.sleep(2)
        finally:
            seen.stop.set()
            for thread in threads:
                thread.join()
        assert not seen.wrong
        assert seen.answers > 100
        assert len(seen.errors) < 0.02 * seen.answers, seen.errors[:3]
        result = engine.now().search(asked("养犬", size=100))
        assert sorted(hit.id for hit in result.hits) == sorted(ids_up_to(acknowledged[0]))
    LOGGER.info(
        "%d publications acknowledged, 0 lost; %d answers, 0 wrong, %d refused, none for %.1f s",
        *(acknowledged[0] - BASE, seen.answers, len(seen.errors), seen.longest),
    )


def written(number: int) -> Document:
    """One of the documents, which are written one after the other."""
    return document(f"d{number:04}", f"养犬登记第{number}号", "养犬应当登记。")


def ids_up_to(count: int) -> list[str]:
    return [f"d{number:04}" for number in range(count)]


def publish_some(settings: Settings, acknowledged: list[int], count: int) -> None:
    """Publish one document after the other, each until it is acknowledged."""
    for _ in range(count):
        end = time.monotonic() + 180
        while True:
            try:
                Index(settings).publish([written(acknowledged[0])])
                break
            except PolicySearchError:
                if time.monotonic() > end:
                    raise
                time.sleep(1)
        acknowledged[0] += 1


def search(engine: Engine, seen: Seen) -> None:
    """Search until told to stop: each answer is of a state that the index had."""
    while not seen.stop.wait(PAUSE):
        try:
            result = engine.now().search(asked("养犬", size=100))
        except PolicySearchError as error:
            seen.errors.append(str(error))
            continue
        found = sorted(hit.id for hit in result.hits)
        seen.answers += 1
        now = time.monotonic()
        seen.longest = max(seen.longest, now - (seen.last or now))
        seen.last = now
        if found != ids_up_to(len(found)) or result.total != len(found) or len(found) < BASE:
            seen.wrong.append(f"{result.total}: {found}")


def killed(
    nodes: list[Node], victim: Callable[[list[Node]], Node], then: Callable[[], None]
) -> None:
    """Kill a node, go on without it, and let it come back."""
    one = victim(nodes)
    one.kill()
    then()
    one.start()
    one.wait(nodes=3, status="green")
