"""Which documents are versions of one work, and which of them is in force on a day."""

from __future__ import annotations

from datetime import date

import pytest

from indexer.relations.effect_kinds import EffectKind
from indexer.relations.facts import Facts
from indexer.relations.grammar.title_keys import title_key, title_keys
from indexer.relations.shelf import DocRef, IndexedDocument
from indexer.relations.statements import Effect, Place, Reference, Statements
from indexer.relations.validity.timeline import ActingEffect
from indexer.relations.version_states import VersionState
from indexer.relations.works.in_force import amendments, standing
from indexer.relations.works.rule_making import title_of_versions
from indexer.relations.works.same_work import groups, replacing

IN_FORCE, NOT_YET, OLDER = VersionState.NEWEST, VersionState.NOT_YET, VersionState.OLDER
PROVINCE, CITY = "云川省", "云川省/云川市"
RULE = "云川市养犬管理条例"


def version(
    id: str,
    title: str = RULE,
    organ: str = "",
    region: str | None = CITY,
    *,
    text_since: date | None = None,
    effective_on: date | None = None,
    written_on: date | None = None,
    statements: Statements | None = None,
) -> IndexedDocument:
    """A document with these facts."""
    facts = Facts(
        title_keys=title_keys(title),
        issuers=(organ,) if organ else (),
        region=region,
        text_since=text_since,
        effective_on=effective_on,
        written_on=written_on,
        statements=statements or Statements(),
    )
    return IndexedDocument(DocRef(), id, facts)


def repeal(*titles: str, clauses: str = "") -> Statements:
    """The statements of a text that repeals documents."""
    targets = [Reference(title=t, title_key=title_key(t), clauses=clauses) for t in titles]
    return Statements(
        effects=tuple(
            Effect(kind=EffectKind.REPEAL, target=one, place=Place(0, 0)) for one in targets
        )
    )


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("中华人民共和国公司法", "中华人民共和国公司法"),
        ("中华人民共和国民法典", "中华人民共和国民法典"),
        ("云川市养犬管理条例", "云川市养犬管理条例"),
        ("云川市养犬登记办法（试行）", "云川市养犬登记办法(试行)"),
        ("最高人民法院关于适用《中华人民共和国公司法》若干问题的规定（二）", None),
        ("最高人民法院关于审理养犬纠纷案件适用法律的解释", None),
        ("云川市公安局关于印发《云川市养犬登记办法》的通知", "云川市养犬登记办法"),
        ("云川市公安局转发省公安厅关于印发《养犬登记办法》的通知", ""),
        ("云川市公安局关于转发《养犬登记办法》的通知", ""),
        ("关于调整住房公积金使用政策的通知", ""),
        ("关于印发2024年工作要点的通知", ""),
        ("云川市人民政府关于修改《云川市养犬登记办法》的决定", ""),
        ("中央经济工作会议", ""),
        ("政府工作报告", ""),
    ],
)
def test_only_texts_that_make_rules_have_versions(title: str, expected: str | None) -> None:
    key = title_key(title)
    assert (title_of_versions(key) or "") == (key if expected is None else expected)


def test_a_draft_or_an_interpretation_is_no_version() -> None:
    assert not groups([version("rule"), version("draft", statements=Statements(no_rule=True))])


@pytest.mark.parametrize(
    ("makers", "expected"),
    [
        ([("甲局", CITY), ("甲局", CITY)], ["01"]),
        ([("甲局", CITY), ("乙局", CITY)], []),
        ([("", CITY), ("", CITY)], ["01"]),
        ([("", CITY), ("", PROVINCE)], []),
        ([("", None), ("", None)], []),
        ([("", None), ("甲局", CITY)], []),
        ([("", CITY), ("甲局", CITY)], ["01"]),
        # It may be of either organ.
        ([("甲局", CITY), ("", CITY), ("乙局", CITY)], []),
        ([("甲局", CITY), ("", CITY), ("乙局", PROVINCE), ("乙局", None)], ["01", "23"]),
    ],
)
def test_versions_are_of_one_known_organ_or_place(
    makers: list[tuple[str, str | None]], expected: list[str]
) -> None:
    found = groups([version(str(number), RULE, *one) for number, one in enumerate(makers)])
    assert sorted("".join(one.id for one in group) for group in found) == expected


