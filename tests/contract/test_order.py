"""Orders and pages: ties stay put, nothing comes twice, nothing is left out."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.document import Document
from indexer.engine import Engine
from indexer.query.filters import Filters
from indexer.query.model import And, ParsedText, Query, Sort, Word
from tests.contract.documents import document
from tests.contract.engines import Index, asked, ids

QUERIES = {
    "everything": Query(),
    "one word": Query(parsed=ParsedText(expression=Word("养犬"), rank_words=("养犬",))),
    "no score": Query(parsed=ParsedText(expression=Word("一"))),
    "filtered": Query(
        parsed=ParsedText(expression=Word("登记"), rank_words=("登记",)),
        filters=Filters(kind=("通知",)),
    ),
}


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("name", QUERIES)
@pytest.mark.parametrize("size", [1, 7, 10])
def test_pages_put_together_are_the_whole(
    notices_engine: Engine, name: str, sort: Sort, size: int
) -> None:
    options = {"sort": sort, "snippets": False, "facets": ()}
    whole = notices_engine.now().search(_with(QUERIES[name], size=1000, **options))
    assert len(whole.hits) == whole.total > size
    pages: list[str] = []
    for page in range(1, whole.total // size + 2):
        result = notices_engine.now().search(_with(QUERIES[name], size=size, page=page, **options))
        assert result.total == whole.total
        pages += [hit.id for hit in result.hits]
    assert pages == [hit.id for hit in whole.hits]


@pytest.mark.parametrize("page", [2, 1000, 10**12])
def test_a_page_past_the_end_is_empty_with_the_right_total(index: Index, page: int) -> None:
    index.publish([document(str(number), "养犬") for number in range(10)])
    with index.engine() as engine:
        result = engine.now().search(asked("养犬", page=page, size=10))
    assert (result.hits, result.total) == ((), 10)


def test_no_hits_are_asked_for(notices_engine: Engine, notices: list[Document]) -> None:
    result = notices_engine.now().search(Query(size=0))
    assert (result.hits, result.total) == ((), len(notices))


def test_the_undated_come_last_both_ways(index: Index) -> None:
    index.publish(
        [
            document("none", "养犬"),
            document("new", "养犬", written_on=date(2020, 1, 1)),
            document("old", "养犬", published_on=date(1949, 10, 1)),
            document("nothing", "养犬"),
            document("middle", "养犬", written_on=date(2000, 1, 1), published_on=date(2021, 1, 1)),
        ]
    )
    with index.engine() as engine:
        newest = ids(engine, asked("养犬", sort=Sort.NEWEST))
        oldest = ids(engine, asked("养犬", sort=Sort.OLDEST))
        listed = ids(engine, asked(""))
    assert newest[:3] == listed[:3] == ["new", "middle", "old"]
    assert oldest[:3] == ["old", "middle", "new"]
    assert newest[3:] == oldest[3:] == listed[3:]


def test_ties_stay_put_when_the_index_changes(index: Index) -> None:
    notices = [
        document(f"n{number}", "养犬登记", written_on=date(2020, 1, 1)) for number in range(30)
    ]
    index.publish(notices)
    with index.engine() as engine:
        before = ids(engine, asked("养犬", size=100))
    for number in range(0, 30, 3):
        index.publish([document(f"x{number}", "别的"), notices[number]])
    with index.engine() as engine:
        after = ids(engine, asked("养犬", size=100))
    assert after == before != [d.id for d in notices]


def test_equally_relevant_hits_come_newest_first(index: Index) -> None:
    index.publish(
        [
            document(str(year), "养犬登记", written_on=date(year, 1, 1))
            for year in (2018, 2020, 2019)
        ]
    )
    with index.engine() as engine:
        assert ids(engine, asked("养犬登记")) == ["2020", "2019", "2018"]


def test_a_title_weighs_more_than_a_body_and_a_whole_title_most(index: Index) -> None:
    filler = "各区人民政府要认真贯彻执行本通知的规定"
    index.publish(
        [
            document("body", "关于工作的通知", f"养犬登记。{filler}"),
            document("title", "关于养犬登记工作的通知", filler),
            document("whole", "养犬登记", filler),
        ]
    )
    with index.engine() as engine:
        assert ids(engine, asked("养犬登记")) == ["whole", "title", "body"]


def test_more_of_the_words_ranks_higher(index: Index) -> None:
    index.publish(
        [
            document("once", "题", "养犬。" + "其他文字" * 20),
            document("often", "题", "养犬。" * 5 + "其他文字" * 16),
        ]
    )
    with index.engine() as engine:
        assert ids(engine, asked("养犬")) == ["often", "once"]


def _with(query: Query, **options: object) -> Query:
    fields = {name: getattr(query, name) for name in Query.__slots__}
    return Query(**{**fields, **options})


def test_an_and_of_words_in_different_fields(index: Index) -> None:
    index.publish([document("both", "养犬办法", "应当登记"), document("one", "养犬办法", "无")])
    with index.engine() as engine:
        assert ids(
            engine, Query(parsed=ParsedText(expression=And((Word("养犬"), Word("登记")))))
        ) == ["both"]
