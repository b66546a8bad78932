"""Titles that hold what is typed, best first, each once."""

from __future__ import annotations

from datetime import date

import pytest

from indexer.query.filters import Filters
from indexer.query.model import ParsedText, Query, Word
from tests.contract.documents import document
from tests.contract.engines import Index

TITLED = [
    document("inside", "关于养犬登记的通知", written_on=date(2021, 1, 1)),
    document("starts", "养犬登记办法", written_on=date(2018, 1, 1)),
    document("newer", "养犬登记细则", written_on=date(2019, 1, 1)),
    document("again", "养犬登记细则", written_on=date(2017, 1, 1)),
    document("apart", "登记家庭养犬的办法", "正文提到公积金"),
]


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("养犬登记", ["养犬登记细则", "养犬登记办法", "关于养犬登记的通知"]),
        ("養犬登", ["养犬登记细则", "养犬登记办法", "关于养犬登记的通知"]),
        ("养 犬", ["养犬登记细则", "养犬登记办法", "关于养犬登记的通知", "登记家庭养犬的办法"]),
        ("犬登记办", ["养犬登记办法"]),
        ("登记养犬", ["关于养犬登记的通知", "养犬登记细则", "养犬登记办法", "登记家庭养犬的办法"]),
        ("公积金", []),
        ("", []),
        ("  ", []),
        ("，", []),
        ("\x00", []),
    ],
)
def test_titles(index: Index, typed: str, titles: list[str]) -> None:
    index.publish(TITLED)
    with index.engine() as engine:
        found = engine.now().suggest(typed)
    expected = set(titles)
    assert {suggestion.title for suggestion in found} == expected
    assert len(found) == len(expected)
    if typed.startswith("养"):
        assert [suggestion.title for suggestion in found] == titles
    for suggestion in found:
        assert "".join(part.text for part in suggestion.parts) == suggestion.title
        assert any(part.match for part in suggestion.parts)


def test_the_newest_of_equal_titles_is_suggested(index: Index) -> None:
    index.publish(TITLED)
    with index.engine() as engine:
        assert [s.id for s in engine.now().suggest("养犬登记细则")] == ["newer"]


def test_at_most_so_many(index: Index) -> None:
    index.publish([document(str(number), f"养犬办法之{number}") for number in range(30)])
    with index.engine() as engine:
        assert len(engine.now().suggest("养犬")) == 8
        assert len(engine.now().suggest("养犬", 3)) == 3


def test_only_what_filters_and_dates_of_another_query_let_pass(index: Index) -> None:
    index.publish(TITLED)
    with index.engine() as engine:
        since = Query(since=date(2019, 1, 1))
        assert [s.id for s in engine.now().suggest("养犬登记", 8, since)] == ["newer", "inside"]
        year = Query(parsed=ParsedText(expression=Word("公积金")), filters=Filters(year=("2017",)))
        assert [s.id for s in engine.now().suggest("养犬登记", 8, year)] == ["again"]
        assert engine.now().suggest("养犬登记", 8, Query(filters=Filters(source=("乙",)))) == ()


def test_removed_titles_are_not_suggested(index: Index) -> None:
    index.publish(TITLED)
    index.publish(removed=[("甲", "starts"), ("甲", "newer")])
    with index.engine() as engine:
        assert {s.id for s in engine.now().suggest("养犬登记")} == {"again", "inside"}
