"""A rule and its official readings (解读) link to each other, and change nothing of each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.document import Document, Rank
from indexer.query.effect_query import EffectQuery
from indexer.query.facets import NO_VALIDITY, UNSTATED, Facet
from indexer.query.filters import Filters
from indexer.query.model import Query, Sort
from indexer.relations.validity.statuses import Validity
from indexer.results.relations import Relations
from tests.contract.documents import document
from tests.contract.engines import Index
from tests.contract.test_relations import rule

CITY, OTHER_CITY = "云川市公安局", "青岚市公安局"
OLDER = replace(
    rule("older", "云川市养犬管理办法", "云公规〔2012〕3号", date(2012, 5, 1), "养犬应当登记。"),
    issuers=(CITY,),
)
NEWER = replace(
    rule("newer", "云川市养犬管理办法", "云公规〔2021〕9号", date(2021, 3, 1), "养犬登记免费。"),
    issuers=(CITY,),
    effective_on=date(2021, 6, 1),
)
NOTICE = replace(
    rule(
        "notice",
        "云川市公安局关于印发《云川市犬只收容细则》的通知",
        "云公规〔2022〕4号",
        date(2022, 4, 1),
        "现将细则印发给你们。",
    ),
    issuers=(CITY,),
    kind="通知",
)
UNREAD = replace(
    rule("unread", "云川市渡船管理办法", "云政规〔2020〕1号", date(2020, 1, 1), "渡船应当登记。"),
    rank=Rank.NORMATIVE,
)


def reading(key: str, title: str, day: date | None, *paragraphs: str, **fields: object) -> Document:
    """An official reading."""
    text = paragraphs or (
        "近年来养犬的人越来越多，为了便于公众了解，说明制定的背景和主要内容。" * 2,
    )
    made = document(key, title, *text, published_on=day)
    return replace(made, rank=Rank.INTERPRETATION, **fields)  # type: ignore[arg-type]


def relations(index: Index, id: str) -> Relations:
    with index.engine() as engine:
        found = engine.now().relations(id)
    assert found is not None
    return found


def explained(index: Index, id: str) -> list[str]:
    return [one.id for part in relations(index, id).explains for one in part.reached.targets]


def readings(index: Index, id: str) -> list[str]:
    return [one.document.id for one in relations(index, id).explained_by]


@pytest.mark.parametrize(
    "title",
    [
        "《云川市养犬管理办法》政策解读",
        "政策解读：《云川市养犬管理办法》解读",
        "关于《云川市养犬管理办法》的解读",
        "关于对〈云川市养犬管理办法〉的政策解读",
        "一图读懂《云川市养犬管理办法》",
        "一图读懂云川市养犬管理办法",
        "【图解】云川市养犬管理办法",
        "云川市养犬管理办法解读（二）",
        "关于云川市养犬管理办法的起草说明",
        "云川市公安局有关负责人就《云川市养犬管理办法》答记者问",
        "市公安局有关负责人解读云川市养犬管理办法",
        "《云川市养犬管理办法》（云公规〔2021〕9号）政策问答",
    ],
)
def test_a_title_says_what_is_explained(index: Index, title: str) -> None:
    index.publish([OLDER, NEWER, reading("read", title, date(2021, 3, 2))])
    assert explained(index, "read") == ["newer"]
    assert readings(index, "newer") == ["read"]
    assert readings(index, "older") == []


@pytest.mark.parametrize(
    "text",
    [
        "《云川市养犬管理办法》（云公规〔2021〕9号）解读如下：一、背景。",
        "现就《云川市养犬管理办法》有关内容解读如下。",
        "日前，市公安局印发了《云川市养犬管理办法》。为便于执行，说明主要内容。",
        "市公安局负责人就新修订的《云川市养犬管理办法》回答了记者提问。",
    ],
)
def test_else_the_opening_says_it(index: Index, text: str) -> None:
    index.publish(
        [OLDER, NEWER, reading("read", "养犬新规来了：这些要知道", date(2021, 3, 2), text)]
    )
    assert explained(index, "read") == ["newer"]
    (one,) = relations(index, "read").explains
    assert one.sentence


def test_hits_tell_what_can_have_no_validity(index: Index) -> None:
    """Also from a run that comes after another document's effects, and after both are merged."""
    index.publish([OLDER, NEWER, reading("read", "《云川市养犬管理办法》解读", None)])
    index.publish([NOTICE])
    with index.engine() as engine:
        hits = engine.now().search(Query()).hits
    assert {hit.id: hit.no_rule for hit in hits} == {
        "older": False,
        "newer": False,
        "notice": False,
        "read": True,
    }
    assert {hit.validity for hit in hits if hit.no_rule} == {Validity.UNSTATED}


def test_what_can_have_no_validity_is_not_counted_among_what_has_no_record(index: Index) -> None:
    index.publish([OLDER, NEWER, NOTICE, reading("read", "《云川市养犬管理办法》解读", None)])
    with index.engine() as engine:
        view = engine.now()
        counted = view.search(Query(facets=(Facet.VALIDITY,))).facets[Facet.VALIDITY]
        assert {UNSTATED, NO_VALIDITY} <= {one.value for one in counted}
        for one in counted:
            found = view.search(Query(filters=Filters(validity=(one.value,))))
            assert found.total == one.count
            assert ("read" in [hit.id for hit in found.hits]) is (one.value == NO_VALIDITY)


