"""Figures for monitoring, in the form of Prometheus, on a port of their own.

All processes of a site count in files of one folder that they share; a process beside them adds
these up and serves them, so that whoever may search the site need not see them.
"""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from indexer.changes.last_run import last_run

if TYPE_CHECKING:
    from prometheus_client.core import Metric

    from indexer.engine import View
    from indexer.settings import Settings

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""The variable that tells `prometheus_client` where to count; read when it is imported."""

SECONDS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 15.0)
"""Upper bounds of the classes of answering times."""
LOOK_EVERY = 0.5
"""Seconds after which the process of the figures looks whether its parent lives."""
PATIENCE = 5
"""Seconds that the process of the figures has for ending."""


class Metrics:
    """Counts what one process does. Where nothing is served, every call does nothing."""

    def __init__(self) -> None:
        """Count where `served_metrics` has said so, in this process or in the one it comes from."""
        self.counting = FOLDER in os.environ
        if not self.counting:
            return
        from prometheus_client import Counter, Gauge, Histogram

        self._seconds = Histogram(
            "policy_search_request_seconds",
            "Time to answer a request, by what was asked and the status.",
            ("endpoint", "status"),
            buckets=SECONDS,
            registry=None,
        )
        self._searches = Counter(
            "policy_search_searches", "Searches, by page and by API.", registry=None
        )
        self._without_hits = Counter(
            "policy_search_searches_without_hits",
            "Searches that no document matches.",
            registry=None,
        )
        self._limits = Counter(
            "policy_search_limits_met",
            "Requests that a limit refused or cut short.",
            ("limit",),
            registry=None,
        )
        self._documents = Gauge(
            "policy_search_documents",
            "Documents in the index that answers.",
            multiprocess_mode="mostrecent",
            registry=None,
        )
        self._published = Gauge(
            "policy_search_index_published_timestamp_seconds",
            "When the index that answers was published.",
            multiprocess_mode="mostrecent",
            registry=None,
        )
        self._generation = Gauge(
            "policy_search_index_generation",
            "The number of the index that answers.",
            multiprocess_mode="mostrecent",
            registry=None,
        )
        self._behind = Gauge(
            "policy_search_index_not_taken_up",
            "1 while an index that was published later cannot be opened.",
            multiprocess_mode="livemax",
            registry=None,
        )
        self._noted = "", False

    def answered(self, endpoint: str, status: int, seconds: float) -> None:
        """Count a request."""
        if self.counting:
            self._seconds.labels(endpoint, str(status)).observe(seconds)

    def searched(self, total: int) -> None:
        """Count a search with so many matches."""
        if self.counting:
            self._searches.inc()
            if not total:
                self._without_hits.inc()

    def limited(self, limit: str) -> None:
        """Count a request that a limit refused or cut short."""
        if self.counting:
            self._limits.labels(limit).inc()

    def answers_from(self, view: View, *, behind: bool) -> None:
        """Note which index answers, and whether a newer one cannot be opened (`behind`)."""
        if self.counting and (view.version, behind) != self._noted:
            self._noted = view.version, behind
            self._documents.set(view.statistics().documents)
            self._published.set(view.published_at.timestamp())
            self._generation.set(int(view.version.partition("-")[0]))
            self._behind.set(behind)


class _LastRun:
    """What the last run of `index` came to, read when it is asked for."""

    def __init__(self, index_dir: Path) -> None:
        self._index_dir = index_dir

    def collect(self) -> Iterator[Metric]:
        """The figures; none where no run is known, no success where it has not ended."""
        from prometheus_client.core import GaugeMetricFamily

        run = last_run(self._index_dir)
        if run is not None:
            yield GaugeMetricFamily(
                "policy_search_last_run_timestamp_seconds",
                "When the last run of index ended, or began where it has not ended.",
                value=run.at.timestamp(),
            )
        if run is not None and (run.ended_at or run.was_killed):
            yield GaugeMetricFamily(
                "policy_search_last_run_succeeded",
                "1 where the last run of index brought the sources up to date.",
                value=float(run.succeeded),
            )


@contextmanager
def served_metrics(settings: Settings) -> Iterator[None]:
    """Serve the figures of this process and of all that it starts, until the block ends.

    What a process has counted stays when it ends and another takes its place. Raises `OSError`
    where the port cannot be listened on, `ModuleNotFoundError` without the extra.
    """
    if not settings.metrics_port:
        yield
        return
    own = os.getpid()
    folder = tempfile.mkdtemp(prefix="policy-search-metrics-")
    os.environ[FOLDER] = folder
    beside = 0
    ours, theirs = Pipe()
    try:
        # After the variable is set, which it reads; and before a process begins that needs it.
        import prometheus_client  # noqa: F401

        # Not of `multiprocessing`: of that a worker that ends would end this process as well.
        beside = os.fork()
        if not beside:
            _serve(settings, theirs, own)
        theirs.close()
        refused = ours.recv()
        if refused is not None:
            raise OSError(*refused)
        yield
    finally:
        if os.getpid() == own:  # a worker leaves this block as well when it ends
            with suppress(OSError), ours:
                ours.send(None)
            if beside:
                _wait_for(beside)
            os.environ.pop(FOLDER, None)
            shutil.rmtree(folder, ignore_errors=True)


def _serve(settings: Settings, told: Connection, parent: int) -> NoReturn:
    """Serve the figures in a process of their own, until its parent is gone or says that it ends.

    Signals go to all processes of a terminal or a unit: the figures are there until the last one.
    """
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        refused = _listen(settings)
        told.send(refused)
        while not refused and os.getppid() == parent and not told.poll(LOOK_EVERY):
            pass
        if os.getppid() != parent:  # killed: nobody else puts this away
            shutil.rmtree(os.environ[FOLDER], ignore_errors=True)
    finally:
        os._exit(0)


def _listen(settings: Settings) -> tuple[int | None, str | None] | None:
    """Answer on the port in a thread; what the system says where it cannot be listened on."""
    from prometheus_client import CollectorRegistry
    from prometheus_client.exposition import start_http_server
    from prometheus_client.multiprocess import MultiProcessCollector

    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    registry.register(_LastRun(settings.index_dir))
    try:
        start_http_server(settings.metrics_port, settings.metrics_host, registry)
    except OSError as error:
        return error.errno, error.strerror
    return None


def _wait_for(pid: int) -> None:
    """Wait until a process that was told to end has ended; kill it where it does not."""
    end = time.monotonic() + PATIENCE
    with suppress(ChildProcessError):  # the server's master reaps all that ends
        while os.waitpid(pid, os.WNOHANG) == (0, 0):
            if time.monotonic() > end:
                os.kill(pid, signal.SIGKILL)
            time.sleep(0.02)


def forget_process(pid: int) -> None:
    """Let what holds of a process alone end with it; what it has counted stays."""
    if FOLDER in os.environ:
        from prometheus_client.multiprocess import mark_process_dead

        mark_process_dead(pid)  # type: ignore[no-untyped-call]
