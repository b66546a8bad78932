"""Mark in two original texts the words that differ, and count what differs in writing alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from indexer.analysis.normalise import BARRIER, normalise
from indexer.comparison.text_units import TextUnit
from indexer.comparison.word_edges import Clauses, at_word_edges
from indexer.comparison.word_edits import Edit, word_edits
from indexer.results.comparisons import ComparedRun

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """The texts of the old and new pieces in runs; `edited` says whether there is any mark."""

    old: tuple[tuple[ComparedRun, ...], ...]
    new: tuple[tuple[ComparedRun, ...], ...]
    edited: bool
    writing: int
    breaks: int
    coarse: bool


def marked_words(old: Sequence[TextUnit], new: Sequence[TextUnit]) -> Marked:
    """Mark what differs between pieces that stand for each other; of one side there may be none."""
    one, other = _Side(old), _Side(new)
    if not old or not new:
        return Marked(one.runs([]), other.runs([]), False, 0, 0, False)
    edits, coarse = word_edits(one.words, other.words, one.clauses, other.clauses)
    edits = at_word_edges(
        edits, Clauses(one.words, one.clauses), Clauses(other.words, other.clauses)
    )
    spans = [_outlined(edit, one, other) for edit in edits]
    writing = _Writing()
    at, at2 = 0, 0
    for edit in [*edits, Edit(len(one.words), len(one.words), len(other.words), len(other.words))]:
        writing.look(one, other, at, at2, edit.start - at)
        at, at2 = edit.end, edit.new_end
    if not edits:
        writing.look_at_ends(one, other)
    return Marked(
        one.runs([mine for mine, _ in spans]),
        other.runs([theirs for _, theirs in spans]),
        bool(edits),
        writing.places,
        writing.breaks,
        coarse,
    )


class _Side:
    """The pieces of one side as one text."""

    def __init__(self, units: Sequence[TextUnit]) -> None:
        ends = [0, *accumulate(len(unit.text) for unit in units)]
        starts = ends[:-1]
        self._pieces = list(pairwise(ends))
        self.text = "".join(unit.text for unit in units)
        self.words = "".join(unit.words.text for unit in units)
        self.origins: list[int] = [
            place + start
            for unit, start in zip(units, starts, strict=True)
            for place in unit.words.origins.tolist()
        ]
        begins = {0, *accumulate(len(unit.words.text) for unit in units)}
        self.clauses = [at for at in range(len(self.words)) if at in begins or self.gap_span(at)]

    def gap_span(self, at: int) -> Span | None:
        """Where signs without words stand before word character `at`; None where none do."""
        start = self.origins[at - 1] + 1 if at else 0
        end = self.origins[at] if at < len(self.origins) else len(self.text)
        return (start, end) if end > start else None

    def gap(self, at: int) -> str:
        """The signs without words before word character `at`."""
        span = self.gap_span(at)
        return self.text[slice(*span)] if span else ""

    def span(self, start: int, end: int) -> Span:
        """Where the word characters [start, end) stand; an empty span where there are none."""
        if start == end:
            place = self.origins[start - 1] + 1 if start else 0
            return place, place
        return self.origins[start], self.origins[end - 1] + 1

    def runs(self, marks: Sequence[Span]) -> tuple[tuple[ComparedRun, ...], ...]:
        """The text of each piece, with the ascending spans marked."""
        return tuple(tuple(_runs(self.text, piece, marks)) for piece in self._pieces)


def _runs(text: str, piece: Span, marks: Sequence[Span]) -> Iterator[ComparedRun]:
    at, end = piece
    for start, stop in marks[max(bisect_right(marks, (at, at)) - 1, 0) :]:
        start, stop = max(start, at), min(stop, end)
        if start >= end:
            break
        if start >= stop:
            continue
        if start > at:
            yield ComparedRun(text[at:start], False)
        yield ComparedRun(text[start:stop], True)
        at = stop
    if at < end:
        yield ComparedRun(text[at:end], False)


def _outlined(edit: Edit, one: _Side, other: _Side) -> tuple[Span, Span]:
    """Where an edit stands in the two texts, with the signs that came or went with it."""
    gaps = [_bare(side.gap(at)) for side, at in _edges(edit, one, other)]
    mine, others = one.span(edit.start, edit.end), other.span(edit.new_start, edit.new_end)
    if edit.start == edit.end or edit.new_start == edit.new_end:
        return _added(edit, one, other, gaps)
    before, behind = gaps[0] != gaps[2], gaps[1] != gaps[3]
    return (
        _widened(mine, one, edit.start, edit.end, before=before, behind=behind),
        _widened(others, other, edit.new_start, edit.new_end, before=before, behind=behind),
    )


def _edges(edit: Edit, one: _Side, other: _Side) -> list[tuple[_Side, int]]:
    return [
        (one, edit.start),
        (one, edit.end),
        (other, edit.new_start),
        (other, edit.new_end),
    ]


def _added(edit: Edit, one: _Side, other: _Side, gaps: Sequence[str]) -> tuple[Span, Span]:
    """The same for an edit that only adds or only leaves out: one gap became two, or two one."""
    leaves_out = edit.new_start == edit.new_end
    mine, others = (one, edit.start, edit.end), (other, edit.new_start, edit.new_end)
    (longer, start, end), (shorter, at, _) = (mine, others) if leaves_out else (others, mine)
    left, right = gaps[:2] if leaves_out else gaps[2:]
    single = gaps[2] if leaves_out else gaps[0]
    before, behind = (False, True) if left == single else (True, right != single)
    replaced = shorter.span(at, at)
    stays = 0
    if before and behind and single:
        stays = _stays(shorter.gap(at), longer.gap(start), longer.gap(end))
        replaced = replaced if stays else shorter.gap_span(at) or replaced
    span = longer.span(start, end)
    first, last = _widened(span, longer, start, end, before=before, behind=behind and not stays)
    marked = first + stays, last
    return (marked, replaced) if leaves_out else (replaced, marked)


def _stays(single: str, left: str, right: str) -> int:
    """How many signs of a gap stay before the words that are put into it: 》 of 》。; 0 if none."""
    cuts = range(len(single) - 1, 0, -1)
    return next((k for k in cuts if left.startswith(single[:k]) and right == single[k:]), 0)


def _widened(span: Span, side: _Side, start: int, end: int, *, before: bool, behind: bool) -> Span:
    """A span with the signs before or behind it, but without a line break at its ends."""
    first, last = span
    if before and (gap := side.gap_span(start)):
        first = gap[0]
    if behind and (gap := side.gap_span(end)):
        last = gap[1]
    while first < last and side.text[first].isspace():
        first += 1
    while first < last and side.text[last - 1].isspace():
        last -= 1
    return first, last


class _Writing:
    """Counts the places where the words are the same and the writing is not."""

    def __init__(self) -> None:
        self.places = 0
        self.breaks = 0
        self._in_place = False

    def look(self, one: _Side, other: _Side, at: int, at2: int, length: int) -> None:
        """Look at a common run of words."""
        if not length:
            return
        mine, others = one.span(at, at + length), other.span(at2, at2 + length)
        if one.text[slice(*mine)] == other.text[slice(*others)]:
            return
        self._in_place = False
        for k in range(length):
            if k:
                self._compare(one.gap(at + k), other.gap(at2 + k))
            self._compare(one.text[one.origins[at + k]], other.text[other.origins[at2 + k]])

    def look_at_ends(self, one: _Side, other: _Side) -> None:
        """Look at the signs before the first and behind the last word."""
        for mine, others in ((0, 0), (len(one.words), len(other.words))):
            self._in_place = False
            self._compare(one.gap(mine).strip(), other.gap(others).strip())

    def _compare(self, mine: str, others: str) -> None:
        if mine == others:
            self._in_place = self._in_place and not mine
            return
        self.places += not self._in_place
        self._in_place = True
        self.breaks += (BARRIER in mine) is not (BARRIER in others)


def _bare(gap: str) -> str:
    return normalise(gap).replace(" ", "") if gap else ""
