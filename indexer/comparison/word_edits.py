"""Which words of two wordings differ: the common runs, cleaned up for a reader."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from indexer.comparison.common_runs import Runs, common_runs

LONGEST_ISLAND = 3
"""A run of at most so many characters between two edits that are longer counts as edited too, and
one of a single character always: what is left of a rewritten clause is chance."""
LEAST_KEPT = 0.3
"""Where less is left of the shorter wording, it was written anew."""
FARTHEST = 60
"""Characters by which an edit is moved to where a clause begins."""


@dataclass(frozen=True, slots=True)
class Edit:
    """[start, end) of the old wording became [new_start, new_end) of the new; one may be empty."""

    start: int
    end: int
    new_start: int
    new_end: int

    @property
    def length(self) -> int:
        """The length of the longer side."""
        return max(self.end - self.start, self.new_end - self.new_start)


def word_edits(
    one: str, other: str, clauses: Sequence[int], other_clauses: Sequence[int]
) -> tuple[list[Edit], bool]:
    """The edits between two wordings in order, and whether they are coarse."""
    if one == other:
        return [], False
    common = common_runs(one, other, clauses, other_clauses)
    edits = _without_islands(_between(common.runs, len(one), len(other)))
    shorter = min(len(one), len(other))
    changed = sum(edit.end - edit.start for edit in edits)
    if not common.coarse and len(one) - changed < LEAST_KEPT * shorter:
        return [Edit(0, len(one), 0, len(other))], False
    begins, begins2 = {*clauses, len(one)}, {*other_clauses, len(other)}
    return _at_clauses(edits, one, other, begins, begins2), common.coarse


def _between(runs: Runs, end: int, new_end: int) -> list[Edit]:
    edits = []
    at, at2 = 0, 0
    for i, j, size in [*runs, (end, new_end, 0)]:
        if i > at or j > at2:
            edits.append(Edit(at, i, at2, j))
        at, at2 = i + size, j + size
    return edits


def _without_islands(edits: list[Edit]) -> list[Edit]:
    """Edits that stand close together as one."""
    found: list[Edit] = []
    for edit in edits:
        while found and _is_island(edit.start - found[-1].end, found[-1], edit):
            last = found.pop()
            edit = Edit(last.start, edit.end, last.new_start, edit.new_end)
        found.append(edit)
    return found


def _is_island(length: int, before: Edit, behind: Edit) -> bool:
    return length == 1 or (length <= LONGEST_ISLAND and length < min(before.length, behind.length))


def _at_clauses(
    edits: list[Edit], one: str, other: str, begins: Container[int], begins2: Container[int]
) -> list[Edit]:
    """Edits that only add or only leave out, moved to where a clause begins if they can be.

    在甲乙 → 在甲在乙 can be read as 在[甲在]乙 too.
    """
    moved: list[Edit] = []
    for number, edit in enumerate(edits):
        low = (moved[-1].end, moved[-1].new_end) if moved else (0, 0)
        following = edits[number + 1] if number + 1 < len(edits) else None
        high = (following.start, following.new_start) if following else (len(one), len(other))
        if edit.start == edit.end:
            room = (edit.new_start - low[1], high[1] - edit.new_end)
            by = _shift(other, edit.new_start, edit.new_end, room, begins2)
        elif edit.new_start == edit.new_end:
            room = (edit.start - low[0], high[0] - edit.end)
            by = _shift(one, edit.start, edit.end, room, begins)
        else:
            by = 0
        moved.append(Edit(edit.start + by, edit.end + by, edit.new_start + by, edit.new_end + by))
    return moved


def _shift(text: str, start: int, end: int, room: tuple[int, int], begins: Container[int]) -> int:
    """By how much [start, end) can be moved to begin with a clause, and best to end with one."""
    back = 0
    while back < min(room[0], FARTHEST) and text[start - back - 1] == text[end - back - 1]:
        back += 1
    ahead = 0
    while ahead < min(room[1], FARTHEST) and text[start + ahead] == text[end + ahead]:
        ahead += 1
    return max(
        range(-back, ahead + 1),
        key=lambda by: ((start + by in begins) + (end + by in begins), -abs(by)),
    )
