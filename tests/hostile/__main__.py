"""`python -m tests.hostile`: ask the site a hundred thousand hostile questions.

Prints how many answers had each status and what was wrong with any. Exits with 1 where something
was, or where fewer than half of the answers were 200: refusing everything proves nothing.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from itertools import islice
from pathlib import Path

from tqdm import tqdm

from indexer.engines import open_engine
from indexer.settings import Settings
from search_app import create_app
from tests.contract.documents import history, present
from tests.contract.engines import Index
from tests.hostile.hostile_requests import faults, hostile_requests

REQUESTS = 100_000
MOST_SECONDS = 3.0
"""CPU time of any answer: the deadline of a search, and what a page takes beside."""


def main(arguments: list[str]) -> int:
    """Ask, and print the table; 0 when everything held."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile", description=__doc__)
    parser.add_argument("--requests", type=int, default=REQUESTS)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    statuses: Counter[int] = Counter()
    wrong: list[str] = []
    slowest = time.thread_time()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(index_dir=Path(folder) / "index", memory_mb=64)
        documents = present(history())
        Index(settings).publish(documents)
        with closing(open_engine(settings)) as engine:
            app = create_app(settings, engine)
            client = app.test_client()
            requests = hostile_requests(app, [one.id for one in documents], options.seed)
            for request in tqdm(islice(requests, options.requests), total=options.requests):
                status, found = faults(request, client, MOST_SECONDS)
                statuses[status] += 1
                wrong += [f"{one}: {request}" for one in found]
    seconds = time.thread_time() - slowest
    print(dict(sorted(statuses.items())), f"{seconds:.0f} s of CPU time")
    if wrong:
        print("\n".join(line[:500] for line in wrong[:50]))
    enough = statuses[200] >= options.requests / 2
    print(f"{len(wrong)} wrong, {statuses[200] / options.requests:.0%} answered with 200")
    return 0 if enough and not wrong else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
