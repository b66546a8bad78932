"""Word files: all that prints is read once, in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.document import ParagraphKind
from tests.corpus.word_drafts import draft, lines
from tests.corpus.word_files import (
    cell,
    field,
    paragraph,
    row,
    run,
    style,
    table,
    text_box,
)


def ins(content: str) -> str:
    return f'<w:ins w:id="1" w:author="甲" w:date="2024-01-01T00:00:00Z">{content}</w:ins>'


INLINE = {
    "hyperlink": '<w:hyperlink r:id="x">{}</w:hyperlink>',
    "link in a link": '<w:hyperlink><w:smartTag w:element="a">{}</w:smartTag></w:hyperlink>',
    "inserted": ins("{}"),
    "inserted in a control": f"<w:sdt><w:sdtContent>{ins('{}')}</w:sdtContent></w:sdt>",
    "moved here": '<w:moveTo w:id="1" w:author="甲">{}</w:moveTo>',
    "control": "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "prompt": "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "smart tag": '<w:smartTag w:element="a"><w:smartTagPr/>{}</w:smartTag>',
    "custom XML": '<w:customXml w:element="a"><w:customXmlPr/>{}</w:customXml>',
    "simple field": '<w:fldSimple w:instr="AUTHOR">{}</w:fldSimple>',
    "direction": '<w:dir w:val="rtl"><w:bdo w:val="ltr">{}</w:bdo></w:dir>',
    "field": field("REF a", "{}"),
    "field in a field": field("HYPERLINK", field("REF b", "{}")),
    "field in a code": field("IF ", "{}", nested=field("REF c", run("编码内"))),
    "alternatives": "<mc:AlternateContent><mc:Choice Requires='w14'>{}</mc:Choice>"
    "<mc:Fallback><w:r><w:t>旧写法</w:t></w:r></mc:Fallback></mc:AlternateContent>",
    "alternatives that are too new": "<mc:AlternateContent><mc:Choice Requires='x'><w14:new/>"
    "</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
    "pronunciation": "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>yīn</w:t></w:r></w:rt>"
    "<w:rubyBase>{}</w:rubyBase></w:ruby></w:r>",
    "formula": "<m:oMathPara><m:oMath><m:r><m:t>安全出口</m:t></m:r></m:oMath></m:oMathPara>",
}


@pytest.mark.parametrize("container", INLINE.values(), ids=INLINE)
def test_text_in_containers_stands_in_its_place_once(tmp_path: Path, container: str) -> None:
    inner = container.replace("{}", run("安全出口"))
    body = paragraph(run("应当保持") + inner + run("畅通。"))
    assert lines(tmp_path, body) == ["应当保持安全出口畅通。"]


BLOCKS = {
    "control": "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "control in a control": "<w:sdt><w:sdtContent><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    "</w:sdtContent></w:sdt>",
    "custom XML": '<w:customXml w:element="a">{}</w:customXml>',
    "alternatives": "<mc:AlternateContent><mc:Choice Requires='w14'>{}</mc:Choice><mc:Fallback>{}"
    "</mc:Fallback></mc:AlternateContent>",
    "frame": table(row("{}")),
    "box": paragraph(text_box("{}")),
    "old box": paragraph(
        "<w:r><w:pict><v:group><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox>"
        "</v:shape></v:group></w:pict></w:r>"
    ),
}


@pytest.mark.parametrize("container", BLOCKS.values(), ids=BLOCKS)
def test_blocks_in_containers_are_read_once(tmp_path: Path, container: str) -> None:
    inner = paragraph(run("第一条　门店应当设置标志。")) + paragraph(run("第二条　标志应当醒目。"))
    found = draft(tmp_path, paragraph(run("前")) + container.replace("{}", inner))
    assert [one.text for one in found.paragraphs] == [
        "前",
        "第一条　门店应当设置标志。",
        "第二条　标志应当醒目。",
    ]
    assert [one.kind for one in found.paragraphs[1:]] == [ParagraphKind.ARTICLE] * 2
    assert found.notes == ()


def test_tables(tmp_path: Path) -> None:
    def merged(text: str, how: str) -> str:
        return cell(paragraph(run(text) if text else ""), how)

    inner = table(row(paragraph(run("残疾人")), paragraph(run("免费"))))
    begins, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        row(merged("区域", begins), merged("收费", '<w:gridSpan w:val="2"/>')),
        "<w:sdt><w:sdtContent>"
        + row(merged("", goes_on), paragraph(run("小型")), paragraph(run("大型")))
        + "</w:sdtContent></w:sdt>",
        row(
            merged("一类", begins),
            cell(f"<w:p/><w:sdt><w:sdtContent>{paragraph(run('六元'))}</w:sdtContent></w:sdt>"),
            paragraph(run("九元")),
        ),
        row(merged("", goes_on), paragraph(run("七元")), paragraph(run("十元")) + inner),
        row(cell(paragraph(run("注：含税。")), '<w:gridSpan w:val="3"/>')),
    )  # fmt: skip
    assert lines(tmp_path, body) == [
        "区域\t收费",
        "区域\t小型\t大型",
        "一类\t六元\t九元",
        "一类\t七元\t十元",
        "残疾人\t免费",
        "注：含税。",
    ]


def test_merged_cells_of_all_kinds(tmp_path: Path) -> None:
    def merged(text: str, *how: str) -> str:
        inner = "".join(f"<w:{one}/>" for one in how)
        return cell(paragraph(run(text) if text else ""), inner)

    begins, goes_on = 'vMerge w:val="restart"', 'vMerge w:val="continue"'
    body = table(
        # What goes on with a cell that is not there stands for itself.
        row(merged("甲", "vMerge"), merged("乙", begins)),
        row(merged("丙"), merged("", goes_on)),
        row(merged("丁", 'hMerge w:val="restart"'), merged("", "hMerge"), merged("戊")),
        row(merged("己", 'gridSpan w:val="2"'), merged("庚", begins)),
        row(merged("辛", goes_on), properties='<w:gridBefore w:val="2"/>'),
        row(merged("壬"), merged("癸"), merged("", goes_on)),
    )
    assert lines(tmp_path, body) == ["甲\t乙", "丙\t乙", "丁\t戊", "己\t庚", "壬\t癸\t庚"]


def test_breaks_signs_and_boxes(tmp_path: Path) -> None:
    box = "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox>{}</w:checkBox></w:ffData>"
    box += "</w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>"
    box += "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    checked, empty = box.format("<w:checked/>"), box.format("<w:default w:val='0'/>")

    def sign(font: str, place: str) -> str:
        return f'<w:r><w:sym w:font="{font}" w:char="{place}"/></w:r>'

    def single(name: str) -> str:
        return f"<w:r><w:{name}/></w:r>"

    body = "".join(
        paragraph("".join(runs))
        for runs in (
            (run("上行"), single("br"), run("下行"), single('br w:type="page"')),
            (run("电话"), single("tab"), run("0999"), single("noBreakHyphen"), run("12")),
            (run("可<"), single("softHyphen"), run("&断")),
            (sign("Wingdings", "F0FE"), run("同意"), sign("Wingdings", "F0A8"), run("否")),
            (sign("Symbol", "F0B3"), run("5"), sign("Symbol", "F06D"), run("m")),
            (run("\uf0feþ", '<w:rFonts w:ascii="Wingdings"/>'),),
            (checked, run("是"), empty, run("否")),
            ("<w:r><w:t>  缩\n进  </w:t></w:r>", run(" 空格")),
        )
    )
    assert lines(tmp_path, body) == [
        "上行",
        "下行",
        "电话　0999-12",
        "可<&断",
        "☑同意□否",
        "≥5μm",
        "☑☑",
        "☒是☐否",
        "缩 进 空格",
    ]


def test_equations_and_formulas(tmp_path: Path) -> None:
    def m(name: str, inner: str) -> str:
        return f"<m:{name}>{inner}</m:{name}>"

    def r(text: str) -> str:
        return m("r", m("t", text))

    formula = r("S=") + m("f", m("fPr", "") + m("num", r("a+b")) + m("den", r("2")))
    formula += m("sSup", m("e", r("m")) + m("sup", r("2")))
    formula += m("d", m("dPr", '<m:begChr m:val="["/><m:endChr m:val="]"/>') + m("e", r("c")))
    formula += m("rad", m("deg", "") + m("e", r("x")))
    formula += m("nary", m("naryPr", '<m:chr m:val="∑"/>') + m("sub", r("i")) + m("e", r("y")))
    formula += m("sSub", m("e", r("CO")) + m("sub", r("2")))
    formula += m("sSup", m("e", r("e")) + m("sup", r("x+y")))
    formula += m("m", m("mr", m("e", r("1")) + m("e", r("0"))))
    equation = field(r"EQ \o\ac(○,3)", "").replace("separate", "none")
    ruby = field(r'EQ \* jc2 \* "Font:宋体" \o\ad(\s\up 9(lán),岚)', "").replace("separate", "none")
    body = paragraph(f"<m:oMath>{formula}</m:oMath>") + paragraph(equation + run("本县") + ruby)
    assert lines(tmp_path, body) == ["S=(a+b)/2m²[c]√x∑iyCO2e^(x+y)1 0", "③本县岚"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (r"EQ \o\ac(○,20)", "⑳"),
        (r"EQ \o\ac(○,21)", "21"),
        (r"EQ \o\ac(○,注)", "注"),
        (r"eq \f(1,2) \r(3,x)", "1/2 √x"),
        (r"EQ \s(a)\s\do2(b)\s\up 8(c)", "ab"),
        (r"EQ \(a\, b\)", "(a, b)"),
        (r"EQ \f(1", "1"),
        ("EQ " + r"\f(" * 99, "/" * 0),
        ("MACROBUTTON NoMacro [在此填写]", "[在此填写]"),
        ('TC "目录" ', ""),
    ],
)
def test_fields_without_a_result(tmp_path: Path, code: str, text: str) -> None:
    body = paragraph(run("见") + field(code, "").replace("separate", "none") + run("。"))
    assert lines(tmp_path, body) == [f"见{text}。"]


def test_a_field_without_an_end_hides_nothing(tmp_path: Path) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF</w:instrText></w:r>'
    stray = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = paragraph(stray + run("甲") + begin + run("乙")) + paragraph(field("REF", run("丙")))
    assert lines(tmp_path, body) == ["甲乙", "丙"]


def test_lines_of_a_table_of_contents_are_no_headings(tmp_path: Path) -> None:
    styles = style("T", "").replace('w:name w:val="T"', 'w:name w:val="toc 1"')
    entry = run("第一章 总则") + "<w:r><w:tab/></w:r>" + run("3", "<w:webHidden/>")
    body = paragraph(entry, '<w:pStyle w:val="T"/>') + paragraph(run("第一章 总则"))
    found = draft(tmp_path, body, styles=styles)
    kinds = [(one.text, one.kind) for one in found.paragraphs]
    assert kinds == [("第一章 总则", ParagraphKind.TEXT), ("第一章 总则", ParagraphKind.HEADING)]
    assert found.notes == ()
