"""What the log of changes compares: of each document its content and how it stands, as arrays."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int32]
"""(n, 2): ordinal of the first day and code, as in `validity_rows`."""


@dataclass(frozen=True, slots=True)
class ComparedStates:
    """The documents of an index that is about to be published.

    Arrays (documents,), ordered by `ties` (`ranking.tie_breaker` of the id): `contents` are the
    content hashes. The rows of a document are `rows[starts[i]:starts[i + 1]]`. `id_of` and
    `fingerprint_of` (`text_fingerprint`) are asked of the few that changed.
    """

    ties: NDArray[np.uint64]
    contents: NDArray[np.uint64]
    starts: NDArray[np.int64]
    rows: Rows
    id_of: Callable[[int], str]
    fingerprint_of: Callable[[int], int]

    @classmethod
    def of(
        cls,
        ties: Sequence[int] | NDArray[np.uint64],
        contents: Sequence[int] | NDArray[np.uint64],
        rows: Mapping[int, Rows],
        id_of: Callable[[int], str],
        fingerprint_of: Callable[[int], int],
    ) -> ComparedStates:
        """Order documents that are given in any order; `rows` are by their places in it."""
        given = np.asarray(ties, np.uint64)
        order = np.argsort(given, kind="stable")
        several = [rows.get(int(place), NO_ROWS) for place in order]
        lengths = np.array([len(one) for one in several], np.int64)
        return cls(
            ties=given[order],
            contents=np.asarray(contents, np.uint64)[order],
            starts=np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths))),
            rows=np.concatenate([NO_ROWS, *several]).astype(np.int32),
            id_of=lambda place: id_of(int(order[place])),
            fingerprint_of=lambda place: fingerprint_of(int(order[place])),
        )

    def rows_of(self, place: int) -> Rows:
        """How a document stands, from which days on."""
        return self.rows[self.starts[place] : self.starts[place + 1]]


NO_ROWS: Rows = np.empty((0, 2), np.int32)


def text_fingerprint(title: str, body: str) -> int:
    """Equal for texts that differ in white space alone: 64 bits."""
    text = "".join(f"{title}\n{body}".split())
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")
