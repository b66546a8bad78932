"""Masks are kept up to a number of bytes, and made anew where they are not there."""

from __future__ import annotations

import numpy as np
import pytest

from indexer.engines.whoosh.files.arrays import ARRAY_BYTES
from indexer.engines.whoosh.files.postings import Mask
from indexer.engines.whoosh.match.evaluation import MaskCache

DOCUMENTS = 1000


@pytest.mark.parametrize(
    ("nbytes", "made"),
    [
        (DOCUMENTS + ARRAY_BYTES - 1, ["a", "a", "b", "a"]),
        (DOCUMENTS + ARRAY_BYTES, ["a", "b", "a"]),
        (2 * (DOCUMENTS + ARRAY_BYTES), ["a", "b"]),
    ],
    ids=["none", "one", "both"],
)
def test_as_many_masks_are_kept_as_have_room(nbytes: int, made: list[str]) -> None:
    cache = MaskCache(nbytes)
    found: list[str] = []

    def ask(name: str) -> Mask:
        def make() -> Mask:
            found.append(name)
            return np.zeros(DOCUMENTS, np.bool_)

        return cache.get((name,), make)

    for name in "aaba":
        assert not ask(name).flags.writeable
    assert found == made
