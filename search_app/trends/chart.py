"""A picture of counts by period: columns for one series, lines for several; coordinates only.

Drawn by `templates/chart.html` as SVG without any style of its own, since the policy of the site
allows none. Why no library draws it: `docs/decisions/0014-charts.md`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 960, 300
"""Of the whole picture at most, in pixels; `TOP`, `LEFT` and so on are the margins."""
TOP, RIGHT, BOTTOM, LEFT = 16, 56, 34, 56
LABEL_ROOM = 56
"""Pixels that the name of a period takes."""
FEW = 2
"""Up to so many periods several series are drawn as columns: a line needs more points."""
DOT_ROOM = 10
"""Pixels between points that get a dot each; nearer ones could not be told apart."""


@dataclass(frozen=True, slots=True)
class Point:
    """A count of one period: where it stands, what it says, what it leads to."""

    x: float
    y: float
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Series:
    """Counts under one name; `number` from 1 chooses its colour and its dashes."""

    number: int
    name: str
    points: tuple[Point, ...]
    path: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of an axis."""

    at: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """All that is drawn.

    `column` is the width of a column, 0 for lines; `dots`: the lines have some.
    """

    width: int
    height: int
    left: float
    right: float
    top: float
    base: float
    column: float
    dots: bool
    series: tuple[Series, ...]
    counts: tuple[Tick, ...]
    periods: tuple[Tick, ...]

    @property
    def wide(self) -> bool:
        """Whether it takes all the room there is."""
        return self.width == WIDTH


@dataclass(frozen=True, slots=True)
class Counts:
    """One series to draw: for each period its count, its words and its link, in one order."""

    name: str
    counts: Sequence[int]
    labels: Sequence[str]
    hrefs: Sequence[str]


def draw(periods: Sequence[str], all_counts: Sequence[Counts]) -> Chart:
    """The picture of series that run parallel to `periods`. O(periods) a series."""
    step = nice_step(max((count for one in all_counts for count in one.counts), default=0))
    highest = step * max(1, -(-max(max(c.counts, default=0) for c in all_counts) // step))
    # Few periods take less room, so that a phone shows them all.
    width = min(WIDTH, LEFT + RIGHT + max(4, len(periods)) * LABEL_ROOM)
    base, right = HEIGHT - BOTTOM, width - RIGHT
    slot = (right - LEFT) / max(1, len(periods))
    middle = [LEFT + slot * (number + 0.5) for number in range(len(periods))]
    columns = len(all_counts) == 1 or len(periods) <= FEW
    # Else a single period would fill the picture with one block.
    column = min(slot * 0.72, LABEL_ROOM * 2.0) / len(all_counts) if columns else 0

    def height(count: int) -> float:
        return round(base - (base - TOP) * count / highest, 1)

    series = []
    for number, one in enumerate(all_counts, 1):
        aside = column * (number - (len(all_counts) + 1) / 2)
        points = tuple(
            Point(round(x + aside, 1), height(count), label, href)
            for x, count, label, href in zip(middle, one.counts, one.labels, one.hrefs, strict=True)
        )
        path = "M" + " L".join(f"{point.x} {point.y}" for point in points)
        series.append(Series(number, one.name, points, path))
    every = max(1, -(-int(LABEL_ROOM / slot + 0.999) // 1))
    return Chart(
        width=width,
        height=HEIGHT,
        left=LEFT,
        right=right,
        top=TOP,
        base=base,
        column=round(column, 1),
        dots=slot >= DOT_ROOM,
        series=tuple(series),
        counts=tuple(Tick(height(n), f"{n:,}") for n in range(0, highest + 1, step)),
        periods=tuple(
            Tick(round(x, 1), period)
            for number, (x, period) in enumerate(zip(middle, periods, strict=True))
            if number % every == 0
        ),
    )


def nice_step(most: int) -> int:
    """The distance of the lines behind the counts: 1, 2 or 5 of a power of ten, about five lines.

    >>> nice_step(3), nice_step(37), nice_step(1200)
    (1, 10, 500)
    """
    power = 1
    while True:
        for factor in (1, 2, 5):
            if factor * power * 5 >= most:
                return factor * power
        power *= 10
