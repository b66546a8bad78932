"""The text of one paragraph as it prints: hidden and deleted text left out, fields by results."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from corpus.document import Paragraph
from corpus.readers.symbol_fonts import is_symbol_font, sign, signs
from corpus.readers.word.field_numbers import FieldNumbers
from corpus.readers.word.field_results import FieldResults
from corpus.readers.word.formulas import linear
from corpus.readers.word.printed_branches import PASSED_OVER, printed_branch
from corpus.readers.word.style_sheet import StyleSheet, hidden_by
from corpus.readers.word.xml_names import (
    Element,
    attribute,
    child,
    children,
    descendants,
    name_of,
    value,
)

_KEPT_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LAYOUT = re.compile(r"[\t\r\n]+")
_INVISIBLE = re.compile(r"visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(slots=True)
class Tally:
    """What was met in a document that its text does not show.

    `changed` are the paragraphs that hold tracked changes or lost text to them.
    """

    hidden: int = 0
    unread: int = 0
    changed: list[Paragraph] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Aside:
    """What stands beside a paragraph: a text box, the text of a drawing, a note by its id."""

    kind: str
    element: Element | None = None
    text: str = ""


@dataclass(slots=True)
class PrintedText:
    """The text of a paragraph, with line breaks, and what is attached to it."""

    text: str = ""
    asides: list[Aside] = field(default_factory=list)


class PrintedRuns:
    """Reads the runs of the paragraphs of one story, one after another."""

    def __init__(
        self, story: Element, styles: StyleSheet, tally: Tally, numbers: FieldNumbers
    ) -> None:
        self._styles = styles
        self._tally = tally
        self._fields = FieldResults(story, numbers)
        self._pieces: list[str] = []
        self._asides: list[Aside] = []
        self._hidden = self._was_hidden = self._style_hides = False
        self._font: str | None = None
        self._handlers = self._by_name()

    def of(self, paragraph: Element, style_hides: bool) -> PrintedText:
        """The text of a paragraph; `style_hides` where its style hides text."""
        self._pieces, self._asides = [], []
        self._was_hidden, self._style_hides = False, style_hides
        self._walk(paragraph)
        return PrintedText("".join(self._pieces), self._asides)

    def _by_name(self) -> dict[str, Callable[[Element], None]]:
        return {
            "w:t": self._text,
            "w:r": self._run,
            "w:tab": lambda _: self._say("\t"),
            "w:ptab": lambda _: self._say("\t"),
            "w:br": lambda _: self._say("\n"),
            "w:cr": lambda _: self._say("\n"),
            "w:noBreakHyphen": lambda _: self._say("-"),
            "w:sym": self._symbol,
            "w:fldChar": lambda mark: self._say(self._fields.mark(mark)),
            "w:instrText": lambda code: self._fields.code(code.text or ""),
            "w:fldSimple": self._simple_field,
            "w:footnoteReference": self._note,
            "w:endnoteReference": self._note,
            "w:txbxContent": lambda box: self._beside(Aside("box", box)),
            "a:txBody": self._drawn_text,
            "dgm:relIds": lambda ids: self._beside(Aside("diagram", text=_data_of(ids))),
            "c:chart": self._unread,
            "o:OLEObject": self._unread,
            "m:oMath": lambda formula: self._say(linear(formula, self._hides_counted)),
            "mc:AlternateContent": lambda one: self._walk(printed_branch(one)),
            "wp:anchor": self._drawing,
            "wp:inline": self._drawing,
            **dict.fromkeys(("v:shape", "v:rect", "v:roundrect", "v:oval", "v:group"), self._shape),
            "v:textpath": self._word_art,
        }

    def _walk(self, element: Element) -> None:
        for one in element:
            name = name_of(one)
            handler = self._handlers.get(name)
            if handler is not None:
                handler(one)
            elif name not in PASSED_OVER:
                self._walk(one)

    def _run(self, run: Element) -> None:
        outer = self._hidden, self._font
        properties = child(run, "w:rPr")
        self._hidden = self._hidden or self._hides(properties)
        fonts = child(properties, "w:rFonts")
        font = attribute(fonts, "w:ascii") if fonts is not None else None
        self._font = font if is_symbol_font(font) else None
        self._walk(run)
        self._hidden, self._font = outer

    def _hides(self, properties: Element | None) -> bool:
        """Whether a run is hidden: by itself, else by one of its two styles, not by both."""
        direct = hidden_by(properties)
        if direct is not None:
            return direct
        by_characters = self._styles.hides(value(properties, "w:rStyle"))
        return self._styles.hides_all or by_characters != self._style_hides

    def _hides_counted(self, properties: Element | None) -> bool:
        hidden = self._hides(properties)
        if hidden and not self._was_hidden:
            self._tally.hidden += 1
            self._was_hidden = True
        return hidden

    def _say(self, text: str) -> None:
        """Add text that prints here; hidden text is counted once for each place that it stands.

        Hidden digits alone are those of pages in a table of contents.
        """
        if not text or not self._fields.prints:
            return
        self._fields.said()
        if not self._hidden:
            self._pieces.append(text)
            self._was_hidden = False
        elif not self._was_hidden and text.strip() and not text.strip().isdecimal():
            self._tally.hidden += 1
            self._was_hidden = True

    def _beside(self, aside: Aside) -> None:
        if self._hidden:
            self._tally.hidden += 1
        elif self._fields.prints:
            self._asides.append(aside)

    def _text(self, element: Element) -> None:
        text = element.text or ""
        # Without xml:space white space at the ends is that of the file's own layout.
        text = text if element.get(_KEPT_SPACE) == "preserve" else text.strip(" \t\r\n")
        text = _LAYOUT.sub(" ", text)
        self._say(signs(self._font, text) if self._font else text)

    def _symbol(self, element: Element) -> None:
        try:
            place = int(attribute(element, "w:char") or "", 16)
        except ValueError:
            return
        self._say(sign(attribute(element, "w:font"), place))

    def _simple_field(self, one: Element) -> None:
        """A field in one element: its result, else what is shown where it has none."""
        said = len(self._pieces)
        self._walk(one)
        if len(self._pieces) == said:
            self._say(self._fields.without_result(attribute(one, "w:instr") or ""))

    def _note(self, reference: Element) -> None:
        kind = name_of(reference).removesuffix("Reference")
        self._beside(Aside(kind, text=attribute(reference, "w:id") or ""))

    def _drawing(self, element: Element) -> None:
        named = child(element, "wp:docPr")
        self._within(element, named is not None and named.get("hidden") in ("1", "true"))

    def _shape(self, element: Element) -> None:
        self._within(element, _INVISIBLE.search(element.get("style") or "") is not None)

    def _within(self, element: Element, hidden: bool) -> None:
        outer = self._hidden
        self._hidden = outer or hidden
        self._walk(element)
        self._hidden = outer

    def _drawn_text(self, body: Element) -> None:
        for text in drawn_lines(body):
            self._beside(Aside("text", text=text))

    def _word_art(self, path: Element) -> None:
        text = path.get("string") or ""
        if text.strip():
            self._beside(Aside("text", text=text))

    def _unread(self, _: Element) -> None:
        if self._fields.prints and not self._hidden:
            self._tally.unread += 1


def drawn_lines(body: Element) -> list[str]:
    """The paragraphs of text in a drawing that is not Word's own."""
    lines = (
        "".join(one.text or "" for one in descendants(p, "a:t")) for p in children(body, "a:p")
    )
    return [line for line in lines if line.strip()]


def _data_of(ids: Element) -> str:
    return attribute(ids, "r:dm") or ""
