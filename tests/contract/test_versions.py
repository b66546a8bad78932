"""Which version of its rule a document is: hits, pages and lists of ids all say the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from corpus.document import Document, HistoryEvent, Rank
from corpus.field_rule import DERIVED
from indexer import today as clock
from indexer.engine import Engine
from indexer.query.facets import Facet
from indexer.query.model import Query
from indexer.relations.statements import ChangeKind
from indexer.relations.validity.statuses import Validity
from indexer.relations.version_states import VersionEnd, VersionState
from indexer.results.versions import DocumentVersions, NewerVersion
from tests.contract.documents import document
from tests.contract.engines import Index

PROVINCE = "云川省"
CONGRESS = "云川省人民代表大会常务委员会"
TITLE = "云川省养犬条例"
TODAY = date(2026, 11, 30)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 30, 4, tzinfo=UTC))


def law(id: str, dated: date, *paragraphs: str, title: str = TITLE, **fields: object) -> Document:
    """A regulation of the province."""
    usual = {"issuers": (CONGRESS,), "rank": Rank.LOCAL_REGULATION, "region": PROVINCE}
    return document(id, title, *paragraphs, written_on=dated, **usual | fields)


def told(*events: tuple[date, str]) -> tuple[HistoryEvent, ...]:
    """The events of a record."""
    return tuple(HistoryEvent(day, text) for day, text in events)


BEGUN, DECIDED, ENTERS = date(2010, 7, 1), date(2023, 12, 29), date(2024, 3, 1)
PASSED = (date(2010, 5, 1), "第三次会议通过")
OLD = law("old", date(2010, 5, 1), "犬只应当登记。", effective_on=BEGUN, history=told(PASSED))
AMENDED = law(
    "amended",
    DECIDED,
    "犬只应当登记，每年验证。",
    effective_on=BEGUN,
    history=told(PASSED, (DECIDED, f"第九次会议《关于修改〈{TITLE}〉的决定》修正")),
)
DECISION = law(
    "decision",
    DECIDED,
    f"决定对《{TITLE}》作如下修改：",
    "本决定自2024年3月1日起施行。",
    title=f"{CONGRESS}关于修改《{TITLE}》的决定",
    effective_on=ENTERS,
)
REVISED = law(
    "revised",
    date(2026, 10, 1),
    "养犬人应当为犬只登记。",
    effective_on=date(2027, 1, 1),
    history=told(PASSED, (date(2026, 10, 1), "第二十次会议修订")),
)


def versions(engine: Engine, id: str, asof: date | None = None) -> DocumentVersions:
    """The versions of a document that is there."""
    found = engine.now().versions(id, asof)
    assert found is not None
    return found


def newer(engine: Engine, id: str, asof: date | None = None) -> NewerVersion | None:
    """The newer version of a document: its hit, its page and a list of ids all say the same."""
    view = engine.now()
    said = versions(engine, id, asof).newer
    assert view.newer_versions([id, "nobody"], asof) == ({id: said} if said else {})
    hits = view.search(Query(asof=asof, size=100)).hits
    assert [hit.newer_version for hit in hits if hit.id == id] == [said]
    return said


Brief = tuple[str, date | None, bool, VersionEnd | None]
"""What is said of a newer version, its title apart."""


def brief(found: NewerVersion | None) -> Brief | None:
    """What is said of a newer version, its title apart."""
    if found is None:
        return None
    return found.document.id, found.first_day, found.has_begun, found.ended


def test_an_amended_text_is_an_older_version_with_the_first_day_of_the_newer_one(
    index: Index,
) -> None:
    index.publish([OLD, AMENDED, DECISION])
    with index.engine() as engine:
        assert brief(newer(engine, "old")) == ("amended", ENTERS, True, VersionEnd.AMENDED)
        assert newer(engine, "amended") is None
        assert newer(engine, "decision") is None
        # Passed, and not in force yet.
        assert brief(newer(engine, "old", date(2024, 2, 29))) == ("amended", ENTERS, False, None)
        # Nobody knew of it before it was passed.
        assert newer(engine, "old", date(2023, 12, 28)) is None
        assert versions(engine, "amended", date(2024, 2, 29)).state is VersionState.NOT_YET
        assert brief(newer(engine, "old", ENTERS)) == ("amended", ENTERS, True, VersionEnd.AMENDED)
    index.publish(removed=[("甲", "decision")])
    with index.engine() as engine:  # only the decision says from when
        assert brief(newer(engine, "old")) == ("amended", None, True, VersionEnd.AMENDED)


def test_a_version_that_is_not_in_force_yet_is_told_as_such_until_midnight(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.publish([OLD, AMENDED, REVISED])
    midnight = datetime(2026, 12, 31, 16, tzinfo=UTC)
    with index.engine() as engine:
        first = date(2027, 1, 1)
        monkeypatch.setattr(clock, "now", lambda: midnight - timedelta(seconds=1))
        assert brief(newer(engine, "amended")) == ("revised", first, False, None)
        assert brief(newer(engine, "old")) == ("amended", None, True, VersionEnd.AMENDED)
        assert newer(engine, "revised") is None
        monkeypatch.setattr(clock, "now", lambda: midnight)
        assert brief(newer(engine, "amended")) == ("revised", first, True, VersionEnd.AMENDED)
        assert brief(newer(engine, "old")) == ("revised", first, True, VersionEnd.AMENDED)


@pytest.mark.parametrize("decided", [date(2026, 9, 20), date(2026, 10, 1), date(2026, 10, 5)])
def test_a_text_passed_on_another_day_than_promulgated_is_no_newer_one_before_its_first_day(
    index: Index, decided: date
) -> None:
    fresh = law(
        "fresh",
        date(2026, 10, 1),
        "犬只应当登记，每年验证两次。",
        effective_on=BEGUN,
        history=told(PASSED, (date(2026, 10, 1), f"第二十次会议《关于修改〈{TITLE}〉的决定》修正")),
    )
    decision = law(
        "decision",
        decided,
        f"决定对《{TITLE}》作如下修改：",
        "本决定自2027年1月1日起施行。",
        title=DECISION.title,
        effective_on=date(2027, 1, 1),
    )
    index.publish([OLD, fresh, decision])
    with index.engine() as engine:
        assert brief(newer(engine, "old")) == ("fresh", date(2027, 1, 1), False, None)


def test_a_copy_whose_first_day_is_derived_makes_no_newer_version_early(index: Index) -> None:
    text = "养犬人应当为犬只登记，并且每年验证，验证不收取费用。" * 3
    said = replace(REVISED, parts=law("p", TODAY, text).parts)
    derived = replace(
        said,
        key="copy",
        id="copy",
        history=(),
        effective_on=date(2026, 10, 1),
        rules={"effective_on": f"{DERIVED}written_on"},
    )
    index.publish([OLD, said, derived])
    with index.engine() as engine:
        found = newer(engine, "old")
        assert found is not None
        assert (found.first_day, found.has_begun) == (date(2027, 1, 1), False)


def test_a_stated_repeal_comes_before_any_older_version(index: Index) -> None:
    anew = law(
        "anew",
        date(2020, 1, 1),
        f"2010年公布的《{TITLE}》同时废止。",
        effective_on=date(2020, 3, 1),
    )
    renamed = law(
        "renamed",
        date(2025, 1, 1),
        f"《{TITLE}》同时废止。",
        title="云川省文明养犬条例",
        effective_on=date(2025, 3, 1),
    )
    index.publish([OLD, anew, renamed])
    with index.engine() as engine:
        for id in ("old", "anew"):
            found = newer(engine, id)
            assert brief(found) == ("renamed", date(2025, 3, 1), True, VersionEnd.REPEALED)
        on = date(2021, 1, 1)
        assert brief(newer(engine, "old", on)) == (
            "anew",
            date(2020, 3, 1),
            True,
            VersionEnd.REPEALED,
        )
        facet = engine.now().search(Query()).facets[Facet.VALIDITY]
        assert {one.value for one in facet} <= set(Validity)


def test_an_older_version_whose_term_is_over_has_expired(index: Index) -> None:
    term = law(
        "term", date(2015, 1, 1), "本条例有效期至2018年12月31日。", effective_on=date(2015, 1, 1)
    )
    again = law("again", date(2019, 1, 1), "犬只应当登记。", effective_on=date(2019, 2, 1))
    index.publish([term, again])
    with index.engine() as engine:
        assert brief(newer(engine, "term")) == (
            "again",
            date(2019, 2, 1),
            True,
            VersionEnd.EXPIRED,
        )


def test_a_rule_that_was_renamed_twice_leads_to_the_last_one(index: Index) -> None:
    names = ("云川省犬只管理规定", "云川省养犬管理办法", "云川省文明养犬条例")
    rules = [
        law(
            f"named{n}",
            date(2005 + 5 * n, 1, 1),
            *([f"《{names[n - 1]}》同时废止。"] if n else []),
            title=name,
            effective_on=date(2005 + 5 * n, 3, 1),
        )
        for n, name in enumerate(names)
    ]
    amended = law(
        "last",
        date(2020, 6, 1),
        f"《{names[1]}》同时废止。",
        title=names[2],
        effective_on=date(2015, 3, 1),
    )
    index.publish([*rules, amended])
    with index.engine() as engine:
        for id in ("named0", "named1", "named2"):
            found = versions(engine, id)
            assert {one.document.id for one in found.versions} == {
                *("named0", "named1", "named2", "last")
            }
            assert found.newer is not None
            assert found.newer.document.id == "last"


@pytest.mark.parametrize(
    "copy",
    [
        # The same text, signed on one day and put on the web a day later.
        {"written_on": None, "published_on": DECIDED + timedelta(days=1)},
        # The head of the same text, of which a site shows no more.
        {"written_on": DECIDED, "parts": (), "history": AMENDED.history},
    ],
)
def test_a_copy_of_the_text_in_force_is_no_older_version(
    index: Index, copy: dict[str, object]
) -> None:
    index.publish([OLD, AMENDED, replace(AMENDED, id="copy", key="copy", source="乙", **copy)])  # type: ignore[arg-type]
    with index.engine() as engine:
        assert newer(engine, "copy") is None
        assert newer(engine, "amended") is None
        assert {one.state for one in versions(engine, "old").versions[:2]} == {VersionState.NEWEST}


def test_the_same_title_without_a_sure_maker_is_no_version(index: Index) -> None:
    other = law("other", date(2020, 1, 1), "犬只免费登记。", issuers=(), region=None)
    index.publish([OLD, AMENDED, other])
    with index.engine() as engine:
        assert newer(engine, "other") is None
        found = versions(engine, "other")
        assert (found.state, found.versions) == (None, ())
        relations = engine.now().relations("other")
        assert relations is not None
        titled = found.without_versions(relations.same_title)
        assert {one.id for one in titled} == {"old", "amended"}
        relations = engine.now().relations("old")
        assert relations is not None
        (left,) = versions(engine, "old").without_versions(relations.same_title)
        assert left.id == "other"


def test_notices_of_every_year_are_no_versions(index: Index) -> None:
    title = "云川省人民政府关于做好养犬登记工作的通知"
    yearly = [
        document(f"y{year}", title, f"{year}年。", written_on=date(year, 1, 5), issuers=("云川省",))
        for year in (2019, 2020, 2021)
    ]
    index.publish(yearly)
    with index.engine() as engine:
        assert all(newer(engine, one.id) is None for one in yearly)


def test_a_consolidated_text_contains_its_amendments_with_both_days(index: Index) -> None:
    index.publish([OLD, AMENDED, DECISION])
    with index.engine() as engine:
        (change,) = versions(engine, "amended").contains
        assert (change.kind, change.decided_on, change.first_day, change.stated) == (
            ChangeKind.AMENDED,
            DECIDED,
            ENTERS,
            True,
        )
        assert change.by is not None
        assert [one.id for one in change.by.targets] == ["decision"]
        assert versions(engine, "old").contains == ()


def test_what_a_text_contains_does_not_amend_it(index: Index) -> None:
    index.publish([OLD, AMENDED, DECISION])
    with index.engine() as engine:
        view = engine.now()
        amended, old = view.relations("amended"), view.relations("old")
        assert amended is not None
        assert old is not None
        # The decision amends the text before, not the one that has its words.
        assert (amended.amended_on, amended.effects_on_this) == (None, ())
        assert (old.amended_on, [one.by.id for one in old.effects_on_this]) == (
            ENTERS,
            ["decision"],
        )
        flags = {hit.id: hit.amended for hit in view.search(Query(size=9)).hits}
        assert (flags["amended"], flags["old"]) == (False, True)
    index.publish(removed=[("甲", "old")])
    with index.engine() as engine:  # the only text here, and it has the amendment already
        alone = engine.now().relations("amended")
        assert alone is not None
        assert alone.amended_on is None
        assert [(one.by.id, one.contained) for one in alone.effects_on_this] == [("decision", True)]
        flags = {hit.id: hit.amended for hit in engine.now().search(Query(size=9)).hits}
        assert flags["amended"] is False


def test_a_later_amendment_still_amends_a_consolidated_text(index: Index) -> None:
    later = law(
        "later",
        date(2025, 6, 1),
        f"决定对《{TITLE}》作如下修改：",
        title=f"{CONGRESS}关于修改《{TITLE}》的决定（二）",
        effective_on=date(2025, 7, 1),
    )
    index.publish([OLD, AMENDED, DECISION, later])
    with index.engine() as engine:
        found = engine.now().relations("amended")
        assert found is not None
        assert found.amended_on == date(2025, 7, 1)
        assert [one.decided_on for one in versions(engine, "amended").contains] == [DECIDED]


def test_a_decision_of_the_same_name_of_another_year_is_not_the_one_that_is_contained(
    index: Index,
) -> None:
    again = replace(DECISION, id="again", key="again", written_on=date(2026, 9, 30))
    again = replace(again, effective_on=date(2027, 1, 1))
    index.publish([AMENDED, again])
    with index.engine() as engine:
        (change,) = versions(engine, "amended").contains
        assert (change.decided_on, change.first_day) == (DECIDED, None)
        assert change.by is not None
        assert change.by.targets == ()
        found = engine.now().relations("amended")
        assert found is not None
        assert [(one.by.id, one.contained) for one in found.effects_on_this] == [("again", False)]
    index.publish([DECISION])
    with index.engine() as engine:
        (change,) = versions(engine, "amended").contains
        assert (change.decided_on, change.first_day) == (DECIDED, ENTERS)


def test_a_text_that_names_nothing_contains_what_was_decided_before_its_own_day(
    index: Index,
) -> None:
    silent = replace(AMENDED, history=())
    index.publish([silent, DECISION])
    with index.engine() as engine:
        (change,) = versions(engine, "amended").contains
        assert (change.decided_on, change.first_day, change.stated) == (DECIDED, ENTERS, False)
    index.publish(removed=[("甲", "decision")])
    with index.engine() as engine:
        (change,) = versions(engine, "amended").contains
        assert (change.by, change.decided_on, change.stated) == (None, DECIDED, False)


def test_before_its_first_day_a_text_is_not_that_of_the_day(index: Index) -> None:
    stated = replace(
        AMENDED,
        history=(*AMENDED.history, HistoryEvent(ENTERS, "施行")),
    )
    index.publish([stated])
    with index.engine() as engine:
        before = engine.now().relations("amended", date(2024, 2, 1))
        assert before is not None
        assert before.text_from == ENTERS
        then = engine.now().relations("amended", ENTERS)
        assert then is not None
        assert then.text_from is None
