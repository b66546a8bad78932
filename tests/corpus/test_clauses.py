"""Where paragraphs stand in the articles of a text, and the names by which they are addressed."""

from __future__ import annotations

import pytest

from corpus.articles import ArticleNumber, read_article
from corpus.clauses import Clause, clause_label, clauses_of
from corpus.document import Paragraph, ParagraphKind, Part
from corpus.structure import to_paragraphs

LAW = """云川省养犬条例
第一章 总则
第一条　为了规范养犬，制定本条例。
第二条　养犬人应当办理登记。
登记应当提交下列材料：
（一）身份证明；
（二）犬只的照片：
1.正面；
2.侧面；
（三）免疫证明。
材料不齐的，一次告知。
第二条之一　登记免费。
第二章 罚则
罚则由各市规定。
第十条　违反第二条规定的，由公安机关责令改正：
一、警告；
二、罚款。
第十一条规定的犬只除外。
附件：登记表
表由公安机关印制。"""

EXPECTED = [
    *("", "", "article-1-p1", "article-2-p1", "article-2-p2", "article-2-p2-i1"),
    *("article-2-p2-i2", "+article-2-p2-i2", "+article-2-p2-i2", "article-2-p2-i3"),
    *("article-2-p3", "article-2-1-p1", "", "", "article-10-p1", "article-10-p1-i1"),
    *("article-10-p1-i2", "article-10-p2", "", ""),
]
"""The names; with + for what belongs to a clause and does not begin it."""


def names(*parts: Part) -> list[str]:
    """The name of the clause of each paragraph."""
    return [f"{'' if one.begins else '+'}{one.name}" if one else "" for one in clauses_of(parts)]


def part(text: str) -> Part:
    """A part of these lines."""
    return Part(tuple(to_paragraphs(text.split("\n"))))


def test_every_article_paragraph_and_item_has_a_name() -> None:
    assert names(part(LAW)) == EXPECTED


def test_names_depend_on_numbers_alone() -> None:
    longer = LAW.replace("总则\n", "总则\n说明：本条例分两章。\n").replace("犬只", "犬猫")
    before = [name for name in EXPECTED if name]
    assert [name for name in names(part(longer)) if name] == before


def test_a_second_article_of_one_number_has_names_of_its_own() -> None:
    first, again = part("第一条　甲。\n第二款。"), part("第一条　乙。\n（一）丙。\n（一）丁。")
    assert names(first, again) == [
        *("article-1-p1", "article-1-p2", "article-1.2-p1"),
        *("article-1.2-p1-i1", "article-1.2-p1-i1.2"),
    ]


def test_tables_and_signatures_end_an_article() -> None:
    lines = (
        Paragraph("第一条　甲。", ParagraphKind.ARTICLE),
        Paragraph("乙\t丙", ParagraphKind.TABLE_ROW),
        Paragraph("表下文字。"),
        Paragraph("第二条　丁。", ParagraphKind.ARTICLE),
        Paragraph("云川省", ParagraphKind.SIGNATURE),
        Paragraph("说明。"),
    )
    assert names(Part(lines)) == ["article-1-p1", "", "", "article-2-p1", "", ""]


def test_an_item_without_a_sign_at_its_end_is_no_heading_of_the_law() -> None:
    lines = (
        Paragraph("第一条　下列犬只：", ParagraphKind.ARTICLE),
        Paragraph("（一）导盲犬", ParagraphKind.HEADING, 3),
        Paragraph("前款犬只免费登记。"),
    )
    assert names(Part(lines)) == ["article-1-p1", "article-1-p1-i1", "article-1-p2"]


@pytest.mark.parametrize(
    ("clause", "only", "label"),
    [
        (Clause("article-12", ArticleNumber(12), 1), True, "第十二条"),
        (Clause("article-12", ArticleNumber(12), 1), False, "第十二条第一款"),
        (Clause("article-133-1", ArticleNumber(133, 1), 2), False, "第一百三十三条之一第二款"),
        (Clause("article-12", ArticleNumber(12), 1, 11), True, "第十二条第十一项"),
    ],
)
def test_a_clause_is_cited_by_its_numbers(clause: Clause, only: bool, label: str) -> None:
    assert clause_label(clause, only_paragraph=only) == label


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("33", "33"),
        ("133-1", "133-1"),
        ("第三十三条", "33"),
        ("第一百三十三条之一", "133-1"),
        ("第 12 条", "12"),
        ("三十三", "33"),
        ("", None),
        ("0", None),
        ("第三章", None),
        ("33-", None),
        ("33;--", None),
        ("99999", None),
    ],
)
def test_an_article_is_asked_for_by_its_number(text: str, code: str | None) -> None:
    found = read_article(text)
    assert (found.code if found else None) == code
