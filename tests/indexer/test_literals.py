"""How positions of the characters of a literal are joined."""

from __future__ import annotations

import numpy as np
import pytest

from indexer.engines.whoosh.files.literals import GALLOP, SMALL, _common


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
        (range(0, 3 * SMALL, 2), range(0, 3 * SMALL, 3)),
        (range(2 * SMALL), range(5 * SMALL, 9 * SMALL)),
        (range(SMALL, 3 * SMALL), range(0, 3 * SMALL * GALLOP, 2)),
        (range(SMALL), range(1, SMALL + 1)),
    ],
)
def test_what_two_lists_have_in_common(few: list[int], many: list[int]) -> None:
    found = _common(np.array(few, np.uint32), np.array(many, np.uint32))
    assert found.tolist() == sorted({*few} & {*many})
