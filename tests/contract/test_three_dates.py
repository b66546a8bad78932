"""Bounds on each of the three dates, orders by each, and reading on in such an order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from corpus.document import Document
from indexer.analysed_document import analyse
from indexer.engine import Engine
from indexer.query.date_bounds import DateBounds, DateKind
from indexer.query.model import Query, Sort
from tests.contract.conftest import EngineFactory
from tests.contract.documents import document
from tests.contract.engines import asked, ids

WRITTEN, PUBLISHED, EFFECTIVE = DateKind


def notices() -> Iterator[Document]:
    days: dict[str, tuple[date | None, date | None, date | None]] = {
        "a": (date(2019, 1, 5), date(2019, 3, 1), date(2020, 1, 1)),
        "b": (date(2019, 2, 5), date(2019, 2, 10), date(2019, 6, 1)),
        "c": (None, date(2018, 5, 1), None),
        "d": (date(2017, 1, 1), None, date(2019, 6, 1)),
        "e": (None, None, None),
    }
    for key, (written, published, effective) in days.items():
        yield document(
            key,
            f"关于养犬的通知（{key}）",
            written_on=written,
            published_on=published,
            effective_on=effective,
        )


@pytest.fixture(scope="module")
def engine(engine_factory: EngineFactory) -> Iterator[Engine]:
    index = engine_factory()
    first, *others = map(analyse, notices())
    index.publish([first])
    index.publish(others)
    with index.engine() as engine:
        yield engine


@pytest.mark.parametrize(
    ("bounds", "found"),
    [
        ((DateBounds(WRITTEN, since=date(2019, 1, 5)),), "ab"),
        ((DateBounds(WRITTEN, since=date(2019, 1, 6)),), "b"),
        ((DateBounds(WRITTEN, until=date(2019, 1, 5)),), "ad"),
        ((DateBounds(PUBLISHED, date(2019, 1, 1), date(2019, 2, 28)),), "b"),
        ((DateBounds(PUBLISHED, until=date(2018, 12, 31)),), "c"),
        ((DateBounds(EFFECTIVE, since=date(2019, 6, 1)),), "abd"),
        ((DateBounds(EFFECTIVE, until=date(2019, 6, 1)),), "bd"),
        (
            (
                DateBounds(WRITTEN, since=date(2018, 1, 1)),
                DateBounds(EFFECTIVE, until=date(2019, 12, 31)),
            ),
            "b",
        ),
    ],
)
def test_bounds(engine: Engine, bounds: tuple[DateBounds, ...], found: str) -> None:
    query = replace(asked("养犬"), dates=bounds)
    assert sorted(ids(engine, query)) == list(found)
    assert engine.now().search(query).total == len(found)


def test_bounds_hold_beside_the_date_that_counts(engine: Engine) -> None:
    query = replace(
        asked("养犬"),
        since=date(2018, 1, 1),
        dates=(DateBounds(PUBLISHED, until=date(2019, 2, 28)),),
    )
    assert sorted(ids(engine, query)) == ["b", "c"]


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        (Sort.WRITTEN_NEWEST, "bad"),
        (Sort.WRITTEN_OLDEST, "dab"),
        (Sort.PUBLISHED_NEWEST, "abc"),
        (Sort.PUBLISHED_OLDEST, "cba"),
        (Sort.NEWEST, "bacd"),
    ],
)
def test_orders(engine: Engine, sort: Sort, first: str) -> None:
    found = "".join(ids(engine, asked("养犬", sort=sort)))
    assert found.startswith(first)
    assert len(found) == 5


def test_equal_days_have_one_order_and_none_is_read_twice(engine: Engine) -> None:
    for sort in Sort:
        whole = ids(engine, asked("养犬", sort=sort))
        read: list[str] = []
        query: Query | None = replace(asked("养犬", sort=sort), size=2)
        while query:
            result = engine.now().search(query)
            read += [hit.id for hit in result.hits]
            cursor = result.next_cursor
            query = replace(query, cursor=cursor) if cursor else None
        assert read == whole, sort


def test_a_cursor_goes_on_at_its_day_in_a_newer_generation(engine_factory: EngineFactory) -> None:
    index = engine_factory()
    index.publish(map(analyse, notices()))
    query = replace(asked("养犬", sort=Sort.EFFECTIVE_OLDEST), size=2)
    with index.engine() as engine:
        began = engine.now().search(query)
    for number in range(4):  # the generation that it began with is gone
        index.publish(
            [analyse(document(f"n{number}", "关于养犬的公告", effective_on=date(2019, 1, 1)))]
        )
    with index.engine() as engine:
        found = ids(engine, replace(query, cursor=began.next_cursor, size=9))
    assert [hit.id for hit in began.hits] in (["b", "d"], ["d", "b"])
    assert found[0] == "a"
    assert sorted(found[1:]) == ["c", "e"]
