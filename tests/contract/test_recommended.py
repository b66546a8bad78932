"""Documents that an editor recommends stand first in ranked lists, and change no count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from indexer.engine import Engine
from indexer.query.filters import Filters
from indexer.query.model import Match, Query, Scope, Sort
from indexer.relations.validity.statuses import Validity
from indexer.takedown import take_down
from tests.contract.documents import document
from tests.contract.engines import Index, asked, ids

LONG = "公积金提取须知。" * 30
DOCUMENTS = [
    *(
        document(f"n{n}", f"公积金提取第{n}号", *["公积金提取。"] * (n + 1), kind="通知")
        for n in range(20)
    ),
    document("last", "办事指南", "公积金的说明。" * 40, "提取。", kind="指南"),
    document("other", "养犬办法", "养犬登记。", kind="办法"),
    document("copy-a", "住房资金须知", LONG, source="乙"),
    document("copy-b", "住房资金须知", LONG, source="丙"),
]
QUERY = asked("公积金 提取", match=Match.RANKED, facets=(), size=7)


@pytest.fixture
def engine(index: Index) -> Iterator[Engine]:
    index.publish(DOCUMENTS)
    with index.engine() as engine:
        yield engine


def first(engine: Engine, query: Query) -> list[tuple[str, bool]]:
    """The first hits, each with whether it is marked."""
    return [(hit.id, hit.recommended) for hit in engine.now().search(query).hits][:3]


def test_they_stand_first_marked_in_the_order_given_and_no_total_changes(engine: Engine) -> None:
    plain = engine.now().search(QUERY)
    found = engine.now().search(replace(QUERY, recommended=("other", "last", "gone")))
    assert [(hit.id, hit.recommended) for hit in found.hits][:2] == [
        ("other", True),
        ("last", True),
    ]
    assert [hit.id for hit in found.hits][2:] == [hit.id for hit in plain.hits][:5]
    assert not any(hit.recommended for hit in (*found.hits[2:], *plain.hits))
    assert found.total == plain.total
    assert found.further == plain.further + 1  # the one that holds none of the words
    assert found.hits[0].missing == ("公积金", "提取")


@pytest.mark.parametrize(
    "options",
    [
        {"match": Match.ALL},
        {"match": None},
        {"sort": Sort.NEWEST},
        {"sort": Sort.OLDEST},
        {"scope": Scope.NUMBER},
        {"filters": Filters(kind=("通知",))},
        {"since": date(2000, 1, 1)},
    ],
)
def test_other_lists_and_filters_against_them_are_as_without(
    engine: Engine, options: dict[str, object]
) -> None:
    query = replace(QUERY, **options)  # type: ignore[arg-type]
    plain = engine.now().search(query)
    found = engine.now().search(replace(query, recommended=("last", "other")))
    assert found.hits == plain.hits
    assert (found.total, found.listed) == (plain.total, plain.listed)


def test_a_filter_that_lets_them_pass_keeps_them_first(engine: Engine) -> None:
    query = replace(QUERY, filters=Filters(kind=("通知", "指南")), recommended=("other", "last"))
    assert first(engine, query)[0] == ("last", True)
    assert ("other", True) not in first(engine, query)


def test_a_query_with_operators_is_no_ranked_list(engine: Engine) -> None:
    query = asked("公积金 OR 提取", match=Match.RANKED, recommended=("last",))
    assert not any(marked for _, marked in first(engine, query))


def test_of_same_texts_the_one_that_is_listed_is_marked(engine: Engine) -> None:
    for id in ("copy-a", "copy-b"):
        (hit, marked), *_ = first(engine, replace(QUERY, fold=True, recommended=(id,)))
        assert hit in ("copy-a", "copy-b")
        assert marked
        assert first(engine, replace(QUERY, recommended=(id,)))[0] == (id, True)


@pytest.mark.parametrize("size", [1, 3, 7, 30])
@pytest.mark.parametrize("recommended", [("last",), ("last", "other"), ("n3", "last", "n1")])
def test_pages_and_cursors_have_each_match_once(
    engine: Engine, recommended: tuple[str, ...], size: int
) -> None:
    query = replace(QUERY, recommended=recommended, size=size)
    whole = ids(engine, replace(query, size=100))
    pages = [ids(engine, replace(query, page=n)) for n in range(1, 40)]
    assert [id for page in pages for id in page] == whole
    assert len(whole) == len(set(whole))
    matches = ids(engine, replace(QUERY, match=Match.ALL, size=100))
    found = engine.now().search(query)
    read = [hit.id for hit in found.hits]
    while found.next_cursor is not None:
        found = engine.now().search(replace(query, cursor=found.next_cursor))
        read += [hit.id for hit in found.hits]
    assert sorted(id for id in read if id in matches) == sorted(matches)
    # One that began without them goes on without them.
    plain = engine.now().search(replace(query, recommended=()))
    if plain.next_cursor:
        on = replace(query, cursor=plain.next_cursor)
        follow = [hit.id for hit in engine.now().search(on).hits]
        assert not set(follow) & {hit.id for hit in plain.hits}


def test_the_state_of_documents_tells_what_an_editor_has_to_look_at(index: Index) -> None:
    made = {"issuers": ("云川市人民政府",), "region": "云川省/云川市"}
    index.publish(
        [
            document("v1", "云川市养犬办法", "养犬。", written_on=date(2010, 1, 1), **made),
            document("v2", "云川市养犬办法", "养犬。", written_on=date(2020, 1, 1), **made),
            document("gone", "云川市养猫办法", "养猫。", written_on=date(2010, 1, 1), **made),
            document(
                "repeals",
                "关于废止文件的通知",
                "《云川市养猫办法》自2020年1月1日起废止。",
                written_on=date(2020, 1, 1),
                **made,
            ),
            document("down", "撤下的办法"),
        ]
    )
    take_down(index.settings, ["down"], "错", only=True)
    with index.engine() as engine:
        states = engine.now().states(["v1", "v2", "gone", "down", "unknown"])
    newer = {id: state.newer.id if state.newer else None for id, state in states.items()}
    assert newer == {"v1": "v2", "v2": None, "gone": None}
    assert states["gone"].document.validity is Validity.REPEALED
    assert states["v2"].document.title == "云川市养犬办法"
