"""A line of a page, as reading it leaves it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, or a row of a table: `text` with tabs between its cells.

    Its box stands in the frame of its flow, in points, `top` counted downwards; `height` is that of
    its signs. `left` and `right` are counted from where its column begins. `is_ruled` says that
    rules make the row. `flow` names the direction of the text, `columns` how many columns of text
    stand side by side where it stands. An `aside` stands beside the text and does not break it,
    `is_mark` says that it looks like a watermark.
    """

    text: str
    left: float
    right: float
    top: float
    height: float
    is_row: bool = False
    is_ruled: bool = False
    flow: int = 0
    columns: int = 1
    aside: bool = False
    is_mark: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page in reading order; `number` counts from 1.

    `width` and `height` are the paper's, `outside` counts the lines that stand beyond its edge,
    `picture` is the share of it that pictures cover, `is_drawn` says that it has more than text,
    `is_damaged` that it could not be read.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    outside: int = 0
    picture: float = 0.0
    is_drawn: bool = False
    is_damaged: bool = False
