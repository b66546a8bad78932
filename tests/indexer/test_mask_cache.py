"""Masks are kept up to a number of bytes, and made anew where they are not there."""

from __future__ import annotations

import numpy as np
import pytest

from indexer.engines.whoosh.files.arrays import ARRAY_BYTES
from indexer.engines.whoosh.files.postings import Mask
from indexer.engines.whoosh.match.evaluation import MaskCache

DOCUMENTS = 1001
BITS = 126
"""Bytes of as many bits."""


@pytest.mark.parametrize(
    ("nbytes", "made"),
    [
        (BITS + ARRAY_BYTES - 1, ["a", "a", "b", "a"]),
        (BITS + ARRAY_BYTES, ["a", "b", "a"]),
        (2 * (BITS + ARRAY_BYTES), ["a", "b"]),
    ],
    ids=["none", "one", "both"],
)
def test_as_many_masks_are_kept_as_have_room(nbytes: int, made: list[str]) -> None:
    cache = MaskCache(nbytes)
    found: list[str] = []

    def ask(name: str) -> Mask:
        def make() -> Mask:
            found.append(name)
            mask: Mask = np.arange(DOCUMENTS) % 7 == ord(name) % 7
            return mask

        return cache.get((name,), make)

    for name in "aaba":
        mask = ask(name)
        assert not mask.flags.writeable
        assert mask.dtype == bool
        assert np.flatnonzero(mask).tolist() == list(range(ord(name) % 7, DOCUMENTS, 7))
    assert found == made
