"""Run the analysis in several processes that share one dictionary; results come in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
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


def worker_pool(workers: int) -> ProcessPoolExecutor:
    """Processes that share one dictionary: it is loaded before they fork."""
    words.load()
    return ProcessPoolExecutor(workers, mp_context=get_context("fork"))


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
