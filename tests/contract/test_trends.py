"""Counts by period, alone and by value of a facet, against looking at every document."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import Document
from indexer.engine import Engine
from indexer.query.facets import Facet
from indexer.query.filters import Filters
from indexer.query.model import DateUnit, ParsedText, Query, Word
from tests.contract.documents import document
from tests.contract.engines import Index
from tests.contract.oracle import Oracle, values
from tests.contract.questions import EXAMPLES, literals, queries, texts

LENGTH = {DateUnit.YEAR: 4, DateUnit.MONTH: 7, DateUnit.DAY: 10}
COLUMNS = tuple(Facet)

DOCUMENTS = [
    document("a", kind="通知", issuers=("甲厅", "乙局"), written_on=date(2019, 12, 31)),
    document("b", kind="通知", issuers=("乙局",), written_on=date(2020, 1, 1)),
    document("c", topics=("综合政务/应急",), published_on=date(2020, 1, 31)),
    document("d", issuers=("甲厅",), topics=("综合政务", "其他")),
    document("e", written_on=date(1, 1, 1)),
    document("f", written_on=date(9999, 12, 31)),
]


def _period(one: Document, unit: DateUnit) -> str:
    return one.dated_on.isoformat()[: LENGTH[unit]] if one.dated_on else ""


@pytest.mark.parametrize(
    ("unit", "bars"),
    [
        (DateUnit.YEAR, {"0001": 1, "2019": 1, "2020": 2, "9999": 1}),
        (DateUnit.MONTH, {"0001-01": 1, "2019-12": 1, "2020-01": 2, "9999-12": 1}),
        (
            DateUnit.DAY,
            {"0001-01-01": 1, "2019-12-31": 1, "2020-01-01": 1, "2020-01-31": 1, "9999-12-31": 1},
        ),
    ],
)
def test_periods_come_in_order_and_the_undated_apart(
    index: Index, unit: DateUnit, bars: dict[str, int]
) -> None:
    index.publish(DOCUMENTS)
    with index.engine() as engine:
        found = engine.now().histogram(Query(), unit)
        assert [(bar.period, bar.count) for bar in found.bars] == list(bars.items())
        assert (found.undated, found.total) == (1, 6)
        assert found.index_version == engine.now().version


def test_a_joint_document_counts_under_each_issuer_and_once_in_the_total(index: Index) -> None:
    index.publish(DOCUMENTS)
    with index.engine() as engine:
        found = engine.now().pivot(Query(), DateUnit.YEAR, Facet.ISSUER)
    assert found.values == ("乙局", "甲厅")
    assert [(row.period, row.counts, row.unstated, row.total) for row in found.rows] == [
        ("0001", (0, 0), 1, 1),
        ("2019", (1, 1), 0, 1),
        ("2020", (1, 0), 1, 2),
        ("9999", (0, 0), 1, 1),
    ]
    assert (found.undated.counts, found.undated.total) == ((0, 1), 1)
    assert (found.overall.counts, found.overall.unstated, found.overall.total) == ((2, 2), 3, 6)


def test_columns_are_the_most_frequent_or_those_asked_for(index: Index) -> None:
    index.publish(DOCUMENTS)
    with index.engine() as engine:
        topics = engine.now().pivot(Query(), DateUnit.YEAR, Facet.TOPIC)
        first = engine.now().pivot(Query(), DateUnit.YEAR, Facet.TOPIC, limit=1)
        asked = engine.now().pivot(
            Query(), DateUnit.MONTH, Facet.TOPIC, values=("没有", "综合政务/应急", "其他")
        )
    assert (topics.values, topics.left_out) == (("综合政务", "其他"), 0)
    assert (first.values, first.left_out) == (("综合政务",), 1)
    assert asked.values == ("没有", "综合政务/应急", "其他")
    assert asked.overall.counts == (0, 1, 1)
    assert asked.left_out == 1


def test_nothing_found_has_no_periods(index: Index) -> None:
    index.publish(DOCUMENTS)
    with index.engine() as engine:
        found = engine.now().histogram(
            Query(parsed=ParsedText(expression=Word("不在"))), DateUnit.DAY
        )
        pivot = engine.now().pivot(
            Query(parsed=ParsedText(expression=Word("不在"))), DateUnit.YEAR, Facet.KIND
        )
    assert (found.bars, found.undated, found.total) == ((), 0, 0)
    assert (pivot.values, pivot.rows, pivot.overall.total) == ((), (), 0)


def test_an_empty_index_has_no_periods(index: Index) -> None:
    index.publish()
    with index.engine() as engine:
        assert engine.now().histogram(Query(), DateUnit.YEAR).bars == ()
        assert engine.now().pivot(Query(), DateUnit.YEAR, Facet.ISSUER).rows == ()


def test_the_filter_by_year_is_in_force(index: Index) -> None:
    index.publish(DOCUMENTS)
    with index.engine() as engine:
        found = engine.now().histogram(Query(filters=Filters(year=("2020",))), DateUnit.MONTH)
    assert [(bar.period, bar.count) for bar in found.bars] == [("2020-01", 2)]


@pytest.fixture(scope="module")
def asked(notices: list[Document]) -> st.SearchStrategy[Query]:
    return queries(notices, texts(literals(notices)))


@settings(max_examples=EXAMPLES, deadline=None)
@given(data=st.data())
def test_counts_are_those_of_looking_at_every_document(
    notices_engine: Engine,
    asked: st.SearchStrategy[Query],
    oracle: Oracle,
    data: st.DataObject,
) -> None:
    query = data.draw(asked)
    unit, facet = data.draw(st.sampled_from(DateUnit)), data.draw(st.sampled_from(COLUMNS))
    matching = oracle.matching(query)
    found = [one.document for one in oracle.documents if one.document.id in matching]
    periods = Counter(_period(one, unit) for one in found)
    histogram = notices_engine.now().histogram(query, unit)
    assert {bar.period: bar.count for bar in histogram.bars} | (
        {"": histogram.undated} if histogram.undated else {}
    ) == periods
    assert [bar.period for bar in histogram.bars] == sorted(periods.keys() - {""})
    assert histogram.total == len(found)

    pivot = notices_engine.now().pivot(query, unit, facet)
    cells = Counter((_period(d, unit), value) for d in found for value in values(d, facet))
    bare = Counter(_period(d, unit) for d in found if not values(d, facet))
    for row in (*pivot.rows, pivot.undated):
        assert row.counts == tuple(cells[row.period, value] for value in pivot.values)
        assert (row.unstated, row.total) == (bare[row.period], periods[row.period])
    assert pivot.overall.total == len(found)
    assert pivot.overall.unstated == bare.total()
    assert set(pivot.values) == {
        v for d in found for v in values(d, facet) if not facet.row.nested or "/" not in v
    }
