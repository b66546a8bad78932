"""A mistyped query: the line above the hits, the links of the page, the JSON, the command line."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corpus.document import Document, Paragraph, Part
from indexer.results import Correction
from search_app.wording import corrections as words
from tests.search_app.conftest import site_of
from tests.search_app.pages import answer, link, page, text, texts

LINE = "//p[contains(@class, 'correction')]"
TITLES = "//ol[@class='hits']//h3"


def notices() -> Iterator[Document]:
    for number in range(12):
        yield Document(
            source="样本",
            key=f"n{number}",
            id=f"n{number}",
            path=f"n{number}.txt",
            title=f"居住证办理须知（{number}）",
            parts=(Part((Paragraph("居住证可以办理。"), Paragraph("按国办发〔2014〕50号执行。"))),),
            kind="通知" if number % 2 else "公告",
        )


@pytest.fixture(scope="module")
def mistyped_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """A site on documents that hold each word often enough."""
    with site_of(tmp_path_factory.mktemp("corrections"), notices()) as app:
        yield app


@pytest.fixture
def visitor(mistyped_app: Flask) -> FlaskClient:
    return mistyped_app.test_client()


def asked(address: str) -> dict[str, list[str]]:
    """The parameters of an address."""
    return parse_qs(urlsplit(address).query)


def test_a_correction_is_said_above_the_hits(visitor: FlaskClient) -> None:
    found = page(visitor, "/search?q=居住正怎么办&kind=通知")
    assert text(found, LINE) == "已改查“居住证”。仍要查“居住正”？"
    assert len(texts(found, TITLES)) == 6
    heading = text(found, "//*[@id='results-title']")
    assert heading == "检索结果 共 6 份文件"
    back = asked(link(found, f"{LINE}/a"))
    assert back == {"q": ["居住正怎么办"], "kind": ["通知"], "exact": ["1"]}


def test_links_of_a_corrected_page_carry_the_corrected_text(visitor: FlaskClient) -> None:
    found = page(visitor, "/search?q=居住正怎么办")
    for path in ("//nav[@class='sorts']//a", "//a[@rel='next']"):
        for one in found.xpath(path):
            assert asked(one.get("href"))["q"] == ["居住证怎么办"]
            assert "exact" not in asked(one.get("href"))
    assert found.xpath("//input[@name='q']")[0].get("value") == "居住正怎么办"


def test_what_was_typed_can_be_had_after_all(visitor: FlaskClient) -> None:
    found = page(visitor, "/search?q=居住正&exact=1")
    assert not texts(found, LINE)


def test_what_is_less_sure_is_offered(visitor: FlaskClient) -> None:
    found = page(visitor, "/search?q=国发办&kind=通知&page=1")
    assert text(found, LINE) == "要查的是“国办发”吗？"
    assert asked(link(found, f"{LINE}/a")) == {"q": ["国办发"], "kind": ["通知"]}


def test_a_right_query_has_no_line(visitor: FlaskClient) -> None:
    assert not texts(page(visitor, "/search?q=居住证怎么办"), LINE)


@pytest.mark.parametrize("typed", ["居住正", "juzhuzheng", "jzz"])
def test_the_api_says_what_was_corrected(visitor: FlaskClient, typed: str) -> None:
    found = answer(visitor, f"/api/v1/search?q={typed}&size=3")
    correction = {"typed": typed, "corrected": "居住证", "applied": True}
    assert found["reading"]["correction"] == correction
    assert (found["total"], found["listed"], found["further"]) == (0, 12, 12)
    assert len(found["hits"]) == 3
    assert found["query"] == typed
    assert found["offers"] == []
    assert found["next_cursor"] is None


def test_the_api_offers_what_is_less_sure(visitor: FlaskClient) -> None:
    found = answer(visitor, "/api/v1/search?q=国发办")
    correction = {"typed": "国发办", "corrected": "国办发", "applied": False}
    assert found["reading"]["correction"] == correction
    assert found["offers"] == [{"kind": "correction", "q": "国办发", "parameters": {}}]


@pytest.mark.parametrize("parameter", ["match=all", "exact=1", "sort=newest", "scope=number"])
def test_what_is_asked_exactly_is_answered_exactly(visitor: FlaskClient, parameter: str) -> None:
    found = answer(visitor, f"/api/v1/search?q=居住正&{parameter}")
    assert (found["total"], found["reading"]["correction"]) == (0, None)


def test_exports_and_feeds_answer_what_was_typed(visitor: FlaskClient) -> None:
    lines = visitor.get("/export.csv?q=居住正").get_data(as_text=True)
    assert "居住证办理须知" not in lines
    assert answer_of_feed(visitor) == []


def answer_of_feed(visitor: FlaskClient) -> list[object]:
    """The items of a feed."""
    found = visitor.get("/feed.json?q=居住正").get_json(force=True)
    return list(found["items"])


def test_the_box_lists_what_was_meant(visitor: FlaskClient) -> None:
    found = visitor.get("/embed/v1?q=jzz").get_json()
    assert found["total"] == 12


def test_the_command_line_says_it_too() -> None:
    applied = Correction("居住正", "居住证", "居住证怎么办", applied=True)
    assert words.line(applied) == "已改查“居住证”。仍要查“居住正”，请加 --exact 1。"
    offered = Correction("国发办", "国办发", "国办发", applied=False)
    assert words.line(offered) == "要查的是“国办发”吗？"
