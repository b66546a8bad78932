"""One run: where documents, questions and indexes are, and what is noted on the way."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import TypeVar

from tqdm import tqdm

from tests.relevance.collections_indexed import indexed
from tests.relevance.public_api import PublicApi, public_api

T = TypeVar("T")

SEED = 11
"""Every drawing begins with it, so that two revisions are asked the same."""


class SetSkippedError(Exception):
    """Says why a set cannot be asked."""


@dataclass(frozen=True, slots=True)
class Run:
    """What every set is measured with.

    `data` has the real documents and their questions, `tables` the questions written here, `work`
    keeps indexes. `limit` asks only so many of each set, drawn by seed. Of `misses` at most so many
    are noted in `missed` for each way of asking. `cluster` is the address of a node of OpenSearch
    that keeps the indexes in place of folders.
    """

    data: Path
    tables: Path
    work: Path
    limit: int | None = None
    misses: int = 0
    cluster: str = ""
    missed: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    @contextmanager
    def api(self, collection: str) -> Iterator[PublicApi]:
        """The API over the index of a collection, which is brought up to date first."""
        with public_api(indexed(collection, self.data, self.work, self.cluster)) as api:
            yield api

    def sample(self, items: Sequence[T]) -> list[T]:
        """All of a set, or as many of it as the limit allows."""
        if self.limit is None or len(items) <= self.limit:
            return list(items)
        return Random(SEED).sample(list(items), self.limit)

    def progress(self, items: Iterable[T], label: str) -> Iterator[T]:
        """The items, with how many are done on standard error."""
        yield from tqdm(items, desc=label, file=sys.stderr, mininterval=2)

    def miss(self, asked_as: str, line: str) -> None:
        """Note a query that failed."""
        if len(self.missed[asked_as]) < self.misses:
            self.missed[asked_as].append(line)
