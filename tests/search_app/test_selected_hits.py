"""Hits can be selected without scripts; their citations are shown, and are files."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from flask.testing import FlaskClient

from tests.search_app.pages import answer, link, page, text, texts

IDS = "id=dog-2019-1&id=rules"


def test_each_hit_has_a_box_that_names_it(client: FlaskClient) -> None:
    found = page(client, "/search?q=养犬")
    boxes = found.xpath("//ol[@class='hits']//input[@type='checkbox']")
    titles = texts(found, "//ol[@class='hits']//h3")
    assert len(boxes) == len(titles) == 10
    assert {box.get("form") for box in boxes} == set(found.xpath("//form[@class='selected']/@id"))
    named = texts(found, "//label[@class='select']")
    assert named == [f"选中《{title}》" for title in titles]
    assert found.xpath("//form[@class='selected']/@action") == ["/citations"]


def test_citations_stand_in_the_order_of_the_address(client: FlaskClient) -> None:
    found = page(client, f"/citations?{IDS}")
    assert "共 2 份文件" in found.text_content()
    official = texts(found, "(//div[@class='copied-text'])[1]/p")
    assert official == [
        "《云川市公安局关于做好2019年养犬登记工作的通知（1）》"
        "（云公规〔2019〕1号，云川市公安局，2019年1月15日）",
        "《云川市政府信息公开办法》（云政规〔2018〕14号，云川市人民政府，2018年12月3日）",
    ]
    assert len(texts(found, "//div[@class='copied-text']")) == 2


def test_the_files_hold_these_documents_alone(client: FlaskClient) -> None:
    found = page(client, f"/citations?{IDS}")
    hrefs = {urlsplit(href).path: href for href in found.xpath("//a[@download]/@href")}
    assert set(hrefs) == {f"/export.{form}" for form in ("csv", "xlsx", "jsonl", "ris")}
    ris = client.get(hrefs["/export.ris"]).get_data(as_text=True)
    assert ris.count("TY  - GOVDOC") == 2
    assert "云政规〔2018〕14号" in ris
    assert "选中的 2 份" in client.get(hrefs["/export.csv"]).get_data(as_text=True)


def test_the_way_back_lists_the_selected_documents(client: FlaskClient) -> None:
    hits = page(client, link(page(client, f"/citations?{IDS}"), "//div/p/a"))
    assert "共 2 份" in text(hits, "//*[@id='results-title']")
    chip = "//a[@class='chip']"
    assert texts(hits, chip) == ["选中的 2 份"]
    assert "id" not in parse_qs(urlsplit(link(hits, chip)).query)


def test_ids_narrow_any_search(client: FlaskClient) -> None:
    assert answer(client, f"/api/v1/search?q=养犬&{IDS}")["total"] == 1
    assert answer(client, "/api/v1/search?id=nowhere")["total"] == 0
    many = "&".join(f"id=n{number}" for number in range(101))
    answer(client, f"/api/v1/search?{many}", 400)


def test_documents_that_are_gone_are_left_out(client: FlaskClient) -> None:
    found = page(client, "/citations?id=taken-down&id=rules&id=nowhere")
    assert "共 1 份文件" in found.text_content()
    assert "有 2 份本站现在没有" in found.text_content()


def test_without_a_selection_the_page_says_what_to_do(client: FlaskClient) -> None:
    assert "没有选中文件" in page(client, "/citations").text_content()
    assert page(client, "/citations?q=养犬", 400) is not None
