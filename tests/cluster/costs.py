"""What an index costs in a cluster: disk, memory, building, publishing a few, asking.

    python -m tests.cluster.costs --documents 10000 --nodes 1
    python -m tests.cluster.costs --documents 10000 --nodes 3 --shards 3 --replicas 1

The documents and the questions are those of `make bench`. CPU is of this process with its workers,
and of all nodes; memory is what the nodes hold (RSS). Where a node is named by the environment
(`tests.engines_under_test.CLUSTER`) it is asked, and none is started.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from corpus.document import Document
from indexer.analysed_document import analyse
from indexer.engines import open_engine, open_writer
from indexer.engines.opensearch.cluster.connection import Connection, connect
from indexer.settings import Settings
from indexer.workers import prepared, worker_pool
from tests.benchmarks.dataset import documents, questions
from tests.cluster.__main__ import empty_folder, unpacked
from tests.cluster.distribution import bring
from tests.cluster.node import several
from tests.engines_under_test import CLUSTER

WORKERS = 2
ROUNDS = 5
FEW = 10
CPU = ("client", "nodes")
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Spent:
    """Seconds by the clock, and of CPU in the client and in all nodes."""

    wall: float
    client: float
    nodes: float

    def told(self, unit: float = 1) -> str:
        """The figures, in `1 / unit` seconds."""
        return " / ".join(f"{unit * one:.2f}" for one in (self.wall, self.client, self.nodes))


class Meter:
    """Measures what a cluster on this machine and this process spend."""

    def __init__(self, connection: Connection) -> None:
        """Look at the processes of all nodes of the cluster."""
        nodes = connection.call("GET", "/_nodes/process")["nodes"].values()
        self._pids = [int(node["process"]["id"]) for node in nodes]

    def spent(self, work: Callable[[], object]) -> Spent:
        """What some work takes."""
        before = self._now()
        work()
        return Spent(*(now - then for now, then in zip(self._now(), before, strict=True)))

    def memory(self) -> int:
        """Bytes that all nodes hold."""
        pages = (Path(f"/proc/{pid}/statm").read_text().split()[1] for pid in self._pids)
        return sum(int(page) for page in pages) * resource.getpagesize()

    def _now(self) -> tuple[float, float, float]:
        every = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        client = sum(one.ru_utime + one.ru_stime for one in map(resource.getrusage, every))
        fields = (Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2] for pid in self._pids)
        nodes = sum(sum(map(int, one.split()[11:13])) for one in fields) / TICKS
        return time.perf_counter(), client, nodes


def main(arguments: Sequence[str]) -> int:
    """Build, publish a few more, ask, and print what each took."""
    parser = argparse.ArgumentParser(prog="python -m tests.cluster.costs")
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--nodes", type=int, default=1)
    parser.add_argument("--shards", type=int, default=1)
    parser.add_argument("--replicas", type=int, default=0)
    asked = parser.parse_args(arguments)
    shared = Path(os.environ.get("POLICY_SEARCH_SHARED", "../shared"))
    with ExitStack() as stack:
        named = os.environ.get(CLUSTER)
        if named:
            hosts = [named]
        else:
            folder = stack.enter_context(empty_folder())
            nodes = stack.enter_context(several(bring(unpacked()), folder, asked.nodes))
            hosts = [node.url for node in nodes]
        settings = Settings(
            engine="opensearch",
            index_dir=Path(stack.enter_context(tempfile.TemporaryDirectory())),
            opensearch_hosts=tuple(hosts),
            opensearch_index=f"costs-{os.getpid()}",
            opensearch_shards=asked.shards,
            opensearch_replicas=asked.replicas,
        )
        connection = connect(settings)
        try:
            measure(settings, Meter(connection), shared, asked.documents)
        finally:
            connection.call("DELETE", f"/{settings.opensearch_index}-*")
    return 0


def measure(settings: Settings, meter: Meter, shared: Path, count: int) -> None:
    """Print a line for each figure: seconds by the clock / CPU of the client / CPU of the nodes."""
    every = list(documents(shared, count + ROUNDS * FEW))
    print(f"memory of the nodes, empty: {meter.memory() / 2**20:.0f} MB", flush=True)
    print(f"building {count}: {meter.spent(lambda: publish(settings, every[:count])).told()} s")
    size = connect(settings).call("GET", f"/{settings.opensearch_index}-0*/_stats/store")["_all"]
    for name, of in (("first copies", "primaries"), ("all copies", "total")):
        print(f"disk, {name}: {size[of]['store']['size_in_bytes'] / 2**20:.1f} MB")
    print(f"memory of the nodes, built: {meter.memory() / 2**20:.0f} MB", flush=True)
    few = [every[count + FEW * n :][:FEW] for n in range(ROUNDS)]
    spent = [meter.spent(partial(publish, settings, some)) for some in few]
    middle = sorted(spent, key=lambda one: one.client + one.nodes)[ROUNDS // 2]
    print(f"publishing {FEW} more, median of {ROUNDS}: {middle.told()} s", flush=True)
    with closing(open_engine(settings)) as engine:
        view = engine.now()
        queries = [question.query() for question in questions(shared)]
        for _ in range(2):  # once before, so that nodes have compiled what they run
            times = [meter.spent(partial(view.search, query)) for query in queries]
    for name, at in (("p50", 50), ("p95", 95)):
        wall, client = (
            1000 * statistics.quantiles([getattr(one, of) for one in times], n=100)[at - 1]
            for of in ("wall", "client")
        )
        print(f"{len(queries)} questions, {name}: {wall:.1f} ms by the clock, {client:.1f} client")
    client, nodes = (1000 * statistics.fmean(getattr(o, of) for o in times) for of in CPU)
    print(f"{len(queries)} questions, mean CPU: {client:.1f} ms client, {nodes:.1f} ms nodes")
    print(f"memory of the nodes, asked: {meter.memory() / 2**20:.0f} MB", flush=True)


def publish(settings: Settings, some: Sequence[Document]) -> None:
    """Add some documents, analysed on all cores where they are many, and publish."""
    with open_writer(settings) as writer, worker_pool(WORKERS) as pool:
        if len(some) > FEW:
            ready = prepared(pool, WORKERS, some, writer.prepare)
        else:
            ready = (writer.prepare(analyse(one)) for one in some)
        for document in ready:
            writer.add(document)
        writer.publish()
        writer.merge()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
