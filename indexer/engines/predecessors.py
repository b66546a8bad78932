"""Which generations came before one: each is built from another, whatever numbers lie between.

After a roll back the numbers above the published one are of generations that an operator left,
so the highest number below a generation need not be the one before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

NOT_SAID = 0
"""What a generation was built from where it does not say so: an earlier version of the program
wrote it, or it is the first."""


def predecessors(number: int, built_from: Mapping[int, int]) -> Iterator[int]:
    """The generations before one, the newest first, as far as they are there.

    `built_from` has, of every generation that is there, the one that it was built from. Where a
    generation does not say so, the one before it is that with the next lower number.

    >>> list(predecessors(5, {1: 0, 2: 1, 3: 2, 4: 3, 5: 2}))
    [2, 1]
    >>> list(predecessors(3, {1: 0, 2: 0, 3: 0}))
    [2, 1]
    """
    while True:
        before = built_from.get(number, NOT_SAID)
        if before == NOT_SAID:
            before = max((one for one in built_from if one < number), default=NOT_SAID)
        if before not in built_from or before >= number:
            return
        yield before
        number = before


def kept(published: int, built_from: Mapping[int, int], older: int) -> set[int]:
    """The published generation, and as many before it: all others may be deleted.

    Those that a roll back left are among the others, whatever their numbers are.
    """
    return {published, *islice(predecessors(published, built_from), older)}
