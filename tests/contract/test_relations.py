"""What documents do to one another, on every day, also after documents come, change and go."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.document import Document, Rank
from corpus.fields.numbers import number_key
from indexer.analysed_document import AnalysedDocument, analyse, relation_fields
from indexer.engine import Engine
from indexer.query.facets import UNSTATED, Facet
from indexer.query.filters import Filters
from indexer.query.model import Query
from indexer.relations.effect_kinds import EffectKind
from indexer.relations.facts import find_facts
from indexer.relations.statements import Effect, Place, Reference
from indexer.relations.validity.statuses import ContradictionKind, Ground, Validity
from indexer.results import Hit
from indexer.results.relations import Relations
from indexer.takedown import take_down
from indexer.today import today
from tests.contract.documents import document
from tests.contract.engines import Index, ids

CITY = "云川市人民政府"


def rule(
    key: str, title: str, number: str, day: date, *paragraphs: str, issuer: str = CITY
) -> Document:
    """A rule that takes effect on the day it was written."""
    return document(
        key,
        title,
        *paragraphs,
        document_number=number,
        document_numbers=(number,),
        written_on=day,
        effective_on=day,
        issuers=(issuer,),
        kind="办法",
    )


OLD = rule("old", "云川市养犬管理办法", "云政规〔2010〕3号", date(2010, 5, 1), "养犬应当登记。")
NEW = rule(
    "new",
    "云川市文明养犬管理办法",
    "云政规〔2019〕14号",
    date(2019, 8, 26),
    "根据《中华人民共和国动物防疫法》，制定本办法。",
    "《云川市养犬管理办法》（云政规〔2010〕3号）同时废止。",
)


def acting(
    one: Document, kind: EffectKind, number: str, until: date | None = None
) -> AnalysedDocument:
    """A document whose first paragraph does something to the document of a number."""
    facts = find_facts(one)
    effect = Effect(
        kind=kind,
        target=Reference(number=number, number_key=number_key(number)),
        place=Place(0, len(one.paragraphs[0].text)),
        until=until,
    )
    stated = replace(facts.statements, effects=(effect,))
    return replace(analyse(one), **relation_fields(replace(facts, statements=stated)))


AMENDS = acting(
    document("amend", "关于修改养犬办法的决定", "作如下修改。", written_on=date(2021, 1, 1)),
    EffectKind.AMEND,
    "云政规〔2010〕3号",
)


def relations(engine: Engine, id: str, asof: date | None = None) -> Relations:
    """The relations of a document that is there."""
    found = engine.now().relations(id, asof)
    assert found is not None
    return found


def validity(engine: Engine, id: str, asof: date | None = None) -> Validity:
    """How a document stands; its page, the facet and the hits must all say the same."""
    said = relations(engine, id, asof).validity.validity
    query = Query(filters=Filters(validity=(said,)), asof=asof, size=100)
    (hit,) = (hit for hit in engine.now().search(query).hits if hit.id == id)
    assert hit.validity is said
    return said


def test_a_repeal_holds_from_its_first_day_and_is_shown_on_both_pages(index: Index) -> None:
    index.publish([OLD, NEW])
    with index.engine() as engine:
        assert validity(engine, "old") is Validity.REPEALED
        assert validity(engine, "old", date(2019, 8, 26)) is Validity.REPEALED
        assert validity(engine, "old", date(2019, 8, 25)) is Validity.UNSTATED
        assert validity(engine, "old", date(2010, 4, 30)) is Validity.NOT_YET
        old, new = relations(engine, "old"), relations(engine, "new")
    assert old.validity.sentence == "《云川市养犬管理办法》（云政规〔2010〕3号）同时废止。"
    assert old.validity.by is not None
    assert (old.validity.by.id, old.validity.first_day, old.validity.stated) == (
        "new",
        date(2019, 8, 26),
        True,
    )
    (effect,) = new.effects_on_others
    assert (effect.kind, effect.reached.targets[0].id) == (EffectKind.REPEAL, "old")
    assert new.validity.ground is Ground.SILENCE


def test_a_new_document_changes_the_old_one_and_its_removal_restores_it(index: Index) -> None:
    index.publish([OLD])
    with index.engine() as engine:
        assert validity(engine, "old") is Validity.UNSTATED
    index.publish([NEW], merge=False)
    with index.engine() as engine:
        assert validity(engine, "old") is Validity.REPEALED
    index.publish([document("x")])
    with index.engine() as engine:
        assert validity(engine, "old") is Validity.REPEALED
    index.publish(removed=[("甲", "new")])
    with index.engine() as engine:
        assert validity(engine, "old") is Validity.UNSTATED
        assert relations(engine, "old").effects_on_this == ()


def test_a_repealed_document_that_comes_later_is_repealed_at_once(index: Index) -> None:
    index.publish([NEW])
    index.publish([OLD])
    with index.engine() as engine:
        assert validity(engine, "old") is Validity.REPEALED


def test_a_changed_repealer_no_longer_repeals(index: Index) -> None:
    index.publish([OLD, NEW])
    index.publish([rule("new", NEW.title, "云政规〔2019〕14号", date(2019, 8, 26), "养犬。")])
    with index.engine() as engine:
        assert validity(engine, "old") is Validity.UNSTATED


def test_an_older_version_is_repealed_never_the_document_itself(index: Index) -> None:
    title = "云川市公园管理办法"
    versions = [
        rule("v1", title, "云政规〔2005〕1号", date(2005, 1, 1)),
        rule(
            "v2", title, "云政规〔2012〕1号", date(2012, 1, 1), f"2005年发布的《{title}》同时废止。"
        ),
        rule("v3", title, "云政规〔2020〕1号", date(2020, 1, 1), f"原《{title}》同时废止。"),
    ]
    for one in versions:
        index.publish([one])
    with index.engine() as engine:
        assert validity(engine, "v1") is Validity.REPEALED
        assert validity(engine, "v2") is Validity.REPEALED
        assert validity(engine, "v3") is Validity.UNSTATED
        assert validity(engine, "v2", date(2019, 12, 31)) is Validity.UNSTATED
        found = engine.now().versions("v1")
        assert found is not None
        assert [one.document.id for one in found.versions] == ["v3", "v2", "v1"]
        assert [one.id for one in relations(engine, "v1").same_title] == ["v3", "v2"]


def test_the_text_of_another_amendment_is_no_older_version(index: Index) -> None:
    title, begun = "云川市公园管理办法", date(2001, 7, 1)
    index.publish(
        replace(
            document(key, title, f"1992年发布的《{title}》同时废止。", written_on=date(year, 1, 1)),
            effective_on=begun,
            rank=Rank.RULE,
            issuers=(CITY,),
        )
        for key, year in (("amended2010", 2010), ("amended2023", 2023))
    )
    with index.engine() as engine:
        assert validity(engine, "amended2010") is Validity.UNSTATED


def test_the_version_in_force_is_cited(index: Index) -> None:
    title = "云川市公园管理办法"
    index.publish(
        [
            rule("v1", title, "云政规〔2005〕1号", date(2005, 1, 1)),
            rule("v2", title, "云政规〔2012〕1号", date(2012, 1, 1)),
            document("a", "通知甲", f"根据《{title}》办理。", written_on=date(2008, 1, 1)),
            document("b", "通知乙", f"根据《{title}》办理。", written_on=date(2015, 1, 1)),
            document(
                "c",
                "通知丙",
                f"依照《{title}》（云政规〔2005〕1号）。",
                written_on=date(2016, 1, 1),
            ),
        ]
    )
    with index.engine() as engine:
        one, two = relations(engine, "v1"), relations(engine, "v2")
        assert [citing.document.id for citing in one.cited_by] == ["c", "a"]
        assert [citing.document.id for citing in two.cited_by] == ["b"]
        assert (one.cited_by_total, two.cited_by_total) == (2, 1)
        assert ids(engine, Query(cites="v1")) == ["c", "a"]
        assert relations(engine, "b").basis[0].reached.targets[0].id == "v2"


def test_one_code_of_two_organs(index: Index) -> None:
    index.publish(
        [
            rule("tz", "通州区供水办法", "通政规〔2018〕2号", date(2018, 1, 1), issuer="通州区"),
            rule("tl", "通辽市垃圾办法", "通政规〔2018〕2号", date(2018, 1, 1), issuer="通辽市"),
            document(
                "tl2", "通知", "通政规〔2018〕2号同时废止。",
                issuers=("通辽市",), written_on=date(2020, 1, 1),
            ),
            document("x", "通知二", "根据通政规〔2018〕2号办理。", written_on=date(2020, 1, 1)),
        ]
    )  # fmt: skip
    with index.engine() as engine:
        assert validity(engine, "tz") is Validity.UNSTATED
        assert validity(engine, "tl") is Validity.REPEALED
        (cited,) = relations(engine, "x").citations
        assert {target.id for target in cited.reached.targets} == {"tz", "tl"}
        assert not cited.reached.certain


def test_a_notice_of_the_same_name_of_another_place_is_not_meant(index: Index) -> None:
    title, number = "关于多子女家庭住房公积金的通知", "乙公积金〔2023〕3号"
    index.publish(
        [
            document("a", title, "一。", region="甲省/甲城市", written_on=date(2023, 1, 1)),
            document("b", title, "二。", region="乙省/乙城市", written_on=date(2023, 1, 1)),
            document(
                "x", "新通知", f"《{title}》（{number}）同时废止。",
                region="乙省/乙城市", written_on=date(2024, 1, 1),
            ),
            document(
                "y", "丙市通知", f"《{title}》同时废止。",
                region="丙省", written_on=date(2023, 6, 1),
            ),
            document("z", "丁", f"按照《{title}》办理。", region="甲省/甲城市"),
        ]
    )  # fmt: skip
    with index.engine() as engine:
        assert validity(engine, "a") is Validity.UNSTATED
        assert validity(engine, "b") is Validity.REPEALED
        assert [act.by.id for act in relations(engine, "b").effects_on_this] == ["x"]
        assert [one.document.id for one in relations(engine, "a").cited_by] == ["z"]
        assert relations(engine, "b").cited_by_total == 0
        (missing,) = relations(engine, "y").effects_on_others
        assert missing.reached.targets == ()


def test_a_title_whose_number_is_not_here_may_be_another_version(index: Index) -> None:
    index.publish(
        [
            OLD,
            document(
                "x", "通知", f"《{OLD.title}》（云政规〔2003〕8号）同时废止。",
                written_on=date(2012, 1, 1),
            ),
            document("y", "通知二", f"按照《{OLD.title}》（云政规〔2003〕8号）办理。"),
        ]
    )  # fmt: skip
    with index.engine() as engine:
        assert validity(engine, "old") is Validity.UNSTATED
        (cited,) = relations(engine, "y").citations
        assert (cited.reached.certain, cited.reached.disagrees) == (False, True)
        assert relations(engine, "old").cited_by_total == 0


def test_a_number_and_a_title_that_disagree(index: Index) -> None:
    index.publish(
        [
            OLD,
            document("x", "通知", "根据《云川市城市绿化条例》（云政规〔2010〕3号）办理。"),
            document("y", "通知二", "根据《云川市城市绿化条例》办理。"),
        ]
    )
    with index.engine() as engine:
        (wrong,) = relations(engine, "x").citations
        (missing,) = relations(engine, "y").citations
    assert (wrong.reached.disagrees, wrong.reached.targets[0].id) == (True, "old")
    assert (missing.basis, missing.reached.targets) == (True, ())


def test_terms_end_before_the_anniversary_and_are_prolonged(index: Index) -> None:
    term = rule(
        "term", "云川市小额补贴办法", "云政规〔2016〕1号", date(2016, 3, 1),
        "本办法自2016年3月1日起施行，有效期2年。",
    )  # fmt: skip
    more = acting(
        document("more", "延长通知", "延长至2022年底。", written_on=date(2018, 2, 20)),
        EffectKind.PROLONG,
        "云政规〔2016〕1号",
        date(2022, 12, 31),
    )
    index.publish([term])
    with index.engine() as engine:
        assert validity(engine, "term", date(2018, 2, 28)) is Validity.VALID
        assert validity(engine, "term", date(2018, 3, 1)) is Validity.EXPIRED
        assert not relations(engine, "term", date(2018, 3, 1)).validity.stated
    index.publish([more])
    with index.engine() as engine:
        assert validity(engine, "term", date(2018, 3, 1)) is Validity.VALID
        assert validity(engine, "term", date(2022, 12, 31)) is Validity.VALID
        last = relations(engine, "term", date(2023, 1, 1)).validity
    assert (last.validity, last.stated) == (Validity.EXPIRED, True)
    assert last.by is not None
    assert last.by.id == "more"


def test_single_clauses_repealed_and_amended(index: Index) -> None:
    index.publish(
        [
            OLD,
            document(
                "part", "决定一", "废止《云川市养犬管理办法》（云政规〔2010〕3号）第三条。",
                written_on=date(2014, 1, 1),
            ),
            AMENDS,
        ]
    )  # fmt: skip
    with index.engine() as engine:
        assert validity(engine, "old") is Validity.PARTIAL
        assert validity(engine, "old", date(2013, 12, 31)) is Validity.UNSTATED
        assert relations(engine, "old").amended_on == date(2021, 1, 1)
        assert relations(engine, "old", date(2020, 12, 31)).amended_on is None
        asked = Query(filters=Filters(validity=(Validity.PARTIAL,)))
        assert [hit.amended for hit in engine.now().search(asked).hits] == [True]


def test_an_effect_in_the_future(index: Index) -> None:
    future = date(today().year + 2, 1, 1)
    index.publish(
        [
            OLD,
            document(
                "n", "通知", f"《云川市养犬管理办法》自{future.year}年1月1日起废止。",
                written_on=date(2019, 1, 1),
            ),
        ]
    )  # fmt: skip
    with index.engine() as engine:
        assert validity(engine, "old") is Validity.UNSTATED
        assert validity(engine, "old", future) is Validity.REPEALED


def test_drafts_do_nothing(index: Index) -> None:
    draft = rule(
        "draft", "云川市文明养犬管理办法（征求意见稿）", "云政规〔2019〕9号", date(2019, 1, 1),
        "《云川市养犬管理办法》同时废止。", "本办法有效期5年。",
    )  # fmt: skip
    index.publish([OLD, draft])
    with index.engine() as engine:
        assert validity(engine, "old") is Validity.UNSTATED
        assert relations(engine, "draft").validity.ground is Ground.NO_RULE


def test_what_is_amended_after_its_repeal_is_shown(index: Index) -> None:
    index.publish([OLD, NEW, AMENDS])
    with index.engine() as engine:
        (contrary,) = relations(engine, "old").contradictions
        assert contrary.kind is ContradictionKind.AFTER_REPEAL
        assert relations(engine, "old", date(2020, 1, 1)).contradictions == ()


def test_the_text_of_a_day_before_its_amendment_is_not_here(index: Index) -> None:
    law = document(
        "law", "云川市口岸条例", "养犬。", rank=Rank.LOCAL_REGULATION,
        written_on=date(2020, 5, 14), effective_on=date(2012, 1, 1),
    )  # fmt: skip
    index.publish([law])
    with index.engine() as engine:
        assert relations(engine, "law", date(2015, 1, 1)).text_from == date(2020, 5, 14)
        assert relations(engine, "law").text_from is None


def test_every_document_counts_once_on_every_day(index: Index) -> None:
    index.publish([OLD, NEW])
    index.publish([rule("old", OLD.title, "云政规〔2010〕3号", date(2010, 5, 1), "改。")])
    with index.engine() as engine:
        for day in (None, date(1990, 1, 1), date(2015, 1, 1), date(2019, 8, 26)):
            found = engine.now().search(Query(asof=day))
            counts = {value.value: value.count for value in found.facets[Facet.VALIDITY]}
            assert sum(counts.values()) == found.total == 2
        assert counts == {Validity.REPEALED: 1, UNSTATED: 1}


def test_a_repealer_that_is_taken_down_repeals_no_more(index: Index) -> None:
    index.publish([OLD, NEW])
    take_down(index.settings, ["new"], "测试", only=True)
    with index.engine() as engine:
        assert validity(engine, "old") is Validity.UNSTATED


def test_no_such_document(index: Index) -> None:
    index.publish([OLD])
    with index.engine() as engine:
        assert engine.now().relations("nobody") is None
        assert ids(engine, Query(cites="nobody")) == []


@pytest.mark.parametrize("day", [date(2000, 1, 1), date(2016, 1, 1), None])
def test_the_arrays_say_what_the_page_says(notices_engine: Engine, day: date | None) -> None:
    for hit in notices_engine.now().search(Query(asof=day, size=500)).hits:
        assert relations(notices_engine, hit.id, day).validity.validity is hit.validity


def test_what_cites_is_the_same_asked_from_both_sides(notices_engine: Engine) -> None:
    cited: dict[str, set[str]] = {}
    found = [relations(notices_engine, hit.id) for hit in _all(notices_engine)]
    for one in found:
        for citation in one.citations:
            if citation.reached.certain:
                for target in citation.reached.targets:
                    cited.setdefault(target.id, set()).add(one.id)
    assert cited
    for one in found:
        assert one.cited_by_total == len(cited.get(one.id, ()))
        assert set(ids(notices_engine, Query(cites=one.id, size=500))) == cited.get(one.id, set())


def _all(engine: Engine) -> tuple[Hit, ...]:
    return engine.now().search(Query(size=500)).hits
