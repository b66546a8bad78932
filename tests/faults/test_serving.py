"""A serving engine takes up what is published, by itself, and drops no request."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from indexer import analysis_version
from indexer.analysed_document import analyse
from indexer.engine import Engine
from indexer.engines import check
from indexer.engines.whoosh import whoosh_engine
from indexer.engines.whoosh.files.manifest import read_ledger
from indexer.freshness import up_to_date_writer
from indexer.ledger import Ledger
from indexer.query.model import Query
from indexer.results import MarkedDocument, RemovedDocument
from indexer.takedown import take_down
from tests.contract.documents import document
from tests.contract.engines import Index, asked, ids


@pytest.fixture(autouse=True)
def look_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not make each test wait for the next look."""
    monkeypatch.setattr(whoosh_engine, "LOOK_EVERY", 0.01)


def eventually(true: Callable[[], bool]) -> None:
    """Wait until it is true; fails after some seconds."""
    for _ in range(200):
        if true():
            return
        time.sleep(0.02)
    pytest.fail("it never came")


def test_each_publication_is_taken_up(index: Index) -> None:
    with index.engine() as engine:
        versions = {engine.now().version}
        for number in range(4):
            old, new = f"k{number}", f"new{number}"
            index.publish([document(new, "养犬")], [("甲", old)])
            eventually(lambda new=new: new in ids(engine, Query(size=50)))  # type: ignore[misc]
            assert isinstance(engine.now().document(old), RemovedDocument)
            assert isinstance(engine.now().document(new), MarkedDocument)
            versions.add(engine.now().version)
            assert engine.now().statistics().documents == engine.now().search(Query()).total == 5
        assert len(versions) == 5


def test_requests_go_on_while_generations_change(index: Index) -> None:
    """Every answer comes from one generation: each of them has as many 甲 as 乙."""
    stop = Event()

    def asking(engine: Engine) -> int:
        asks = 0
        while not stop.is_set():
            for typed in ("养犬", "“甲乙”", "登记 OR 办法", "犬", ""):
                result = engine.now().search(asked(typed, size=20))
                assert len(result.hits) == min(20, result.total)
                for hit in result.hits:
                    found = engine.now().document(hit.id, result.query)
                    assert isinstance(found, MarkedDocument | RemovedDocument)
            pair = engine.now().search(asked("对子"))
            assert pair.total % 2 == 0, pair.total
            assert sum(v.count for v in pair.facets[next(iter(pair.facets))]) == pair.total
            engine.now().suggest("养犬")
            asks += 1
        return asks

    with index.engine() as engine, ThreadPoolExecutor(4) as pool:
        asking_still = [pool.submit(asking, engine) for _ in range(4)]
        for number in range(12):
            index.publish(
                [
                    document(f"甲{number}", "养犬对子", "甲乙登记", id=f"a{number}"),
                    document(f"乙{number}", "养犬对子", "甲乙登记", id=f"b{number}"),
                ],
                [("甲", f"甲{number - 3}"), ("甲", f"乙{number - 3}")] if number >= 3 else [],
            )
        eventually(lambda: "a11" in ids(engine, Query(size=50)))
        stop.set()
        assert all(future.result() > 0 for future in asking_still)
        assert engine.now().search(asked("对子")).total == 6


def test_a_damaged_generation_is_left_alone(index: Index) -> None:
    with index.engine() as engine:
        version = engine.now().version
        index.publish([document("new", "养犬")])
        folder = sorted((index.settings.index_dir / "generations").iterdir())[-1]
        (folder / "sources.json").unlink()
        time.sleep(0.05)
        assert engine.now().search(Query()).total == 5
        assert engine.now().version == version
    assert check(index.settings).problems


def test_a_stale_generation_is_left_alone(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    with index.engine() as engine:
        with monkeypatch.context() as patched:
            patched.setattr(analysis_version, "current", lambda: "another dictionary")
            with up_to_date_writer(index.settings) as (writer, derived):
                writer.add(writer.prepare(analyse(document("new", "养犬"))))
                writer.publish()
        assert derived == 5
        opened: list[Path] = []

        def noted(folder: Path) -> Ledger:
            opened.append(folder)
            return read_ledger(folder)

        monkeypatch.setattr(whoosh_engine, "read_ledger", noted)
        for _ in range(3):
            time.sleep(0.05)
            assert engine.now().search(Query()).total == 5
        assert not opened, "a look at it costs a manifest, not a generation"
        assert isinstance(engine.now().document("k1"), MarkedDocument)


def test_what_is_taken_down_goes_even_where_the_new_generation_is_left_alone(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    with index.engine() as engine:
        version = engine.now().version
        with monkeypatch.context() as patched:
            patched.setattr(analysis_version, "current", lambda: "another dictionary")
            for number in range(4):  # more than are kept
                with up_to_date_writer(index.settings) as (writer, _):
                    writer.add(writer.prepare(analyse(document(f"new{number}", "养犬"))))
                    writer.publish()
            take_down(index.settings, ["k1"], "含有个人信息", only=True)
        eventually(lambda: engine.now().version != version)
        assert set(ids(engine, Query())) == {"k0", "k2", "k3", "k4"}
        assert isinstance(engine.now().document("k1"), RemovedDocument)
        version = engine.now().version
        time.sleep(0.05)
        assert engine.now().version == version
        kept = index.settings.index_dir / "generations"
        assert len(list(kept.iterdir())) == 4
    with monkeypatch.context() as patched:
        patched.setattr(analysis_version, "current", lambda: "another dictionary")
        index.publish([document("last", "养犬")], merge=False)
    assert len(list(kept.iterdir())) == 3, "what nobody serves is dropped"


def test_an_index_built_anew_in_the_same_place_is_taken_up(index: Index) -> None:
    """Its generations count from one again, so the name alone says nothing."""
    with index.engine() as engine:
        shutil.rmtree(index.settings.index_dir)
        index.publish([document("other", "养犬")])
        index.publish([document("another", "养犬")])
        eventually(lambda: set(ids(engine, Query(size=50))) == {"other", "another"})


def test_an_index_that_was_taken_away_is_answered_from_still(index: Index) -> None:
    with index.engine() as engine:
        shutil.rmtree(index.settings.index_dir)
        time.sleep(0.05)
        assert engine.now().search(asked("养犬", size=20)).total == 5
        assert isinstance(engine.now().document("k1"), MarkedDocument)
