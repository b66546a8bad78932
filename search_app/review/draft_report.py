"""The report on a checked draft as a Word file: counts, a row for each citation, and remarks."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table as WordTable
from docx.table import _Row as WordRow

from indexer.limits.deadline import check
from indexer.results.relations import DocumentSummary
from indexer.results.reviews import CheckedDraft, CheckedReference
from search_app import wording
from search_app.addresses.links import Links
from search_app.presenters.version_lines import VersionLine
from search_app.review import draft_words
from search_app.review.draft_findings import beside_answers
from search_app.review.draft_words import NewerVersions
from search_app.review.finding_words import said
from search_app.wording import drafts, review

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_COLUMNS = (
    (drafts.NUMBER, 1.2),
    (drafts.CITATION, 6.5),
    (drafts.VERDICT, 6.0),
    (drafts.VALIDITY, 6.5),
    (drafts.QUOTATION, 4.8),
)
"""The head of each column, and its width in centimetres."""


def draft_report(checked: CheckedDraft, newer: NewerVersions, links: Links) -> bytes:
    """The report; of the draft it repeats the sentences that cite."""
    word = _page()
    day = wording.values.day(checked.indexed_on)
    word.add_heading(drafts.REPORT_TITLE, 0)
    word.add_paragraph(drafts.summary(len(checked.references), wording.values.day(checked.asof)))
    counts = [one.label for one in draft_words.counts(checked.references)]
    if counts:
        word.add_paragraph("，".join(counts) + "。")
    if checked.left_out:
        word.add_paragraph(drafts.not_checked(checked.left_out))
    if checked.references:
        _table(
            word,
            [
                list(_row(number, one, draft_words.newer(one, newer, links), day))
                for number, one in enumerate(checked.references, 1)
            ],
        )
    if checked.remarks:
        word.add_heading(drafts.FORM, 1)
        for one in checked.remarks:
            word.add_paragraph(
                f"“{_kept(one.written)}”：{drafts.remark(one.fault, _kept(one.right))}"
                f"{drafts.form_rule(one.fault)}",
                style="List Bullet",
            )
    word.add_heading(drafts.EXPLANATION, 1)
    word.add_paragraph(drafts.means(day))
    word.add_paragraph(review.version(checked.index_version))
    written = BytesIO()
    word.save(written)
    return written.getvalue()


def _page() -> WordDocument:
    """An empty document on paper laid across, in a Chinese font."""
    word = docx.Document()
    (section,) = word.sections
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2)
    for name in ("Normal", "Title", "Heading 1"):
        font = word.styles[name].font
        font.name = drafts.REPORT_FONT
        properties = word.styles[name].element.get_or_add_rPr()
        properties.get_or_add_rFonts().set(qn("w:eastAsia"), drafts.REPORT_FONT)
    word.styles["Normal"].font.size = Pt(10.5)
    return word


def _table(word: WordDocument, rows: list[list[str]]) -> None:
    table = word.add_table(1, len(_COLUMNS), style="Table Grid")
    table.autofit = False
    heads = [name for name, _ in _COLUMNS]
    _fill(table.rows[0], heads)
    _repeat_on_each_page(table)
    for texts in rows:
        check()
        _fill(table.add_row(), texts)


def _fill(row: WordRow, texts: list[str]) -> None:
    for cell, text, (_, width) in zip(row.cells, texts, _COLUMNS, strict=True):
        cell.width = Cm(width)
        cell.text = _kept(text)


def _repeat_on_each_page(table: WordTable) -> None:
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))


def _row(number: int, one: CheckedReference, newer: VersionLine | None, day: str) -> Iterator[str]:
    """The cells of a citation."""
    yield str(number)
    sentence = f"\n{drafts.SENTENCE}：{one.sentence}" if one.sentence else ""
    yield f"{draft_words.written(one)}（{draft_words.role(one)}）{sentence}"
    yield "\n".join([draft_words.verdict(one), *(text for _, text in draft_words.reasons(one))])
    yield "\n".join(_validity(one, newer, day))
    yield "\n".join(
        f"“{quoted.text}”：{draft_words.quotation(quoted)}" for quoted in one.quotations
    )


def _validity(one: CheckedReference, newer: VersionLine | None, day: str) -> Iterator[str]:
    stands = draft_words.standing(one, day)
    if stands is not None:
        yield stands.text
        if stands.sentence:
            yield _quoted(stands.sentence, stands.by)
    if newer:
        yield f"{newer.text}{newer.title}"
    for finding in beside_answers(one):
        yield said(finding)
        if finding.sentence or finding.by:
            yield _quoted(finding.sentence, finding.by)
    yield from map(draft_words.interpreted, one.interpreted)


def _quoted(sentence: str, by: DocumentSummary | None) -> str:
    """A sentence, and the document it stands in where that is another one."""
    quoted = f"“{sentence}”" if sentence else ""
    return quoted + (wording.relations.named(by.title, by.document_number) if by else "")


def _kept(text: str) -> str:
    """A text without the signs that XML cannot hold."""
    return "".join(
        sign for sign in text if sign in "\t\n" or (sign >= " " and sign not in _NOT_XML)
    )


_NOT_XML = frozenset("\ufffe\uffff") | frozenset(map(chr, range(0xD800, 0xE000)))
