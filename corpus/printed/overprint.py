"""Text that is drawn over other text: the same again, to make it bold, or a watermark."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from statistics import median

from corpus.printed.row_piece import RowPiece

# The share of the smaller one's area from which on one run is drawn over another, and the share
# from which on, with the same text, it is the same again.
_OVER, _SAME = 0.15, 0.6
# A run this much larger than the page's others that is drawn over them is a watermark.
_LARGER = 1.7
# A page with more runs is a drawing, and is not looked through.
_MOST_RUNS = 3000


def split_overprint(
    runs: Sequence[RowPiece], is_faint: Callable[[int], bool]
) -> tuple[list[RowPiece], list[RowPiece]]:
    """The runs of the text, each once, and the watermarks that are drawn over or under it."""
    pairs = list(_pairs(runs)) if len(runs) <= _MOST_RUNS else []
    if not pairs:
        return list(runs), []
    usual = median(run.size for run in runs)
    again = {later for first, later, share in pairs if _is_again(runs[first], runs[later], share)}
    crossing = {index for first, later, _ in pairs for index in (first, later)} - again
    marks = {
        index
        for index in crossing
        if runs[index].size > _LARGER * usual or is_faint(runs[index].signs[0].order)
    }
    text = [run for index, run in enumerate(runs) if index not in again | marks]
    return text, [runs[index] for index in sorted(marks)]


def _pairs(runs: Sequence[RowPiece]) -> Iterator[tuple[int, int, float]]:
    """Runs that overlap, in the file's order, and which share of the smaller one is covered."""
    order = sorted(range(len(runs)), key=lambda index: runs[index].top)
    for place, index in enumerate(order):
        run = runs[index]
        bottom = run.top + run.size
        for other in order[place + 1 :]:
            if runs[other].top >= bottom:
                break
            share = _overlap(run, runs[other])
            if share > _OVER:
                yield min(index, other), max(index, other), share


def _overlap(one: RowPiece, other: RowPiece) -> float:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.top + one.size, other.top + other.size) - max(one.top, other.top)
    area = min(_area(one), _area(other))
    return across * down / area if across > 0 and down > 0 and area > 0 else 0.0


def _area(run: RowPiece) -> float:
    return (run.right - run.left) * run.size


def _is_again(first: RowPiece, later: RowPiece, share: float) -> bool:
    if share < _SAME or len(first.signs) != len(later.signs):
        return False
    return all(a.text == b.text for a, b in zip(first.signs, later.signs, strict=True))
