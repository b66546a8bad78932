"""The page that is chosen by partition is the one that sorting everything gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from indexer.engines.whoosh.files.segment import Segment
from indexer.engines.whoosh.rank.selection import select
from indexer.query.date_bounds import DateKind
from indexer.query.model import Sort
from indexer.ranking import tie_breaker


@dataclass
class Columns:
    """What the selection reads of a segment."""

    dated: NDArray[np.int32]
    tie: NDArray[np.uint64]

    def days(self, kind: DateKind | None) -> NDArray[np.int32]:
        """Any of the dates: here they are all the same."""
        del kind
        return self.dated


Row = tuple[float, int, bool]
ROWS = st.lists(st.tuples(st.sampled_from([0.0, 1.0, 1.5]), st.integers(0, 3), st.booleans()))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(ROWS, max_size=3), st.sampled_from(Sort), st.integers(0, 8), st.integers(0, 5))
def test_any_page(segments: list[list[Row]], sort: Sort, start: int, size: int) -> None:
    ties = [[tie_breaker(f"{s}-{n}") for n in range(len(rows))] for s, rows in enumerate(segments)]
    columns: Any = [
        Columns(np.array([day for _, day, _ in rows], np.int32), np.array(tie, np.uint64))
        for rows, tie in zip(segments, ties, strict=True)
    ]
    chosen = select(
        cast("list[Segment]", columns),
        [np.array([match for _, _, match in rows], bool) for rows in segments],
        [np.array([score for score, _, _ in rows], np.float32) for rows in segments],
        sort,
        start,
        size,
    )

    def key(place: tuple[int, int, float]) -> tuple[float, ...]:
        segment, number, score = place
        day = segments[segment][number][1]
        newest = -day if day else 10**9
        if sort is Sort.RELEVANCE:
            return (-score, newest, ties[segment][number])
        by_day = (day or 10**9) if sort.value.endswith("oldest") else newest
        return (by_day, ties[segment][number])

    matches = [
        (s, n, score)
        for s, rows in enumerate(segments)
        for n, (score, _, match) in enumerate(rows)
        if match
    ]
    assert [tuple(one) for one in chosen] == sorted(matches, key=key)[start : start + size]


def test_ties_depend_on_the_id_alone() -> None:
    assert tie_breaker("law-1") == tie_breaker("law-1") != tie_breaker("law-2")
