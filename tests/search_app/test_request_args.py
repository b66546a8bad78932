"""Addresses become queries and back; mistakes are named all at once."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, Field, ValidationError
from werkzeug.datastructures import MultiDict

from indexer.errors import Problem, QueryError
from indexer.query.facets import UNSTATED
from indexer.query.filters import Filters
from indexer.query.model import Query, Scope, Sort
from search_app import wording
from search_app.addresses.checked_args import NoArgs, parameters, problem_of, refuse_long
from search_app.addresses.query_pairs import search_pairs
from search_app.addresses.search_args import (
    MAX_WITHIN,
    ConditionArgs,
    RelationArgs,
    conditions,
    search_query,
)


def read(address: str, *, strict: bool = False) -> Query:
    args = MultiDict(parse_qsl(address, keep_blank_values=True))
    return search_query(args, page_size=10, max_length=50, strict=strict)


def problems(address: str, *, strict: bool = False) -> list[tuple[str, str, str]]:
    with pytest.raises(QueryError) as caught:
        read(address, strict=strict)
    return [(p.parameter, p.code, p.limit) for p in caught.value.problems]


def test_every_parameter_is_read() -> None:
    query = read(
        "q=养犬&scope=title&since=2016-02-29&until=2019-12-31&year=2019&year=未标注"
        "&topic=国防&issuer=甲&issuer=乙&kind=通知&sort=oldest&page=3"
    )
    assert (query.text, query.scope, query.sort, query.page) == (
        "养犬",
        Scope.TITLE,
        Sort.OLDEST,
        3,
    )
    assert (query.since, query.until) == (date(2016, 2, 29), date(2019, 12, 31))
    assert query.filters == Filters(
        year=("2019", UNSTATED), topic=("国防",), issuer=("甲", "乙"), kind=("通知",)
    )
    assert query.rank_words == ("养犬",)


def test_empty_values_are_none() -> None:
    assert read("q=&scope=&since=&until=&year=&topic=&sort=&page=&q=+") == read("")


def test_without_words_the_newest_come_first() -> None:
    assert read("").sort is Sort.NEWEST
    assert read("sort=relevance").sort is Sort.NEWEST
    assert read("q=养犬").sort is Sort.RELEVANCE


def test_space_is_a_space_as_plus_and_as_percent_20() -> None:
    assert read("q=养犬+登记") == read("q=养犬%20登记")


def test_pages_ignore_what_they_do_not_know() -> None:
    assert read("q=养犬&utm_source=x&size=99") == read("q=养犬")


def test_the_api_refuses_what_it_does_not_know() -> None:
    found = problems("q=养犬&colour=red&Page=1", strict=True)
    assert [(name, code) for name, code, _ in found] == [
        ("colour", "unknown_parameter"),
        ("Page", "unknown_parameter"),
    ]
    assert read("size=7", strict=True).size == 7


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("since=2019-02-30", ("since", "date_impossible", "")),
        ("since=2019-13-01", ("since", "date_impossible", "")),
        ("since=0000-01-01", ("since", "date_impossible", "")),
        ("until=19", ("until", "date_form", "")),
        ("until=20190826", ("until", "date_form", "")),
        ("until=２０１９-08-26", ("until", "date_form", "")),
        ("since=2019-02-01&until=2019-01-01", ("until", "until_before_since", "2019-02-01")),
        ("year=19", ("year", "year_form", "")),
        ("scope=everything", ("scope", "unknown_choice", "all, title, body, attachments, number")),
        ("sort=best", ("sort", "unknown_choice", ", ".join(Sort))),
        ("page=0", ("page", "too_small", "1")),
        ("page=-1", ("page", "too_small", "1")),
        ("page=１", ("page", "not_a_number", "")),
        ("page=1e3", ("page", "not_a_number", "")),
        ("page=99999999999999999999", ("page", "beyond_window", "1000")),
        ("page=1001", ("page", "beyond_window", "1000")),
        ("q=甲&q=乙", ("q", "repeated_parameter", "")),
        ("q=" + "长" * 51, ("q", "too_long", "50")),
        ("q=-养犬", ("q", "only_negative", "")),
        ("q=养犬 /s -登记", ("q", "proximity_operand", "")),
        ("q=养犬 /201 登记", ("q", "proximity_distance", "200")),
        ("q=。！", ("q", "nothing_to_search", "")),
        ("issuer=" + "长" * 201, ("issuer", "value_too_long", "200")),
        ("&".join(f"kind={n}" for n in range(51)), ("kind", "too_many_values", "50")),
        ("q=" + "(" * 40 + "甲" + ")" * 9, ("q", "too_complex", "32")),
    ],
)
def test_a_mistake_is_named_with_its_limit(address: str, expected: tuple[str, str, str]) -> None:
    assert problems(address) == [expected]
    assert expected[1] in wording.mistakes.PROBLEMS


def test_size_is_bounded() -> None:
    assert problems("size=0", strict=True) == [("size", "too_small", "1")]
    assert problems("size=101", strict=True) == [("size", "too_large", "100")]
    assert problems("size=100&page=101", strict=True) == [("page", "beyond_window", "100")]


def test_all_mistakes_come_at_once_and_have_words() -> None:
    address = "q=-养犬&since=2019-02-30&until=x&year=y&page=0&sort=z&scope=w&size=0&foo=1"
    with pytest.raises(QueryError) as caught:
        read(address, strict=True)
    found = caught.value.problems
    assert {p.parameter for p in found} == {
        *("q", "since", "until", "year", "page", "sort", "scope", "size", "foo")
    }
    for problem in found:
        assert problem.code in wording.mistakes.PROBLEMS
        assert (
            problem.value in (said := wording.mistakes.problem(problem))
            or problem.parameter in said
        )


def test_an_empty_search_within_the_results_takes_no_place() -> None:
    words = [f"甲{number}" for number in range(MAX_WITHIN)]
    address = "&".join(f"within={word}" for word in ["", "+", *words])
    assert [one.text for one in read(address).within] == words


def test_conditions_alone_ask_for_no_hits() -> None:
    query, _ = conditions(MultiDict([("q", "养犬")]), ConditionArgs, max_length=50)
    assert (query.text, query.size) == ("养犬", 0)


class _Body(BaseModel):
    text: str = Field(min_length=1)


@pytest.mark.parametrize("body", [{}, {"other": "养犬"}, {"text": ""}])
def test_what_is_missing_has_no_value(body: dict[str, str]) -> None:
    with pytest.raises(ValidationError) as caught:
        _Body.model_validate(body)
    (details,) = caught.value.errors()
    assert problem_of(details) == Problem("missing_parameter", "text", "")


DAYS = st.none() | st.dates()


@given(
    text=st.sampled_from(["", "养犬", "养犬 登记", '"应当 登记"', "a&b=c#d+e%20"]),
    scope=st.sampled_from([Scope.ALL, Scope.TITLE, Scope.BODY]),
    days=st.tuples(DAYS, DAYS),
    year=st.lists(st.sampled_from(["2019", "2020", UNSTATED]), unique=True),
    topic=st.lists(st.sampled_from(["国防", "综合政务/政务公开", "a&b/c"]), unique=True),
    sort=st.sampled_from(list(Sort)),
    page=st.integers(1, 1000),
    cites=st.sampled_from(["", "0a1b2c3d4e5f"]),
    asof=DAYS,
    within=st.lists(st.sampled_from(["登记", "免疫 收容"]), unique=True),
)
def test_an_address_asks_again_what_was_asked(
    text: str,
    scope: Scope,
    days: tuple[date | None, date | None],
    year: list[str],
    topic: list[str],
    sort: Sort,
    page: int,
    cites: str,
    asof: date | None,
    within: list[str],
) -> None:
    since, until = days
    if since and until and since > until:
        since, until = until, since
    given_pairs = [
        *(("q", text), ("scope", scope.value), ("sort", sort.value), ("page", str(page))),
        ("since", since.isoformat() if since else ""),
        ("until", until.isoformat() if until else ""),
        *(("year", value) for value in year),
        *(("topic", value) for value in topic),
        *(("within", value) for value in within),
        ("cites", cites),
        ("asof", asof.isoformat() if asof else ""),
    ]
    query = search_query(MultiDict(given_pairs), page_size=10, max_length=50, strict=False)
    assert (query.cites or "", query.asof) == (cites, asof)
    assert [one.text for one in query.within] == within
    again = MultiDict(search_pairs(query))
    assert search_query(again, page_size=10, max_length=50, strict=False) == query


def test_a_text_may_be_as_long_as_the_limit_and_no_longer() -> None:
    assert refuse_long("养犬", 2) == "养犬"
    with pytest.raises(QueryError) as refused:
        refuse_long("养犬证", 2)
    (problem,) = refused.value.problems
    assert (problem.code, problem.value, problem.limit) == ("too_long", "养犬证", "2")


def test_parameters_of_no_search_are_read_or_refused() -> None:
    assert parameters(MultiDict(), NoArgs) == NoArgs()
    with pytest.raises(QueryError):
        parameters(MultiDict({"page": "0"}), RelationArgs)
    assert parameters(MultiDict({"page": "2"}), RelationArgs).page == 2
