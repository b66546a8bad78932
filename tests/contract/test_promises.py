"""What every engine promises beside its answers: take-down, check, scans, order, exact counts."""

from __future__ import annotations

import operator
from datetime import date
from itertools import chain

import pytest

from indexer.engine import Engine, View
from indexer.engines import check
from indexer.errors import IndexMissingError
from indexer.query.facets import Facet
from indexer.query.filters import Filters
from indexer.query.model import DateUnit, Query, Sort
from indexer.ranking import tie_breaker
from indexer.relations.validity.statuses import Validity
from indexer.results import Hit, MarkedDocument, RemovedDocument
from indexer.snapshot import LowerBound
from indexer.takedown import put_back, take_down
from tests.contract.documents import document
from tests.contract.engines import EngineUnderTest, Index, asked, ids, snapshot_of
from tests.contract.oracle import Oracle
from tests.contract.recorded import DOCUMENTS

DAY = date(2024, 3, 1)
EVERY = {one.id for one in DOCUMENTS}
DOGS = asked("养犬登记", size=50)


@pytest.fixture
def served(
    index: Index, engine_under_test: EngineUnderTest, monkeypatch: pytest.MonkeyPatch
) -> Index:
    """The recorded collection; an engine on it takes up at once what is published."""
    engine_under_test.look_at_once(monkeypatch)
    index.publish(DOCUMENTS)
    return index


def validity(view: View, id: str) -> Validity | None:
    found = view.relations(id, DAY)
    return found.validity.validity if found else None


def test_what_is_taken_down_is_in_no_answer(served: Index) -> None:
    with served.engine() as engine:
        before = engine.now()
        take_down(served.settings, ["new"], "误发", only=True)
        view = engine.now()
        assert view.version != before.version
        assert set(ids(engine, Query(size=50))) == EVERY - {"new"}
        assert set(ids(engine, DOGS)) == {"fees", "news", "own", "old"}
        found = view.search(DOGS)
        assert found.total == 4
        assert {v.value: v.count for v in found.facets[Facet.KIND]} == {
            "办法": 1,
            "通告": 2,
            "通知": 1,
        }
        assert view.histogram(Query(), DateUnit.YEAR).total == 7
        assert view.statistics().documents == 7
        assert "new" not in {one.id for one in view.suggest("养犬")}
        assert view.relations("new") is None
        gone = view.document("new")
        assert isinstance(gone, RemovedDocument)
        assert gone.reason == "误发"


def test_what_is_taken_down_does_nothing_to_others(served: Index) -> None:
    with served.engine() as engine:
        assert validity(engine.now(), "old") is Validity.REPEALED
        take_down(served.settings, ["new"], "误发", only=True)
        view = engine.now()
        assert validity(view, "old") is Validity.UNSTATED
        assert view.search(Query(filters=Filters(validity=("已废止",)), asof=DAY)).total == 0
        fees = view.relations("fees")
        assert fees
        assert [one.reached.targets for one in fees.citations] == [()]
        assert [one.id for one in view.duplicates("own")] == ["news"]
        take_down(served.settings, ["news"], "误发", only=True)
        assert engine.now().duplicates("own") == ()


def test_a_view_keeps_what_was_taken_down_later(served: Index) -> None:
    with served.engine() as engine:
        view = engine.now()
        take_down(served.settings, ["new"], "误发", only=True)
        served.publish([document("more", "养犬登记")], [("甲", "old")])
        engine.now()
        assert {hit.id for hit in view.search(DOGS).hits} == {"fees", "news", "own", "old", "new"}
        assert isinstance(view.document("old"), MarkedDocument)
        assert validity(view, "old") is Validity.REPEALED


def test_what_is_taken_down_stays_so_until_it_is_put_back(served: Index) -> None:
    take_down(served.settings, ["new"], "误发", only=True)
    served.publish([document("more", "养犬登记"), DOCUMENTS[1]])
    with served.engine() as engine:
        assert set(ids(engine, DOGS)) == {"fees", "news", "own", "old", "more"}
        put_back(served.settings, ["new"], "无误")
        assert set(ids(engine, DOGS)) == {"fees", "news", "own", "old", "more", "new"}
        assert validity(engine.now(), "old") is Validity.REPEALED


