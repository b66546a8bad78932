"""How much of a text's pairs of characters each title of a segment shares."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import grams
from indexer.analysis.normalise import BARRIER
from indexer.engines.whoosh.files.segment import Segment


def title_likeness(segment: Segment, text: str) -> NDArray[np.float32]:
    """Dice's coefficient (documents,) of the pairs of a normalised text and of each title.

    O(documents + postings of the pairs in titles).
    """
    field = segment.title
    pairs = set(grams.codes(text)[: len(text) - 1].tolist()) - {0}
    shared = np.zeros(segment.size, np.float32)
    for code in pairs:
        ordinal = field.find(code)
        if ordinal is not None:
            shared[field.docs(ordinal).astype(np.intp)] += 1
    # Each title is followed by one position of its end, which begins no pair, as its last sign.
    lengths = np.maximum(np.diff(field.starts) - len(BARRIER) - 1, 0).astype(np.float32)
    share: NDArray[np.float32] = 2 * shared / np.maximum(lengths + len(pairs), 1)
    return share
