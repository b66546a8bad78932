"""Say which pieces of the old text stand for which of the new one.

First the heaviest chain of pairs that keeps the order of both texts; then what stands between two
of its pairs, with less asked of it; then what was moved, among what is left; then what was split or
merged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from indexer.comparison.heaviest_chain import heaviest_chain
from indexer.comparison.likely_pairs import equal_pairs, similar_pairs
from indexer.comparison.likeness import Likeness, Pair
from indexer.comparison.split_pieces import split_pieces
from indexer.comparison.text_units import TextUnit

IN_ORDER = 0.5
"""How alike two pieces must be to be one, where their order agrees with the others'."""
IN_GAP = 0.4
"""The same between pairs that are sure, where there is little else that they could be."""
OF_ONE_NUMBER = 0.3
"""The same there for two that bear the same number."""
SURELY_MOVED, MOVED = 0.85, 0.6
"""How alike they must be where the order disagrees: before what was split is looked for, and then
among what is left."""
SHORTEST_MOVED = 8
"""Characters of a piece below which it was not moved, but dropped here and put in there."""
LARGEST_GAP = 400
"""Pairs between two sure ones up to which all of them are compared."""
SETTLED = 8
"""Characters from which on a wording that each text has once is the same piece for sure."""
_HEADING_WEIGHT = 0.3
_FULL_WEIGHT = 100


@dataclass(frozen=True, slots=True)
class Aligned:
    """The numbers of old and new pieces that stand for each other; `moved` out of order."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Alignment:
    """What stands for each other, in any order; pieces that are in none are alone.

    `perhaps` are pairs of such pieces that may be one all the same.
    """

    aligned: tuple[Aligned, ...]
    perhaps: tuple[Pair, ...]


def alignment(old: Sequence[TextUnit], new: Sequence[TextUnit]) -> Alignment:
    """Which pieces of two texts stand for each other."""
    likeness = Likeness(old, new)
    equal = equal_pairs(old, new)
    settled = _settled(equal, old)
    likely = [*equal, *similar_pairs(old, new, settled)]
    chain = _chain(likely, IN_ORDER, likeness)
    chain = _with_gaps(chain, likeness)
    in_order = [Aligned((i,), (j,)) for i, j in chain]
    surely_moved = _moved(likely, in_order, SURELY_MOVED, likeness)
    split = split_pieces(chain, surely_moved, old, new)
    aligned = [*(Aligned(tuple(mine), tuple(others)) for mine, others in split)]
    aligned += [Aligned((i,), (j,), moved=True) for i, j in surely_moved]
    moved = _moved(likely, aligned, MOVED, likeness)
    aligned += [Aligned((i,), (j,), moved=True) for i, j in moved]
    return Alignment(tuple(aligned), tuple(_perhaps(aligned, likely, likeness)))


def _perhaps(
    aligned: Iterable[Aligned], likely: Sequence[Pair], likeness: Likeness
) -> Iterator[Pair]:
    """Pairs among what is alone that are not alike enough, those first that are most alike."""
    mine, others = _numbers(aligned)
    known = dict(zip(likely, likeness.of(likely), strict=True)) | likeness.doubtful
    for (i, j), alike in sorted(known.items(), key=lambda one: (-one[1], one[0])):
        if alike < IN_GAP or i in mine or j in others:
            continue
        if _can_move(likeness.old[i]) and _can_move(likeness.new[j]):
            yield i, j
            mine.add(i)
            others.add(j)


def _numbers(aligned: Iterable[Aligned]) -> tuple[set[int], set[int]]:
    """The old and the new pieces that are in a pair or group."""
    every = list(aligned)
    return {i for one in every for i in one.old}, {j for one in every for j in one.new}


def _settled(equal: Sequence[Pair], old: Sequence[TextUnit]) -> list[Pair]:
    """The pairs of a wording that each text has once."""
    mine, others = Counter(i for i, _ in equal), Counter(j for _, j in equal)
    return [
        (i, j) for i, j in equal if mine[i] == others[j] == 1 and len(old[i].words.text) >= SETTLED
    ]


def _chain(
    pairs: Sequence[Pair],
    least: float,
    likeness: Likeness,
) -> list[Pair]:
    measured = zip(pairs, likeness.of(pairs), strict=True)
    return heaviest_chain(
        (pair, _weight(alike, likeness.old[pair[0]], likeness.new[pair[1]]))
        for pair, alike in measured
        if alike >= _least(least, likeness.old[pair[0]], likeness.new[pair[1]])
    )


def _least(least: float, one: TextUnit, other: TextUnit) -> float:
    return OF_ONE_NUMBER if least == IN_GAP and one.key and one.key == other.key else least


def _weight(alike: float, one: TextUnit, other: TextUnit) -> float:
    """What a pair is worth: long pieces tell more than short ones, articles more than headings."""
    length = min(len(one.words.text), len(other.words.text), _FULL_WEIGHT) / _FULL_WEIGHT
    worth = (alike - OF_ONE_NUMBER + 0.01) * (0.2 + 0.8 * length)
    worth *= _HEADING_WEIGHT if one.is_heading else 1
    return worth * (1.05 if one.key and one.key == other.key else 1)


def _with_gaps(
    chain: Sequence[Pair],
    likeness: Likeness,
) -> list[Pair]:
    """The chain with what is alike enough between two of its pairs."""
    found: list[Pair] = []
    before = (-1, -1)
    for pair in [*chain, (len(likeness.old), len(likeness.new))]:
        mine, others = range(before[0] + 1, pair[0]), range(before[1] + 1, pair[1])
        if 0 < len(mine) * len(others) <= LARGEST_GAP:
            inside = [(i, j) for i in mine for j in others]
            found += _chain(inside, IN_GAP, likeness)
        found.append(pair)
        before = pair
    return found[:-1]


def _moved(
    likely: Sequence[Pair],
    aligned: Sequence[Aligned],
    least: float,
    likeness: Likeness,
) -> list[Pair]:
    """The pairs out of order among what is left, those first that are most alike."""
    mine, others = _numbers(aligned)
    left = [
        (i, j)
        for i, j in dict.fromkeys(likely)
        if i not in mine
        and j not in others
        and _can_move(likeness.old[i])
        and _can_move(likeness.new[j])
    ]
    ranked = sorted(zip(likeness.of(left), left, strict=True), key=lambda one: (-one[0], one[1]))
    found: list[Pair] = []
    for alike, (i, j) in ranked:
        if alike >= least and i not in mine and j not in others:
            found.append((i, j))
            mine.add(i)
            others.add(j)
    return found


def _can_move(unit: TextUnit) -> bool:
    return not unit.is_heading and len(unit.words.text) >= SHORTEST_MOVED
