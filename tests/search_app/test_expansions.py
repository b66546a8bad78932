"""What a list looks for beside the typed words: the line above the hits, the JSON, the command."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from indexer.query.model import ExpansionOrigin
from indexer.results import ShownExpansion
from search_app.wording import expansions as words
from tests.contract.test_short_names import DOCUMENTS
from tests.search_app.conftest import site_of
from tests.search_app.pages import answer, link, page, text, texts

LINE = "//p[contains(@class, 'expansions')]"
SENTENCE = "缴存住房公积金（以下简称“公积金”）的职工可以提取。"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """A site on documents that call some things short for others."""
    with site_of(tmp_path_factory.mktemp("expansions"), DOCUMENTS) as app:
        yield app


@pytest.fixture
def visitor(app: Flask) -> FlaskClient:
    return app.test_client()


def test_the_page_names_what_it_looked_for_and_who_says_so(visitor: FlaskClient) -> None:
    found = page(visitor, "/search?q=养犬条例 登记&issuer=云川市住房局")
    said = "也查了“城市养犬管理条例”（“养犬条例”的全称，见《关于犬只的通知》）。只查所写的词"
    assert text(found, LINE) == said
    document, exact = (one.get("href") for one in found.xpath(f"{LINE}/a"))
    assert urlsplit(document).path == "/d/names-rule"
    assert parse_qs(urlsplit(exact).query) == {
        "q": ["养犬条例 登记"],
        "issuer": ["云川市住房局"],
        "exact": ["1"],
    }
    assert not texts(page(visitor, exact), LINE)


def test_the_page_names_what_the_table_says(visitor: FlaskClient) -> None:
    found = page(visitor, "/search?q=房产证 提取")
    assert "“不动产权证书”（“房产证”在文件中的说法）" in text(found, LINE)
    assert "exact=1" in link(found, f"{LINE}/a[last()]")


def test_links_of_an_exact_page_stay_exact(visitor: FlaskClient) -> None:
    found = page(visitor, "/search?q=养犬条例 登记&exact=1&size=1&sort=newest")
    for one in found.xpath("//nav[@class='sorts']//a"):
        assert parse_qs(urlsplit(one.get("href")).query)["exact"] == ["1"]


def test_the_api_gives_the_sentence_and_its_document(visitor: FlaskClient) -> None:
    found = answer(visitor, "/api/v1/search?q=养犬条例 登记")
    assert found["reading"]["expansions"] == [
        {
            "typed": "养犬条例",
            "official": "城市养犬管理条例",
            "origin": "collection",
            "sentence": "依照《城市养犬管理条例》（以下简称《养犬条例》）。",
            "id": "names-rule",
            "title": "关于犬只的通知",
        }
    ]


@pytest.mark.parametrize("parameter", ["match=all", "exact=1", "sort=newest", "scope=number"])
def test_what_is_asked_exactly_has_no_expansions(visitor: FlaskClient, parameter: str) -> None:
    found = answer(visitor, f"/api/v1/search?q=养犬条例 房产证&{parameter}")
    assert found["reading"]["expansions"] == []


def test_the_command_line_says_the_same() -> None:
    table = ShownExpansion(typed="房产证", official="不动产权证书", origin=ExpansionOrigin.TABLE)
    said = ShownExpansion(
        typed="公积金",
        official="住房公积金",
        origin=ExpansionOrigin.COLLECTION,
        sentence=SENTENCE,
        id="new",
        title="关于提取的通知",
    )
    assert words.line((table, said)) == (
        "也查了“不动产权证书”（“房产证”在文件中的说法）、“住房公积金”（“公积金”的全称，见"
        f"《关于提取的通知》，new：{SENTENCE}）。只查所写的词，请加 --exact 1。"
    )
