"""How many HTML pages are read in a second by two processes, each page as often as the others."""

from __future__ import annotations

import time
from pathlib import Path

from corpus.readers import ReadOptions, read_file
from indexer.workers import in_order, worker_pool
from tests.accuracy.rows import Row

PROCESSES = 2
ROUNDS = 6


def measure(data: Path) -> list[Row]:
    """The one row of these figures; its first round starts the processes and is left out."""
    folder = data / "pages"
    pages = sorted(folder.glob("*.html"))
    rows = [Row("HTML pages by two processes", 150, unit="pages a second")]
    with worker_pool(PROCESSES) as pool:

        def read(times: int) -> None:
            for _ in in_order(
                pool, 4 * PROCESSES, read_file, pages * times, "pages", folder, ReadOptions()
            ):
                pass

        read(1)
        began = time.perf_counter()
        read(ROUNDS)
        rows[0].right = ROUNDS * len(pages) / (time.perf_counter() - began)
    return rows
