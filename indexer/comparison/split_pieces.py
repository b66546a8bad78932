"""Find pieces that were split into several that stand together, or merged of several."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rapidfuzz.distance import LCSseq

from indexer.comparison.likeness import Pair
from indexer.comparison.text_units import TextUnit
from indexer.limits.deadline import check

Group = tuple[list[int], list[int]]
"""The numbers of the old and of the new pieces that stand for each other."""

SHORTEST_RUN = 4
"""Characters in a row that two pieces must share for it to count."""
HELD = 0.6
"""The share of a part's words that the whole must hold."""
ADDED_OF_PART, ADDED_OF_WHOLE = 0.6, 0.15
"""A part must hold words of the whole that no other part holds, else it only says what the others
say, as penalties and duties do: so large a share of its own words, or of the whole's."""
LEAST = 8
"""Characters of a whole that each of its parts must hold."""
MOST_CELLS = 4_000_000
"""Length times length up to which two pieces are looked at."""


def split_pieces(
    pairs: Sequence[Pair],
    moved: Collection[Pair],
    old: Sequence[TextUnit],
    new: Sequence[TextUnit],
) -> list[Group]:
    """The pairs, with pieces that are in none added to a neighbour of which they were a part."""
    groups: list[Group] = [([i], [j]) for i, j in pairs]
    taken_new = {j for _, j in (*pairs, *moved)}
    taken_old = {i for i, _ in (*pairs, *moved)}
    _grow([(j, i) for i, j in groups], taken_new, new, old)
    _grow([(i, j) for i, j in groups], taken_old, old, new)
    return groups


def _grow(
    groups: Sequence[tuple[list[int], list[int]]],
    taken: set[int],
    parts: Sequence[TextUnit],
    wholes: Sequence[TextUnit],
) -> None:
    """Add free neighbours to the parts (first of each group) of which the second is the whole."""
    by_whole = [group for group in groups if len(group[1]) == 1]
    for mine, (whole,) in by_whole:
        for step in (1, -1):
            while True:
                free = mine[-1] + 1 if step == 1 else mine[0] - 1
                if not 0 <= free < len(parts) or free in taken:
                    break
                check()
                grown = sorted([*mine, free])
                if not _is_part(free, mine, wholes[whole], parts):
                    break
                mine[:] = grown
                taken.add(free)


def _is_part(free: int, others: Sequence[int], whole: TextUnit, parts: Sequence[TextUnit]) -> bool:
    """Whether a piece holds what the other parts lack of a whole, and little else."""
    part, text = parts[free], whole.words.text
    if part.is_heading or whole.is_heading:
        return False
    length = sum(len(parts[at].words.text) for at in (*others, free))
    if not part.words.text or len(text) * length > MOST_CELLS:
        return False
    if len(_shared(text, part.words.text)) < HELD * len(part.words.text):
        return False
    alone = len(_shared(text, _text(others, parts)))
    together = len(_shared(text, _text(sorted([*others, free]), parts)))
    added = together - alone
    least = min(ADDED_OF_PART * len(part.words.text), ADDED_OF_WHOLE * len(text))
    return alone >= LEAST and added >= max(LEAST, least)


def _text(numbers: Sequence[int], units: Sequence[TextUnit]) -> str:
    return "".join(units[number].words.text for number in numbers)


def _shared(whole: str, part: str) -> list[int]:
    """The places of a whole that a part shares with it, in runs that are no chance."""
    return [
        place
        for block in LCSseq.editops(whole, part).as_matching_blocks()
        if block.size >= SHORTEST_RUN
        for place in range(block.a, block.a + block.size)
    ]
