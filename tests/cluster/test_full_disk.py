"""A full disk stops the writer, with a word about it; one of three nodes stops nothing."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from corpus.document import Document
from indexer.engines.opensearch.write.document_checks import check
from indexer.errors import EngineAwayError, EngineFullError
from indexer.settings import Settings
from search_app.wording.index import index_error
from tests.cluster.__main__ import empty_folder, unpacked
from tests.cluster.distribution import bring
from tests.cluster.node import manager, several
from tests.contract.documents import document
from tests.contract.engines import Index, asked

DISK_MB = 160
LEFT_MB = 4
"""What a filled disk has left: less than the change that is written then."""

WATERMARKS = {
    "cluster.routing.allocation.disk.threshold_enabled": True,
    "cluster.routing.allocation.disk.watermark.low": "48mb",
    "cluster.routing.allocation.disk.watermark.high": "40mb",
    "cluster.routing.allocation.disk.watermark.flood_stage": "32mb",
    "cluster.info.update.interval": "10s",
}
"""Bytes that have to be free, as an operator has them (in gigabytes)."""

BASE = 20
ADDED = 240
FEW = 60


@contextmanager
def small_disk(folder: Path) -> Iterator[None]:
    """A file system of `DISK_MB` in an empty folder; skips where none can be made."""
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={DISK_MB}m", "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    if not mounted or mounted.returncode:
        pytest.skip("no file system can be mounted here, which takes root")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(data: Path) -> Path:
    """Fill a disk but for `LEFT_MB`, by one file."""
    filler = data / "filler"
    free = shutil.disk_usage(data).free
    with filler.open("wb") as file:
        for _ in range(free // 2**20 - LEFT_MB):
            file.write(bytes(2**20))
    return filler


def written(number: int) -> Document:
    """A document of some 30 KB."""
    lines = (f"第{number}号第{line}款：养犬应当登记，并交验有关证明。" for line in range(400))
    return document(f"d{number:04}", f"养犬登记第{number}号", *lines)


@pytest.mark.parametrize(
    ("limits", "error"),
    [(WATERMARKS, EngineFullError), ({}, EngineAwayError)],
    ids=["watermark", "no space left"],
)
def test_a_full_disk_stops_the_writer_alone(
    limits: dict[str, object], error: type[EngineAwayError], tmp_path: Path
) -> None:
    """Without watermarks its node gives up managing, too: whoever asks it is told that it is away.

    Either way nothing is published by halves, and what is published is found.
    """
    with empty_folder() as folder, ExitStack() as stack:
        data = folder / "node-1" / "data"
        data.mkdir(parents=True)
        stack.enter_context(small_disk(data))
        (node,) = stack.enter_context(several(bring(unpacked()), folder, 1, settings=limits))
        settings = Settings(
            engine="opensearch",
            index_dir=tmp_path / "index",
            opensearch_hosts=(node.url,),
            opensearch_index="full",
            opensearch_seconds=20,
        )
        index = Index(settings)
        index.publish([written(number) for number in range(BASE)])
        filler = fill(data)
        kept = BASE
        with pytest.raises(error) as said:
            for start in range(BASE, BASE + ADDED, FEW):
                publish_some(index, start)
                kept += FEW
        told = index_error(said.value, settings.index_dir, settings.index_dir)
        assert ("磁盘已满" in told) is isinstance(said.value, EngineFullError)
        assert found(index) == kept
        filler.unlink()
        for start in range(kept, BASE + ADDED, FEW):
            until_it_goes_through(index, start)
        assert found(index) == BASE + ADDED
        assert check(settings).problems == ()


@pytest.mark.parametrize("managing", [True, False], ids=["the manager's", "another's"])
def test_one_full_disk_of_three_stops_nothing(managing: bool, tmp_path: Path) -> None:
    """The cluster moves what stood there to the others, and is written to meanwhile."""
    with empty_folder() as folder, ExitStack() as stack:
        names = [f"node-{number}" for number in (1, 2, 3)]
        disks = {name: folder / name / "data" for name in names}
        for data in disks.values():
            data.mkdir(parents=True)
            stack.enter_context(small_disk(data))
        started = several(bring(unpacked()), folder, len(names), settings=WATERMARKS)
        nodes = stack.enter_context(started)
        settings = Settings(
            engine="opensearch",
            index_dir=tmp_path / "index",
            opensearch_hosts=tuple(node.url for node in nodes),
            opensearch_index="full",
            opensearch_replicas=1,
            opensearch_seconds=20,
        )
        index = Index(settings)
        index.publish([written(number) for number in range(BASE)])
        full = next(node for node in nodes if (node is manager(nodes)) is managing)
        filler = fill(disks[full.name])
        kept = BASE
        for start in range(BASE, BASE + 2 * FEW, FEW):
            assert found(index) == kept
            until_it_goes_through(index, start)
            kept += FEW
        assert found(index) == kept
        filler.unlink()
        publish_some(index, kept)
        assert found(index) == kept + FEW
        assert check(settings).problems == ()


def publish_some(index: Index, start: int) -> None:
    """Publish the next `FEW` documents."""
    index.publish([written(number) for number in range(start, start + FEW)])


def until_it_goes_through(index: Index, start: int) -> None:
    """The same, as often as the cluster takes to see its disks: it looks every ten seconds."""
    end = time.monotonic() + 180
    while True:
        try:
            return publish_some(index, start)
        except EngineAwayError:
            if time.monotonic() > end:
                raise
            time.sleep(2)


def found(index: Index) -> int:
    """How many documents are found."""
    with index.engine() as engine:
        return engine.now().search(asked("养犬")).total
