"""Word files: what does not print is not read, but counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.document import NoteKind, ParagraphKind
from tests.corpus.word_drafts import draft, lines, noted
from tests.corpus.word_files import (
    cell,
    field,
    listed,
    numbers,
    paragraph,
    row,
    run,
    scheme,
    style,
    table,
    text_box,
)
from tests.corpus.word_files import level as list_level

DELETED_MARK = '<w:rPr><w:del w:id="9" w:author="甲"/></w:rPr>'
HIDDEN_MARK = "<w:rPr><w:vanish/></w:rPr>"


def ins(content: str) -> str:
    return f'<w:ins w:id="1" w:author="甲" w:date="2024-01-01T00:00:00Z">{content}</w:ins>'


def deleted(text: str) -> str:
    return f'<w:del w:id="2" w:author="甲"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def test_changes_are_accepted_and_counted(tmp_path: Path) -> None:
    body = (
        paragraph(run("押金") + deleted("一百元") + ins(run("三百元")) + run("。"))
        + paragraph(run("本段起") + deleted("，"), DELETED_MARK)
        + paragraph(run("至此为一段。"))
        + paragraph(deleted("整段删去。"), DELETED_MARK)
        + paragraph('<w:moveFrom w:id="4" w:author="甲">' + run("移走的话。") + "</w:moveFrom>")
        + paragraph('<w:moveTo w:id="5" w:author="甲">' + run("移走的话。") + "</w:moveTo>")
        + table(
            row(paragraph(run("旧行")), paragraph(run("十元")), properties='<w:del w:id="6"/>'),
            row(paragraph(run("新行")), paragraph(run("九元")), properties='<w:ins w:id="7"/>'),
            row(
                paragraph(run("留")),
                cell(paragraph(run("删格")), '<w:cellDel w:id="8" w:author="甲"/>'),
                paragraph(run("存")),
            ),
        )
    )
    found = draft(tmp_path, body)
    assert [one.text for one in found.paragraphs] == [
        "押金三百元。",
        "本段起至此为一段。",
        "移走的话。",
        "新行\t九元",
        "留\t存",
    ]
    assert noted(found) == {NoteKind.REVISIONS: 11}


def test_a_deleted_mark_takes_its_number_along(tmp_path: Path) -> None:
    numbering = scheme(1, list_level(0, "chineseCountingThousand", "第%1条")) + numbers(1, 1)
    place = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = (
        listed("甲。", 1, 0)
        + paragraph(deleted("全删。"), place + DELETED_MARK)
        + listed("乙。", 1, 0)
        + paragraph(run("丙，"), place + HIDDEN_MARK)
        + paragraph(run("接着写。"))
        + paragraph(run("丁", "<w:vanish/>"), place + HIDDEN_MARK)
        + listed("戊。", 1, 0)
    )
    found = draft(tmp_path, body, numbering=numbering)
    assert [one.text for one in found.paragraphs] == [
        "第一条 甲。",
        "第二条 乙。",
        "第三条 丙，接着写。",
        "第四条 戊。",
    ]
    assert noted(found) == {NoteKind.REVISIONS: 2, NoteKind.HIDDEN_TEXT: 1}


HIDING = "<w:rPr><w:vanish/></w:rPr>"
STYLES = (
    style("P", HIDING)
    + style("P2", "", more='<w:basedOn w:val="P"/>')
    + style("P3", '<w:rPr><w:vanish w:val="0"/></w:rPr>', more='<w:basedOn w:val="P2"/>')
    + style("C", HIDING, kind="character")
)


@pytest.mark.parametrize(
    ("properties", "run_properties", "shown"),
    [
        ("", "<w:vanish/>", False),
        ("", "<w:specVanish/>", False),
        ("", "<w:webHidden/>", False),
        ("", '<w:vanish w:val="false"/>', True),
        ("", '<w:rStyle w:val="C"/>', False),
        ("", '<w:rStyle w:val="C"/><w:vanish w:val="0"/>', True),
        ('<w:pStyle w:val="P"/>', "", False),
        ('<w:pStyle w:val="P2"/>', "", False),
        ('<w:pStyle w:val="P3"/>', "", True),
        # A property that two styles switch on is off.
        ('<w:pStyle w:val="P"/>', '<w:rStyle w:val="C"/>', True),
        ("", '<w:rPrChange w:id="1" w:author="甲"><w:rPr><w:vanish/></w:rPr></w:rPrChange>', True),
    ],
)
def test_hidden_text(tmp_path: Path, properties: str, run_properties: str, shown: bool) -> None:
    body = paragraph(run("内部意见", run_properties), properties) + paragraph(run("公开。"))
    found = draft(tmp_path, body, styles=STYLES)
    assert ("内部意见" in "".join(one.text for one in found.paragraphs)) is shown
    assert found.paragraphs[-1].text.endswith("公开。")
    assert noted(found) == ({} if shown else {NoteKind.HIDDEN_TEXT: 1})


def test_hidden_text_by_default_and_in_drawings_and_rows(tmp_path: Path) -> None:
    defaults = f"<w:docDefaults><w:rPrDefault>{HIDING}</w:rPrDefault></w:docDefaults>"
    shown = run("公开。", '<w:vanish w:val="0"/>')
    assert lines(tmp_path, paragraph(run("内部") + shown), styles=defaults) == ["公开。"]
    boxed = text_box(paragraph(run("隐形"))).replace('name="1"/>', 'name="1" hidden="1"/>')
    hidden_row = row(paragraph(run("底价")), paragraph(run("五元")), properties="<w:hidden/>")
    old = "<w:r><w:pict><v:shape style='visibility: hidden'><v:textbox><w:txbxContent>" + paragraph(
        run("也隐形")
    )
    old += "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    found = draft(tmp_path, paragraph(boxed + old + run("可见")) + table(hidden_row))
    assert [one.text for one in found.paragraphs] == ["可见"]
    assert noted(found) == {NoteKind.HIDDEN_TEXT: 3}


def test_hidden_text_is_counted_once_for_each_place(tmp_path: Path) -> None:
    secret, page = run("内部", "<w:vanish/>"), run("12", "<w:webHidden/>")
    formula = "<m:oMath><m:r><w:rPr><w:vanish/></w:rPr><m:t>x</m:t></m:r><m:r><m:t>y</m:t></m:r>"
    body = paragraph(secret + secret + run("甲") + secret) + paragraph(secret + page)
    found = draft(tmp_path, body + paragraph(f"{formula}</m:oMath>"))
    assert [one.text for one in found.paragraphs] == ["甲", "y"]
    assert noted(found) == {NoteKind.HIDDEN_TEXT: 4}


def test_notes_follow_the_paragraph_that_refers_to_them(tmp_path: Path) -> None:
    def note(note_id: int, text: str, kind: str = "foot", more: str = "") -> str:
        content = paragraph(f"<w:r><w:{kind}noteRef/></w:r>" + run(text))
        return f'<w:{kind}note w:id="{note_id}"{more}>{content}</w:{kind}note>'

    def reference(note_id: int, kind: str = "foot", properties: str = "") -> str:
        return f'<w:r>{properties}<w:{kind}noteReference w:id="{note_id}"/></w:r>'

    body = (
        paragraph(run("第一条　所称水域") + reference(2) + run("包括河道。") + reference(3, "end"))
        + paragraph(run("甲") + reference(4, properties="<w:rPr><w:vanish/></w:rPr>"))
        + table(row(paragraph(run("类") + reference(5)), paragraph(run("费"))))
        + paragraph(run("末"))
    )
    footnotes = (
        note(0, "分隔", more=' w:type="separator"')
        + note(2, "第三条 所称水域指全部水面。")
        + note(4, "内部注。")
        + note(5, "类别见附件。")
        + note(6, "没有引用。")
    )
    found = draft(
        tmp_path, body, footnotes=footnotes, endnotes=note(3, "河道名录另行公布。", "end")
    )
    assert [one.text for one in found.paragraphs] == [
        "第一条　所称水域包括河道。",
        "第三条 所称水域指全部水面。",
        "河道名录另行公布。",
        "甲",
        "类\t费",
        "类别见附件。",
        "末",
    ]
    assert found.paragraphs[1].kind is ParagraphKind.TEXT


def test_comments_and_page_headers_stay_out(tmp_path: Path) -> None:
    comment = '<w:comment w:id="1" w:author="甲">' + paragraph(run("请核实")) + "</w:comment>"
    body = paragraph('<w:commentRangeStart w:id="1"/>' + run("正文。") + "<w:r><w:commentReference "
                     'w:id="1"/></w:r>')  # fmt: skip
    number = paragraph(run("— ") + field("PAGE", run("3")) + run(" —"))
    found = draft(
        tmp_path, body, comments=comment, header1=paragraph(run("云州市文件")), footer1=number
    )
    assert [one.text for one in found.paragraphs] == ["正文。"]
    assert noted(found) == {NoteKind.COMMENTS: 1, NoteKind.PAGE_HEADERS: 1}


def test_drawn_text_and_what_is_not_read(tmp_path: Path) -> None:
    art = "<w:r><w:pict><v:shape><v:textpath string='限时免费'/></v:shape></w:pict></w:r>"
    locked = "<w:r><w:drawing><wp:inline><a:txBody><a:p><a:r><a:t>流程</a:t></a:r></a:p></a:txBody>"
    locked += "</wp:inline></w:drawing></w:r>"
    other = "<w:r><w:object><o:OLEObject ProgID='Excel.Sheet.12'/></w:object></w:r>"
    other += "<w:r><w:drawing><wp:inline><c:chart r:id='x'/></wp:inline></w:drawing></w:r>"
    found = draft(tmp_path, paragraph(run("见图。") + art + locked + other))
    assert [one.text for one in found.paragraphs] == ["见图。", "限时免费", "流程"]
    assert noted(found) == {NoteKind.UNREAD_PARTS: 2}
