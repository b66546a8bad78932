"""Tell at which width the lines of a text were broken, by how many of them reach it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from corpus.wrapped_text.line_forms import (
    CLOSING,
    OPENING,
    begins_part,
    is_ended,
    is_row,
    is_running,
    stands_alone,
)

Measure = Callable[[str], int]


def signs(text: str) -> int:
    """How many characters a text has."""
    return len(text)


def columns(text: str) -> int:
    """How many columns a text fills: a Han sign two, a sign in half width one."""
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def octets(text: str) -> int:
    """How many bytes a text has in UTF-8."""
    return len(text.encode("utf-8", "surrogatepass"))


# Each measure with how much of it a Han sign takes.
_MEASURES: tuple[tuple[Measure, int], ...] = ((signs, 1), (columns, 2), (octets, 3))
_NARROWEST, _WIDEST = 16, 64
"""Between how many Han signs a width is looked for: verse is narrower, a paragraph wider."""
_CLUSTER = re.compile(
    rf"[{re.escape(OPENING)}]*(?:[A-Za-z0-9._%+\-/]+|.)[{re.escape(CLOSING)}]*", re.DOTALL
)
_UNREADABLE = "\N{REPLACEMENT CHARACTER}"
_WRONG = re.compile(f"{_UNREADABLE}+")
_LONGER = 4
"""So many lines have to end inside a sentence for each that is longer than the width."""
_MOST = 0.8
"""Where single signs explain such a share of the broken lines, whole words are not tried."""
_SOME = 40
"""Of so many lines two at the width are enough."""
_FEW = 3
"""From so many lines at the width on, their number alone decides."""


@dataclass(frozen=True, slots=True)
class Width:
    """A width: `most` of a measure; `by_words` where words and marks are kept together."""

    measure: Measure
    most: int
    by_words: bool

    def fills(self, line: str, after: str) -> bool:
        """Whether what `after` begins with had no room in `line` any more.

        Where characters of the line could not be read, one more may have stood in their place.
        """
        room = self.measure(_unit(after, self.by_words))
        lost = len(_WRONG.findall(line)) if _UNREADABLE in line else 0
        if lost:
            room += lost * self.measure(_UNREADABLE)
        return self.measure(_as_it_stood(line)) + room > self.most


@dataclass(frozen=True, slots=True)
class _Breaks:
    """All line ends: sizes of lines, of what follows at once, and whether each cuts a sentence."""

    sizes: Sequence[int]
    rooms: Sequence[int]
    broken: Sequence[bool]


def find_width(lines: Sequence[str]) -> Width | None:
    """The width at which lines were broken; None where they are not, or nothing shows it.

    `lines` are as they stand in the text, blank ones left out.
    """
    lines = [*map(_as_it_stood, lines)]
    # A cheap look first: most texts have longer lines than any width.
    longer = sum(len(line) > _WIDEST and columns(line) > 2 * _WIDEST for line in lines)
    if len(lines) < 2 or _LONGER * longer >= len(lines):
        return None
    broken = [
        len(line) >= _NARROWEST and not is_ended(line) and not is_row(line) for line in lines[:-1]
    ]
    many = sum(broken)
    if many <= _LONGER * longer:
        return None
    if many < _FEW:
        return _of_few_lines(lines)
    broken.append(False)
    found = list(_widths(lines, broken, by_words=False))
    if not found or max(found, key=_strongest)[0] < _MOST * many:
        by_words = _widths(lines, broken, by_words=True)
        found += [(strength * 0.9 - 1, width) for strength, width in by_words]
    return max(found, key=_strongest)[1] if found else _of_few_lines(lines)


def _as_it_stood(line: str) -> str:
    """A line with one sign for each place that could not be read, whatever its bytes became."""
    return _WRONG.sub(_UNREADABLE, line) if _UNREADABLE in line else line


def _strongest(found: tuple[float, Width]) -> float:
    return found[0]


def _widths(
    lines: Sequence[str], broken: Sequence[bool], *, by_words: bool
) -> Iterator[tuple[float, Width]]:
    """The width by each measure that finds one, with how many lines show it."""
    units = [_unit(line, by_words) for line in lines[1:]] + [""]
    for measure, of_han in _MEASURES:
        breaks = _Breaks([*map(measure, lines)], [*map(measure, units)], broken)
        most = _most(breaks, _NARROWEST * of_han, _WIDEST * of_han)
        strength = _strength(breaks, most) if most else 0
        if strength > 0:
            yield strength - 0.01 * of_han, Width(measure, most, by_words)


def _unit(line: str, by_words: bool) -> str:
    found = _CLUSTER.match(line) if by_words else None
    return found.group() if found else line[:1]


def _most(breaks: _Breaks, low: int, high: int) -> int:
    """The width at which most lines end inside a sentence, and that hardly any line exceeds."""
    steps = [0] * (high + 2)
    over = [0] * (high + 2)
    for size, room, broken in zip(breaks.sizes, breaks.rooms, breaks.broken, strict=True):
        over[min(size, high + 1)] += 1
        if broken and size <= high:
            steps[size] += 1
            steps[min(size + room, high + 1)] -= 1
    best, place, at, longer = 0, 0, 0, len(breaks.sizes)
    for width in range(high + 1):
        at += steps[width]
        longer -= over[width]
        if width >= low and at - _LONGER * longer > best:
            best, place = at - _LONGER * longer, width
    return place


def _strength(breaks: _Breaks, most: int) -> float:
    """By how many more lines than chance explains a width is reached; 0 where they are too few."""
    full = broken = rooms = under = 0
    half = most // 2
    for size, room, cuts in zip(breaks.sizes, breaks.rooms, breaks.broken, strict=True):
        if size <= most < size + room:
            full, broken, rooms = full + 1, broken + cuts, rooms + room
        elif half <= size < most:
            under += 1
    by_chance = under / half * rooms / max(1, full)
    if broken < _FEW or broken < 0.5 * full or broken < 3 * by_chance + 1:
        return 0
    return broken - by_chance


def _of_few_lines(lines: Sequence[str]) -> Width | None:
    """The width of a text of a few lines, where one that goes on in the next is the longest.

    Of some more lines two have to.
    """
    longest = max(map(len, lines), default=0)
    if not _NARROWEST <= longest <= _WIDEST or len(lines) > _SOME:
        return None
    sure = sum(
        len(line) == longest and _goes_on(line, after) for line, after in itertools.pairwise(lines)
    )
    enough = 1 if len(lines) <= 4 * _FEW else 2
    return Width(signs, longest, by_words=False) if sure >= enough else None


def _goes_on(line: str, after: str) -> bool:
    """Whether a line surely goes on in the next: it is cut inside a sentence that ends there."""
    text, following = line.strip(), after.strip()
    if is_ended(text) or is_row(text) or begins_part(following) or stands_alone(following):
        return False
    return is_running(following) and (is_running(text) or is_ended(following))
