"""Filters beside the box, the nearest years, and what holds at the site's own place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corpus.document import Document, Paragraph, Part
from indexer.errors import Problem
from indexer.query.facets import facet_values
from indexer.query.model import Query
from indexer.query.parser import parse
from indexer.settings import Mistake, SettingsError, load_settings
from search_app.addresses.links import Links
from search_app.api.offers_json import OfferJson
from search_app.offers.nearest_years import nearest_years
from search_app.offers.offered_filters import ask_filters
from search_app.site import EXTENSION
from search_app.wording import offers as words
from tests.search_app.conftest import site_of
from tests.search_app.pages import link, page, text, texts

TOTAL = "//*[@id='results-title']"
OFFERS = "//nav[@class='offers']//li"
LOCAL = "//p[@class='local']"
PLACE = "广东省/广州市"
TITLE = "广州市2017年养犬登记公告"


def notice(key: str, title: str, year: int, region: str | None, issuer: str) -> Document:
    return Document(
        source="样本",
        key=key,
        id=key,
        path=f"{key}.txt",
        title=title,
        parts=(Part((Paragraph("养犬应当登记。"),)),),
        written_on=date(year, 3, 1),
        region=region,
        issuers=(issuer,),
    )


def notices() -> list[Document]:
    return [
        notice("nation", "全国养犬登记公告", 2015, "全国", "公安部"),
        notice("province", "省内养犬登记公告", 2017, "广东省", "广东省公安厅"),
        notice("city", TITLE, 2017, PLACE, "广州市公安局"),
        notice("other-city", "深圳养犬登记公告", 2017, "广东省/深圳市", "深圳市公安局"),
        notice("other-province", "湖北养犬登记公告", 2020, "湖北省", "湖北省公安厅"),
        notice("nowhere", "养犬登记须知", 2020, None, "养犬协会"),
    ]


@pytest.fixture(scope="module")
def local_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The site of a city."""
    with site_of(tmp_path_factory.mktemp("local"), notices(), place=PLACE) as app:
        yield app


@pytest.fixture
def visitor(local_app: Flask) -> FlaskClient:
    return local_app.test_client()


def asked(address: str) -> dict[str, list[str]]:
    """The parameters of an address."""
    return parse_qs(urlsplit(address).query)


@pytest.mark.parametrize(
    ("typed", "label", "parameters", "total"),
    [
        ("养犬 2017年以来", "只看2017年以来的", {"q": ["养犬"], "since": ["2017-01-01"]}, 5),
        (
            "2017年养犬",
            "只看2017年的",
            {"q": ["养犬"], "since": ["2017-01-01"], "until": ["2017-12-31"]},
            3,
        ),
        ("深圳养犬", "只看深圳市的", {"q": ["养犬"], "region": ["广东省/深圳市"]}, 1),
        ("公安部 养犬", "只看公安部发的", {"q": ["养犬"], "issuer": ["公安部"]}, 1),
    ],
)
def test_a_filter_is_one_click_away(
    visitor: FlaskClient, typed: str, label: str, parameters: dict[str, list[str]], total: int
) -> None:
    root = page(visitor, f"/search?q={typed}")
    assert texts(root, OFFERS) == [f"{label} {total} 份"]
    address = link(root, f"{OFFERS}/a")
    assert asked(address) == parameters
    after = page(visitor, address)
    assert text(after, TOTAL) == f"检索结果 共 {total} 份文件"
    assert texts(after, OFFERS) == []


def test_several_filters_are_one_click_away_too(visitor: FlaskClient) -> None:
    root = page(visitor, "/search?q=2017年以来深圳养犬")
    assert texts(root, OFFERS) == ["只看2017年以来、深圳市的 1 份", "只看2017年以来的 1 份"]
    parameters = {"q": ["养犬"], "since": ["2017-01-01"], "region": ["广东省/深圳市"]}
    assert asked(root.xpath(f"{OFFERS}/a/@href")[0]) == parameters


def test_what_is_in_force_is_not_offered_again(visitor: FlaskClient) -> None:
    root = page(visitor, "/search?q=深圳养犬2017年&region=湖北省")
    assert texts(root, OFFERS) == []
    root = page(visitor, "/search?q=深圳养犬&year=2017")
    assert texts(root, OFFERS) == ["只看深圳市的 1 份"]


def test_nothing_is_offered_for_a_title_and_for_what_finds_nothing(visitor: FlaskClient) -> None:
    assert texts(page(visitor, f"/search?q={TITLE}"), OFFERS) == []
    assert texts(page(visitor, "/search?q=广州垃圾分类"), OFFERS) == []
    assert texts(page(visitor, "/search?q=养犬"), OFFERS) == []
    assert texts(page(visitor, "/search?q=2017年&scope=number"), OFFERS) == []


def test_for_a_typed_year_without_documents_the_nearest_are_offered(visitor: FlaskClient) -> None:
    root = page(visitor, "/search?q=养犬 2018年")
    assert texts(root, OFFERS) == [
        "2018年没有，只看2017年的 3 份",
        "2018年没有，只看2020年的 2 份",
    ]


