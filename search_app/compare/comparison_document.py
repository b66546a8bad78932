"""A comparison as a Word document: a table 原条文, 修改后, 说明 on pages in landscape."""

from __future__ import annotations

import io
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt

from search_app.compare.comparison_cells import Cell, CellRow, cell_of, paragraphs_of
from search_app.compare.comparison_workbook import TableHead
from search_app.exports.cells import plain
from search_app.wording import compare as words

LATIN = "Times New Roman"
WIDTHS = (Cm(10.6), Cm(10.6), Cm(4.5))
REMOVED, ADDED = "97262B", "17497A"


def comparison_document(head: TableHead, rows: Iterator[CellRow]) -> bytes:
    """The bytes of the file."""
    document = docx.Document()
    _lay_out(document)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run(plain(head.title))
    run.font.size = Pt(16)
    run.font.bold = True
    for line in head.lines:
        document.add_paragraph(plain(line)).paragraph_format.space_after = Pt(0)
    table = document.add_table(rows=1, cols=len(WIDTHS), style="Table Grid")
    table.autofit = False
    for cell, label, width in zip(
        table.rows[0].cells, (head.old, head.new, words.NOTE), WIDTHS, strict=True
    ):
        cell.width = width
        cell.text = plain(label)
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        cell.paragraphs[0].runs[0].font.bold = True
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(_element("w:tblHeader"))
    body = table._tbl
    for row in rows:
        body.append(_row(row))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _lay_out(document: Document) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    style = document.styles["Normal"]
    style.font.name, style.font.size = LATIN, Pt(10.5)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), words.FONT)


def _row(row: CellRow) -> BaseOxmlElement:
    """A row as XML: adding a thousand through the library's objects takes minutes."""
    made = OxmlElement("w:tr")
    note = cell_of(row.note)
    for cell, width, mark in zip(
        (row.old, row.new, note), WIDTHS, (REMOVED, ADDED, ""), strict=True
    ):
        tc = OxmlElement("w:tc")
        properties = OxmlElement("w:tcPr")
        properties.append(_element("w:tcW", {"w:w": str(width.twips), "w:type": "dxa"}))
        tc.append(properties)
        marked = row.whole and bool(mark)
        for paragraph in paragraphs_of(cell or cell_of(words.ABSENT if mark else "")):
            tc.append(_paragraph(paragraph, mark, whole=marked and bool(cell), bold=row.heading))
        made.append(tc)
    return made


def _paragraph(cell: Cell, mark: str, *, whole: bool, bold: bool) -> BaseOxmlElement:
    paragraph = OxmlElement("w:p")
    for run in cell:
        made = OxmlElement("w:r")
        properties = OxmlElement("w:rPr")
        changed = run.changed or whole
        if bold or (changed and mark == ADDED):
            properties.append(_element("w:rFonts", {"w:eastAsia": words.BOLD_FONT}))
            properties.append(_element("w:b"))
        if changed and mark == REMOVED:
            properties.append(_element("w:strike"))
        if changed and mark:
            properties.append(_element("w:color", {"w:val": mark}))
        if changed and mark == ADDED:
            properties.append(_element("w:u", {"w:val": "single"}))
        made.append(properties)
        text = OxmlElement("w:t")
        text.text = run.text
        text.set(qn("xml:space"), "preserve")
        made.append(text)
        paragraph.append(made)
    return paragraph


def _element(name: str, attributes: dict[str, str] | None = None) -> BaseOxmlElement:
    element = OxmlElement(name)
    for key, value in (attributes or {}).items():
        element.set(qn(key), value)
    return element
