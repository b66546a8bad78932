"""Building under measurement: speed, CPU, its share for words, memory; and again with jieba."""

from __future__ import annotations

import re
import resource
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from threading import Event, Thread
from typing import Any
from unittest.mock import patch

from indexer.analysed_document import analyse
from indexer.analysis import words
from indexer.engines.whoosh.write.packed_document import pack
from tests.benchmarks.dataset import documents
from tests.benchmarks.ours import MEMORY_MB, Ours
from tests.benchmarks.peers import Peer

LOOK_EVERY = 0.05
"""Seconds between looks at the memory."""


def build(peer: Peer, folder: Path, shared: Path, size: int) -> dict[str, Any]:
    """Build an index of `size` documents in an empty folder: documents a second, CPU seconds.

    How many of the CPU seconds segmentation takes, the cutting of texts into words, is told apart.
    Ours is built as `policy-search index` does it, with the analysis on both cores; the peers in
    one process, as they come.
    """
    folder.mkdir(parents=True)
    began, cpu = time.perf_counter(), _cpu()
    given = documents(shared, size)
    every = chain([next(given)], given)  # the laws are in memory before it is measured
    with _anonymous_memory() as most, _segmentation() as segmentation_seconds:
        if isinstance(peer, Ours):
            peer.build_from_documents(folder, every)
        else:
            peer.build(folder, (pack(analyse(one)) for one in every))
    figures = {
        "build_documents_a_second": size / (time.perf_counter() - began),
        "build_cpu_seconds": _cpu() - cpu,
        "segmentation_cpu_seconds": segmentation_seconds(),
    }
    if isinstance(peer, Ours):
        figures["build_memory_share"] = most() / MEMORY_MB
    return figures


def build_with_jieba(
    peers: dict[str, Callable[[], Peer]], work: Path, shared: Path, size: int
) -> dict[str, dict[str, Any]]:
    """What `build` tells of ours and of stock Whoosh, both with the segmenter in plain Python."""
    built = {}
    with patch.object(words, "_segmenter", words.jieba_segmenter):
        for name in ("ours", "whoosh"):
            folder = work / f"jieba-{name}"
            built[name] = build(peers[name](), folder, shared, size)
            shutil.rmtree(folder)
    return built


def segmentation_share(figures: Mapping[str, float]) -> float:
    """The part of the CPU seconds of a build (`build`) that segmentation takes."""
    return figures["segmentation_cpu_seconds"] / figures["build_cpu_seconds"]


@contextmanager
def _segmentation() -> Iterator[Callable[[], float]]:
    """CPU seconds that cutting texts takes, here and in processes that are forked meanwhile."""
    seconds = get_context("fork").Value("d", 0.0)
    cut = words.tokens_for_search

    def timed(text: str) -> list[str]:
        began = time.thread_time()
        tokens = cut(text)
        took = time.thread_time() - began
        with seconds.get_lock():
            seconds.value += took
        return tokens

    with patch.object(words, "tokens_for_search", timed):
        yield lambda: seconds.value


def _cpu() -> float:
    """CPU seconds of this process and of those it has waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


@contextmanager
def _anonymous_memory() -> Iterator[Callable[[], float]]:
    """The most memory (MB) that this process takes meanwhile, over what it had (Linux)."""
    done = Event()
    before = most = _anonymous()

    def look() -> None:
        nonlocal most
        while not done.wait(LOOK_EVERY):
            most = max(most, _anonymous())

    thread = Thread(target=look)
    thread.start()
    try:
        yield lambda: most - before
    finally:
        done.set()
        thread.join()


def _anonymous() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"^RssAnon:\s+(\d+) kB", status, re.MULTILINE)
    return int(found.group(1)) / 1024 if found else float("nan")
