"""What is drawn on one page of an OFD, from whichever layer it comes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from corpus.document import NoteKind
from corpus.printed.sheet import Rule, Sheet, Sign
from corpus.readers.ofd.elements import (
    POINTS,
    Element,
    Matrix,
    matrix_of,
    moved,
    named,
    numbers,
)
from corpus.readers.ofd.graphics import picture_share, rules_of, strokes_of
from corpus.readers.ofd.text_objects import is_faint, is_visible, signs_of

# Strokes that are more than a frame, and the share of the paper of a picture that is no speck.
_FRAME, _SPECK = 24, 0.005
# Bounds on the objects of a page and on composite graphics within one another.
_MOST_OBJECTS, _DEEPEST = 300_000, 4
# The shares of the paper where heads and feet of pages stand, which are told by coming back.
_HEAD, _FOOT = 0.085, 0.12


class Canvas:
    """The paper of a page, of a box in millimetres; `units` gives its composite graphics."""

    def __init__(
        self,
        box: Sequence[float],
        units: Callable[[], Mapping[str, Element]],
        left_out: Counter[NoteKind],
    ) -> None:
        left, top, width, height = box
        self._paper = (width * POINTS, height * POINTS)
        self._space: Matrix = (POINTS, 0.0, 0.0, POINTS, -left * POINTS, -top * POINTS)
        self._units = units
        self._left_out = left_out
        self._signs: list[Sign] = []
        self._rules: list[Rule] = []
        self._faint: set[int] = set()
        self._picture = 0.0
        self._strokes = 0
        self._objects = 0

    def draw(self, page: Element, *, again: bool = False) -> None:
        """Draw the layers of a page or of a template.

        Of a template that is drawn `again` the text is left out, but for heads and feet.
        """
        for content in named(page, "Content"):
            self._draw(content, self._space, again, 0)

    def draw_in(self, appearance: Element) -> None:
        """Draw the objects of an annotation in the box that it has on the page."""
        self._draw(appearance, matrix_of(appearance, self._space), False, 0)

    def sheet(self, number: int) -> Sheet:
        """The page as it is now."""
        drawn = self._picture > _SPECK or self._strokes > _FRAME
        faint = self._faint
        width, height = self._paper
        return Sheet(
            number,
            width,
            height,
            self._signs,
            self._rules,
            lambda order: order in faint,
            self._picture,
            drawn,
        )

    def _draw(self, root: Element, space: Matrix, again: bool, depth: int) -> None:
        kinds = ("TextObject", "PathObject", "ImageObject", "CompositeObject")
        for element in named(root, *kinds):
            self._objects += 1
            if self._objects > _MOST_OBJECTS:
                return
            kind = element.tag.rpartition("}")[2]
            if kind == "TextObject":
                self._add_text(element, space, again)
            elif not is_visible(element):
                continue
            elif kind == "PathObject":
                self._strokes += strokes_of(element)
                self._rules += rules_of(element, space)
            elif kind == "ImageObject":
                self._picture += picture_share(element, space, self._paper)
            elif depth < _DEEPEST:
                self._add_unit(element, space, again, depth)

    def _add_text(self, element: Element, space: Matrix, again: bool) -> None:
        if not is_visible(element):
            self._left_out[NoteKind.HIDDEN_TEXT] += 1
        elif again and not self._is_at_edge(element, space):
            self._left_out[NoteKind.PAGE_HEADERS] += 1
        else:
            signs = list(signs_of(element, space, self._paper, len(self._signs)))
            if is_faint(element):
                self._faint.update(sign.order for sign in signs)
            self._signs += signs

    def _is_at_edge(self, element: Element, space: Matrix) -> bool:
        left, top = numbers(element.get("Boundary"), 2) or (0.0, 0.0)
        place = moved((left, top), space)[1] / self._paper[1]
        return place < _HEAD or place > 1 - _FOOT

    def _add_unit(self, element: Element, space: Matrix, again: bool, depth: int) -> None:
        """Draw the composite graphic that an object places on the page."""
        unit = self._units().get(element.get("ResourceID") or "")
        if unit is not None:
            self._draw(unit, matrix_of(element, space), again, depth + 1)
