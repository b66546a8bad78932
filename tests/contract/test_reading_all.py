"""All hits, by cursor or in one scan, while the index changes: none twice, none left out."""

from __future__ import annotations

import base64
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.engine import Engine
from indexer.errors import CursorGoneError, QueryError
from indexer.query.filters import Filters
from indexer.query.model import ParsedText, Query, Sort, Word
from indexer.relations.validity.statuses import Validity
from indexer.takedown import take_down
from tests.contract.documents import document
from tests.contract.engines import EngineUnderTest, Index, asked

QUERIES = {
    "everything": Query(),
    "a word": asked("登记"),
    "dates": asked("养犬", sort=Sort.OLDEST),
    "filtered": Query(filters=Filters(kind=("通知",)), sort=Sort.NEWEST),
}
FIRST = [
    document(f"d{n}", "养犬" * (1 + n % 3), written_on=date(2019, 1, 1) + timedelta(n // 4))
    for n in range(40)
]


def read_on(
    engine: Engine, query: Query, between: Callable[[int], object] = lambda page: None
) -> list[str]:
    """The ids by one cursor after another, with something done behind each page."""
    found, page = engine.now().search(query), 0
    read = [hit.id for hit in found.hits]
    while found.next_cursor is not None:
        page += 1
        between(page)
        found = engine.now().search(replace(query, cursor=found.next_cursor))
        read += [hit.id for hit in found.hits]
    return read


@pytest.fixture(autouse=True)
def looks_at_once(engine_under_test: EngineUnderTest, monkeypatch: pytest.MonkeyPatch) -> None:
    engine_under_test.look_at_once(monkeypatch)


@pytest.mark.parametrize("name", QUERIES)
def test_cursors_read_the_pages_and_end(notices_engine: Engine, name: str) -> None:
    query = replace(QUERIES[name], size=7, facets=(), snippets=False)
    whole = notices_engine.now().search(replace(query, size=1000))
    assert read_on(notices_engine, query) == [hit.id for hit in whole.hits]
    assert whole.next_cursor is None


@pytest.mark.parametrize("name", QUERIES)
def test_a_scan_gives_what_a_search_gives(notices_engine: Engine, name: str) -> None:
    whole = notices_engine.now().search(replace(QUERIES[name], size=1000, snippets=False))
    scan = notices_engine.now().scan(QUERIES[name], batch=7)
    batches = list(scan.batches)
    assert [len(batch) for batch in batches[:-1]] == [7] * (len(batches) - 1)
    found = [hit for batch in batches for hit in batch]
    assert (scan.total, scan.index_version) == (whole.total, notices_engine.now().version)
    plain = [replace(hit, title_parts=()) for hit in whole.hits]
    assert [replace(hit, title_parts=()) for hit in found] == plain


@pytest.mark.parametrize("sort", Sort)
def test_a_reading_keeps_the_generation_it_began_with(index: Index, sort: Sort) -> None:
    index.publish(FIRST)
    with index.engine() as engine:
        query = asked("养犬", sort=sort, size=6, facets=())
        before = [hit.id for hit in engine.now().search(replace(query, size=100)).hits]

        def change(page: int) -> None:
            if page == 2:
                more = [document(f"n{n}", "养犬", written_on=date(2019, 1, n)) for n in range(1, 9)]
                index.publish([*more, document("d30", "改")], [("甲", before[20])], merge=True)

        assert read_on(engine, query, change) == [id for id in before if id != before[20]]


@pytest.mark.parametrize("sort", Sort)
def test_what_is_taken_down_meanwhile_is_left_out_and_nothing_else(
    index: Index, sort: Sort
) -> None:
    index.publish(FIRST)
    with index.engine() as engine:
        query = asked("养犬", sort=sort, size=6, facets=())
        before = [hit.id for hit in engine.now().search(replace(query, size=100)).hits]
        down = {1: before[2], 2: before[30], 3: before[5]}

        def change(page: int) -> None:
            if page in down:
                take_down(index.settings, [down[page]], "错", only=True)
            if page == 4:
                index.publish([document("more", "养犬")])

        seen = [id for id in before if id != before[30]]
        assert read_on(engine, query, change) == seen


@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.OLDEST])
def test_an_order_by_date_goes_on_where_the_generation_is_gone(
    index: Index, sort: Sort, engine_under_test: EngineUnderTest
) -> None:
    index.publish(FIRST)
    with index.engine() as engine:
        query = asked("养犬", sort=sort, size=6, facets=())
        before = [hit.id for hit in engine.now().search(replace(query, size=100)).hits]
        gone, on_the_place = before[30], before[11]

        def change(page: int) -> None:
            if page in (2, 4):
                for n in range(engine_under_test.generations_kept + 1):
                    new = document(f"{page}{n}", "养犬", written_on=date(2019, 1, 5))
                    removed = [("甲", gone), ("甲", on_the_place)] if page == 2 and n == 0 else []
                    index.publish([new], removed, merge=bool(n % 2))
                    engine.now()  # what is served is kept

        read = read_on(engine, query, change)
        assert len(read) == len(set(read))
        assert [id for id in read if id in before] == [id for id in before if id != gone]


