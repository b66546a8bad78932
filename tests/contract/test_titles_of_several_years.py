"""A title alone that the notices of several years bear: the check says which one it took."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.document import Document
from corpus.pasted import pasted_document
from indexer.results.reviews import CheckedReference
from search_app.review.draft_findings import FindingCode, findings
from search_app.review.finding_words import said
from tests.contract.engines import Index
from tests.contract.test_relations import rule

CITY = "云川市人民政府"
NOTICE = f"{CITY}关于做好春运渡船工作的通知"


def notice(year: int, title: str = NOTICE, issuer: str = CITY) -> Document:
    """The notice of a year."""
    number = f"云政函〔{year}〕3号"
    return rule(f"of{year}", title, number, date(year, 1, 10), "做好工作。", issuer=issuer)


YEARS = [notice(2021), notice(2022), notice(2023)]
RULES = [
    rule("boats1", "云川市渡船办法", "云政规〔2015〕1号", date(2015, 1, 1), "第一条　渡船。"),
    rule("boats2", "云川市渡船办法", "云政规〔2019〕1号", date(2019, 1, 1), "第一条　渡船只。"),
]


def checked(index: Index, text: str) -> CheckedReference:
    """The one citation of a text."""
    with index.engine() as engine:
        draft = engine.now().check_draft(pasted_document(text, date(2024, 1, 1)))
    (one,) = draft.references
    return one


def told(one: CheckedReference) -> list[str]:
    """What is said of other documents of its title."""
    return [said(each) for each in findings(one) if each.code is FindingCode.SAME_TITLE]


@pytest.mark.parametrize("named", [f"《{NOTICE}》", "《关于做好春运渡船工作的通知》"])
def test_a_title_alone_says_which_of_several_years_was_taken(index: Index, named: str) -> None:
    index.publish(YEARS)
    one = checked(index, f"根据{named}，通知如下。")
    assert [target.document.id for target in one.targets] == ["of2023"]
    assert told(one) == [
        "本站另有2份同名文件，这里按2023年1月10日的一份核对，所指是否这一份，请核实。"
    ]


@pytest.mark.parametrize(
    "named",
    [
        f"《{NOTICE}》（云政函〔2022〕3号）",
        f"《{NOTICE}》（2022年）",
        f"2022年《{NOTICE}》",
        f"2022年印发的《{NOTICE}》",
    ],
)
def test_a_number_or_a_year_chooses(index: Index, named: str) -> None:
    index.publish(YEARS)
    one = checked(index, f"根据{named}，通知如下。")
    assert [target.document.id for target in one.targets] == ["of2022"]
    assert told(one) == []


def test_a_year_of_which_nothing_is_here_proves_nothing(index: Index) -> None:
    index.publish([*YEARS, *RULES])
    one = checked(index, f"根据2019年《{NOTICE}》，通知如下。")
    assert [target.document.id for target in one.targets] == ["of2023"]


def test_versions_of_a_rule_and_single_notices_are_no_such_titles(index: Index) -> None:
    index.publish([YEARS[0], *RULES])
    assert told(checked(index, "根据《云川市渡船办法》，通知如下。")) == []
    assert told(checked(index, f"根据《{NOTICE}》，通知如下。")) == []
