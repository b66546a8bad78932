"""Rules and their official readings on pages, in the API, and as a filter of searches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corpus.document import Rank
from tests.contract.test_explanations import NEWER, UNREAD, reading
from tests.search_app.conftest import site_of
from tests.search_app.pages import answer, link, page, text, texts

CHIP = '//a[contains(., "没有解读")]'
PICTURE = reading("picture", "一图读懂云川市养犬管理办法", date(2021, 3, 9), "一图读懂")
WORDS = reading("words", "《云川市养犬管理办法》解读", date(2021, 3, 2))
ABSENT = reading("absent", "《云川市滑板管理办法》解读", date(2021, 3, 4))
RULE = replace(NEWER, rank=Rank.NORMATIVE)


@pytest.fixture(scope="module")
def readings_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    documents = (RULE, UNREAD, PICTURE, WORDS, ABSENT)
    with site_of(tmp_path_factory.mktemp("readings"), documents) as app:
        yield app


@pytest.fixture
def app(readings_app: Flask) -> Flask:
    return readings_app


def test_a_rule_leads_to_its_readings(client: FlaskClient) -> None:
    found = page(client, "/d/newer")
    assert text(found, '//section[@id="explained-by"]/h2') == "解读"
    assert [one.get("href") for one in found.xpath('//section[@id="explained-by"]//a')] == [
        "/d/picture",
        "/d/words",
    ]
    picture, words = texts(found, '//section[@id="explained-by"]/p')
    assert "图解，本站没有其中的文字" in picture
    assert "图解" not in words
    assert not page(client, "/d/unread").xpath('//section[@class="readings"]')


def test_a_reading_leads_to_its_rule(client: FlaskClient) -> None:
    assert link(page(client, "/d/words"), '//section[@id="explains"]//a') == "/d/newer"
    absent = page(client, "/d/absent")
    assert not absent.xpath('//section[@id="explains"]//a')
    assert "《云川市滑板管理办法》" in text(absent, '//section[@id="explains"]')


def test_the_api_has_both_ways(client: FlaskClient) -> None:
    rule = answer(client, "/api/v1/documents/newer/relations")
    assert [(one["id"], one["without_text"]) for one in rule["explained_by"]] == [
        ("picture", True),
        ("words", False),
    ]
    assert rule["explains"] == rule["effects_on_this"] == []
    read = answer(client, "/api/v1/documents/words/relations")
    (about,) = read["explains"]
    assert ([one["id"] for one in about["targets"]], about["certain"]) == (["newer"], True)
    stated = answer(client, "/api/v1/documents/words")["statements"]["explains"]
    assert [one["title"] for one in stated] == ["云川市养犬管理办法"]


def test_rules_without_a_reading_are_a_search(client: FlaskClient) -> None:
    asked = "rank=行政规范性文件&without_reading=1"
    found = answer(client, f"/api/v1/search?{asked}")
    assert [one["id"] for one in found["hits"]] == ["unread"]
    shown = page(client, f"/search?{asked}")
    assert "without_reading" not in link(shown, CHIP)
    assert "没有解读" in client.get(f"/export.csv?{asked}").get_data(as_text=True)
    assert answer(client, "/api/v1/search?rank=行政规范性文件&without_reading=0")["total"] == 2
    assert client.get("/api/v1/search?without_reading=no").status_code == 400


def test_where_all_have_one_the_page_offers_to_ask_for_less(client: FlaskClient) -> None:
    none = page(client, "/search?q=登记免费&without_reading=1")
    wider = [one.get("href") for one in none.xpath(CHIP)]
    assert any("without_reading" not in href and "q=" in href for href in wider)
