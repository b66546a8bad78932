"""Two organs may have a rule of one title: a repeal of it falls on the right one, or on none."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.document import Document
from indexer.relations.citation_verdicts import CitationVerdict
from indexer.relations.validity.statuses import Validity
from tests.contract.documents import document
from tests.contract.engines import Index
from tests.contract.test_relations import rule, validity
from tests.contract.test_reviews import checked

TITLE = "专项档案管理办法"


def held(key: str, issuer: str, title: str = TITLE, region: str | None = None) -> Document:
    """A rule that is here, without a number, so that its title alone names it."""
    return document(
        key,
        title,
        f"第一条　{issuer}管理档案。",
        written_on=date(2009, 1, 1),
        effective_on=date(2009, 1, 1),
        issuers=(issuer,),
        region=region,
        kind="办法",
    )


def repeals(issuer: str, sentence: str, title: str = "档案管理规定") -> Document:
    """A rule of another organ with one closing sentence."""
    return rule("new", title, "档规〔2020〕1号", date(2020, 1, 1), sentence, issuer=issuer)


def ended(index: Index, key: str) -> bool:
    with index.engine() as engine:
        return validity(engine, key) is Validity.REPEALED


ALSO = f"《{TITLE}》同时废止。"


@pytest.mark.parametrize(
    ("issuer", "by"),
    [
        ("教育部", "教育部"),
        ("国家工商行政管理总局", "国家市场监督管理总局"),
        ("国家质量监督检验检疫总局", "市场监管总局"),
        ("卫生部", "国家卫生健康委员会"),
        ("国家计划委员会", "国家发展和改革委员会"),
        ("铁道部", "国家铁路局"),
        ("教育部", "国务院"),
        ("国务院办公厅", "国务院"),
        ("云川市教育局", "云川市人民政府"),
        ("云川市教育局", "云川市人民政府办公室"),
        ("云川市国土资源局", "云川市自然资源和规划局"),
    ],
)
def test_an_organ_ends_its_own_rules_those_of_whom_it_followed_and_of_whom_it_governs(
    index: Index, issuer: str, by: str
) -> None:
    index.publish([held("old", issuer), repeals(by, ALSO)])
    assert ended(index, "old")


@pytest.mark.parametrize(
    ("issuer", "by"),
    [
        ("财政部", "教育部"),
        ("国家市场监督管理总局", "国家工商行政管理总局"),
        ("云川市教育局", "云川市财政局"),
        ("云川市人民政府", "云川市教育局"),
        ("教育部", "云川市人民政府"),
        ("青田县国土资源局", "云川市自然资源和规划局"),
    ],
)
def test_the_rule_of_another_organ_is_never_marked_by_its_title_alone(
    index: Index, issuer: str, by: str
) -> None:
    index.publish([held("old", issuer), repeals(by, ALSO)])
    assert not ended(index, "old")


def test_a_new_rule_of_the_same_title_does_not_end_that_of_another_organ(index: Index) -> None:
    index.publish([held("other", "财政部"), repeals("教育部", f"原《{TITLE}》同时废止。", TITLE)])
    assert not ended(index, "other")


def test_of_two_organs_the_one_that_the_repealer_followed_is_meant(index: Index) -> None:
    index.publish([held("health", "卫生部"), held("schools", "教育部"), repeals("卫健委", ALSO)])
    assert ended(index, "health")
    assert not ended(index, "schools")


def test_two_organs_that_became_one_leave_it_open(index: Index) -> None:
    both = [held("trade", "国家工商行政管理总局"), held("goods", "国家质量监督检验检疫总局")]
    index.publish([*both, repeals("国家市场监督管理总局", ALSO)])
    assert not ended(index, "trade")
    assert not ended(index, "goods")


@pytest.mark.parametrize(
    ("sentence", "gone"),
    [
        (f"原国家工商行政管理总局发布的《{TITLE}》同时废止。", {"trade"}),
        (f"废止国家质检总局2009年公布的《{TITLE}》。", {"goods"}),
        (f"原国家工商总局、质检总局印发的《{TITLE}》同时废止。", set()),
        (f"财政部印发的《{TITLE}》同时废止。", set()),
        (f"我局印发的《{TITLE}》同时废止。", set()),
    ],
)
def test_the_organ_that_the_sentence_names_decides(
    index: Index, sentence: str, gone: set[str]
) -> None:
    both = [held("trade", "国家工商行政管理总局"), held("goods", "国家质量监督检验检疫总局")]
    index.publish([*both, repeals("国家市场监督管理总局", sentence)])
    assert {key for key in ("trade", "goods") if ended(index, key)} == gone


def test_a_rule_that_another_organ_is_said_to_have_issued_is_not_the_own_one(index: Index) -> None:
    index.publish(
        [
            held("own", "云川市人民政府"),
            repeals("云川市人民政府", f"市财政局印发的《{TITLE}》同时废止。"),
        ]
    )
    assert not ended(index, "own")


def test_in_a_row_the_organ_before_it_issued_all(index: Index) -> None:
    index.publish(
        [
            held("own", "云川市人民政府", "档案收费办法"),
            held("fee", "云川市财政局", "档案用房办法"),
            repeals("云川市人民政府", "市财政局印发的《档案用房办法》和《档案收费办法》同时废止。"),
        ]
    )
    assert not ended(index, "own")
    assert ended(index, "fee")


def test_a_title_that_names_its_place_or_the_nation_needs_no_organ(index: Index) -> None:
    index.publish(
        [
            held("place", "云川市教育局", "云川市学校档案管理办法"),
            held("nation", "国务院", "中华人民共和国档案税暂行条例"),
            repeals(
                "云川市学校管理委员会",
                "《云川市学校档案管理办法》同时废止。《中华人民共和国档案税暂行条例》同时废止。",
            ),
        ]
    )
    assert ended(index, "place")
    assert ended(index, "nation")


def test_a_number_needs_no_organ(index: Index) -> None:
    numbered = rule("old", TITLE, "财档〔2009〕7号", date(2009, 1, 1), "一。", issuer="财政部")
    index.publish([numbered, repeals("教育部", f"《{TITLE}》（财档〔2009〕7号）同时废止。")])
    assert ended(index, "old")


SHARED = "云政规〔2010〕3号"
ENDS_SHARED = f"{SHARED}文件同时废止。"


@pytest.mark.parametrize(
    ("other", "certain"),
    [
        ("云川市渡船办法", False),
        ("关于印发云川市养犬办法的通知", True),
    ],
)
def test_a_number_that_two_documents_bear_ends_none_of_them(
    index: Index, other: str, certain: bool
) -> None:
    index.publish(
        [
            rule("one", "云川市养犬办法", SHARED, date(2010, 1, 1), "第一条　养犬应当登记。"),
            rule("other", other, SHARED, date(2010, 3, 1), "第一条　应当登记。"),
            rule("ends", "关于犬只的通知", "云政规〔2020〕1号", date(2020, 1, 1), ENDS_SHARED),
        ]
    )
    assert ended(index, "one") is certain
    (found,) = checked(index, f"按照{SHARED}文件办理。").references
    assert (found.verdict is CitationVerdict.MATCH) is certain
    assert (found.validity is not None) is certain
