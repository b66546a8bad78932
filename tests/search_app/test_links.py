"""Addresses that change one thing and keep the rest."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indexer.query.facets import Facet
from indexer.query.filters import Filters
from indexer.query.model import ParsedText, Query, Sort, Word
from search_app.addresses.links import Links, toggled, web_address

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


def test_a_class_and_its_second_level_never_stand_together() -> None:
    whole, second, other = "综合政务", "综合政务/政务公开", "国防"
    for chosen, added, left in (
        ((whole, other), second, (other, second)),
        ((second, other), whole, (other, whole)),
        ((second,), second, ()),
    ):
        assert toggled(Filters(topic=chosen), Facet.TOPIC, added) == Filters(topic=left)


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
