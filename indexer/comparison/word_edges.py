"""Widen edits to the words that they stand in: 以[上] becomes [以上]."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.analysis.words import cut
from indexer.comparison.word_edits import Edit

LONGEST_WORD = 4
"""Characters of a word that an edit is widened to; in longer names a part alone is marked."""
AROUND = 16
"""Characters on each side of an edge that are cut into words."""


@dataclass(frozen=True, slots=True)
class Clauses:
    """A wording, and where its clauses begin (ascending from 0): no word reaches over that."""

    text: str
    begins: Sequence[int]

    def around(self, place: int) -> tuple[int, int]:
        """How many characters stand before and behind a place in the word that it is inside of."""
        at = bisect_right(self.begins, place)
        first = self.begins[at - 1] if at else 0
        if place in (first, len(self.text)):
            return 0, 0
        following = bisect_left(self.begins, place)
        end = self.begins[following] if following < len(self.begins) else len(self.text)
        start = max(first, place - AROUND)
        for word in cut(self.text[start : min(end, place + AROUND)]):
            if start < place < start + len(word) and len(word) <= LONGEST_WORD:
                return place - start, start + len(word) - place
            start += len(word)
        return 0, 0


def at_word_edges(edits: Sequence[Edit], one: Clauses, other: Clauses) -> list[Edit]:
    """The edits, each begun and ended where words of both wordings begin and end.

    >>> at_word_edges([Edit(1, 2, 1, 2)], Clauses("以上的人", [0]), Clauses("以下的人", [0]))
    [Edit(start=0, end=2, new_start=0, new_end=2)]
    """
    widened: list[Edit] = []
    for number, edit in enumerate(edits):
        before = edit.start - (widened[-1].end if widened else 0)
        following = edits[number + 1].start if number + 1 < len(edits) else len(one.text)
        left = max(one.around(edit.start)[0], other.around(edit.new_start)[0])
        right = max(one.around(edit.end)[1], other.around(edit.new_end)[1])
        left, right = min(left, before), min(right, following - edit.end)
        wide = Edit(
            edit.start - left, edit.end + right, edit.new_start - left, edit.new_end + right
        )
        if widened and widened[-1].end == wide.start:
            last = widened.pop()
            wide = Edit(last.start, wide.end, last.new_start, wide.new_end)
        widened.append(wide)
    return widened
