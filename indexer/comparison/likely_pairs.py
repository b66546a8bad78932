"""Find which pieces of two texts may be the same, without looking at all pairs.

The work grows with the length of the texts and not with its square: pieces are found by what they
have in common and few others have, so that a text of one sentence ten thousand times costs no more
than a law.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from indexer.comparison.likeness import Pair
from indexer.comparison.text_units import TextUnit

MOST_EQUAL = 8
"""Pieces of one wording up to which all pairs of them are looked at; of more, the first with the
first, the second with the second, and so on."""
MOST_HOLDING = 12
"""Pieces of a text that hold a pair of characters up to which it tells them from others."""
MOST_LIKELY = 5
"""Pieces that one is compared with, those first with which it has most in common."""

Ints = npt.NDArray[np.int64]


def equal_pairs(old: Sequence[TextUnit], new: Sequence[TextUnit]) -> list[Pair]:
    """Pairs of the same words, whatever their numbers."""
    held: dict[tuple[bool, str], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, units in enumerate((old, new)):
        for at, unit in enumerate(units):
            held[unit.is_heading, unit.words.text][side].append(at)
    return [pair for mine, others in held.values() for pair in _paired(mine, others)]


def _paired(mine: list[int], others: list[int]) -> Iterator[Pair]:
    if max(len(mine), len(others)) <= MOST_EQUAL:
        yield from ((i, j) for i in mine for j in others)
    else:
        yield from zip(mine, others, strict=False)


def similar_pairs(
    old: Sequence[TextUnit], new: Sequence[TextUnit], settled: Sequence[Pair] = ()
) -> list[Pair]:
    """Pairs that share what few pieces have; those in `settled` pairs are left out."""
    mine = _grams(old, {i for i, _ in settled})
    others = _grams(new, {j for _, j in settled})
    i, j, weights = _joined(mine, others)
    if not len(i):
        return []
    wide = len(new)
    pairs, inverse = np.unique(i * wide + j, return_inverse=True)
    scores = np.bincount(inverse, weights=weights, minlength=len(pairs))
    chosen = _best(pairs // wide, scores) | _best(pairs % wide, scores)
    return [(pair // wide, pair % wide) for pair in pairs[chosen].tolist()]


def _grams(units: Sequence[TextUnit], left_out: set[int]) -> tuple[Ints, Ints]:
    """Each different pair of characters with each piece that holds it, in order of the pairs."""
    texts = ["" if at in left_out else unit.words.text for at, unit in enumerate(units)]
    joined = "\0".join(texts)
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.int64)
    places = np.repeat(np.arange(len(texts)), [len(text) + 1 for text in texts])[: len(codes)]
    grams = codes[:-1] << 21 | codes[1:]
    inside = (codes[:-1] != 0) & (codes[1:] != 0)
    both = np.unique(np.stack((grams[inside], places[:-1][inside])), axis=1)
    return both[0], both[1]


def _joined(mine: tuple[Ints, Ints], others: tuple[Ints, Ints]) -> tuple[Ints, Ints, Ints]:
    """The pieces that hold one pair of characters, and how much each such meeting tells."""
    grams, starts, counts = np.unique(mine[0], return_index=True, return_counts=True)
    grams2, starts2, counts2 = np.unique(others[0], return_index=True, return_counts=True)
    _, at, at2 = np.intersect1d(grams, grams2, assume_unique=True, return_indices=True)
    few = (counts[at] <= MOST_HOLDING) & (counts2[at2] <= MOST_HOLDING)
    at, at2 = at[few], at2[few]
    sizes = counts[at] * counts2[at2]
    # Each meeting by its number: which of the first pieces, then which of the second.
    number = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    second = np.repeat(counts2[at2], sizes)
    i = mine[1][np.repeat(starts[at], sizes) + number // np.maximum(second, 1)]
    j = others[1][np.repeat(starts2[at2], sizes) + number % np.maximum(second, 1)]
    return i, j, np.repeat(1 / np.maximum(counts[at], counts2[at2]), sizes)


def _best(groups: Ints, scores: Ints) -> npt.NDArray[np.bool_]:
    """Which of the pairs are among the best of their group."""
    order = np.lexsort((-scores, groups))
    ordered = groups[order]
    first = np.flatnonzero(np.diff(ordered, prepend=-1))
    rank = np.arange(len(ordered)) - np.repeat(first, np.diff(first, append=len(ordered)))
    chosen = np.zeros(len(groups), np.bool_)
    chosen[order[rank < MOST_LIKELY]] = True
    return chosen