@pytest.mark.parametrize(
    ("statements", "replaces"),
    [
        (repeal("云川市养犬规定"), True),
        (repeal("云川市养犬规定", "云川市养猫规定"), False),
        (repeal("云川市养犬规定", clauses="第三条"), False),
        (Statements(), False),
    ],
)
def test_a_rule_takes_the_place_of_the_one_that_it_repeals_alone(
    statements: Statements, replaces: bool
) -> None:
    new = version("new", statements=statements)
    assert bool(replacing(new.facts)) is replaces
    assert replacing(version("decision", "关于废止养犬规定的决定").facts) == ()


def test_a_successor_of_another_title_belongs_to_the_work_if_it_is_of_the_same_maker() -> None:
    old, new = version("old", "云川市养犬规定"), version("new")
    elsewhere = version("elsewhere", "养犬规定", region=PROVINCE)
    documents = [old, new, elsewhere]
    assert groups(documents) == []
    assert groups(documents, [(new, old)]) == [[old, new]]
    assert groups(documents, [(new, elsewhere)]) == []


FIRST = version("2000", text_since=None, effective_on=date(2000, 7, 1))
AMENDED = version("2015", text_since=date(2015, 3, 15), effective_on=date(2000, 7, 1))
AGAIN = version("2023", text_since=date(2023, 3, 13), effective_on=date(2000, 7, 1))
REVISED = version("2026", effective_on=date(2026, 1, 1), written_on=date(2025, 6, 1))
VERSIONS = (AMENDED, REVISED, FIRST, AGAIN)


@pytest.mark.parametrize(
    ("day", "amended", "expected"),
    [
        (date(2026, 1, 1), {}, [("2026", IN_FORCE), ("2023", OLDER), ("2015", OLDER)]),
        (date(2025, 12, 31), {}, [("2023", IN_FORCE), ("2026", NOT_YET), ("2015", OLDER)]),
        (date(2023, 3, 13), {}, [("2023", IN_FORCE), ("2026", NOT_YET), ("2015", OLDER)]),
        (
            date(2023, 3, 14),
            {date(2023, 3, 13): date(2023, 3, 15)},
            [("2015", IN_FORCE), ("2023", NOT_YET), ("2026", NOT_YET)],
        ),
        (date(1999, 1, 1), {}, [("2000", NOT_YET), ("2015", NOT_YET), ("2023", NOT_YET)]),
    ],
)
def test_the_newest_version_whose_day_has_come_is_in_force(
    day: date, amended: dict[date, date], expected: list[tuple[str, VersionState]]
) -> None:
    work = standing(VERSIONS, amended, day)
    assert [(one.document.id, one.state) for one in work.versions][:3] == expected
    assert len(work.versions) == len(VERSIONS)


def test_the_first_day_of_an_amended_text_is_known_from_the_decision_alone() -> None:
    days = {one.document.id: one.first_day for one in standing(VERSIONS, {}, date.max).versions}
    assert days == {
        "2000": date(2000, 7, 1),
        "2015": None,
        "2023": None,
        "2026": date(2026, 1, 1),
    }
    decided = {date(2023, 3, 13): date(2023, 3, 15)}
    work = standing(VERSIONS, decided, date.max)
    assert work.versions[1].first_day == date(2023, 3, 15)


def test_copies_of_the_version_in_force_are_all_in_force_and_keep_their_order() -> None:
    undated = version("undated")
    copies = [version(str(number), effective_on=date(2020, 1, 1)) for number in range(2)]
    work = standing([undated, *copies], {}, date(2024, 1, 1))
    assert [one.document.id for one in work.in_force()] == ["0", "1"]
    assert work.versions[-1].document == undated


def test_an_amendment_counts_from_the_day_that_a_text_states() -> None:
    decided = date(2023, 9, 1)

    def act(kind: EffectKind, on: date | None, effective_on: date | None) -> ActingEffect:
        target = Reference(title=RULE, title_key=title_key(RULE))
        effect = Effect(kind=kind, target=target, place=Place(0, 0), on=on)
        actor = Facts(written_on=decided, effective_on=effective_on)
        return ActingEffect(effect=effect, actor=actor, by="decision")

    day = date(2024, 1, 1)
    assert amendments([act(EffectKind.AMEND, None, day)]) == {decided: day}
    assert amendments([act(EffectKind.AMEND, day, None)]) == {decided: day}
    assert amendments([act(EffectKind.AMEND, None, None)]) == {}
    assert amendments([act(EffectKind.REPEAL, day, None)]) == {}
