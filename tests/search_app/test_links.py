"""Addresses that change one thing and keep the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

import pytest

from corpus.articles import ArticleNumber
from indexer.query.date_bounds import DateBounds, DateKind
from indexer.query.facets import Facet
from indexer.query.filters import Filters
from indexer.query.model import CitedVersions, Match, ParsedText, Query, Scope, Sort, Word
from search_app.addresses.links import MOST_KEPT, Links, toggled, web_address
from search_app.addresses.query_address import NAMES, encoded
from search_app.addresses.query_pairs import default_fold, search_pairs

LINKS = Links(root="/policy", origin="https://search.example.gov.cn")
QUERY = Query(
    parsed=ParsedText(text="犬", expression=Word("犬")),
    filters=Filters(year=("2019",)),
    fold=True,
    page=3,
)
TEXT = "/policy/search?q=%E7%8A%AC"


def test_a_value_is_added_or_taken_away_and_paging_starts_again() -> None:
    assert LINKS.toggle(QUERY, Facet.YEAR, "2020") == f"{TEXT}&year=2019&year=2020"
    assert LINKS.toggle(QUERY, Facet.YEAR, "2019") == TEXT
    assert LINKS.toggle(QUERY, Facet.KIND, "通知") == f"{TEXT}&year=2019&kind=%E9%80%9A%E7%9F%A5"


def test_only_what_is_not_usual_stands_in_an_address() -> None:
    assert LINKS.sort(QUERY, Sort.RELEVANCE) == f"{TEXT}&year=2019"
    assert LINKS.sort(QUERY, Sort.NEWEST) == f"{TEXT}&year=2019&sort=newest"
    assert LINKS.search(Query(sort=Sort.NEWEST, fold=True)) == "/policy/search"
    assert LINKS.fold(QUERY, False) == f"{TEXT}&year=2019&fold=0"


def test_the_copies_of_a_document_are_listed_each_and_lead_back() -> None:
    assert LINKS.same(QUERY, "x") == f"{TEXT}&year=2019&same=x"
    assert LINKS.same(replace(QUERY, same="x", fold=False), None) == f"{TEXT}&year=2019"
    assert LINKS.unfiltered(replace(QUERY, same="x", fold=False)) == TEXT
    assert LINKS.page(QUERY, 2) == f"{TEXT}&year=2019&page=2"
    assert LINKS.unfiltered(QUERY) == TEXT


def test_a_document_keeps_the_way_back() -> None:
    assert LINKS.document("a.b-c_1") == "/policy/d/a.b-c_1"
    assert LINKS.document("x", QUERY) == "/policy/d/x?q=%E7%8A%AC&year=2019&page=3"


FULL = replace(
    QUERY,
    scope=Scope.TITLE,
    within=(ParsedText(text="登记&费", expression=Word("登记")),) * 2,
    since=date(2019, 1, 1),
    until=date(2020, 1, 1),
    dates=(DateBounds(DateKind.PUBLISHED, date(2019, 1, 1), date(2020, 1, 1)),),
    asof=date(2020, 1, 1),
    taken_up_since=date(2020, 1, 1),
    without_reading=True,
    cites="x",
    article=ArticleNumber(3, 0),
    versions=CitedVersions.ALL,
    filters=Filters(**{facet.value: ("一", "二 三") for facet in Facet}),
    sort=Sort.OLDEST,
    same="y",
    ids=("a", "b"),
    match=Match.ALL,
    exact=True,
)


def test_all_parameters_have_a_place_and_stand_in_the_order_of_an_address() -> None:
    names = [name for name, _ in search_pairs(FULL)]
    assert list(dict.fromkeys(names)) == [name for name in NAMES if name in names]
    left = {"written_since", "written_until", "effective_since", "effective_until"}
    assert set(NAMES) - set(names) == left
    assert encoded(search_pairs(FULL)) == urlencode(search_pairs(FULL))


@pytest.mark.parametrize("query", [QUERY, FULL, Query(), replace(FULL, page=1)])
def test_a_changed_address_is_that_of_the_changed_query(query: Query) -> None:
    links, day = Links(), date(2021, 2, 3)
    first = replace(query, page=1)
    for facet in Facet:
        for values in ((), ("新",), ("新", "一")):
            filters = query.filters.having(facet, values)
            assert links.choose(query, facet, values) == links.search(
                replace(first, filters=filters)
            )
    for page in (1, 2, 7):
        assert links.page(query, page) == links.search(replace(query, page=page))
    for sort in Sort:
        assert links.sort(query, sort) == links.search(replace(first, sort=sort))
    for scope in Scope:
        assert links.scope(query, scope) == links.search(replace(first, scope=scope))
    for since, until in ((None, None), (day, None), (None, day), (day, day)):
        bounded = replace(first, since=since, until=until)
        assert links.dates(query, since, until) == links.search(bounded)
    assert links.if_short(query) == links.same_search(query) == links.search(query)


@pytest.mark.parametrize("query", [QUERY, FULL, Query(), replace(FULL, same=None, fold=True)])
def test_files_and_feeds_are_of_all_hits_of_a_query(query: Query) -> None:
    links = Links()
    everything = encoded(search_pairs(query, page=False))
    assert links.export(query, "csv").partition("?")[2] == everything
    newest = replace(query, sort=query.default_sort, fold=default_fold(query.same))
    assert links.feed("atom", query).partition("?")[2] == encoded(search_pairs(newest, page=False))


def test_links_keep_no_queries_for_good() -> None:
    links = Links()
    for page in range(1, 3 * MOST_KEPT):
        assert links.page(replace(QUERY, page=page), 2) == "/search?q=%E7%8A%AC&year=2019&page=2"
    assert len(links._encoded) <= MOST_KEPT


def test_a_class_and_its_second_level_never_stand_together() -> None:
    whole, second, other = "综合政务", "综合政务/政务公开", "国防"
    for chosen, added, left in (
        ((whole, other), second, (other, second)),
        ((second, other), whole, (other, whole)),
        ((second,), second, ()),
    ):
        assert toggled(chosen, Facet.TOPIC, added) == left


def test_the_public_address_is_absolute() -> None:
    assert LINKS.absolute(LINKS.data()) == "https://search.example.gov.cn/policy/data"


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://www.gov.cn/a?b=c", True),
        ("http://www.gov.cn/", True),
        (" https://www.gov.cn/ ", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//www.gov.cn/", False),
        ("/relative", False),
        ("https://[broken", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_followed(url: str | None, safe: bool) -> None:
    assert web_address(url) == (url.strip() if url and safe else None)
