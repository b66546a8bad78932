"""Part a typed text into pieces in the cheapest ways."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from indexer.analysis.sound_classes import Places, SoundClass, han_character, is_han

BOUNDARY = "'"
"""Stands where a syllable ends for sure."""

Piece = tuple[int, int, SoundClass]
"""How many signs are read, what it costs, and as what."""


@dataclass(frozen=True, slots=True)
class _Path:
    """A way to read the beginning of a text: its cost, and its last piece behind the others."""

    cost: int
    before: _Path | None = None
    last: SoundClass | None = None

    def places(self) -> Places:
        """The pieces from the first to the last."""
        found: list[SoundClass] = []
        path: _Path | None = self
        while path is not None:
            if path.last is not None:
                found.append(path.last)
            path = path.before
        return tuple(reversed(found))


def cheapest_ways(
    typed: str, pieces_at: Callable[[str, int], Iterator[Piece]], most: int
) -> list[Places]:
    """The cheapest ways to read all of a text in pieces, at most `most`, the cheapest first."""
    ways: list[list[_Path]] = [[] for _ in range(len(typed) + 1)]
    ways[0].append(_Path(0))
    for start, sign in enumerate(typed):
        here = sorted(ways[start], key=lambda path: path.cost)[:most]
        ways[start] = here
        if not here:
            continue
        if sign == BOUNDARY:
            ways[start + 1] += here
        elif is_han(sign):
            ways[start + 1] += [_Path(path.cost, path, han_character(sign)) for path in here]
        else:
            for size, cost, piece in pieces_at(typed, start):
                ways[start + size] += [_Path(path.cost + cost, path, piece) for path in here]
    ended = sorted(ways[-1], key=lambda path: path.cost)[:most]
    return [path.places() for path in ended]
