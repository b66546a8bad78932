"""How much of a text's pairs of characters each title of a segment shares."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import grams
from indexer.engines.whoosh.files.segment import Segment


def title_likeness(segment: Segment, text: str) -> NDArray[np.float32]:
    """Dice's coefficient (documents,) of the pairs of a normalised text and of each title.

    O(documents + postings of the pairs in titles).
    """
    pairs = np.unique(grams.codes(text)[: len(text) - 1])
    pairs = pairs[pairs != 0]
    shared = segment.title.held_of(pairs).astype(np.float32)
    lengths = np.maximum(segment.title_lengths + np.float32(len(pairs)), np.float32(1))
    share: NDArray[np.float32] = np.float32(2) * shared / lengths
    return share
