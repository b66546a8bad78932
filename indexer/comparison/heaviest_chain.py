"""The heaviest set of pairs that keep the order of both texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from indexer.comparison.likeness import Pair

Weighed = tuple[Pair, float]
"""A pair, and how much it would be worth to have it; above 0."""


def heaviest_chain(weighed: Iterable[Weighed]) -> list[Pair]:
    """The pairs of which both numbers ascend, together the heaviest; O(n log n).

    >>> heaviest_chain([((0, 0), 1.0), ((1, 2), 1.0), ((2, 1), 1.5), ((3, 3), 1.0)])
    [(0, 0), (2, 1), (3, 3)]
    """
    # Of one old piece the later new ones come first, so that two of its pairs never follow.
    pairs = sorted(weighed, key=lambda one: (one[0][0], -one[0][1]))
    width = max((j for (_, j), _ in pairs), default=-1) + 1
    best = _BestBefore(width)
    totals: list[float] = []
    before: list[int | None] = []
    for number, ((_, j), weight) in enumerate(pairs):
        total, previous = best.before(j)
        totals.append(total + weight)
        before.append(previous)
        best.offer(j, total + weight, number)
    _, at = best.before(width)
    return _back(at, before, [pair for pair, _ in pairs])


def _back(at: int | None, before: Sequence[int | None], pairs: Sequence[Pair]) -> list[Pair]:
    chain = []
    while at is not None:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


class _BestBefore:
    """The heaviest chain that ends before a place (a Fenwick tree of maxima)."""

    def __init__(self, width: int) -> None:
        self._best: list[tuple[float, int | None]] = [(0.0, None)] * (width + 1)

    def before(self, place: int) -> tuple[float, int | None]:
        """The total and the last pair of the heaviest chain that ends at a place below `place`."""
        found: tuple[float, int | None] = (0.0, None)
        while place > 0:
            if self._best[place][0] > found[0]:
                found = self._best[place]
            place &= place - 1
        return found

    def offer(self, place: int, total: float, number: int) -> None:
        """A chain of `total` ends at `place` with the pair `number`."""
        place += 1
        while place < len(self._best):
            if total > self._best[place][0]:
                self._best[place] = (total, number)
            place += place & -place
