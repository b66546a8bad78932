"""How positions of the characters of a literal are joined."""

from __future__ import annotations

import numpy as np
import pytest

from indexer.engines.whoosh.files.literals import GALLOP, _common


@pytest.mark.parametrize(
    ("few", "many"),
    [
        ([], []),
        ([], [1]),
        ([1], []),
        ([1], [1]),
        ([0], [1]),
        ([2], [1]),
        ([1, 5], [0, 5, 9]),
        ([7, 9], [0, 5]),
        (range(0, 3_000, 2), range(0, 3_000, 3)),
        (range(2_000), range(5_000, 9_000)),
        (range(1_000, 3_000), range(0, 3_000 * GALLOP, 2)),
        (range(1_000), range(1, 1_001)),
    ],
)
def test_what_two_lists_have_in_common(few: list[int], many: list[int]) -> None:
    found = _common(np.array(few, np.uint32), np.array(many, np.uint32))
    assert found.tolist() == sorted({*few} & {*many})
