"""Read DOCX: paragraphs, headings by their styles and tables by rows, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import docx
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from corpus.document import Paragraph, ParagraphKind
from corpus.draft import Draft
from corpus.readers.files import ReadOptions
from corpus.readers.packages import open_package
from corpus.structure import to_paragraph

_HEADING = re.compile(r"(?:heading|标题)\s*(\d)", re.IGNORECASE)
_BREAKS = re.compile(r"[\t ]*\n[\t ]*")


def read(path: Path, options: ReadOptions) -> Draft:
    """The paragraphs of a Word file, without deleted text, headers and footers."""
    open_package(path, "word/document.xml", options).close()
    return Draft(paragraphs=tuple(_blocks(docx.Document(str(path)).iter_inner_content())))


def _blocks(blocks: Iterable[WordParagraph | Table]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Table):
            yield from _rows(block)
        else:
            yield from _paragraphs(block)


def _paragraphs(block: WordParagraph) -> Iterator[Paragraph]:
    """The paragraphs between forced line breaks; a tab in one is only space."""
    style = _HEADING.match(block.style.name or "") if block.style is not None else None
    for line in _BREAKS.split(block.text):
        paragraph = to_paragraph(line.replace("\t", "\u3000"))
        if paragraph is None:
            continue
        if style and paragraph.kind is not ParagraphKind.ARTICLE:
            yield Paragraph(paragraph.text, ParagraphKind.HEADING, min(int(style[1]), 6) or 1)
        else:
            yield paragraph


def _rows(table: Table) -> Iterator[Paragraph]:
    """A row each; a merged cell counts once. A table of one column is only a frame."""
    for row in table.rows:
        cells = list(dict.fromkeys(_Key(cell) for cell in row.cells))
        if len(cells) == 1:
            yield from _blocks(cells[0].cell.iter_inner_content())
            continue
        texts = [" ".join(key.cell.text.split()) for key in cells]
        if any(texts):
            yield Paragraph("\t".join(texts), ParagraphKind.TABLE_ROW)


class _Key:
    """A cell by its place in the file: a merged one is given once for each column it covers."""

    def __init__(self, cell: _Cell) -> None:
        self.cell = cell

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.cell._tc is other.cell._tc

    def __hash__(self) -> int:
        return id(self.cell._tc)