def test_an_order_by_relevance_says_that_its_generation_is_gone(
    index: Index, engine_under_test: EngineUnderTest
) -> None:
    index.publish(FIRST)
    with index.engine() as engine:
        query = asked("养犬", size=6)
        cursor = engine.now().search(query).next_cursor
        for n in range(engine_under_test.generations_kept + 1):
            index.publish([document(f"n{n}", "养犬")], merge=False)
            engine.now()  # what is served is kept
        with pytest.raises(CursorGoneError) as caught:
            engine.now().search(replace(query, cursor=cursor))
    assert caught.value.problems[0].code == "cursor_gone"


def test_a_cursor_of_another_query_is_refused(index: Index) -> None:
    index.publish(FIRST)
    with index.engine() as engine:
        cursor = engine.now().search(asked("养犬", size=6)).next_cursor
        assert cursor
        assert (
            engine.now().search(asked("养犬", size=9, cursor=cursor)).hits
        )  # another size may be asked
        for other in (asked("养"), asked("养犬", sort=Sort.OLDEST), asked("养犬", since=date.min)):
            with pytest.raises(QueryError) as caught:
                engine.now().search(replace(other, cursor=cursor))
            assert caught.value.problems[0].code == "cursor_of_other_query"


@settings(max_examples=50)
@given(text=st.one_of(st.text(max_size=60), st.binary(max_size=60).map(base64.b64encode).map(str)))
def test_what_is_no_cursor_is_refused(notices_engine: Engine, text: str) -> None:
    with pytest.raises(QueryError) as caught:
        notices_engine.now().search(Query(cursor=text))
    assert caught.value.problems[0].code == "bad_cursor"


def test_a_cursor_with_another_place_gives_no_error(notices_engine: Engine) -> None:
    cursor = notices_engine.now().search(Query(size=3)).next_cursor
    assert cursor
    version, asked_for, *_ = base64.urlsafe_b64decode(cursor + "==").decode()[2:].split(".")
    for made in (
        f"3.{version}.{asked_for}.2026-01-01.999999999.0.0",
        f"3.999999999-00000000.{asked_for}.2026-01-01.0.9999999.ffffffffffffffff",
        f"3.0-00000000.{asked_for}.2026-01-01.0.0.0",
    ):
        text = base64.urlsafe_b64encode(made.encode()).decode()
        found = notices_engine.now().search(Query(size=3, cursor=text))
        assert found.total == notices_engine.now().search(Query()).total


@pytest.mark.parametrize("sort", Sort)
def test_a_cursor_of_an_older_program_is_gone(notices_engine: Engine, sort: Sort) -> None:
    query = asked("养犬", sort=sort, size=3)
    cursor = notices_engine.now().search(query).next_cursor
    assert cursor
    written = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    older = base64.urlsafe_b64encode(b"2" + written[1:]).decode()
    with pytest.raises(CursorGoneError) as caught:
        notices_engine.now().search(replace(query, cursor=older))
    assert caught.value.problems[0].code == "cursor_gone"


def test_a_scan_gives_the_view_that_it_began_with(index: Index) -> None:
    index.publish(FIRST)
    with index.engine() as engine:
        scan = engine.now().scan(
            Query(parsed=ParsedText(expression=Word("养犬")), sort=Sort.NEWEST), batch=10
        )
        read = [hit.id for hit in next(scan.batches)]
        last = engine.now().search(Query(sort=Sort.OLDEST, size=1)).hits[0].id
        index.publish([document("new", "养犬", written_on=date(2018, 1, 1))], [("甲", last)])
        time.sleep(0.01)
        read += [hit.id for batch in scan.batches for hit in batch]
    assert len(read) == len(set(read)) == scan.total == 40
    assert last in read and "new" not in read


def test_midnight_changes_nothing_for_a_reading(index: Index) -> None:
    last = date(2024, 3, 31)
    text = ("养犬应当登记。", "本规定自2021年4月1日起施行，有效期3年。")
    day = date(2021, 4, 1)
    rules = (
        document(f"d{n}", f"云川市养犬规定{n}", *text, written_on=day, effective_on=day)
        for n in range(6)
    )
    index.publish(list(rules))
    valid = Query(filters=Filters(validity=(Validity.VALID,)), size=2)
    with index.engine() as engine:
        assert engine.now().search(valid).total == 0
        found = engine.now().search(replace(valid, asked_on=last))
        assert found.total == 6
        read = [hit.id for hit in found.hits]
        while found.next_cursor:
            found = engine.now().search(replace(valid, cursor=found.next_cursor))
            read += [hit.id for hit in found.hits]
        assert len(set(read)) == len(read) == 6
