"""Read one story of a document, its body, a note or a text box, from first to last paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from corpus.articles import article_of
from corpus.document import Paragraph, ParagraphKind
from corpus.readers.word.field_numbers import FieldNumbers
from corpus.readers.word.imported_text import diagram_lines
from corpus.readers.word.list_levels import ListLevels
from corpus.readers.word.list_numbers import ListNumber, ListNumbers
from corpus.readers.word.package_parts import WordPackage
from corpus.readers.word.printed_branches import blocks
from corpus.readers.word.printed_runs import Aside, PrintedRuns, PrintedText, Tally
from corpus.readers.word.style_sheet import ParagraphStyle, StyleSheet, hidden_by, list_place
from corpus.readers.word.table_cells import TableCell, hidden_rows, printed_rows
from corpus.readers.word.unprinted import CHANGES
from corpus.readers.word.xml_names import (
    Element,
    attribute,
    child,
    children,
    descendants,
    name_of,
    value,
)
from corpus.structure import to_paragraph

_BREAKS = re.compile(r"[\t ]*\n[\t ]*")
_NO_NUMBER = ListNumber()
Importer = Callable[[str, bytes], tuple[Paragraph, ...]]


@dataclass(slots=True)
class DocumentParts:
    """What all stories of a document share; `notes` are those that were not yet referred to.

    `imported` gives the paragraphs of a file that the document takes in, by its name and bytes.
    """

    package: WordPackage
    styles: StyleSheet
    levels: ListLevels
    numbers: ListNumbers
    field_numbers: FieldNumbers
    notes: dict[tuple[str, str], Element]
    tally: Tally
    imported: Importer


@dataclass(frozen=True, slots=True)
class _Mark:
    """A paragraph up to its mark; where that does not print, the text runs into the next one."""

    text: PrintedText
    style: ParagraphStyle
    properties: Element | None
    deleted: bool
    hidden: bool


class Story:
    """Reads a story; all text of one that is no part of the body is plain paragraphs."""

    def __init__(self, parts: DocumentParts, root: Element, *, plain: bool = False) -> None:
        self._parts = parts
        self._runs = PrintedRuns(root, parts.styles, parts.tally, parts.field_numbers)
        self._plain = plain
        self._notes: list[Paragraph] = []
        self._cells = 0

    def read(self, container: Element) -> Iterator[Paragraph]:
        """The paragraphs of a container; notes follow the paragraph or row that refers to them."""
        held: list[_Mark] = []
        changed = False
        for block in blocks(container):
            name = name_of(block)
            if name == "w:p":
                held.append(self._mark(block))
                changed = changed or _is_changed(block)
                if held[-1].deleted or held[-1].hidden:
                    continue
            yield from self._noted(self._joined(held), changed=changed)
            held, changed = [], False
            if name == "w:tbl":
                yield from self._noted(self._rows(block), changed=_is_changed(block))
            elif name == "w:altChunk":
                yield from self._imported(block)
        yield from self._noted(self._joined(held), changed=changed)

    def _noted(self, paragraphs: Iterator[Paragraph], *, changed: bool) -> Iterator[Paragraph]:
        """The paragraphs, kept in mind where they come from what has tracked changes."""
        for paragraph in paragraphs:
            if changed:
                self._parts.tally.changed.append(paragraph)
            yield paragraph

    def _mark(self, paragraph: Element) -> _Mark:
        properties = child(paragraph, "w:pPr")
        style = self._parts.styles.paragraph(value(properties, "w:pStyle"))
        about = child(properties, "w:rPr")
        hidden = hidden_by(about)
        frame = child(properties, "w:framePr")
        self._parts.field_numbers.heading = style.heading
        initial = frame is not None and attribute(frame, "w:dropCap") in ("drop", "margin")
        return _Mark(
            self._runs.of(paragraph, style.hidden),
            style,
            properties,
            deleted=child(about, "w:del") is not None or child(about, "w:moveFrom") is not None,
            hidden=(style.hidden or self._parts.styles.hides_all if hidden is None else hidden)
            or initial,
        )

    def _joined(self, held: Sequence[_Mark]) -> Iterator[Paragraph]:
        """The paragraph that runs up to a printed mark, with what stands beside it."""
        text = "".join(one.text.text for one in held)
        asides = [aside for one in held for aside in one.text.asides]
        if held and (text.strip() or asides or not (held[-1].deleted or held[-1].hidden)):
            yield from self._lines(text, _owner(held))
            for aside in asides:
                yield from self._aside(aside)
        yield from self._due_notes()

    def _due_notes(self) -> Iterator[Paragraph]:
        if not self._cells:
            yield from self._notes
            self._notes.clear()

    def _lines(self, text: str, owner: _Mark) -> Iterator[Paragraph]:
        """The lines between forced breaks; a tab in one is only space."""
        number = self._number(owner)
        for line in _BREAKS.split(text):
            shown = to_paragraph(number.before(line.strip("\t ")).replace("\t", "\u3000"))
            if shown is not None:
                yield self._of_kind(shown, number, owner.style)
            number = _NO_NUMBER

    def _of_kind(self, shown: Paragraph, number: ListNumber, style: ParagraphStyle) -> Paragraph:
        if self._plain or style.contents:
            return Paragraph(shown.text)
        article = article_of(number.text)
        if article is not None and article.length == len(number.text):
            return Paragraph(shown.text, ParagraphKind.ARTICLE)
        if style.heading and shown.kind is not ParagraphKind.ARTICLE:
            return Paragraph(shown.text, ParagraphKind.HEADING, style.heading)
        return shown

    def _number(self, owner: _Mark) -> ListNumber:
        own, styled = list_place(owner.properties), owner.style.place
        list_id = own.list_id or styled.list_id
        if list_id is None:
            return _NO_NUMBER
        index = own.level
        if index is None:
            index = self._parts.levels.styled_level(list_id, owner.style.lineage)
        return self._parts.numbers.following(list_id, styled.level or 0 if index is None else index)

    def _aside(self, aside: Aside) -> Iterator[Paragraph]:
        if aside.kind == "box" and aside.element is not None:
            yield from Story(self._parts, aside.element, plain=self._plain).read(aside.element)
        elif aside.kind == "text":
            yield from (one for one in [to_paragraph(aside.text.replace("\t", " "))] if one)
        elif aside.kind == "diagram":
            found = self._parts.package.content(aside.text)
            yield from (Paragraph(line) for line in (diagram_lines(found[1]) if found else []))
        else:
            note = self._parts.notes.pop((aside.kind, aside.text), None)
            if note is not None:
                self._notes += Story(self._parts, note, plain=True).read(note)

    def _rows(self, table: Element) -> Iterator[Paragraph]:
        """A row each, then the tables in its cells. A row of one cell is only a frame."""
        above: dict[int, str] = {}
        self._parts.tally.hidden += hidden_rows(table)
        for row in printed_rows(table):
            # A cell that goes on with one that is not there stands for itself.
            begun = [not cell.continues or cell.column not in above for cell in row]
            if len(row) == 1 and begun[0]:
                yield from self.read(row[0].element)
                above.clear()
            else:
                yield from self._row(row, begun, above)
                yield from self._due_notes()

    def _row(
        self, row: Sequence[TableCell], begun: Sequence[bool], above: dict[int, str]
    ) -> Iterator[Paragraph]:
        texts: list[str] = []
        inside: list[Paragraph] = []
        for cell, begins in zip(row, begun, strict=True):
            if begins:
                above[cell.column], below = self._cell(cell.element)
                inside += below
            texts.append(above[cell.column])
            if not cell.merged:
                del above[cell.column]
        if any(texts) and len(row) > 1:
            yield Paragraph("\t".join(texts), ParagraphKind.TABLE_ROW)
        yield from inside

    def _cell(self, cell: Element) -> tuple[str, list[Paragraph]]:
        """The text of a cell on one line, and the rows of tables in it."""
        self._cells += 1
        found = list(self.read(cell))
        self._cells -= 1
        is_row = ParagraphKind.TABLE_ROW
        own = " ".join(one.text for one in found if one.kind is not is_row)
        return " ".join(own.split()), [one for one in found if one.kind is is_row]

    def _imported(self, chunk: Element) -> Iterator[Paragraph]:
        found = self._parts.package.content(attribute(chunk, "r:id"))
        paragraphs = self._parts.imported(*found) if found else ()
        if not paragraphs:
            self._parts.tally.unread += 1
        yield from paragraphs


def _is_changed(block: Element) -> bool:
    """Whether a paragraph or table holds tracked changes."""
    return next(descendants(block, *CHANGES), None) is not None


def _owner(held: Sequence[_Mark]) -> _Mark:
    """The one whose properties a joined paragraph has.

    A deleted mark takes its properties along, so those of the next one hold (ECMA-376, 17.13.5.15).
    A hidden mark only lets the next paragraph follow on the same line.
    """
    kept = [one for one in held if not one.deleted] or [held[-1]]
    return next((one for one in kept if one.text.text.strip()), kept[-1])


def notes_by_id(root: Element | None, kind: str) -> dict[tuple[str, str], Element]:
    """The footnotes or endnotes of a part by their ids, without the lines that separate them."""
    found = () if root is None else children(root, kind)
    return {
        (kind, attribute(one, "w:id") or ""): one
        for one in found
        if (attribute(one, "w:type") or "normal") == "normal"
    }
