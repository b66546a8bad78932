"""What visitors and programs see of a text that several sites have."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from tests.contract.test_same_texts import COPIES, OTHERS
from tests.search_app.conftest import site_of
from tests.search_app.pages import answer, link, page, text, texts

TOTAL = "//*[@id='results-title']"
NOTES = "//p[@class='list-notes']"
TITLES = "//ol[@class='hits']//h3"


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A visitor of a site with three copies and three other documents."""
    with site_of(tmp_path_factory.mktemp("index"), (*COPIES, *OTHERS)) as app:
        yield app.test_client()


def test_a_page_folds_and_leads_to_exactly_the_others(visitor: FlaskClient) -> None:
    root = page(visitor, "/search?q=养犬登记")
    assert "共 6 份文件" in text(root, TOTAL)
    assert "内容相同的合并后 4 条" in text(root, NOTES)
    assert len(texts(root, TITLES)) == 4
    assert texts(root, "//p[@class='others']") == ["另有 2 份内容相同"]
    others = page(visitor, link(root, "//p[@class='others']/a"))
    assert "共 2 份文件" in text(others, TOTAL)
    assert len(texts(others, TITLES)) == 2
    assert texts(others, "//a[@class='chip']") == ["只看内容相同的"]
    assert link(others, "//a[@class='chip']") == link(root, "//link[@rel='canonical']").replace(
        "http://localhost", ""
    )


def test_folding_can_be_turned_off_and_on(visitor: FlaskClient) -> None:
    folded = page(visitor, "/search?q=养犬登记&kind=未标注")
    apart = page(visitor, link(folded, NOTES + "/a"))
    assert len(texts(apart, TITLES)) == 6
    assert not apart.xpath("//p[@class='others']")
    again = page(visitor, link(apart, NOTES + "/a"))
    assert texts(again, TITLES) == texts(folded, TITLES)
    kept = apart.xpath("//form[@id='search']//input[@name='fold']/@value")
    assert kept == ["0"]


def test_feeds_and_files_can_be_had_of_each_list(visitor: FlaskClient) -> None:
    for address in ("/search?q=养犬登记", "/search?q=养犬登记&fold=0", "/search?same=own"):
        root = page(visitor, address)
        total, folded = (2, 2) if "same" in address else (6, 4)
        (feed,) = root.xpath("//head/link[@type='application/atom+xml']/@href")
        assert visitor.get(feed).get_data(as_text=True).count("<entry>") == folded
        (file,) = root.xpath("//a[contains(@href, 'export.jsonl')]/@href")
        assert len(visitor.get(file).get_data(as_text=True).splitlines()) >= total


def test_a_document_names_its_copies(visitor: FlaskClient) -> None:
    root = page(visitor, "/d/own")
    (first, second) = texts(root, "//section[@class='duplicates']//li")
    assert "云川市政府" in first
    assert "云川日报" in second
    assert root.xpath("//section[@class='duplicates']//a/@href") == ["/d/city", "/d/news"]
    assert not page(visitor, "/d/other").xpath("//section[@class='duplicates']")


def test_the_api_folds_where_it_is_asked_to(visitor: FlaskClient) -> None:
    every = answer(visitor, "/api/v1/search?q=养犬登记")
    assert (every["total"], every["listed"], len(every["hits"])) == (6, 6, 6)
    folded = answer(visitor, "/api/v1/search?q=养犬登记&fold=1")
    assert (folded["total"], folded["listed"], len(folded["hits"])) == (6, 4, 4)
    assert {hit["id"]: hit["duplicates"] for hit in folded["hits"]}["own"] == 2
    same = answer(visitor, "/api/v1/search?same=own")
    assert {hit["id"] for hit in same["hits"]} == {"city", "news"}
    found = answer(visitor, "/api/v1/documents/own")["duplicates"]
    assert [other["id"] for other in found] == ["city", "news"]


def test_fold_is_0_or_1(visitor: FlaskClient) -> None:
    assert answer(visitor, "/api/v1/search?fold=yes", 400)
    said = visitor.get("/search?fold=yes").text
    assert "合并内容相同的没有“yes”这一项，可以是：否、是。" in said
