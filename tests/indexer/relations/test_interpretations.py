"""Which laws a text interprets with authority (有权解释): invented interpretations."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.document import Rank
from indexer.relations.grammar.find_statements import find_statements
from tests.indexer.relations.test_statements import document

COURT = "最高人民法院"


def interpreted(
    title: str, *lines: str, issuers: tuple[str, ...] = (COURT,), rank: Rank | None = None
) -> list[tuple[str | None, str, bool]]:
    one = replace(document(*(lines or ("特此通知。",)), title=title), issuers=issuers, rank=rank)
    found = find_statements(one)
    return [(e.target.title, e.target.clauses, e.derived) for e in found.interprets]


@pytest.mark.parametrize(
    ("title", "law", "clauses"),
    [
        (
            f"{COURT}关于适用《中华人民共和国养犬法》若干问题的解释（二）",
            "中华人民共和国养犬法",
            "",
        ),
        (f"{COURT}关于执行《中华人民共和国养犬法》的补充规定", "中华人民共和国养犬法", ""),
        (
            f"{COURT}关于《中华人民共和国养犬法》第三条如何适用的批复",
            "中华人民共和国养犬法",
            "第三条",
        ),
        (
            f"{COURT}关于《中华人民共和国养犬法修正案（九）》时间效力问题的解释",
            "中华人民共和国养犬法修正案（九）",
            "",
        ),
    ],
)
def test_a_title_names_what_is_interpreted(title: str, law: str, clauses: str) -> None:
    assert interpreted(title) == [(law, clauses, False)]


def test_who_made_a_law_or_rule_interprets_it() -> None:
    standing = "全国人民代表大会常务委员会"
    title = f"{standing}关于《中华人民共和国养犬法》第三条第一款的解释"
    assert interpreted(title, issuers=(standing,)) == [
        ("中华人民共和国养犬法", "第三条第一款", False)
    ]
    office = "云州市公安局"
    title = f"{office}关于《云州市养犬登记办法》第五条的解释"
    assert interpreted(title, issuers=(office,)) == [("云州市养犬登记办法", "第五条", False)]


@pytest.mark.parametrize(
    ("opening", "laws"),
    [
        (
            "为正确审理养犬案件，根据《中华人民共和国养犬法》《中华人民共和国民事诉讼法》等法律的规定，制定本解释。",
            ["中华人民共和国养犬法", "中华人民共和国民事诉讼法"],
        ),
        (
            "为惩治犯罪，根据刑法、刑事诉讼法的有关规定，现就若干问题解释如下：",
            ["刑法", "刑事诉讼法"],
        ),
        (
            "根据养犬法以及有关法律的规定，解释如下：",
            ["养犬法"],
        ),
        (
            "为正确适用《中华人民共和国养犬法》，结合审判实践，制定本解释。",
            ["中华人民共和国养犬法"],
        ),
        ("根据有关规定，结合审判实践，制定本解释。", []),
        ("根据《养犬登记办法》，制定本解释。", []),
    ],
)
def test_the_opening_of_a_judicial_interpretation_names_its_laws(
    opening: str, laws: list[str]
) -> None:
    title = f"{COURT}关于审理养犬案件适用法律若干问题的解释"
    assert interpreted(title, opening) == [(law, "", True) for law in laws]


@pytest.mark.parametrize(
    "title",
    [
        "《中华人民共和国养犬法》解读",
        f"{COURT}关于修改《关于适用〈中华人民共和国养犬法〉的解释》的决定",
        f"{COURT}关于人民法院合议庭工作的若干规定",
        f"{COURT}关于贯彻《关于养犬的通知》的意见",
    ],
)
def test_what_is_no_interpretation_with_authority(title: str) -> None:
    line = "根据《中华人民共和国养犬法》，制定本规定。"
    assert interpreted(title, line) == []


def test_another_organ_has_no_authority_over_laws() -> None:
    title = "云州市公安局关于养犬案件适用法律若干问题的规定"
    line = "根据《中华人民共和国养犬法》，制定本规定。"
    assert interpreted(title, line, issuers=("云州市公安局",)) == []


def test_what_is_interpreted_is_cited_as_its_basis_all_the_same() -> None:
    one = document(
        "根据《中华人民共和国养犬法》，制定本解释。", title=f"{COURT}关于审理养犬案件的解释"
    )
    found = find_statements(replace(one, rank=Rank.JUDICIAL_INTERPRETATION))
    assert [c.target.title for c in found.citations if c.basis] == ["中华人民共和国养犬法"]
    assert [e.target.title for e in found.interprets] == ["中华人民共和国养犬法"]
