"""The order of a page's directions of text: what stands beside what on the paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.printed.line import Line
from corpus.printed.sheet import is_straight, on_paper
from corpus.printed.vertical import VERTICAL

Span = tuple[float, float]
"""From where to where on the paper, downwards."""

# Lines that share so much, in points, of the paper's height stand beside one another.
_BESIDE = 3.0


def arranged(flows: Mapping[int, Sequence[Line]], width: float, height: float) -> Iterator[Line]:
    """The lines of all flows: those of the largest, and the others where they are on the paper.

    What stands beside the lines of the largest flow, or at a slant, is aside and comes after them.
    """
    largest = max(flows, key=lambda flow: _weight(flow, flows[flow]), default=0)
    main = flows.get(largest, ())
    spans = [_span(line, width, height) for line in main] if len(flows) > 1 else []
    before: dict[int, list[Line]] = {}
    asides: list[Line] = []
    for flow, lines in flows.items():
        for line in lines if flow != largest else ():
            span = _span(line, width, height)
            if _is_slanted(flow) or any(_beside(span, other) for other in spans):
                asides.append(replace(line, aside=True))
            else:
                before.setdefault(_place(span, spans), []).append(line)
    for index, line in enumerate(main):
        yield from before.get(index, ())
        yield line
    yield from before.get(len(main), ())
    yield from asides


def _weight(flow: int, lines: Sequence[Line]) -> tuple[bool, int]:
    return not _is_slanted(flow), sum(len(line.text) for line in lines if not line.is_mark)


def _is_slanted(flow: int) -> bool:
    return not is_straight(flow % VERTICAL)


def _span(line: Line, width: float, height: float) -> Span:
    """Where a line stands on the paper, downwards."""
    turn = line.flow % VERTICAL
    if line.flow >= VERTICAL:
        # Columns stand in a frame that is turned by a quarter against that of their signs.
        turn = (turn + 90) % 360
    corners = ((line.left, line.top), (line.right, line.top + line.height))
    ends = [on_paper(corner, turn, width, height)[1] for corner in corners]
    return min(ends), max(ends)


def _beside(one: Span, other: Span) -> bool:
    return min(one[1], other[1]) - max(one[0], other[0]) > _BESIDE


def _place(span: Span, spans: Sequence[Span]) -> int:
    """Behind the last of the main lines that begin above a line."""
    return max((index for index, other in enumerate(spans, 1) if other[0] < span[0]), default=0)
