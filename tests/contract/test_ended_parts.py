"""What the check of a draft says of documents that ended in part or for a time."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.pasted import pasted_document
from indexer.query.plain_words import PlainWords
from indexer.results.reviews import CheckedReference
from search_app.review.draft_findings import findings
from search_app.review.finding_words import said
from tests.contract.engines import Index
from tests.contract.test_relations import rule

ALL = [
    rule(
        "boats", "云川市渡船管理办法", "云政规〔2015〕12号", date(2015, 4, 1),
        *(f"第{count}条　渡船应当登记。" for count in "一二三四五六"),
    ),
    rule(
        "part", "云川市人民政府关于废止《云川市渡船管理办法》部分条款的决定", "云政规〔2019〕3号",
        date(2019, 9, 9), "决定废止《云川市渡船管理办法》（云政规〔2015〕12号）第四条、第五条。",
    ),
    rule(
        "stop", "云川市人民政府关于渡船登记的通知", "云政规〔2021〕3号", date(2021, 2, 1),
        "《云川市渡船管理办法》（云政规〔2015〕12号）第三条自2021年3月1日起停止执行。",
    ),
    rule(
        "fees", "云川市人民政府关于收取渡船费的通知", "云政发〔2013〕41号", date(2013, 2, 2),
        "一、收取渡船费。",
    ),
    rule(
        "pause", "云川市人民政府关于暂停收取渡船费的通知", "云政发〔2020〕5号", date(2020, 2, 2),
        "自2020年3月1日起暂停执行《云川市人民政府关于收取渡船费的通知》（云政发〔2013〕41号）。",
    ),
    rule(
        "decree", "云川市人民政府令（第180号）", "云川市人民政府令第180号", date(2019, 5, 5),
        "《云川市渡口规定》已经通过，现予公布。", "云川市渡口规定", "第一条　渡口应当整洁。",
    ),
]  # fmt: skip


@pytest.fixture
def filled(index: Index) -> Index:
    index.publish(ALL)
    return index


def check(index: Index, text: str, day: date) -> tuple[CheckedReference, ...]:
    """The citations of a pasted text, which has no title."""
    with index.engine() as engine:
        draft = pasted_document(text, day)
        return engine.now().check_draft(draft, day, (), PlainWords.read()).references


@pytest.mark.parametrize(
    ("clauses", "day", "words"),
    [
        # Of several parts that ended, what ended the cited article is told first, then all others.
        ("第四条", date(2024, 1, 1), "部分失效（文件写明），自2019年9月9日起：第四条、第五条。"),
        ("第五条第二款", date(2024, 1, 1), "自2019年9月9日起：第四条、第五条。"),
        ("第三条", date(2024, 1, 1), "部分失效（文件写明），自2021年3月1日起：第三条。"),
        ("第六条", date(2024, 1, 1), "自2021年3月1日起：第三条。"),
        ("第四条", date(2020, 1, 1), "自2019年9月9日起：第四条、第五条。"),
    ],
)  # fmt: skip
def test_the_part_that_ended_is_the_one_that_is_cited(
    filled: Index, clauses: str, day: date, words: str
) -> None:
    text = f"根据《云川市渡船管理办法》（云政规〔2015〕12号）{clauses}，制定本通知。"
    (found,) = check(filled, text, day)
    told = findings(found)
    assert said(told[0]).endswith(words)
    assert len({one.sentence for one in told}) == len(told) == (2 if day.year > 2021 else 1)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2019, 1, 1), "未见问题。"),
        (date(2020, 6, 1), "暂停执行，自2020年3月1日起。是否已恢复，请核实。"),
    ],
)
def test_what_is_suspended_is_not_fine(filled: Index, day: date, words: str) -> None:
    text = "按照《云川市人民政府关于收取渡船费的通知》（云政发〔2013〕41号）收费。"
    (found,) = check(filled, text, day)
    assert [said(one) for one in findings(found)] == [words]


def test_a_decree_whose_title_is_its_number_is_not_the_draft_without_a_title(filled: Index) -> None:
    (found,) = check(filled, "按照云川市人民政府令第180号执行。", date(2024, 1, 1))
    assert [target.document.id for target in found.targets] == ["decree"]
