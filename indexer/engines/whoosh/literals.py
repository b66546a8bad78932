"""Where does a literal stand? Positions of its grams, joined as whole arrays."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import grams
from indexer.engines.whoosh.postings import GramField
from indexer.engines.whoosh.segment import Mask

GALLOP = 8
"""From this ratio of lengths on, looking up each of the few beats merging with the many."""


def literal_mask(field: GramField, text: str, documents: int) -> Mask:
    """The documents (documents,) whose field holds the normalised `text` within a paragraph.

    O(documents) for one or two characters, else O(p log p) in the positions of the rarest gram.
    """
    mask = np.zeros(documents, bool)
    if len(text) == 1:
        field.mark_documents_between(*grams.first_char_range(text), mask)
        return mask
    codes = grams.phrase_codes(text)
    if len(codes) == 1:
        ordinal = field.find(codes[0][1])
        if ordinal is not None:
            mask[field.docs(ordinal)] = True
        return mask
    mask[field.documents_at(_joined(field, codes, 0, 2**32 - 1))] = True
    return mask


def literal_starts(field: GramField, text: str, document: int) -> list[int]:
    """Where `text` begins in one document, in characters of its normalised field."""
    start, end = int(field.starts[document]), int(field.starts[document + 1])
    if len(text) == 1:
        found = field.positions_between(*grams.first_char_range(text), start, end)
    else:
        found = _joined(field, grams.phrase_codes(text), start, end)
    return [int(position) - start for position in found]


def prefix_mask(field: GramField, text: str, documents: int) -> Mask:
    """The documents (documents,) whose field begins with `text`. O(p log p), as `literal_mask`."""
    if len(text) == 1:
        found = field.positions_between(*grams.first_char_range(text), 0, 2**32 - 1)
    else:
        found = _joined(field, grams.phrase_codes(text), 0, 2**32 - 1)
    return np.isin(field.starts[:documents], found)


def _joined(
    field: GramField, codes: list[tuple[int, int]], start: int, end: int
) -> NDArray[np.uint32]:
    """Positions in [start, end) at which every (offset, code) stands, ascending."""
    lists: list[tuple[int, NDArray[np.uint32]]] = []
    for offset, code in codes:
        ordinal = field.find(code)
        if ordinal is None:
            return np.empty(0, np.uint32)
        positions = field.positions(ordinal)
        low, high = np.searchsorted(positions, np.array([start + offset, end], np.uint32))
        lists.append((offset, positions[low:high]))
    lists.sort(key=lambda pair: len(pair[1]))
    first, rarest = lists[0]
    starts = rarest - np.uint32(first)
    for offset, positions in lists[1:]:
        starts = _common(starts + np.uint32(offset), positions) - np.uint32(offset)
    return starts


def _common(few: NDArray[np.uint32], many: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The values in both of two ascending arrays without repeats."""
    if not len(few) or not len(many):
        return few[:0]
    if len(many) < GALLOP * len(few):
        both: NDArray[np.uint32] = np.intersect1d(few, many, assume_unique=True)
        return both
    at = np.searchsorted(many, few)
    at[at == len(many)] = 0
    found: NDArray[np.uint32] = few[many[at] == few]
    return found
