"""What has to be known of a document beside its validity: doubts, parts, suspensions, trials."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.document import Document
from corpus.pasted import pasted_document
from indexer.query.model import Query
from indexer.query.plain_words import PlainWords
from indexer.relations.validity.statuses import Validity
from indexer.results.relations import Caution, CautionKind
from search_app.review.draft_findings import findings
from search_app.review.finding_words import said
from tests.contract.engines import Index
from tests.contract.test_relations import relations, rule
from tests.contract.test_whose_rule import ALSO, TITLE, held, repeals

CITY = "云川市人民政府"
NAME = "云川市渡船管理办法"


def cautions(index: Index, id: str, day: date | None = None) -> tuple[Caution, ...]:
    """The cautions of a document; its page, its hit and the check must say the same."""
    with index.engine() as engine:
        found = relations(engine, id, day).cautions
        (hit,) = (one for one in engine.now().search(Query(asof=day, size=50)).hits if one.id == id)
        assert hit.cautions == found
        named = engine.now().document(id)
        assert named is not None
    return found


def kinds(index: Index, id: str, day: date | None = None) -> list[tuple[CautionKind, str]]:
    return [(one.kind, one.by.id) for one in cautions(index, id, day)]


# Doubts: a repeal of a title that several documents bear.


def test_an_unsure_repeal_is_told_on_each_document_that_it_may_mean(index: Index) -> None:
    both = [held("trade", "国家工商行政管理总局"), held("goods", "国家质量监督检验检疫总局")]
    index.publish([*both, repeals("国家市场监督管理总局", ALSO)])
    for key in ("trade", "goods"):
        (one,) = cautions(index, key)
        assert (one.kind, one.by.id, one.sentence) == (CautionKind.MAYBE_ENDED, "new", ALSO)
    assert kinds(index, "trade", date(2019, 12, 31)) == []


def test_the_rule_of_another_organ_has_the_doubt_alone(index: Index) -> None:
    index.publish([held("other", "财政部"), repeals("教育部", ALSO)])
    assert kinds(index, "other") == [(CautionKind.MAYBE_ENDED, "new")]


def test_a_rule_from_after_the_repeal_is_not_meant(index: Index) -> None:
    later = rule("later", TITLE, "财档〔2023〕7号", date(2023, 1, 1), "一。", issuer="财政部")
    index.publish([later, repeals("教育部", ALSO)])
    assert kinds(index, "later") == []


def test_who_is_surely_meant_leaves_the_others_without_doubt(index: Index) -> None:
    index.publish([held("own", "教育部"), held("other", "财政部"), repeals("教育部", ALSO)])
    assert kinds(index, "other") == []
    assert kinds(index, "own") == []  # 已废止 says it


def test_the_check_tells_the_doubt(index: Index) -> None:
    index.publish([held("other", "财政部"), repeals("教育部", ALSO)])
    day = date(2024, 1, 1)
    with index.engine() as engine:
        draft = pasted_document(f"根据《{TITLE}》，制定本通知。", day)
        (found,) = engine.now().check_draft(draft, day, (), PlainWords.read()).references
    assert [said(one) for one in findings(found)] == [
        "存在同名或同文号的文件，另一文件自2020年1月1日起废止其中之一，是否本文件，请核实。"
    ]


# Trial rules and the rule itself.


@pytest.mark.parametrize(
    ("trial", "formal"),
    [
        ("云川市渡船管理办法（试行）", "云川市渡船管理办法"),
        ("云川市渡船管理暂行办法", "云川市渡船管理办法"),
        ("关于印发《云川市渡船管理办法（试行）》的通知", "关于印发《云川市渡船管理办法》的通知"),
        ("云川市渡船管理规定（暂行）", "云川市渡船管理规定"),
    ],
)
def test_a_trial_rule_says_that_its_organ_issued_the_rule_later(
    index: Index, trial: str, formal: str
) -> None:
    index.publish(
        [
            rule("trial", trial, "云政规〔2015〕1号", date(2015, 1, 1), "一。"),
            rule("formal", formal, "云政规〔2020〕1号", date(2020, 1, 1), "二。"),
        ]
    )
    assert kinds(index, "trial") == [(CautionKind.LATER_TEXT, "formal")]
    assert kinds(index, "trial", date(2019, 1, 1)) == []
    assert kinds(index, "formal") == []
    with index.engine() as engine:
        assert relations(engine, "trial").validity.validity is Validity.UNSTATED


def test_a_trial_rule_of_an_organ_that_was_renamed(index: Index) -> None:
    index.publish(
        [
            held("trial", "卫生部", "渡船防疫办法（试行）"),
            rule("formal", "渡船防疫办法", "卫规〔2020〕1号", date(2020, 1, 1), issuer="卫健委"),
        ]
    )
    assert kinds(index, "trial") == [(CautionKind.LATER_TEXT, "formal")]


def test_other_organs_other_stems_older_and_ended_ones_say_nothing(index: Index) -> None:
    trial, made = "云川市渡船管理办法（试行）", date(2015, 1, 1)
    index.publish(
        [
            rule("other", "渡口防火办法（试行）", "一〔2015〕1号", made, issuer="财政部"),
            rule("theirs", "渡口防火办法", "二〔2020〕1号", date(2020, 1, 1), issuer="教育部"),
            rule("stem", "云川市渡口管理办法（试行）", "云政规〔2015〕3号", made, "一。"),
            rule("wide", "云川市渡口安全管理办法", "云政规〔2020〕3号", date(2020, 1, 1), "一。"),
            rule("before", "云川市渡桥办法", "云政规〔2010〕4号", date(2010, 1, 1), "一。"),
            rule("after", "云川市渡桥办法（试行）", "云政规〔2015〕4号", date(2015, 1, 1), "一。"),
            rule("ended", trial, "云政规〔2015〕5号", date(2015, 1, 1), "一。"),
            rule(
                "ends", NAME, "云政规〔2020〕5号", date(2020, 1, 1), f"《{trial}》同时废止。",
            ),
        ]
    )  # fmt: skip
    for key in ("other", "stem", "after", "ended"):
        assert kinds(index, key) == []


# Parts that ended: all are told.

BOATS = rule(
    "boats", NAME, "云政规〔2015〕12号", date(2015, 4, 1),
    *(f"第{count}条　渡船应当登记。" for count in "一二三四五六"),
)  # fmt: skip


def ends(key: str, day: date, clauses: str) -> Document:
    """A document that ends a part of the rule."""
    sentence = (
        f"《{NAME}》（云政规〔2015〕12号）{clauses}自{day.year}年{day.month}月{day.day}日起废止。"
    )
    return rule(key, f"关于渡船的通知{key}", f"云政规〔{day.year}〕90号", day, sentence)


def test_all_parts_that_ended_are_told(index: Index) -> None:
    index.publish(
        [
            BOATS,
            ends("one", date(2018, 1, 1), "第四条、第五条"),
            ends("two", date(2019, 1, 1), "第三条"),
            ends("three", date(2021, 1, 1), "第六条第二款"),
        ]
    )
    found = cautions(index, "boats")
    assert [(one.by.id, one.clauses) for one in found] == [
        ("one", "第四条、第五条"),
        ("two", "第三条"),
        ("three", "第六条第二款"),
    ]
    assert [one.by.id for one in cautions(index, "boats", date(2019, 6, 1))] == ["one", "two"]
    day = date(2024, 1, 1)
    with index.engine() as engine:
        draft = pasted_document(f"根据《{NAME}》，制定本通知。", day)
        (checked,) = engine.now().check_draft(draft, day, (), PlainWords.read()).references
    said_of_all = " ".join(said(one) for one in findings(checked))
    assert all(one in said_of_all for one in ("第四条、第五条", "第三条", "第六条第二款"))


# Suspensions.


def test_a_suspension_lasts_until_its_day_or_until_it_is_resumed(index: Index) -> None:
    index.publish(
        [
            BOATS,
            rule(
                "pause", "关于渡船的紧急通知", "云政发〔2020〕5号", date(2020, 2, 2),
                f"自2020年3月1日起暂停执行《{NAME}》（云政规〔2015〕12号）。",
            ),
            rule(
                "resume", "关于渡船的补充通知", "云政发〔2021〕5号", date(2021, 2, 2),
                f"《{NAME}》（云政规〔2015〕12号）自2021年3月1日起恢复执行。",
            ),
        ]
    )  # fmt: skip
    assert kinds(index, "boats", date(2020, 2, 15)) == []
    assert kinds(index, "boats", date(2020, 6, 1)) == [(CautionKind.SUSPENDED, "pause")]
    assert kinds(index, "boats", date(2021, 2, 28)) == [(CautionKind.SUSPENDED, "pause")]
    assert kinds(index, "boats", date(2021, 3, 1)) == []


@pytest.mark.parametrize(
    ("sentence", "over"),
    [
        (f"自2021年3月1日起恢复执行《{NAME}》。", True),
        (f"《{NAME}》第三条自2021年3月1日起恢复施行。", True),
        (f"暂停执行的《{NAME}》，自2021年3月1日起恢复实施。", True),
        (f"《{NAME}》第五条自2021年3月1日起恢复执行。", False),
        (f"市教育局应当研究恢复执行《{NAME}》。", False),
    ],
)
def test_of_a_suspended_article_what_is_resumed_counts(
    index: Index, sentence: str, over: bool
) -> None:
    index.publish(
        [
            BOATS,
            rule(
                "pause", "关于渡船的紧急通知", "云政发〔2020〕5号", date(2020, 2, 2),
                f"自2020年3月1日起暂停执行《{NAME}》第三条。",
            ),
            rule("resume", "关于渡船的补充通知", "云政发〔2021〕5号", date(2021, 2, 2), sentence),
        ]
    )  # fmt: skip
    assert (kinds(index, "boats", date(2022, 1, 1)) == []) is over


@pytest.mark.parametrize(
    ("title", "suspended"),
    [
        (f"关于暂停执行《{NAME}》的通知", True),
        (f"关于暂缓施行《{NAME}》第三条的决定", True),
        (f"关于暂停执行《{NAME}》的请示", False),
        (f"关于暂停执行《{NAME}》有关条款的通知", False),
        (f"关于暂停办理《{NAME}》规定的登记的通知", False),
    ],
)
def test_a_title_alone_suspends(index: Index, title: str, suspended: bool) -> None:
    index.publish([BOATS, rule("pause", title, "云政发〔2020〕5号", date(2020, 2, 2), "请执行。")])
    assert (kinds(index, "boats") == [(CautionKind.SUSPENDED, "pause")]) is suspended


def test_what_was_stopped_is_in_force_again_when_it_is_resumed(index: Index) -> None:
    index.publish(
        [
            BOATS,
            rule(
                "stop", "关于渡船的紧急通知", "云政发〔2020〕5号", date(2020, 2, 2),
                f"《{NAME}》（云政规〔2015〕12号）自2020年3月1日起停止执行。",
            ),
            rule(
                "resume", "关于渡船的补充通知", "云政发〔2021〕5号", date(2021, 2, 2),
                f"《{NAME}》（云政规〔2015〕12号）自2021年3月1日起恢复执行。",
            ),
        ]
    )  # fmt: skip
    with index.engine() as engine:
        stood = [relations(engine, "boats", date(year, 6, 1)).validity for year in (2020, 2021)]
    assert [one.validity for one in stood] == [Validity.EXPIRED, Validity.UNSTATED]


def test_what_was_repealed_stays_repealed_when_it_is_resumed(index: Index) -> None:
    index.publish(
        [
            BOATS,
            rule(
                "ends", "关于渡船的决定", "云政发〔2020〕5号", date(2020, 2, 2),
                f"《{NAME}》（云政规〔2015〕12号）自2020年3月1日起废止。",
            ),
            rule(
                "resume", "关于渡船的补充通知", "云政发〔2021〕5号", date(2021, 2, 2),
                f"《{NAME}》（云政规〔2015〕12号）自2021年3月1日起恢复执行。",
            ),
        ]
    )  # fmt: skip
    with index.engine() as engine:
        found = relations(engine, "boats", date(2022, 1, 1))
    assert found.validity.validity is Validity.REPEALED
    assert len(found.contradictions) == 1
