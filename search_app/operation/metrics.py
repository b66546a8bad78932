"""Figures for monitoring, in the form of Prometheus, on a port of their own.

All processes of a site count in files of one folder that they share; a process beside them adds
these up and serves them, so that whoever may search the site need not see them.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from indexer.changes.last_run import last_run
from indexer.workers import wait_for_parent

if TYPE_CHECKING:
    from prometheus_client.core import Metric

    from indexer.engine import View
    from indexer.settings import Settings

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""The variable that tells `prometheus_client` where to count; read when it is imported."""

SECONDS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 15.0)
"""Upper bounds of the classes of answering times."""


class Metrics:
    """Counts what one process does. Where nothing is served, every call does nothing."""

    def __init__(self) -> None:
        """Count where `serve_metrics` has said so, in this process or in the one it comes from."""
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
            multiprocess_mode="max",
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


def serve_metrics(settings: Settings) -> None:
    """Serve the figures of this process and of all that it starts, until it ends.

    Raises `OSError` where the port cannot be listened on, `ModuleNotFoundError` without the extra.
    """
    if not settings.metrics_port:
        return
    folder = tempfile.mkdtemp(prefix="policy-search-metrics-")
    os.environ[FOLDER] = folder
    from prometheus_client.exposition import start_http_server

    context = get_context("fork")
    listening, begun = context.Pipe(duplex=False)

    def serve() -> None:
        from prometheus_client import CollectorRegistry
        from prometheus_client.multiprocess import MultiProcessCollector

        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        registry.register(_LastRun(settings.index_dir))
        try:
            start_http_server(settings.metrics_port, settings.metrics_host, registry)
        except OSError as error:
            begun.send((error.errno, error.strerror))
            return
        begun.send(None)
        wait_for_parent()
        shutil.rmtree(folder, ignore_errors=True)

    context.Process(target=serve, name="metrics", daemon=True).start()
    refused = listening.recv()
    if refused is not None:
        raise OSError(*refused)
