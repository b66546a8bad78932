"""The characters of OFD's text objects, each at its place on the page."""

from __future__ import annotations

from collections.abc import Iterator
from math import atan2, cos, degrees, hypot, radians, sin
from typing import NamedTuple

from corpus.printed.sheet import Point, Sign, sign_at
from corpus.readers.ofd.elements import Element, Matrix, matrix_of, moved, named, number, numbers

# From here on characters are as wide as they are high.
_WIDE = 0x2E80
# From this sum of red, green and blue on a colour is light; below this alpha it shines through.
_LIGHT, _CLEAR, _OPAQUE = 3 * 150, 160, 255


class _Type(NamedTuple):
    """How a text object is set: the size, the share of the width, and the turns in degrees."""

    size: float
    stretch: float
    reading: float
    turn: float


def is_visible(element: Element) -> bool:
    """Whether an object is shown."""
    return (element.get("Visible") or "").lower() != "false"


def is_faint(text_object: Element) -> bool:
    """Whether a text is drawn in a light colour or shines through."""
    if number(text_object.get("Alpha"), _OPAQUE) < _CLEAR:
        return True
    for colour in named(text_object, "FillColor"):
        parts = numbers(colour.get("Value"), 3)
        return sum(parts) >= _LIGHT or number(colour.get("Alpha"), _OPAQUE) < _CLEAR
    return False


def signs_of(
    text_object: Element, outer: Matrix, paper: tuple[float, float], order: int
) -> Iterator[Sign]:
    """The characters of a text object, numbered from `order` on; white space is only a gap."""
    matrix = matrix_of(text_object, outer)
    a, b, c, d, _, _ = matrix
    kind = _type_of(text_object, matrix)
    high, wide = kind.size * hypot(c, d), hypot(a, b)
    begins = (0.0, 0.0)
    for code in named(text_object, "TextCode"):
        text = (code.text or "").strip("\r\n")
        # A code without a place begins where the one before it began.
        begins = number(code.get("X"), begins[0]), number(code.get("Y"), begins[1])
        for (x, y), step, sign in _placed(code, begins, text, kind):
            if not sign.isspace():
                advance = _advance(sign, step, kind) * wide
                origin = moved((x, y), matrix)
                yield sign_at(sign, origin, kind.turn, high, advance, paper, order)
            order += 1


def _type_of(text_object: Element, matrix: Matrix) -> _Type:
    size = number(text_object.get("Size"), 0.0)
    turn = degrees(atan2(matrix[1], matrix[0])) + number(text_object.get("CharDirection"), 0.0)
    stretch = number(text_object.get("HScale"), 1.0)
    reading = number(text_object.get("ReadDirection"), 0.0)
    return _Type(size if size > 0 else 1.0, stretch if stretch > 0 else 1.0, reading, turn)


def _placed(
    code: Element, begins: Point, text: str, kind: _Type
) -> Iterator[tuple[Point, float, str]]:
    """Each character with its place in the object and the step to the next one."""
    x, y = begins
    across = _steps(code.get("DeltaX") or "", len(text))
    down = _steps(code.get("DeltaY") or "", len(text))
    for index, sign in enumerate(text):
        step_x = across[index] if index < len(across) else 0.0
        step_y = down[index] if index < len(down) else 0.0
        if not (across or down):
            width = _usual(sign, kind)
            step_x, step_y = width * cos(radians(kind.reading)), width * sin(radians(kind.reading))
        yield (x, y), hypot(step_x, step_y), sign
        x, y = x + step_x, y + step_y


def _advance(sign: str, step: float, kind: _Type) -> float:
    """How wide a character is: as usual, or narrower where the next one follows closer."""
    usual = _usual(sign, kind)
    if ord(sign) >= _WIDE:
        return min(step, usual) if step else usual
    return step if 0 < step < kind.size else usual


def _usual(sign: str, kind: _Type) -> float:
    return kind.size * kind.stretch * (1.0 if ord(sign) >= _WIDE else 0.5)


def _steps(text: str, count: int) -> list[float]:
    """The advances of a text code; "g 3 5.5" stands for three of 5.5."""
    steps: list[float] = []
    words = iter(text.split())
    for word in words:
        if len(steps) >= count:
            break
        if word == "g":
            times, step = int(number(next(words, None), 0)), number(next(words, None), 0.0)
            steps.extend([step] * min(times, count))
        else:
            steps.append(number(word, 0.0))
    return steps[:count]
