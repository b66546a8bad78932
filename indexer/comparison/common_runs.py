"""Which runs of characters two wordings have in common, in order, as a reader would see them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from indexer.limits.deadline import check

MOST_CELLS = 200_000_000
"""Length times length up to which two wordings are compared in all places: 25 MB of memory."""
SHORTEST_CLAUSE = 5
"""Characters of a clause that is looked for as a whole, before its characters are."""
MOST_GATHERED = 6
"""Runs that are looked for together."""
_PRIVATE = 0xF0000
_NUMBER = re.compile(r"\d+(?:[.,:/~·-]\d+)*|[a-z]{2,}|[零〇一二三四五六七八九十百千万亿两]{2,}")
_NEVER_EQUAL = ("\x01", "\x02")
"""Stand for clauses of the first and of the second wording that are in one of them only."""

Runs = list[tuple[int, int, int]]
"""[start in the first, start in the second, length], ascending in both."""


@dataclass(frozen=True, slots=True)
class Common:
    """The common runs of two wordings; `coarse` where they are too long to be compared inside."""

    runs: Runs
    coarse: bool


def common_runs(
    one: str, other: str, clauses: Sequence[int], other_clauses: Sequence[int]
) -> Common:
    """The common runs of two wordings; `clauses` are where their clauses begin, ascending from 0.

    Clauses that both have come first, so that what was put in between is not matched with scattered
    characters of what stood there; numbers and Latin words are matched as a whole.
    """
    if not one or not other:
        return Common([], False)
    runs: Runs = []
    coarse = False
    at, at2 = 0, 0
    for start, start2, size in [
        *_same_clauses(one, other, clauses, other_clauses),
        (len(one), len(other), 0),
    ]:
        inside = _between(one[at:start], other[at2:start2])
        runs += [(at + i, at2 + j, length) for i, j, length in inside.runs]
        coarse |= inside.coarse
        if size:
            runs.append((start, start2, size))
        at, at2 = start + size, start2 + size
    gathered = _gathered(_joined(runs), one, other)
    turned = [(j, i, size) for i, j, size in gathered]
    turned = _gathered(turned, other, one)
    return Common([(i, j, size) for j, i, size in turned], coarse)


def _gathered(runs: Runs, one: str, other: str) -> Runs:
    """Runs that stand together in the first wording, at a place where they do in the second too.

    Of 甲乙 and 甲丙乙丁甲乙 the last two characters are the common run, not the first and third.
    """
    found: Runs = []
    at = 0
    while at < len(runs):
        start, low = runs[at][0], found[-1][1] + found[-1][2] if found else 0
        end = at + 1
        while (
            end < len(runs)
            and end - at < MOST_GATHERED
            and runs[end - 1][0] + runs[end - 1][2] == runs[end][0]
        ):
            end += 1
        place = -1
        while place < 0 and end - at > 1:
            stop = runs[end - 1][0] + runs[end - 1][2]
            high = runs[end][1] if end < len(runs) else len(other)
            place = other.rfind(one[start:stop], low, high)
            end -= place < 0
        found.append(runs[at] if place < 0 else (start, place, stop - start))
        at = end
    return _joined(found)


def _same_clauses(
    one: str, other: str, clauses: Sequence[int], other_clauses: Sequence[int]
) -> Iterator[tuple[int, int, int]]:
    mine, others = _pieces(one, clauses), _pieces(other, other_clauses)
    both = sorted({text for text in mine if len(text) >= SHORTEST_CLAUSE} & set(others))
    if not both or len(mine) * len(others) > MOST_CELLS:
        return
    codes = {text: chr(_PRIVATE + number) for number, text in enumerate(both)}
    first = "".join(codes.get(text, _NEVER_EQUAL[0]) for text in mine)
    second = "".join(codes.get(text, _NEVER_EQUAL[1]) for text in others)
    for i, j, size in _blocks(first, second):
        for k in range(size):
            yield clauses[i + k], other_clauses[j + k], len(mine[i + k])


def _pieces(text: str, starts: Sequence[int]) -> list[str]:
    ends = [*starts[1:], len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _between(one: str, other: str) -> Common:
    """The common runs of two wordings without clauses in common."""
    if not one or not other:
        return Common([], False)
    if len(one) * len(other) > MOST_CELLS:
        return _between_ends(one, other)
    # Fewer than there are codes, since each has two characters at least.
    numbers = sorted({*_NUMBER.findall(one), *_NUMBER.findall(other)})
    codes = {text: chr(_PRIVATE + number) for number, text in enumerate(numbers)}
    first, places = _coded(one, codes)
    second, places2 = _coded(other, codes)
    return Common(
        [
            (places[i], places2[j], places[i + size] - places[i])
            for i, j, size in _blocks(first, second)
        ],
        False,
    )


def _coded(text: str, codes: Mapping[str, str]) -> tuple[str, list[int]]:
    """A wording with one character for each number, and where each of its characters stands."""
    signs: list[str] = []
    places: list[int] = []
    at = 0
    for found in _NUMBER.finditer(text):
        signs += [text[at : found.start()], codes[found.group()]]
        places += range(at, found.start() + 1)
        at = found.end()
    return "".join([*signs, text[at:]]), [*places, *range(at, len(text) + 1)]


def _between_ends(one: str, other: str) -> Common:
    """What two long wordings begin with and end with alike, and what is common between that."""
    most = min(len(one), len(other))
    head = next((k for k in range(most) if one[k] != other[k]), most)
    tail = next((k for k in range(most - head) if one[-1 - k] != other[-1 - k]), most - head)
    middle, middle2 = one[head : len(one) - tail], other[head : len(other) - tail]
    runs = [(0, 0, head)]
    coarse = len(middle) * len(middle2) > MOST_CELLS
    if not coarse:
        runs += [(head + i, head + j, size) for i, j, size in _between(middle, middle2).runs]
    runs.append((len(one) - tail, len(other) - tail, tail))
    return Common([run for run in runs if run[2]], coarse)


def _blocks(one: str, other: str) -> Iterator[tuple[int, int, int]]:
    check()
    for block in LCSseq.editops(one, other).as_matching_blocks():
        if block.size:
            yield block.a, block.b, block.size


def _joined(runs: Runs) -> Runs:
    """Runs that follow each other without a gap as one."""
    found: Runs = []
    for i, j, size in runs:
        if found and found[-1][0] + found[-1][2] == i and found[-1][1] + found[-1][2] == j:
            found[-1] = (found[-1][0], found[-1][1], found[-1][2] + size)
        else:
            found.append((i, j, size))
    return found