def test_a_whole_index_has_no_problems(served: Index) -> None:
    report = check(served.settings)
    assert (report.problems, report.stale) == ((), False)
    assert report.documents == len(DOCUMENTS)
    assert report.made_by == report.program


def test_a_damaged_index_is_found_out(served: Index, engine_under_test: EngineUnderTest) -> None:
    with served.engine() as engine:
        assert len(ids(engine, DOGS)) == 5
        engine_under_test.damage(served.settings)
        report = check(served.settings)
        assert report.problems
        assert not report.stale


def test_no_index_can_be_checked(index: Index) -> None:
    with pytest.raises(IndexMissingError):
        check(index.settings)


@pytest.mark.parametrize("query", [Query(), asked("登记"), asked("养犬", fold=True)], ids=str)
def test_a_scan_is_read_once_and_forward(notices_engine: Engine, query: Query) -> None:
    view = notices_engine.now()
    scan, other = view.scan(query, batch=7), view.scan(query, batch=10_000)
    assert iter(scan.batches) is scan.batches
    first = next(scan.batches)
    (whole,) = other.batches
    read = [*first, *chain.from_iterable(scan.batches)]
    assert [hit.id for hit in read] == [hit.id for hit in whole]
    assert len(read) == scan.total == other.total
    assert list(scan.batches) == list(other.batches) == []


def test_pieces_of_a_scan_are_the_whole(notices_engine: Engine) -> None:
    view = notices_engine.now()
    query = asked("登记 OR 养犬")
    (whole,) = view.scan(query, batch=10_000).batches
    pieces = [(0, 5), (5, 6), (6, 40), (40, None), (10_000, None), (7, 7)]
    scans = [view.scan(query, batch=11, start=start, stop=stop) for start, stop in pieces]
    assert {scan.total for scan in scans} == {len(whole)}
    found = [hit.id for scan in scans for batch in scan.batches for hit in batch]
    assert found == [hit.id for hit in whole]


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("text", ["", "养犬", "登记 管理", "一", "2019年 OR 环境"])
def test_equals_stand_by_date_and_then_by_their_ids(
    notices_engine: Engine, text: str, sort: Sort
) -> None:
    """Scores are an engine's own: what counts is that they fall, and what orders equal ones."""

    def place(hit: Hit) -> tuple[float, bool, int, int]:
        dated = getattr(hit, sort.date) if sort.date else hit.dated_on
        day = dated.toordinal() if dated else 0
        score = hit.score if text and sort is Sort.RELEVANCE else 0.0
        return -score, not day, day if sort.oldest_first else -day, tie_breaker(hit.id)

    hits = notices_engine.now().search(asked(text, sort=sort, size=1000)).hits
    assert len(hits) > 20
    assert [hit.id for hit in hits] == [hit.id for hit in sorted(hits, key=place)]


@pytest.mark.parametrize("text", ["", "养犬", "登记 -管理", "的 OR 一"])
def test_counts_are_exact_but_for_those_that_are_said_to_be_lower_bounds(
    notices_engine: Engine, oracle: Oracle, text: str
) -> None:
    bounds = snapshot_of(notices_engine).lower_bounds
    agrees = operator.le if LowerBound.FACETS in bounds else operator.eq
    query = asked(text)
    found = notices_engine.now().search(query)
    assert found.total == len(oracle.matching(query))
    for facet in Facet:
        truth = oracle.counts(query, facet)
        assert {value.value for value in found.facets[facet]} <= truth.keys()
        for value in found.facets[facet]:
            assert agrees(value.count, truth[value.value]), value
        listing = notices_engine.now().facet_values(query, facet, "")
        assert agrees(listing.total, len(truth.keys() - {"未标注"})), facet
