"""Dates and facets: what they leave, and how they count."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.document import Document, Rank
from indexer.engine import Engine
from indexer.query.facets import UNSTATED, Facet
from indexer.query.filters import Filters
from indexer.query.model import ParsedText, Query, Word
from tests.contract.documents import document
from tests.contract.engines import Index, ids
from tests.contract.oracle import Oracle

DATED = [
    document("first", written_on=date(2018, 12, 31)),
    document("second", written_on=date(2019, 1, 1)),
    document("web", published_on=date(2019, 6, 30)),
    document("both", written_on=date(2017, 3, 1), published_on=date(2019, 6, 30)),
    document("never"),
    document("oldest", written_on=date(1, 1, 1)),
    document("last", written_on=date(9999, 12, 31)),
]


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (None, None, {"first", "second", "web", "both", "never", "oldest", "last"}),
        (date(2019, 1, 1), None, {"second", "web", "last"}),
        (None, date(2018, 12, 31), {"first", "both", "oldest"}),
        (date(2018, 12, 31), date(2019, 1, 1), {"first", "second"}),
        (date(2019, 6, 30), date(2019, 6, 30), {"web"}),
        (date(2017, 3, 1), date(2017, 3, 1), {"both"}),
        (date(2019, 1, 2), date(2019, 1, 1), set()),
        (date(1, 1, 1), None, {"first", "second", "web", "both", "oldest", "last"}),
        (None, date(9999, 12, 31), {"first", "second", "web", "both", "oldest", "last"}),
        (date(9999, 12, 31), None, {"last"}),
        (None, date(1, 1, 1), {"oldest"}),
    ],
)
def test_both_bounds_are_in_and_the_undated_are_out(
    index: Index, since: date | None, until: date | None, expected: set[str]
) -> None:
    index.publish(DATED)
    with index.engine() as engine:
        assert set(ids(engine, Query(since=since, until=until))) == expected


def test_the_hit_says_which_date_counts(index: Index) -> None:
    index.publish(DATED)
    with index.engine() as engine:
        dated = {hit.id: (hit.dated_on, hit.dated_by) for hit in engine.now().search(Query()).hits}
    assert dated["both"] == (date(2017, 3, 1), "written_on")
    assert dated["web"] == (date(2019, 6, 30), "published_on")
    assert dated["never"] == (None, None)


FACETTED = [
    document(
        "a",
        kind="通知",
        rank=Rank.NORMATIVE,
        topics=("综合政务/政务公开",),
        issuers=("甲厅", "乙局"),
    ),
    document("b", kind="通知", topics=("综合政务", "其他"), written_on=date(2019, 1, 1)),
    document(
        "c", kind="意见", issuers=("乙局", "乙局"), written_on=date(2019, 5, 1), region="甲省/甲市"
    ),
    document(
        "d",
        topics=("综合政务/政务公开", "综合政务/应急"),
        written_on=date(2018, 1, 1),
        region="甲省",
        source="乙",
    ),
]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(kind=("通知",)), {"a", "b"}),
        (Filters(kind=("通知", "意见")), {"a", "b", "c"}),
        (Filters(kind=(UNSTATED,)), {"d"}),
        (Filters(kind=(UNSTATED, "意见")), {"c", "d"}),
        (Filters(kind=("没有",)), set()),
        (Filters(topic=("综合政务",)), {"a", "b", "d"}),
        (Filters(topic=("综合政务/政务公开",)), {"a", "d"}),
        (Filters(topic=("综合政务/应急", "其他")), {"b", "d"}),
        (Filters(topic=("综合",)), set()),
        (Filters(topic=(UNSTATED,)), {"c"}),
        (Filters(issuer=("乙局",)), {"a", "c"}),
        (Filters(issuer=("乙局",), kind=("通知",)), {"a"}),
        (Filters(year=("2019",)), {"b", "c"}),
        (Filters(year=("2018", UNSTATED)), {"a", "d"}),
        (Filters(year=("2019",), topic=("综合政务",)), {"b"}),
        (Filters(year=("2019",), issuer=(UNSTATED,)), {"b"}),
        (Filters(rank=(Rank.NORMATIVE.value,)), {"a"}),
        (Filters(rank=(UNSTATED,)), {"b", "c", "d"}),
        (Filters(region=("甲省",)), {"c", "d"}),
        (Filters(region=("甲省/甲市",)), {"c"}),
        (Filters(source=("乙",)), {"d"}),
    ],
)
def test_or_inside_a_facet_and_across(index: Index, filters: Filters, expected: set[str]) -> None:
    index.publish(FACETTED)
    with index.engine() as engine:
        assert set(ids(engine, Query(filters=filters))) == expected


def test_a_document_counts_once_under_each_of_its_values(index: Index) -> None:
    index.publish(FACETTED)
    with index.engine() as engine:
        facets = engine.now().search(Query()).facets
    counted = {f: [(v.value, v.count) for v in facets[f]] for f in Facet}
    assert counted[Facet.YEAR] == [("2019", 2), ("2018", 1), (UNSTATED, 1)]
    assert dict(counted[Facet.TOPIC]) == {
        "综合政务": 3,
        "综合政务/政务公开": 2,
        "综合政务/应急": 1,
        "其他": 1,
        UNSTATED: 1,
    }
    assert counted[Facet.ISSUER] == [("乙局", 2), ("甲厅", 1), (UNSTATED, 2)]
    assert counted[Facet.KIND] == [("通知", 2), ("意见", 1), (UNSTATED, 1)]


def test_a_facet_counts_as_if_its_own_filter_were_off(index: Index) -> None:
    index.publish(FACETTED)
    query = Query(filters=Filters(kind=("意见",), year=("2018",)))
    with index.engine() as engine:
        result = engine.now().search(query)
    assert result.total == 0
    kinds = {v.value: (v.count, v.selected) for v in result.facets[Facet.KIND]}
    assert kinds == {UNSTATED: (1, False), "意见": (0, True)}
    years = {v.value: (v.count, v.selected) for v in result.facets[Facet.YEAR]}
    assert years == {"2019": (1, False), "2018": (0, True)}


@pytest.mark.parametrize("facet", [Facet.YEAR, Facet.KIND])
@pytest.mark.parametrize("word", [None, "养犬", "一", "不在"])
def test_single_values_and_unstated_add_up_to_the_total(
    notices_engine: Engine, facet: Facet, word: str | None
) -> None:
    result = notices_engine.now().search(
        Query(parsed=ParsedText(expression=Word(word) if word else None))
    )
    assert sum(value.count for value in result.facets[facet]) == result.total


def test_only_the_facets_asked_for_are_counted(notices_engine: Engine) -> None:
    assert set(notices_engine.now().search(Query(facets=(Facet.KIND,))).facets) == {Facet.KIND}
    assert not notices_engine.now().search(Query(facets=())).facets


def test_statistics_count_what_is_there(
    notices_engine: Engine, notices: list[Document], oracle: Oracle
) -> None:
    statistics = notices_engine.now().statistics()
    assert statistics.documents == len(notices)
    assert {v.value: v.count for v in statistics.years} == oracle.counts(Query(), Facet.YEAR)
    assert {v.value: v.count for v in statistics.topics} == oracle.counts(Query(), Facet.TOPIC)
