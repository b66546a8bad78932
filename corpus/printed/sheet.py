"""A page as it is printed: its characters and rules, each at its place on the paper.

Places are in points (1/72 inch) from the upper left corner of the paper as it is shown, `y` counted
downwards. A turn is in degrees, clockwise: text of turn 90 runs down the paper.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import cos, radians, sin
from typing import NamedTuple

Point = tuple[float, float]
# How far a baseline may be from level or upright and still count as such: scans lie askew.
_ASKEW = 10
# What is less askew, in degrees, is level as it is.
_LEVEL = 0.5
# The shares of its height that a character takes above and below its baseline.
_ABOVE, _BELOW = 0.86, 0.14


class Sign(NamedTuple):
    """A character, or a few that stand as one, in a box of the frame of its turn.

    The frame of a turn is the paper turned back by it, so that the text is upright in it. `order`
    is the sign's number in the file.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    turn: int = 0
    order: int = 0

    @property
    def middle(self) -> float:
        """The height in its frame that the sign's middle stands at."""
        return (self.top + self.bottom) / 2

    @property
    def size(self) -> float:
        """How high it is."""
        return self.bottom - self.top


class Rule(NamedTuple):
    """A straight stroke on the paper from one point to another."""

    start: Point
    end: Point


def _never(order: int) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that is printed on a page; `number` counts from 1.

    `is_faint` tells whether the sign of a number is drawn in a light colour or shines through.
    `picture` is the share of the paper that pictures cover, `is_drawn` whether anything is on it
    that is no text. `is_damaged`: it could not be read, and is empty.
    """

    number: int
    width: float
    height: float
    signs: Sequence[Sign]
    rules: Sequence[Rule] = ()
    is_faint: Callable[[int], bool] = _never
    picture: float = 0.0
    is_drawn: bool = False
    is_damaged: bool = False


def damaged_sheet(number: int) -> Sheet:
    """A page that could not be read."""
    return Sheet(number, 0.0, 0.0, (), is_damaged=True)


def is_straight(turn: int) -> bool:
    """Whether text of a turn is parallel to an edge of the paper."""
    return turn % 90 == 0


def nearest_turn(degrees: float) -> int:
    """The turn that an angle stands for, from 0 to 359.

    >>> nearest_turn(1.5), nearest_turn(-88), nearest_turn(45.2)
    (0, 270, 45)
    """
    straight = round(degrees / 90) * 90
    return (straight if abs(degrees - straight) <= _ASKEW else round(degrees)) % 360


def in_frame(point: Point, turn: int, width: float, height: float) -> Point:
    """Where a point of the paper stands in the frame of a turn.

    >>> in_frame((10, 20), 90, 100, 200), in_frame((10, 20), 270, 100, 200)
    ((20, 90), (180, 10))
    """
    x, y = point
    if turn == 0:
        return x, y
    if turn == 90:
        return y, width - x
    if turn == 180:
        return width - x, height - y
    if turn == 270:
        return height - y, x
    along, across = cos(radians(turn)), sin(radians(turn))
    return x * along + y * across, y * along - x * across


def on_paper(point: Point, turn: int, width: float, height: float) -> Point:
    """Where a point of a frame stands on the paper: the other way round than `in_frame`."""
    x, y = point
    if turn == 90:
        return width - y, x
    if turn == 270:
        return y, height - x
    if turn == 180:
        return width - x, height - y
    along, across = cos(radians(turn)), sin(radians(turn))
    return x * along - y * across, x * across + y * along


def frame_size(turn: int, width: float, height: float) -> tuple[float, float]:
    """The width and the height of the paper in the frame of a turn."""
    return (height, width) if turn in (90, 270) else (width, height)


def sign_at(
    text: str,
    origin: Point,
    angle: float,
    size: float,
    advance: float,
    paper: tuple[float, float],
    order: int,
) -> Sign:
    """A sign whose baseline begins at `origin` on the paper and goes on at an angle in degrees.

    `advance` is its width.
    """
    turn = nearest_turn(angle)
    skew = (angle - turn + 180) % 360 - 180
    if abs(skew) > _LEVEL and is_straight(turn):
        origin = _levelled(origin, skew, paper)
    x, y = in_frame(origin, turn, *paper)
    return Sign(text, x, y - size * _ABOVE, x + advance, y + size * _BELOW, turn, order)


def _levelled(point: Point, skew: float, paper: tuple[float, float]) -> Point:
    """Where a point stands when a page that was scanned askew is turned back around its middle."""
    (x, y), (width, height) = point, paper
    along, across = cos(radians(skew)), sin(radians(skew))
    x, y = x - width / 2, y - height / 2
    return x * along + y * across + width / 2, y * along - x * across + height / 2
