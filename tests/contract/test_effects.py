"""The table of what documents do to each other: rows by article, both ways, in pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.document import Document, Rank
from indexer.errors import QueryError
from indexer.query.effect_query import EffectOrder, EffectQuery, InText
from indexer.relations.effect_kinds import EffectKind
from indexer.results.effect_lists import EffectList, ListedEffect
from tests.contract.documents import document
from tests.contract.engines import Index
from tests.contract.test_relations import NEW, OLD, rule

CITY, POLICE = "云川市人民政府", "云川市公安局"
FEES = rule(
    "fees",
    "云川市养犬收费规定",
    "云政规〔2012〕2号",
    date(2012, 3, 1),
    "第三条　登记费一百元。",
    issuer=POLICE,
)
AMENDS = rule(
    "amends",
    "云川市公安局关于修改《云川市养犬收费规定》的决定",
    "云公规〔2020〕1号",
    date(2020, 6, 1),
    "决定对《云川市养犬收费规定》（云政规〔2012〕2号）作如下修改：",
    "一、将第三条修改为：“登记不收费。”",
    "二、删去第五条第二款。",
    issuer=POLICE,
)
ABSENT = rule(
    "absent",
    "云川市犬只收容办法",
    "云政规〔2022〕6号",
    date(2022, 1, 1),
    "本办法自2022年2月1日起施行，《云川市流浪犬规定》同时废止。",
)
PROLONGS = rule(
    "prolongs",
    "关于延长有效期的通知",
    "云政规〔2023〕1号",
    date(2023, 1, 5),
    "《云川市养犬收费规定》（云政规〔2012〕2号）有效期延长至2027年12月31日。",
)
LAW = replace(
    document("law", "中华人民共和国养犬法", "第三条　养犬应当登记。", written_on=date(2018, 1, 1)),
    rank=Rank.LAW,
    effective_on=date(2018, 5, 1),
)
COURT = replace(
    document(
        "court",
        "最高人民法院关于审理养犬案件适用法律若干问题的解释",
        "根据《中华人民共和国养犬法》，制定本解释。",
        issuers=("最高人民法院",),
        written_on=date(2019, 1, 1),
    ),
    rank=Rank.JUDICIAL_INTERPRETATION,
)
ALL: list[Document] = [OLD, NEW, FEES, AMENDS, ABSENT, PROLONGS, LAW, COURT]


@pytest.fixture
def filled(index: Index) -> Index:
    index.publish(ALL)
    return index


def asked(index: Index, query: EffectQuery | None = None) -> EffectList:
    with index.engine() as engine:
        return engine.now().effects(query or EffectQuery())


def seen(found: EffectList) -> list[tuple[str, str, str]]:
    return [(one.kind.value, one.by.id, one.article) for one in found.effects]


def only(found: EffectList) -> ListedEffect:
    (one,) = found.effects
    return one


def test_a_row_for_each_article_the_newest_first(filled: Index) -> None:
    found = asked(filled)
    assert seen(found) == [
        ("prolong", "prolongs", ""),
        ("repeal", "absent", ""),
        ("amend", "amends", "第三条"),
        ("amend", "amends", "第五条第二款"),
        ("repeal", "new", ""),
        ("interpret", "court", ""),
    ]
    assert found.total == 6
    assert found.next_cursor is None


def test_articles_with_words_between_are_rows_of_their_own(index: Index) -> None:
    stops = rule(
        "stops",
        "关于养犬收费的公告",
        "云政规〔2021〕8号",
        date(2021, 1, 1),
        "《云川市养犬收费规定》（云政规〔2012〕2号）第三条的规定和第六条停止执行。",
    )
    index.publish([FEES, stops])
    assert seen(asked(index)) == [
        ("partial_repeal", "stops", "第三条"),
        ("partial_repeal", "stops", "第六条"),
    ]


def test_the_oldest_first_has_unknown_days_last_too(filled: Index) -> None:
    found = asked(filled, EffectQuery(order=EffectOrder.OLDEST))
    assert [one.by.id for one in found.effects] == [
        "new",
        "amends",
        "amends",
        "absent",
        "prolongs",
        "court",
    ]


def test_a_row_says_what_is_done_to_which_article_and_by_which_sentence(filled: Index) -> None:
    first, second = asked(filled, EffectQuery(affecting="amends")).effects
    assert first.sentence == "一、将第三条修改为：“登记不收费。”"
    assert second.sentence == "二、删去第五条第二款。"
    assert [one.id for one in first.reached.targets] == ["fees"]
    assert (first.reached.title, first.reached.number) == (
        "云川市养犬收费规定",
        "云政规〔2012〕2号",
    )
    assert (first.first_day, first.stated, first.contained) == (date(2020, 6, 1), True, False)


def test_what_is_not_here_is_named_as_written(filled: Index) -> None:
    row = only(asked(filled, EffectQuery(affecting="absent")))
    assert (row.reached.title, row.reached.targets) == ("云川市流浪犬规定", ())
    assert (row.first_day, row.stated, row.contained) == (date(2022, 2, 1), True, None)


def test_an_interpretation_by_its_basis_is_derived_and_says_no_day(filled: Index) -> None:
    row = only(asked(filled, EffectQuery(kinds=(EffectKind.INTERPRET,))))
    assert [one.id for one in row.reached.targets] == ["law"]
    assert (row.stated, row.first_day) == (False, None)


def test_an_interpretation_leaves_the_law_as_it_is(filled: Index) -> None:
    with filled.engine() as engine:
        law = engine.now().relations("law")
        court = engine.now().relations("court")
    assert law is not None
    assert court is not None
    assert law.effects_on_this == ()
    assert [one.kind for one in court.effects_on_others] == [EffectKind.INTERPRET]


def test_both_directions(filled: Index) -> None:
    affected = asked(filled, EffectQuery(affected="fees"))
    assert [one.by.id for one in affected.effects] == ["prolongs", "amends", "amends"]
    assert [one.id for one in affected.about] == ["fees"]
    assert seen(asked(filled, EffectQuery(affecting="fees"))) == []
    either = asked(filled, EffectQuery(document="new"))
    assert seen(either) == [("repeal", "new", "")]
    assert asked(filled, EffectQuery(document="nobody")).total == 0


def test_filters_by_kind_day_and_organ(filled: Index) -> None:
    kinds = (EffectKind.REPEAL, EffectKind.PROLONG)
    assert [one.by.id for one in asked(filled, EffectQuery(kinds=kinds)).effects] == [
        "prolongs",
        "absent",
        "new",
    ]
    days = EffectQuery(since=date(2020, 6, 1), until=date(2022, 2, 1))
    assert [one.by.id for one in asked(filled, days).effects] == ["absent", "amends", "amends"]
    by = asked(filled, EffectQuery(affecting_issuer=(POLICE,)))
    assert {one.by.id for one in by.effects} == {"amends"}
    on = asked(filled, EffectQuery(affected_issuer=(POLICE,)))
    assert {one.by.id for one in on.effects} == {"amends", "prolongs"}


def test_whether_the_text_here_contains_the_amendment(index: Index) -> None:
    consolidated = replace(
        LAW, key="now", id="now", written_on=date(2021, 3, 1), effective_on=date(2018, 5, 1)
    )
    amends = replace(
        document(
            "bill",
            "中华人民共和国养犬法修正案",
            "一、将养犬法第三条修改为：“养犬应当备案。”",
            "本修正案自2021年5月1日起施行。",
            written_on=date(2021, 3, 1),
        ),
        rank=Rank.LAW,
        effective_on=date(2021, 5, 1),
    )
    index.publish([consolidated, amends])
    row = only(asked(index))
    assert (row.contained, row.article, row.first_day) == (True, "第三条", date(2021, 5, 1))
    assert asked(index, EffectQuery(in_text=InText.CONTAINED)).total == 1
    assert asked(index, EffectQuery(in_text=InText.NOT_YET)).total == 0


def test_what_is_passed_before_a_text_took_effect_is_in_it_only_if_the_text_is_of_that_day(
    filled: Index,
) -> None:
    assert {row.contained for row in asked(filled, EffectQuery(affecting="amends")).effects} == {
        False
    }
    assert asked(filled, EffectQuery(in_text=InText.NOT_YET)).total == 2


@pytest.mark.parametrize("order", list(EffectOrder))
def test_pages_by_cursor_are_the_whole_list(filled: Index, order: EffectOrder) -> None:
    query = EffectQuery(order=order, size=2)
    whole = seen(asked(filled, replace(query, size=50)))
    read: list[tuple[str, str, str]] = []
    cursor = None
    with filled.engine() as engine:
        while True:
            found = engine.now().effects(replace(query, cursor=cursor))
            read += seen(found)
            assert found.total == 6
            if (cursor := found.next_cursor) is None:
                break
    assert read == whole


def test_pages_by_number_are_the_whole_list(filled: Index) -> None:
    pages = [asked(filled, EffectQuery(start=start, size=4)) for start in (0, 4, 8)]
    assert [len(page.effects) for page in pages] == [4, 2, 0]
    assert [row for page in pages for row in seen(page)] == seen(asked(filled))


def test_a_cursor_goes_on_where_it_was_after_a_publication(filled: Index) -> None:
    first = asked(filled, EffectQuery(size=2))
    late = rule(
        "late",
        "云川市文明条例",
        "云政规〔2024〕9号",
        date(2024, 1, 1),
        "《云川市公园管理规定》同时废止。",
    )
    filled.publish([late], removed=[("甲", "absent")])
    rest = asked(filled, EffectQuery(cursor=first.next_cursor))
    assert seen(rest) == [
        ("amend", "amends", "第三条"),
        ("amend", "amends", "第五条第二款"),
        ("repeal", "new", ""),
        ("interpret", "court", ""),
    ]


@pytest.mark.parametrize("cursor", ["", "nonsense", "bm9uZQ"])
def test_a_cursor_of_no_answer_is_refused(filled: Index, cursor: str) -> None:
    with filled.engine() as engine, pytest.raises(QueryError):
        engine.now().effects(EffectQuery(cursor=cursor))


def test_a_cursor_of_another_query_is_refused(filled: Index) -> None:
    cursor = asked(filled, EffectQuery(size=1)).next_cursor
    with filled.engine() as engine, pytest.raises(QueryError):
        engine.now().effects(EffectQuery(cursor=cursor, affecting="new"))


def test_who_prints_a_text_does_nothing_to_it(index: Index) -> None:
    index.publish(
        [document("p", "关于印发《云川市养犬守则》的通知", "现将《云川市养犬守则》印发。")]
    )
    assert asked(index).total == 0


def test_documents_that_are_gone_have_no_rows(filled: Index) -> None:
    filled.publish(removed=[("甲", "amends"), ("甲", "fees")])
    found = asked(filled)
    assert [one.by.id for one in found.effects] == ["prolongs", "absent", "new", "court"]
    assert found.effects[0].reached.targets == ()


def test_an_amendment_means_the_law_though_its_text_here_is_later(index: Index) -> None:
    law = document("charter", "云川市养犬条例", "第一条 犬只登记。", published_on=date(2018, 3, 11))
    bill = document(
        "bill",
        "云川市养犬条例修正案（2004年）",
        "一、将《云川市养犬条例》第一条修改为：“犬只登记。”",
        published_on=date(2004, 3, 14),
    )
    index.publish([replace(law, written_on=None), replace(bill, written_on=None)])
    with index.engine() as engine:
        (row,) = engine.now().effects(EffectQuery()).effects
    assert [one.id for one in row.reached.targets] == ["charter"]
    assert (row.reached.later, row.article, row.contained) == (True, "第一条", None)
