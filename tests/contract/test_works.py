"""Of the versions of one rule the one in force on the day asked comes first, on every page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from corpus.document import Document, Rank
from indexer import today as clock
from indexer.engine import Engine
from indexer.query.filters import Filters
from indexer.query.model import Match, Query, Sort
from indexer.ranking import WORKS_WITHIN
from indexer.relations.rounds import run
from indexer.relations.shelf import AsOf, ResolvedQuery
from indexer.relations.version_states import VersionState
from indexer.relations.works.finding import work_of, works_among
from tests.contract.documents import document
from tests.contract.engines import Index, asked, ids, snapshot_of

CONGRESS = "云川省人民代表大会常务委员会"
LAW = "云川省动物防疫条例"
ASOF = AsOf(date(2026, 11, 29), date(2026, 11, 29))
MIDNIGHT = datetime(2026, 11, 30, 16, tzinfo=UTC)
"""When the first of December begins in Beijing."""


def version(id: str, title: str, written_on: date, *paragraphs: str, **fields: object) -> Document:
    """A regulation of the province."""
    usual = {"issuers": (CONGRESS,), "rank": Rank.LOCAL_REGULATION, "region": "云川省"}
    return document(id, title, *paragraphs, written_on=written_on, **usual | fields)


OLD_CLAUSE = date(2000, 7, 1)
"""The closing clause of an amended text still says when its first version took effect."""

FIRST = version("first", LAW, date(2000, 5, 1), "动物防疫。" * 3, effective_on=OLD_CLAUSE)
AMENDED = version("amended", LAW, date(2015, 3, 15), "动物防疫。", effective_on=OLD_CLAUSE)
AGAIN = version("again", LAW, date(2026, 10, 1), "动物防疫。" * 2, effective_on=OLD_CLAUSE)
DECISION = version(
    "decision",
    f"{CONGRESS}关于修改《{LAW}》的决定",
    date(2026, 10, 1),
    f"决定对《{LAW}》作如下修改：",
    "第一条修改为：“为了预防疫病，制定本条例。”",
    "本决定自2026年12月1日起施行。",
    effective_on=date(2026, 12, 1),
)
OTHER = version(
    "other", "雾山市动物防疫条例", date(2010, 1, 1), "动物防疫。" * 9, region=None, issuers=()
)
VERSIONS = {"first", "amended", "again"}


def order(engine: Engine, **options: Any) -> list[str]:
    """The versions in the order in which they are listed."""
    found = ids(engine, asked("动物防疫", **options))
    return [id for id in found if id in VERSIONS]


@pytest.mark.parametrize("match", [None, *Match])
def test_the_version_in_force_comes_first_whatever_the_scores_are(
    index: Index, match: Match | None
) -> None:
    index.publish([FIRST, AMENDED, OTHER])
    with index.engine() as engine:
        assert order(engine, match=match) == ["amended", "first"]
        assert order(engine, match=match, asof=date(2014, 1, 1)) == ["first", "amended"]
        assert order(engine, match=match, sort=Sort.OLDEST) == ["first", "amended"]


def test_others_keep_their_places(index: Index) -> None:
    alone = [
        document(f"alone{n}", "动物防疫通知", *["动物防疫。"] * n, written_on=date(2019, 1, n + 1))
        for n in range(6)
    ]
    index.publish([FIRST, AMENDED, OTHER, *alone])
    with index.engine() as engine:
        query = asked("动物防疫")
        snapshot = snapshot_of(engine)
        plain = snapshot.ranked(ResolvedQuery(replace(query, asked_on=engine.now().today)), 0, 20)
        scored = [one.id for one in snapshot.stored_hits([r.ref for r in plain.page], ASOF)]
        found = ids(engine, query)
    assert len(found) == len(scored) == 9
    moved = {place for place, id in enumerate(scored) if id in VERSIONS}
    assert [found[place] for place in sorted(moved)] == ["amended", "first"]
    assert all(found[place] == scored[place] for place in range(9) if place not in moved)


def test_an_amendment_takes_effect_at_midnight_of_the_day_that_its_decision_names(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.publish([FIRST, AMENDED, AGAIN, DECISION])
    with index.engine() as engine:
        monkeypatch.setattr(clock, "now", lambda: MIDNIGHT - timedelta(seconds=1))
        assert order(engine) == ["amended", "again", "first"]
        monkeypatch.setattr(clock, "now", lambda: MIDNIGHT)
        assert order(engine) == ["again", "amended", "first"]
        assert order(engine, asof=date(2026, 11, 30)) == ["amended", "again", "first"]
    index.publish(removed=[("甲", "decision")])
    with index.engine() as engine:  # nothing says more than the day of the amendment
        assert order(engine, asof=date(2026, 11, 30)) == ["again", "amended", "first"]


def test_the_work_of_a_document_has_all_versions_with_their_first_days(index: Index) -> None:
    renamed = version(
        "renamed",
        "云川省动物疫病防治条例",
        date(2028, 1, 1),
        f"《{LAW}》同时废止。",
        effective_on=date(2028, 3, 1),
    )
    index.publish([FIRST, AMENDED, AGAIN, DECISION, OTHER, renamed])
    with index.engine() as engine:
        snapshot = snapshot_of(engine)
        found = snapshot.find(["first", "amended", "renamed", "other", "decision"])

        def versions(id: str) -> list[tuple[str, date | None, VersionState]]:
            work = run(work_of(found[id], date(2027, 1, 1)), snapshot)
            return [(v.document.id, v.first_day, v.state) for v in work.versions] if work else []

        expected = [
            ("again", date(2026, 12, 1), VersionState.NEWEST),
            ("renamed", date(2028, 3, 1), VersionState.NOT_YET),
            ("amended", None, VersionState.OLDER),
            ("first", OLD_CLAUSE, VersionState.OLDER),
        ]
        assert versions("first") == versions("amended") == versions("renamed") == expected
        assert versions("other") == versions("decision") == []
        refs = [one.ref for one in found.values()]
        (work,) = run(works_among(refs, date(2027, 1, 1)), snapshot)
        assert {one.document.id for one in work.versions} == {"first", "amended", "renamed"}


def test_notices_decisions_and_documents_of_other_organs_form_no_work(index: Index) -> None:
    title = "关于调整住房公积金使用政策的通知"
    index.publish(
        [
            *(
                document(f"n{n}", title, "公积金", issuers=(f"{city}公积金管理中心",), region=city)
                for n, city in enumerate(("云川省/云川市", "云川省/青岚市", "云川省/云川市"))
            ),
            document("a", "养犬办法", "公积金", issuers=("甲局",), kind="办法"),
            document("b", "养犬办法", "公积金", issuers=("乙局",), kind="办法"),
            document("c", "养犬办法（征求意见稿）", "公积金", issuers=("甲局",), rank=Rank.DRAFT),
        ]
    )
    with index.engine() as engine:
        snapshot = snapshot_of(engine)
        found = snapshot.find(["n0", "n1", "n2", "a", "b", "c"])
        assert (
            run(works_among([one.ref for one in found.values()], date(2027, 1, 1)), snapshot) == []
        )
        for one in found.values():
            assert run(work_of(one, date(2027, 1, 1)), snapshot) is None


MANY = [
    version(
        f"v{n}-{year}",
        f"云川省第{n}类场所防疫条例",
        date(year, 1, 1),
        *["动物防疫。"] * (1 + (n * 7 + year) % 11),
        *(["检疫。"] if (n + year) % 3 else []),
        effective_on=OLD_CLAUSE,
    )
    for n in range(50)
    for year in (2005, 2015, 2020)
]


def read_pages(engine: Engine, query: Query) -> list[str]:
    """The ids of all pages, one page after the other."""
    found: list[str] = []
    page = 1
    while more := ids(engine, replace(query, page=page)):
        found += more
        page += 1
    return found


def read_on(engine: Engine, query: Query) -> list[str]:
    """The ids by one cursor after another."""
    found = engine.now().search(query)
    read = [hit.id for hit in found.hits]
    while found.next_cursor is not None:
        found = engine.now().search(replace(query, cursor=found.next_cursor))
        read += [hit.id for hit in found.hits]
    return read


def read_scan(engine: Engine, query: Query) -> list[str]:
    """The ids of a scan."""
    return [hit.id for batch in engine.now().scan(query, batch=7).batches for hit in batch]


@pytest.mark.parametrize("size", [7, 10, 60])
@pytest.mark.parametrize("text", ["动物防疫", "动物防疫 检疫"])
@pytest.mark.parametrize("match", Match)
def test_pages_agree_and_none_is_twice_or_left_out(
    index: Index, text: str, match: Match, size: int
) -> None:
    index.publish(MANY)
    with index.engine() as engine:
        query = asked(text, match=match, facets=(), snippets=False)
        whole = ids(engine, replace(query, size=1000))
        assert len(whole) == len(set(whole))
        assert read_pages(engine, replace(query, size=size)) == whole
        matches = ids(engine, replace(query, match=Match.ALL, size=1000))
        assert [id for id in whole if id in set(matches)] == matches
        assert read_scan(engine, replace(query, match=Match.ALL)) == matches
        read = read_on(engine, replace(query, size=size))
        assert [id for id in read if id in set(matches)] == matches
        ordered = [id for id in matches[:WORKS_WITHIN] if id.startswith("v1-")]
        assert ordered == sorted(ordered, reverse=True)


@pytest.mark.parametrize("reading", [read_pages, read_on, read_scan])
def test_a_filter_leaves_the_order_of_what_it_lets_pass(
    index: Index, reading: Callable[[Engine, Query], list[str]]
) -> None:
    index.publish(MANY)
    with index.engine() as engine:
        query = asked("动物防疫", filters=Filters(year=("2005", "2015")), size=9)
        found = reading(engine, query)
        assert sorted(found) == sorted(one.id for one in MANY if not one.id.endswith("2020"))
        for id in found[:10]:
            older = id.replace("2015", "2005")
            assert found.index(id) <= found.index(older) or found.index(older) >= WORKS_WITHIN
