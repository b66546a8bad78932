"""Numbers that Word makes itself: as LibreOffice prints them, else as the standard says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.document import Paragraph, ParagraphKind
from corpus.readers import ReadOptions, read_file
from corpus.readers.word.number_forms import written
from tests.corpus.word_drafts import draft, lines, read_data
from tests.corpus.word_files import (
    level,
    listed,
    numbers,
    paragraph,
    restart,
    row,
    run,
    scheme,
    style,
    table,
    text_box,
    word_file,
)
from tests.corpus.word_lists import RECORDED, files, marked, number_of, printed_numbers

COUNTED = level(0, "chineseCountingThousand", "第%1条")


def paragraphs(folder: Path, body: str, **parts: str) -> tuple[Paragraph, ...]:
    return draft(folder, body, **parts).paragraphs


def test_numbers_are_those_that_libreoffice_prints(tmp_path: Path) -> None:
    recorded = json.loads(RECORDED.read_text(encoding="utf-8"))
    printed = printed_numbers() or recorded
    assert printed == recorded
    for name, data in files():
        found = number_of(one.text for one in read_data(tmp_path, data).paragraphs)
        assert (name, found) == (name, printed[name])


@pytest.mark.parametrize(
    ("form", "number", "text"),
    [
        *(("chineseCounting", 100, "一○○"), ("chineseCounting", 0, "0")),
        *(("japaneseCounting", 121, "百二十一"), ("japaneseCounting", 10**4, "10000")),
        *(("ideographDigital", 20, "二〇"), ("chineseCountingThousand", 1010, "一千零一十")),
        *(("decimalEnclosedParen", 3, "⑶"), ("decimalEnclosedFullstop", 20, "⒛")),
        *(("decimalEnclosedCircle", 21, "21"), ("ideographEnclosedCircle", 2, "㈡")),
        *(("ideographTraditional", 11, "11"), ("ideographZodiacTraditional", 13, "丙子")),
        *(("ordinal", 12, "12th"), ("ordinal", 22, "22nd"), ("hex", 31, "1F")),
        *(("upperLetter", 28, "BB"), ("lowerLetter", 10**6, "1000000")),
        *(("numberInDash", 4, "- 4 -"), ("decimalZero", 9, "09")),
        *(("bullet", 1, ""), ("not a form", 5, "5")),
    ],
)  # fmt: skip
def test_forms_of_numbers(form: str, number: int, text: str) -> None:
    assert written(number, form) == text


def test_articles_numbered_by_word_are_articles(tmp_path: Path) -> None:
    numbering = scheme(
        1, level(0, "chineseCountingThousand", "第%1条", more='<w:suff w:val="nothing"/>')
    )
    # The words after the number could belong to a reference: 第一条规定的, 第二条和.
    body = listed("规定停放秩序。", 1, 0) + listed("和其他车辆不得混放。", 1, 0) + listed("", 1, 0)
    found = paragraphs(tmp_path, body, numbering=numbering + numbers(1, 1))
    assert [one.text for one in found] == [
        "第一条规定停放秩序。",
        "第二条和其他车辆不得混放。",
        "第三条",
    ]
    assert {one.kind for one in found} == {ParagraphKind.ARTICLE}


def test_numbered_headings(tmp_path: Path) -> None:
    styles = style("H", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    styles = styles.replace('w:name w:val="H"', 'w:name w:val="heading 1"')
    own = level(0, "chineseCountingThousand", "第%1章", more='<w:pStyle w:val="H"/>')
    body = paragraph(run("总则"), '<w:pStyle w:val="H"/>') + listed("县城内适用。", 2, 0)
    numbering = scheme(1, own) + scheme(2, COUNTED) + numbers(1, 1) + numbers(2, 2)
    found = paragraphs(tmp_path, body, numbering=numbering, styles=styles)
    assert [(one.text, one.kind, one.level) for one in found] == [
        ("第一章 总则", ParagraphKind.HEADING, 1),
        ("第一条 县城内适用。", ParagraphKind.ARTICLE, 0),
    ]


def test_what_stands_between_number_and_text(tmp_path: Path) -> None:
    forms = ["%1", "%1.", "%1）", "（%1）", "第%1款"]
    numbering = "".join(scheme(n, level(0, "decimal", text)) for n, text in enumerate(forms))
    numbering += "".join(numbers(n + 1, n) for n in range(len(forms)))
    body = "".join(listed("范围", n + 1, 0) + listed("2米", n + 1, 0) for n in range(len(forms)))
    assert lines(tmp_path, body, numbering=numbering) == [
        *("1 范围", "2 2米", "1.范围", "2. 2米", "1）范围", "2）2米"),
        *("（1）范围", "（2）2米", "第1款 范围", "第2款 2米"),
    ]


def test_levels_as_the_standard_says_where_libreoffice_does_not(tmp_path: Path) -> None:
    def found(levels: str, places: list[tuple[int, int]], more: str = "") -> list[str]:
        body = "".join(listed(marked(n), *place) for n, place in enumerate(places))
        return number_of(lines(tmp_path, body, numbering=scheme(1, levels) + numbers(1, 1) + more))

    never = level(0, "decimal", "%1章")
    never += level(1, "decimal", "第%2条", more='<w:lvlRestart w:val="0"/>')
    assert found(never, [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)]) == [
        *("1章", "第1条", "第2条", "2章", "第3条"),
    ]
    three = level(0, "decimal", "%1") + level(1, "decimal", "%1.%2")
    three += level(2, "decimal", "(%3)", more='<w:lvlRestart w:val="1"/>')
    assert found(three, [(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)])[-3:] == [
        *("(2)", "2", "(1)"),
    ]
    legal = level(0, "chineseCountingThousand", "%1、")
    legal += level(1, "upperLetter", "%1.%2", more="<w:isLgl/>")
    assert found(legal, [(1, 0), (1, 1), (1, 1)]) == ["一、", "1.1", "1.2"]
    words = level(0, "none", "附件：") + level(1, "bullet", "注：") + level(2, "bullet", "l")
    assert found(words, [(1, 0), (1, 1), (1, 2)]) == ["附件：", "注：", ""]
    again = level(0, "decimal", "%1") + level(1, "decimal", "%1.%2")
    places = [(1, 0), (2, 1), (2, 1), (2, 0), (2, 1)]
    assert found(again, places, numbers(2, 1, restart(1, 5))) == ["1", "1.5", "1.6", "2", "2.5"]
    hidden = level(0, "decimal", "%1.").replace("</w:lvl>", "<w:rPr><w:vanish/></w:rPr></w:lvl>")
    assert found(hidden, [(1, 0)]) == [""]


def test_padded_numbers_that_only_new_programs_know(tmp_path: Path) -> None:
    custom = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" '
        'w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/>'
        "</mc:Fallback></mc:AlternateContent>"
    )
    levels = level(0, "decimal", "表%1").replace('<w:numFmt w:val="decimal"/>', custom)
    numbering = scheme(1, levels) + numbers(1, 1)
    assert lines(tmp_path, listed("用水", 1, 0), numbering=numbering) == ["表001 用水"]


def test_lists_linked_by_a_style_count_together(tmp_path: Path) -> None:
    linked = scheme(1, f'<w:styleLink w:val="L"/>{COUNTED}') + scheme(
        2, '<w:numStyleLink w:val="L"/>'
    )
    body = listed("甲", 2, 0) + listed("乙", 1, 0) + listed("丙", 2, 0)
    numbering = linked + numbers(1, 1) + numbers(2, 2)
    assert lines(tmp_path, body, numbering=numbering) == ["第一条 甲", "第二条 乙", "第三条 丙"]


def test_numbers_in_cells_boxes_and_before_breaks(tmp_path: Path) -> None:
    numbering = scheme(1, level(0, "decimal", "%1")) + numbers(1, 1)
    place = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = (
        table(
            row(listed("", 1, 0), paragraph(run("水费"))),
            row(listed("", 1, 0), paragraph(run("电费"))),
        )
        + paragraph(run("见框") + text_box(listed("框内", 1, 0)))
        + paragraph(run("上行") + "<w:r><w:br/></w:r>" + run("下行"), place)
    )
    assert lines(tmp_path, body, numbering=numbering) == [
        *("1\t水费", "2\t电费", "见框", "3 框内", "4 上行", "下行"),
    ]


@pytest.mark.parametrize(
    "numbering",
    [
        "",
        numbers(1, 7),
        scheme(1, "") + numbers(1, 1),
        scheme(1, '<w:numStyleLink w:val="gone"/>') + numbers(1, 1),
        scheme(1, level(0, "decimal", "").replace("w:ilvl", "w:other")) + numbers(1, 1),
        scheme(1, COUNTED) + numbers(1, 1).replace('w:val="1"', 'w:val="x"'),
    ],
)
def test_a_list_that_is_not_defined_has_no_numbers(tmp_path: Path, numbering: str) -> None:
    assert lines(tmp_path, listed("甲", 1, 0), numbering=numbering) == ["甲"]


def test_an_article_numbered_by_word_can_be_addressed(tmp_path: Path) -> None:
    body = paragraph(run("云州市犬只管理办法")) + "".join(
        listed(f"犬只第{n}款。", 1, 0) for n in range(105)
    )
    file = tmp_path / "a.docx"
    file.write_bytes(word_file(body, parts={"numbering": scheme(1, COUNTED) + numbers(1, 1)}))
    (document,) = read_file(file, "test", tmp_path, ReadOptions()).documents
    articles = [one.text for one in document.paragraphs if one.kind is ParagraphKind.ARTICLE]
    assert len(articles) == 105
    assert articles[100] == "第一百零一条 犬只第100款。"