@pytest.mark.parametrize(
    ("filter_", "sentence", "first"),
    [
        (
            "year=2018",
            "2018年没有；最近有的是2017年（3份）、2020年（2份）。",
            {"q": ["养犬"], "year": ["2017"]},
        ),
        (
            "since=2018-02-01&until=2018-02-28",
            "2018年2月没有；最近有的是2017年（3份）、2020年（2份）。",
            {"q": ["养犬"], "since": ["2017-01-01"], "until": ["2017-12-31"]},
        ),
        (
            "since=2021-01-01",
            "2021年以来没有；最近有的是2020年（2份）。",
            {"q": ["养犬"], "since": ["2020-01-01"], "until": ["2020-12-31"]},
        ),
    ],
)
def test_days_without_documents_offer_the_nearest_years(
    visitor: FlaskClient, filter_: str, sentence: str, first: dict[str, list[str]]
) -> None:
    root = page(visitor, f"/search?q=养犬&{filter_}")
    assert text(root, "//p[@class='nearest']") == sentence
    assert asked(root.xpath("//p[@class='nearest']/a/@href")[0]) == first


def test_no_years_are_named_where_no_year_has_any(visitor: FlaskClient) -> None:
    assert texts(page(visitor, "/search?q=量子&year=2018"), "//p[@class='nearest']") == []
    assert texts(page(visitor, "/search?q=量子"), "//p[@class='nearest']") == []


def test_the_nearest_years_are_those_on_both_sides() -> None:
    counts = {2015: 1, 2017: 3, 2019: 12, 2020: 0}
    assert nearest_years(counts, date(2018, 1, 1), date(2018, 12, 31)) == [2017, 2019]
    assert nearest_years(counts, date(2020, 1, 1), None) == [2019]
    assert nearest_years(counts, None, date(2014, 5, 1)) == [2015]
    assert nearest_years(counts, date(2017, 5, 1), date(2017, 6, 1)) == [2017]


def test_what_holds_at_the_own_place_is_one_click_away(visitor: FlaskClient) -> None:
    root = page(visitor, "/search?q=养犬")
    assert text(root, LOCAL) == (
        "适用于本地（全国、广东省、广州市） 3 份 未标注地区的 1 份不在其中"
    )
    address = link(root, f"{LOCAL}/a")
    assert asked(address)["region"] == ["全国", "广东省/本级", PLACE]
    local = page(visitor, address)
    assert text(local, TOTAL) == "检索结果 共 3 份文件"
    assert text(local, LOCAL) == (
        "只看适用于本地的（全国、广东省、广州市） 看所有地区的 未标注地区的 1 份不在其中，一并看"
    )
    both = page(visitor, link(local, f"{LOCAL}/span[@class='left-out']/a"))
    assert text(both, TOTAL) == "检索结果 共 4 份文件"
    assert "未标注地区的 1 份也在其中" in text(both, LOCAL)
    assert asked(link(both, f"{LOCAL}/a")) == {"q": ["养犬"]}


def test_without_a_place_or_without_such_documents_nothing_is_said(
    visitor: FlaskClient, client: FlaskClient
) -> None:
    assert texts(page(client, "/search?q=养犬"), LOCAL) == []
    assert texts(page(visitor, "/search?q=湖北"), LOCAL) == []
    assert texts(page(visitor, "/search?q=湖北&region=湖北省"), LOCAL) == []


def test_documents_of_a_whole_province_are_told_from_those_of_its_cities() -> None:
    assert facet_values(notices()[1])["region"] == ("广东省/本级", "广东省")
    assert facet_values(notices()[2])["region"] == ("广东省", PLACE)
    assert facet_values(notices()[0])["region"] == ("全国",)


@pytest.mark.parametrize("place", ["广东省", PLACE, "北京市", ""])
def test_a_place_is_a_region(place: str) -> None:
    assert load_settings({"place": place}, None, {}).place == place


@pytest.mark.parametrize(
    ("place", "would_do"),
    [
        ("广州", PLACE),
        ("广东省广州市", PLACE),
        ("云川市", PLACE),
        ("全国", PLACE),
        ("浙江", "浙江省"),
    ],
)
def test_a_place_that_is_none_is_refused_with_what_would_do(place: str, would_do: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings({"place": place}, None, {})
    assert caught.value.problems == (Problem(Mistake.FORM, "--place", place, would_do),)


def test_an_offer_in_the_api_has_kind_text_and_parameters(local_app: Flask) -> None:
    view = local_app.extensions[EXTENSION].engine.now()
    result = view.search(Query(parsed=parse("深圳养犬")))
    (offer,) = ask_filters(result, view)
    assert OfferJson.of(Links(), offer).model_dump() == {
        "kind": "place",
        "q": "养犬",
        "parameters": {"region": "广东省/深圳市"},
    }


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        (date(2019, 1, 1), None, "2019年以来"),
        (date(2019, 5, 1), None, "2019年5月以来"),
        (date(2019, 5, 6), None, "2019年5月6日以来"),
        (None, date(2018, 12, 31), "2018年及以前"),
        (None, date(2018, 2, 28), "2018年2月及以前"),
        (None, date(2018, 2, 27), "2018年2月27日及以前"),
        (date(2019, 1, 1), date(2021, 12, 31), "2019年至2021年"),
        (date(2019, 1, 1), date(2019, 6, 30), "2019年1月至2019年6月"),
        (date(2019, 3, 1), date(2019, 3, 31), "2019年3月"),
        (date(2019, 3, 1), date(2019, 3, 1), "2019年3月1日"),
        (date(9999, 12, 1), date(9999, 12, 31), "9999年12月"),
    ],
)
def test_days_are_said_in_few_words(since: date | None, until: date | None, said: str) -> None:
    assert words.days(since, until) == said
