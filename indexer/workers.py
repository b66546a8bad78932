"""Run the analysis in several processes that share one dictionary; results come in order."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from multiprocessing import active_children, get_context, parent_process
from threading import Thread
from typing import TypeVar

from corpus.document import Document
from indexer.analysed_document import AnalysedDocument, analyse
from indexer.analysis import words

BATCH = 32
"""How many documents go to a worker at once, so that sending them costs little."""

AHEAD = 3
"""How many tasks for each worker are begun before their results are needed; bounds memory."""

T = TypeVar("T")
R = TypeVar("R")


@contextmanager
def worker_pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that share one dictionary: it is loaded before they fork.

    They end with this process, however it ends. After an error nothing is waited for: what they
    are at would be thrown away, and a worker that hangs would never be done.
    """
    words.load()
    pool = ProcessPoolExecutor(workers, mp_context=get_context("fork"), initializer=_begin)
    others = set(active_children())
    try:
        yield pool
    except BaseException:
        for worker in set(active_children()) - others:
            worker.kill()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """Prepare a worker: its parent alone hears the keyboard, and it ends when that has ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process at once when its parent is gone."""
    wait_for_parent()
    os._exit(1)


def wait_for_parent() -> None:
    """Wait until the process that started this one is gone, killed perhaps."""
    parent = parent_process()
    assert parent is not None, "runs in a process that another has started"
    parent.join()


def in_order(
    pool: Executor, ahead: int, function: Callable[..., R], items: Iterable[T], *more: object
) -> Iterator[R]:
    """`function(item, *more)` of each item in order, `ahead` of them under way in the pool."""
    waiting: deque[Future[R]] = deque()
    for item in items:
        waiting.append(pool.submit(function, item, *more))
        if len(waiting) > ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def batches(items: Iterable[T]) -> Iterator[list[T]]:
    """Lists of `BATCH` items; the last may be shorter."""
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch


def prepared(
    pool: Executor,
    workers: int,
    documents: Iterable[Document],
    prepare: Callable[[AnalysedDocument], R],
) -> Iterator[R]:
    """The documents, analysed by a pool and packed for a writer (`Writer.prepare`), in order."""
    for batch in in_order(pool, AHEAD * workers, prepare_all, batches(documents), prepare):
        yield from batch


def prepare_all(documents: list[Document], prepare: Callable[[AnalysedDocument], R]) -> list[R]:
    """Analyse a batch and pack it; runs in a worker."""
    return [prepare(analyse(document)) for document in documents]
