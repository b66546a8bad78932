"""What is remarked on the form of a draft: on its own number and day, and how it cites; no more."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.pasted import pasted_document
from indexer.relations.form_remarks import FormFault
from tests.contract.engines import Index
from tests.contract.test_relations import NEW, OLD

DAY = date(2024, 3, 1)
F = FormFault


def remarks(index: Index, *lines: str) -> list[tuple[FormFault, str, str]]:
    """The remarks on a draft of these lines; each has to stand where it says."""
    document = pasted_document("\n".join(lines), DAY)
    with index.engine() as engine:
        found = engine.now().check_draft(document, DAY).remarks
    for one in found:
        assert document.body[one.place.start : one.place.end] == one.written
    return [(one.fault, one.written, one.right) for one in found]


@pytest.fixture
def filled(index: Index) -> Index:
    index.publish([OLD, NEW])
    return index


def draft(number: str, day: str, said: str = "请登记。") -> list[str]:
    return [
        "云川市人民政府关于养犬的通知",
        number,
        "各区：",
        said,
        "云川市人民政府",
        day,
        "附件：表",
    ]


@pytest.mark.parametrize(
    ("number", "faults"),
    [
        ("云政发〔2024〕3号", []),
        ("云政发[2024]3号", [F.NUMBER_BRACKETS]),
        ("云政发（2024）3号", [F.NUMBER_BRACKETS]),
        ("云政发【2024】3号", [F.NUMBER_BRACKETS]),
        ("云政发﹝2024﹞3号", [F.NUMBER_BRACKETS]),
        ("云政发〔2024〕第3号", [F.NUMBER_NTH]),
        ("云政发〔2024〕003号", [F.NUMBER_ZERO]),
        ("云政发〔二〇二四〕三号", [F.NUMBER_DIGITS]),
        ("云政发[2024]第03号", [F.NUMBER_BRACKETS, F.NUMBER_NTH, F.NUMBER_ZERO]),
        ("云川市人民政府令第3号", []),
        ("云川市人民政府公告2024年第3号", []),
    ],
)
def test_the_own_number(filled: Index, number: str, faults: list[FormFault]) -> None:
    found = remarks(filled, *draft(number, "2024年3月1日"))
    assert found == [(fault, number, "云政发〔2024〕3号") for fault in faults]


@pytest.mark.parametrize(
    ("day", "faults"),
    [
        ("2024年3月1日", []),
        ("2024年03月01日", [F.DATE_ZERO]),
        ("2024年3月01日", [F.DATE_ZERO]),
        ("二〇二四年三月一日", [F.DATE_DIGITS]),
        ("二○二四年三月一日", [F.DATE_DIGITS]),
    ],
)
def test_the_own_day(filled: Index, day: str, faults: list[FormFault]) -> None:
    found = remarks(filled, *draft("云政发〔2024〕3号", day))
    assert found == [(fault, day, "2024年3月1日") for fault in faults]


@pytest.mark.parametrize(
    "said",
    [
        "按照《国务院关于渔业的决定》（国发[1985]第03号）执行。",
        "按照《渔业条例》（国务院令第707号）执行。",
        "按照《渔业法》（主席令第四十三号）执行。",
        "按照国发〔2019〕5号印发的《渔业方案》执行。",
        "按照国发〔2019〕5号文件执行。",
        "根据《中华人民共和国渔业法》，自二〇二四年五月一日起施行。",
    ],
)
def test_a_cited_number_stays_as_its_document_bears_it(filled: Index, said: str) -> None:
    assert remarks(filled, *draft("云政发〔2024〕3号", "2024年3月1日", said)) == []


def test_the_title_stands_before_the_number(filled: Index) -> None:
    said = "现根据国发〔2019〕5号《国务院关于渔业的意见》，通知如下。"
    found = remarks(filled, *draft("云政发〔2024〕3号", "2024年3月1日", said))
    assert found == [
        (
            F.TITLE_FIRST,
            "国发〔2019〕5号《国务院关于渔业的意见》",
            "《国务院关于渔业的意见》（国发〔2019〕5号）",
        )
    ]


@pytest.mark.parametrize(
    "title", ["云川市养犬管理条例", "云川市养犬管理办法", "云川市养犬白皮书", "《渔业法》第三条"]
)
def test_what_is_no_official_document_has_no_form(filled: Index, title: str) -> None:
    lines = [title, "云政发[2024]第03号", "第一条　养犬应当登记。", "二〇二四年三月一日"]
    assert remarks(filled, *lines) == []


def test_the_title_stands_below_the_letterhead(filled: Index) -> None:
    lines = ["云川市人民政府文件", *draft("云政发〔2024〕3号", "2024年3月1日")]
    lines[1], lines[2] = "云政发[2024]3号", "云川市人民政府关于养犬的通知"
    assert [fault for fault, _, _ in remarks(filled, *lines)] == [F.NUMBER_BRACKETS]


@pytest.mark.parametrize(
    ("lines", "faults"),
    [
        # The number above the title, and who signs beside it.
        (["云政发[2024]3号", "云川市人民政府关于养犬的通知"], [F.NUMBER_BRACKETS]),
        (["（云政发〔2024〕第3号）", "云川市人民政府关于养犬的通知"], [F.NUMBER_NTH]),
        (["云川市人民政府关于养犬的请示", "云政发〔2024〕03号　签发人：甲"], [F.NUMBER_ZERO]),
        (["云川市人民政府关于养犬的请示", "云政发〔2024〕3号  签 发 人：甲"], []),
        # An order counts in its own way, also in two lines.
        (["云川市人民政府令", "第03号", "云川市人民政府关于养犬的决定"], []),
    ],
)
def test_the_own_number_is_no_citation_wherever_it_stands(
    filled: Index, lines: list[str], faults: list[FormFault]
) -> None:
    body = [*lines, "各区：", "请登记。", "云川市人民政府", "2024年3月1日"]
    assert [fault for fault, _, _ in remarks(filled, *body)] == faults
    with filled.engine() as engine:
        found = engine.now().check_draft(pasted_document("\n".join(body), DAY), DAY)
    assert found.references == ()


def test_the_heading_above_the_first_article_is_no_citation(filled: Index) -> None:
    articles = ["第一条　渔火应当登记。", "第二条　自公布之日起施行。"]
    lines = ["云川市渔火管理条例", "（2024年1月1日通过）", *articles]
    with filled.engine() as engine:
        for heading in (lines, ["关于渔火的通知", "云川市渔火管理条例", *articles]):
            found = engine.now().check_draft(pasted_document("\n".join(heading), DAY), DAY)
            assert found.references == ()
