"""Groups of same texts that are taken over and updated are those that are found anew."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
from numpy.typing import NDArray

from indexer.engines.whoosh.files import same_text_groups
from indexer.engines.whoosh.files.same_text_groups import found_anew, updated
from indexer.engines.whoosh.files.segment import Segment
from indexer.engines.whoosh.files.text_buckets import TextBuckets
from indexer.similarity.text_signature import BINS, LIKENESS

TRIALS = 40
STEPS = 8


@dataclass
class Texts:
    """What of a segment tells whether texts are the same."""

    name: str
    tie: NDArray[np.uint64]
    rows: NDArray[Any]
    live: NDArray[np.bool_] = field(init=False)

    def __post_init__(self) -> None:
        self.live = np.ones(len(self.tie), bool)
        self.arrays = {"likeness": self.rows.view(np.uint8).reshape(-1, LIKENESS.itemsize)}

    @property
    def size(self) -> int:
        return len(self.tie)

    def with_ties(self, ties: NDArray[np.uint64]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        at, documents = np.nonzero(ties[:, None] == self.tie[None, :])
        return at, documents

    def later(self) -> Texts:
        """The same for a later generation, in which others may be deleted."""
        other = Texts(self.name, self.tie, self.rows)
        other.live = self.live.copy()
        return other


class History:
    """Texts of a few families that come, change, go, are hidden and merged into other segments."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._numbers = np.random.default_rng(chance.randrange(2**32))
        self._families = self._numbers.integers(0, 2**16, (4, BINS), np.uint16)
        self._names = 0
        self._hidden: set[int] = set()
        self.segments: list[Texts] = []

    def row(self) -> NDArray[Any]:
        """A text of a family: some of its bins differ, and what is known of it."""
        chance = self._chance
        row = np.zeros(1, LIKENESS)
        family = chance.randrange(4)
        row["signature"] = self._families[family]
        for place in chance.sample(range(BINS), chance.choice((0, 1, 6, 10, 14))):
            row["signature"][0, place] = chance.randrange(2**16)
        row["text"] = 0 if chance.random() < 0.05 else chance.randrange(1, 6)
        row["title"], row["number"] = chance.randrange(3), chance.choice((0, 0, 1, 2))
        row["figures"][0, 0] = chance.choice((1, 3, 5))
        row["published"], row["official"] = chance.choice((0, 100, 120, 200)), chance.randrange(3)
        row["written"] = chance.choice((0, 0, 90, 91))
        if chance.random() < 0.2:
            self._families[family] = row["signature"][0]  # a family that drifts makes chains
        return row

    def step(self) -> list[Texts]:
        """Change something; the segments before it."""
        before = [segment.later() for segment in self.segments]
        self.segments = [segment.later() for segment in self.segments]
        chance = self._chance
        for segment in self.segments:
            for place in np.flatnonzero(segment.live).tolist():
                if chance.random() < 0.05:
                    segment.live[place] = False
        if chance.random() < 0.4 and len(self.segments) > 1:
            self._merge(chance.sample(self.segments, 2))
        if chance.random() < 0.8:
            ties = chance.sample(range(60), chance.randrange(40))
            for segment in self.segments:
                segment.live[np.isin(segment.tie, np.array(ties, np.uint64))] = False
            self._add(ties, [self.row() for _ in ties])
        return before

    def _merge(self, chosen: Sequence[Texts]) -> None:
        self.segments = [segment for segment in self.segments if segment not in chosen]
        ties = np.concatenate([one.tie[one.live] for one in chosen]).tolist()
        rows = np.concatenate([one.rows[one.live] for one in chosen])
        self._add(ties, [rows[at : at + 1] for at in range(len(rows))])

    def _add(self, ties: Sequence[int], rows: Sequence[NDArray[Any]]) -> None:
        self._names += 1
        joined = np.concatenate([np.zeros(0, LIKENESS), *rows])
        self.segments.append(Texts(f"MAIN_{self._names}", np.array(ties, np.uint64), joined))


@pytest.mark.parametrize("seed", range(TRIALS))
def test_updated_groups_are_those_found_anew(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(same_text_groups, "FEW", 1)
    history = History(random.Random(seed))
    history.step()
    arrays = found_anew(buckets(history.segments, tmp_path), tmp_path)
    for _ in range(STEPS):
        old = history.step()
        now = buckets(history.segments, tmp_path)
        fresh = found_anew(now, tmp_path)
        arrays = updated(arrays, cast(Sequence[Segment], old), now) or {}
        assert {name: array.tolist() for name, array in arrays.items()} == {
            name: array.tolist() for name, array in fresh.items()
        }


def test_there_are_groups_to_update(tmp_path: Path) -> None:
    history = History(random.Random(1))
    sizes = []
    for _ in range(STEPS):
        history.step()
        found = found_anew(buckets(history.segments, tmp_path), tmp_path)
        sizes.append((len(found["group"]), len(set(found["group"].tolist()))))
    assert max(members for members, _ in sizes) > 10
    assert max(groups for _, groups in sizes) > 4


def test_much_that_changed_is_grouped_anew(tmp_path: Path) -> None:
    chance = random.Random(2)
    history = History(chance)
    rows = [history.row() for _ in range(1200)]
    history._add(range(1200), rows)
    arrays = found_anew(buckets(history.segments, tmp_path), tmp_path)
    old = history.segments
    history.segments = [segment.later() for segment in old]
    history.segments[-1].live[:1100] = False
    now = buckets(history.segments, tmp_path)
    assert updated(arrays, cast(Sequence[Segment], old), now) is None


def buckets(segments: Sequence[Texts], folder: Path) -> TextBuckets:
    return TextBuckets.read(folder, cast(Sequence[Segment], segments))
