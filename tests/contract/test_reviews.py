"""A draft's citations looked up, and what a clean-up has to see."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.document import Document, Rank
from corpus.pasted import pasted_document
from indexer.analysed_document import AnalysedDocument
from indexer.query.filters import Filters
from indexer.query.model import Query
from indexer.relations.effect_kinds import EffectKind
from indexer.relations.validity.statuses import Validity
from indexer.results.reviews import CheckedDraft, CleanUpReason
from tests.contract.documents import document
from tests.contract.engines import Index
from tests.contract.test_relations import AMENDS, NEW, OLD, rule

DAY = date(2024, 3, 1)
TERM = rule(
    "term",
    "云川市夜间施工管理规定",
    "云政规〔2021〕5号",
    date(2021, 4, 1),
    "夜间施工应当公告。",
    "本规定自2021年4月1日起施行，有效期3年。",
)
RESTS = rule(
    "rests",
    "云川市犬只免疫点设置办法",
    "云政规〔2011〕8号",
    date(2011, 2, 1),
    "根据《云川市养犬管理办法》（云政规〔2010〕3号），制定本办法。",
    issuer="云川市农业农村局",
)
MENTIONS = rule(
    "mentions",
    "云川市公园管理办法",
    "云政规〔2012〕1号",
    date(2012, 2, 1),
    "为加强公园管理，制定本办法。",
    "携犬入园的，还应当遵守《云川市养犬管理办法》（云政规〔2010〕3号）的规定。",
)
ALL: list[Document | AnalysedDocument] = [OLD, NEW, TERM, RESTS, MENTIONS, AMENDS]


def draft(*paragraphs: str) -> Document:
    return document("draft", "云川市人民政府关于养犬工作的通知", *paragraphs)


@pytest.fixture
def filled(index: Index) -> Index:
    index.publish(ALL)
    return index


def checked(index: Index, *paragraphs: str, day: date = DAY) -> CheckedDraft:
    with index.engine() as engine:
        return engine.now().check_draft(draft(*paragraphs), day)


def test_a_repealed_basis_is_told_with_the_sentence_that_repeals_it(filled: Index) -> None:
    said = "根据《云川市养犬管理办法》（云政规〔2010〕3号），现通知如下。"
    (found,) = checked(filled, said).references
    (target,) = found.targets
    assert found.basis
    assert found.sentence == said
    assert target.document.id == "old"
    assert target.validity.validity is Validity.REPEALED
    assert target.validity.sentence == "《云川市养犬管理办法》（云政规〔2010〕3号）同时废止。"
    assert target.validity.by is not None
    assert target.validity.by.id == "new"
    before = checked(filled, said, day=date(2018, 1, 1)).references[0].targets[0]
    assert before.validity.validity is Validity.UNSTATED


def test_amendments_count_from_their_first_day(filled: Index) -> None:
    said = "按照《云川市养犬管理办法》（云政规〔2010〕3号）执行。"
    (after,) = checked(filled, said).references
    assert after.targets[0].amended_on == date(2021, 1, 1)
    assert EffectKind.AMEND in {effect.kind for effect in after.targets[0].effects}
    (before,) = checked(filled, said, day=date(2020, 12, 31)).references
    assert before.targets[0].amended_on is None
    assert EffectKind.AMEND not in {effect.kind for effect in before.targets[0].effects}


def test_number_and_title_that_disagree_and_what_is_not_here(filled: Index) -> None:
    found = checked(
        filled,
        "根据《云川市公园管理办法》（云政规〔2010〕3号）、《云川市图书馆管理办法》，通知如下。",
        "签订《商品房买卖合同》。",
    ).references
    wrong, missing = found
    assert wrong.reached.disagrees
    assert wrong.targets[0].document.id == "old"
    assert missing.targets == ()
    assert missing.reached.title == "云川市图书馆管理办法"


def test_what_a_draft_repeals_is_looked_up_too(filled: Index) -> None:
    (found,) = checked(filled, "《云川市公园管理办法》（云政规〔2012〕1号）同时废止。").references
    assert found.kind is EffectKind.REPEAL
    assert found.targets[0].document.id == "mentions"


def test_the_first_sentence_that_names_a_document_has_its_place(filled: Index) -> None:
    first = "根据《云川市养犬管理办法》（云政规〔2010〕3号），现通知如下。"
    one = draft(f"请认真办理。{first}", "登记按照云政规〔2010〕3号办理。")
    with filled.engine() as engine:
        (found,) = engine.now().check_draft(one, DAY).references
    assert found.sentence == first
    assert one.body[found.place.start : found.place.end] == first


def test_what_the_title_alone_says_has_its_place_there(filled: Index) -> None:
    title = "关于废止《云川市养犬管理办法》的通知"
    plain = document("draft", title, "各区：请遵照执行。")
    with filled.engine() as engine:
        (apart,) = engine.now().check_draft(plain, DAY).references
        (pasted,) = (
            engine.now().check_draft(document("draft", title, title, "各区。"), DAY).references
        )
    assert apart.sentence == title
    assert (apart.place.start, apart.place.end) == (0, 0)
    assert (pasted.place.start, pasted.place.end) == (0, len(title))


def test_a_text_that_names_nothing(filled: Index) -> None:
    assert checked(filled, "请认真做好养犬登记。").references == ()
    assert checked(filled).references == ()


def test_nothing_of_a_draft_is_kept(filled: Index) -> None:
    with filled.engine() as engine:
        before = engine.now().statistics().documents
        engine.now().check_draft(draft("根据《云川市养犬管理办法》，通知如下。"), DAY)
        assert engine.now().statistics().documents == before == len(ALL)


@pytest.mark.parametrize(
    ("day", "days", "due"),
    [
        (date(2024, 3, 1), 31, True),
        (date(2024, 3, 1), 30, True),  # holds up to and on 31 March
        (date(2024, 3, 1), 29, False),
        (date(2024, 3, 31), 0, True),
        (date(2024, 4, 1), 365, False),  # has expired by then
        (date.max, 3650, False),  # no day comes after it
    ],
)
def test_what_expires_is_due_until_its_last_day(
    filled: Index, day: date, days: int, due: bool
) -> None:
    with filled.engine() as engine:
        found = engine.now().clean_up(Query(asof=day), days).documents
    expiring = [one for one in found if one.reason is CleanUpReason.EXPIRES]
    assert [one.document.id for one in expiring] == ["term"] * due
    for one in expiring:
        assert one.day == date(2024, 3, 31)
        assert "有效期3年" in one.sentence


def test_what_rests_on_a_repealed_document_is_due_and_what_only_mentions_it_is_not(
    filled: Index,
) -> None:
    with filled.engine() as engine:
        after = engine.now().clean_up(Query(asof=DAY), 0).documents
        before = engine.now().clean_up(Query(asof=date(2019, 8, 25)), 0).documents
    (lost,) = after
    assert (lost.document.id, lost.reason) == ("rests", CleanUpReason.BASIS_ENDED)
    assert lost.by is not None
    assert (lost.by.id, lost.day) == ("old", date(2019, 8, 26))
    assert lost.sentence.startswith("根据《云川市养犬管理办法》")
    assert not before


def test_each_day_has_its_own_list_on_one_open_index(filled: Index) -> None:
    with filled.engine() as engine:
        days = [date(2019, 8, 25), DAY, date(2019, 8, 25), date(2019, 8, 26)]
        found = [engine.now().clean_up(Query(asof=day), 0).documents for day in days]
    assert [[one.document.id for one in each] for each in found] == [[], ["rests"], [], ["rests"]]


def test_only_the_matches_of_the_query_are_due(filled: Index) -> None:
    own = Query(asof=DAY, filters=Filters(issuer=("云川市农业农村局",)))
    others = replace(own, filters=Filters(issuer=("云川市人民政府",)))
    with filled.engine() as engine:
        assert [one.document.id for one in engine.now().clean_up(own, 60).documents] == ["rests"]
        assert [one.document.id for one in engine.now().clean_up(others, 60).documents] == ["term"]


def test_a_document_that_has_ended_itself_is_no_longer_due(filled: Index) -> None:
    filled.publish(
        [
            rule(
                "ends",
                "云川市人民政府关于清理的决定",
                "云政发〔2023〕1号",
                date(2023, 1, 1),
                "《云川市犬只免疫点设置办法》（云政规〔2011〕8号）予以废止。",
            )
        ]
    )
    with filled.engine() as engine:
        assert not engine.now().clean_up(Query(asof=DAY), 0).documents


def test_rules_of_organs_that_are_no_more_are_due_with_what_they_are_now(index: Index) -> None:
    def of(key: str, *issuers: str, title: str = "畜禽粪便处理办法") -> Document:
        return document(
            key,
            title,
            "粪便应当处理。",
            issuers=issuers,
            written_on=date(2015, 1, 1),
            rank=Rank.RULE,
        )

    index.publish(
        [
            of("joint", "农业部", "环境保护部办公厅", "公安部"),
            of("local", "云川市国土资源局"),
            of("now", "农业农村部", "云川市自然资源局"),
            replace(of("news", "农业部"), rank=Rank.NEWS),
            replace(of("meeting", "农业部"), rank=None),
        ]
    )

    def renamed(day: date) -> dict[str, list[tuple[str, str, bool]]]:
        with index.engine() as engine:
            found = engine.now().clean_up(Query(asof=day), 0).documents
            assert list(found) == [found[at] for at in range(len(found))] == list(found[:])
            assert all(one.reason is CleanUpReason.ORGAN_RENAMED for one in found)
            return {
                one.document.id: [(organ.name, organ.now, organ.exact) for organ in one.renamed]
                for one in found
            }

    assert renamed(date(2020, 1, 1)) == {
        "joint": [("农业部", "农业农村部", True), ("环境保护部办公厅", "生态环境部办公厅", True)],
        "local": [("云川市国土资源局", "自然资源主管部门", False)],
    }
    assert set(renamed(date(2018, 6, 1))) == {"joint"}
    assert renamed(date(2018, 3, 1)) == {}


def test_what_ends_its_own_basis_has_lost_none_and_a_reading_of_it_is_no_rule(
    index: Index,
) -> None:
    replaces = rule(
        "replaces",
        "云川市犬只管理细则",
        "云政规〔2020〕8号",
        date(2020, 2, 1),
        "根据《云川市公园管理办法》（云政规〔2012〕1号），制定本细则。",
        "本细则施行后，《云川市公园管理办法》（云政规〔2012〕1号）同时废止。",
    )
    told = document(
        "told",
        "《云川市犬只管理细则》政策解读",
        "根据《云川市养犬管理办法》（云政规〔2010〕3号）制定。",
        written_on=date(2011, 1, 1),
        rank=Rank.INTERPRETATION,
    )
    index.publish([*ALL, replaces, told])
    with index.engine() as engine:
        due = engine.now().clean_up(Query(asof=DAY), 0).documents
    assert [one.document.id for one in due] == ["rests"]


NATIONAL = rule(
    "pensions",
    "养老金管理条例",
    "国务院令第711号",
    date(2019, 5, 1),
    "《中华人民共和国粮票条例》同时废止。",
    issuer="国务院",
)
CODES = [
    document("one", "中华人民共和国商法典　总则", "第一条　制定本法。", issuers=("全国人大",)),
    document(
        "two", "中华人民共和国商法典　合同编", "第二条　本编调整合同。", issuers=("全国人大",)
    ),
]
NOTICE = "关于调整登记费用的通知"
NOTICES = [
    rule(
        "east", NOTICE, "东政发〔2020〕3号", date(2020, 3, 1), "费用不变。", issuer="东川市人民政府"
    ),
    rule(
        "west", NOTICE, "西政发〔2020〕8号", date(2020, 3, 1), "费用不变。", issuer="西川市人民政府"
    ),
]


@pytest.fixture
def desk(index: Index) -> Index:
    index.publish([NATIONAL, *CODES, *NOTICES])
    return index


def test_what_is_not_here_is_known_to_be_repealed_by_what_is(desk: Index) -> None:
    (found,) = checked(desk, "根据《中华人民共和国粮票条例》，制定本办法。").references
    assert found.targets == ()
    (act,) = found.unseen
    assert (act.kind, act.by.id, act.first_day) == ("repeal", "pensions", date(2019, 5, 1))
    assert act.sentence == "《中华人民共和国粮票条例》同时废止。"
    before = checked(desk, "根据《中华人民共和国粮票条例》，通知。", day=date(2019, 4, 30))
    assert before.references[0].unseen == ()
    other = checked(desk, "根据《云川市粮票条例》，制定本办法。").references
    assert other[0].unseen == ()


def test_a_code_that_is_here_in_parts_is_here(desk: Index) -> None:
    (found,) = checked(desk, "根据《中华人民共和国商法典》第二条，制定本办法。").references
    assert {target.document.id for target in found.targets} == {"one", "two"}


def test_a_notice_of_the_same_words_by_another_organ_is_not_meant(desk: Index) -> None:
    (found,) = checked(desk, f"按照《{NOTICE}》（北政发〔2021〕5号）执行。").references
    assert (found.targets, found.reached.disagrees) == ((), False)
    (typed,) = checked(desk, f"按照《{NOTICE}》（东政发〔2021〕3号）执行。").references
    assert (typed.targets[0].document.id, typed.reached.disagrees) == ("east", True)


def test_copies_of_a_national_regulation_are_one_whoever_shows_them(index: Index) -> None:
    copy = replace(NATIONAL, key="copy", id="copy", issuers=("财政部",), document_number=None,
                   document_numbers=())  # fmt: skip
    index.publish([replace(NATIONAL, region="全国"), replace(copy, region="全国")])
    (found,) = checked(index, "根据《养老金管理条例》，制定本办法。").references
    assert found.reached.certain
    assert {target.document.id for target in found.targets} == {"pensions", "copy"}
    (old,) = checked(index, "根据《养老金管理条例》（国务院令第492号），制定。").references
    assert (old.reached.disagrees, old.targets[0].document.id) == (True, "pensions")


@pytest.mark.parametrize(
    ("year", "version"), [("2012年修订", 2012), ("2019年修订", None), ("试行", None)]
)
def test_the_year_of_a_version_is_compared(desk: Index, year: str, version: int | None) -> None:
    (found,) = checked(desk, f"根据《养老金管理条例》（{year}），制定本办法。").references
    assert found.version == version


def test_a_published_notice_that_is_pasted_is_not_told_of_itself(desk: Index) -> None:
    text = f"{NOTICE}\n东政发〔2020〕3号\n各区：\n按照《养老金管理条例》执行。"
    with desk.engine() as engine:
        found = engine.now().check_draft(pasted_document(text, DAY), DAY).references
    assert [one.reached.title for one in found] == ["养老金管理条例"]


def test_what_rests_on_a_document_that_is_repealed_but_not_here_is_due(index: Index) -> None:
    def based(key: str, *said: str) -> Document:
        return rule(key, f"云川市{key}办法", f"云政规〔2010〕{len(key)}号", date(2010, 1, 1), *said)

    index.publish(
        [
            NATIONAL,
            based("粮票", "根据《中华人民共和国粮票条例》、《油票条例》，制定本办法。"),
            based("布票管理", "应当遵守《中华人民共和国粮票条例》。"),
            based("煤票管理和", "根据《云川市粮票条例》，制定本办法。"),
            rule(
                "later",
                "云川市粮票条例废止决定",
                "川政发〔2030〕1号",
                date(2030, 1, 1),
                "《云川市粮票条例》同时废止。",
            ),
        ]
    )
    with index.engine() as engine:
        (due,) = engine.now().clean_up(Query(asof=DAY), 0).documents
        before = engine.now().clean_up(Query(asof=date(2019, 4, 30)), 0).documents
    assert not before
    assert (due.reason, due.absent) == (CleanUpReason.BASIS_ENDED, ("中华人民共和国粮票条例",))
    assert due.sentence.startswith("根据《中华人民共和国粮票条例》")
    assert due.by is not None
    assert (due.by.id, due.day) == ("pensions", date(2019, 5, 1))