def test_what_is_only_cited_is_not_explained(index: Index) -> None:
    text = "根据《云川市养犬管理办法》印发的《云川市犬只收容细则》细化了收容的程序。"
    index.publish([NEWER, NOTICE, reading("read", "《云川市犬只收容细则》解读", None, text)])
    assert explained(index, "read") == ["notice"]
    assert readings(index, "notice") == ["read"]
    assert readings(index, "newer") == []


def test_a_reading_is_of_the_version_just_issued(index: Index) -> None:
    """It says so before that version takes effect, which a citation would not mean yet."""
    title = "《云川市养犬管理办法》解读"
    index.publish(
        [
            OLDER,
            NEWER,
            reading("then", title, date(2012, 5, 20)),
            reading("before", title, date(2021, 2, 26)),
            reading("long-after", title, date(2023, 1, 1)),
        ]
    )
    assert readings(index, "older") == ["then"]
    assert readings(index, "newer") == ["long-after", "before"]


def test_a_reading_of_a_revision_that_is_not_here_leads_to_no_older_version(index: Index) -> None:
    title = "《云川市养犬管理办法》修订情况解读"
    index.publish([NEWER, reading("read", title, date(2023, 5, 1))])
    assert readings(index, "newer") == []
    index.publish([reading("soon", title, date(2021, 4, 1))])
    assert readings(index, "newer") == ["soon"]


def test_several_readings_and_pictures(index: Index) -> None:
    title = "云川市养犬管理办法"
    index.publish(
        [
            NEWER,
            reading("words", f"《{title}》解读", date(2021, 3, 2)),
            reading("picture", f"一图读懂《{title}》", date(2021, 3, 9), "一图读懂"),
        ]
    )
    found = relations(index, "newer").explained_by
    assert [(one.document.id, one.without_text) for one in found] == [
        ("picture", True),
        ("words", False),
    ]


def test_one_reading_of_several_rules(index: Index) -> None:
    title = "《云川市养犬管理办法》《云川市犬只收容细则》解读"
    index.publish([NEWER, NOTICE, reading("read", title, date(2022, 4, 2))])
    assert explained(index, "read") == ["newer", "notice"]
    assert readings(index, "newer") == readings(index, "notice") == ["read"]


def test_a_rule_that_is_named_twice_is_listed_once(index: Index) -> None:
    title = "《云川市养犬管理办法》（云公规〔2021〕9号）解读：一图看懂《云川市养犬管理办法》"
    index.publish([NEWER, reading("read", title, date(2021, 3, 2))])
    assert explained(index, "read") == ["newer"]


def test_where_it_is_not_sure_there_is_no_link_back(index: Index) -> None:
    """Two cities have a rule of the name, and the reading tells of neither."""
    both = [
        replace(NEWER, id=id, key=id, title="养犬管理办法", issuers=(issuer,), region=region)
        for id, issuer, region in (
            ("here", CITY, "云川省/云川市"),
            ("there", OTHER_CITY, "青岚省/青岚市"),
        )
    ]
    of_there = reading(
        "sure",
        "《养犬管理办法》解读",
        date(2021, 3, 5),
        issuers=(OTHER_CITY,),
        region="青岚省/青岚市",
    )
    unsure = reading("unsure", "《养犬管理办法》解读", date(2021, 3, 4))
    index.publish(
        [replace(one, document_number=None, document_numbers=()) for one in both]
        + [of_there, unsure]
    )
    assert readings(index, "here") == []
    assert readings(index, "there") == ["sure"]
    (one,) = relations(index, "unsure").explains
    assert not one.reached.certain


def test_a_rule_that_is_not_here_is_told_as_written(index: Index) -> None:
    index.publish([reading("read", "《云川市滑板管理办法》解读", date(2021, 3, 4))])
    (one,) = relations(index, "read").explains
    assert (one.reached.title, one.reached.targets) == ("云川市滑板管理办法", ())


def test_a_rule_that_names_another_is_no_reading(index: Index) -> None:
    other = rule(
        "other", "关于做好《云川市养犬管理办法》解读工作的通知", "云公〔2021〕2号", date(2021, 4, 1)
    )
    index.publish([NEWER, other])
    assert explained(index, "other") == []
    assert readings(index, "newer") == []


def test_a_reading_is_no_effect(index: Index) -> None:
    index.publish([NEWER, reading("read", "《云川市养犬管理办法》解读", date(2021, 3, 2))])
    with index.engine() as engine:
        assert engine.now().effects(EffectQuery()).total == 0


def test_a_list_has_the_rules_without_one(index: Index) -> None:
    read = replace(NEWER, rank=Rank.NORMATIVE)
    index.publish([read, UNREAD, reading("read", "《云川市养犬管理办法》解读", date(2021, 3, 2))])
    rules = Filters().having(Facet.RANK, (Rank.NORMATIVE.value,))
    asked = Query(filters=rules, without_reading=True, sort=Sort.NEWEST)
    with index.engine() as engine:
        view = engine.now()
        found = view.search(asked)
        assert [one.id for one in found.hits] == ["unread"]
        assert (found.total, view.scan(asked).total) == (1, 1)
        assert view.search(replace(asked, without_reading=False)).total == 2
    index.publish(removed=[("甲", "read")])
    with index.engine() as engine:
        assert engine.now().search(asked).total == 2
