"""The table of effects: page, files, feed and API."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook

from tests.contract.test_effects import ALL
from tests.search_app.conftest import site_of
from tests.search_app.pages import link, page, text, texts

ROWS = '//table[@class="stacked"]/tbody/tr'
PAGER = '//nav[@class="pager"]/a'
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def effects_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The site of the documents of the contract's tests."""
    folder: Path = tmp_path_factory.mktemp("effects")
    with site_of(folder, ALL) as app:
        yield app


@pytest.fixture
def app(effects_app: Flask) -> Flask:
    """The site of documents that repeal, amend and interpret one another."""
    return effects_app


def listed(client: FlaskClient, asked: str = "") -> dict[str, Any]:
    """What the API answers."""
    response = client.get(f"/api/v1/effects{asked}")
    assert response.status_code == 200, response.get_data(as_text=True)
    found: dict[str, Any] = response.get_json()
    return found


def rows(client: FlaskClient, asked: str = "") -> list[tuple[str, str, str]]:
    return [
        (one["kind"], one["by"]["id"], one["article"]) for one in listed(client, asked)["effects"]
    ]


def test_the_api_has_a_row_for_each_article(client: FlaskClient) -> None:
    (first, second) = listed(client, "?affecting=amends")["effects"]
    assert (first["article"], second["article"]) == ("第三条", "第五条第二款")
    assert first["kind"] == "amend"
    assert first["targets"][0]["id"] == "fees"
    assert (first["first_day"], first["latest"], first["stated"]) == ("2020-06-01", False, True)
    assert first["contained"] is False
    assert first["sentence"] == "一、将第三条修改为：“登记不收费。”"


@pytest.mark.parametrize(
    ("asked", "by"),
    [
        ("?kind=repeal", ["absent", "new"]),
        ("?kind=repeal&kind=interpret", ["absent", "new", "court"]),
        ("?document=old", ["new"]),
        ("?affected=fees&kind=prolong", ["prolongs"]),
        ("?affecting_issuer=云川市公安局&kind=amend", ["amends", "amends"]),
        ("?affected_issuer=云川市公安局&sort=oldest", ["amends", "amends", "prolongs"]),
        ("?since=2022-02-01&until=2022-02-01", ["absent"]),
        ("?in_text=not_yet", ["amends", "amends"]),
    ],
)
def test_filters_of_the_api(client: FlaskClient, asked: str, by: list[str]) -> None:
    assert [found[1] for found in rows(client, asked)] == by


def test_the_api_reads_all_by_cursor(client: FlaskClient) -> None:
    asked: str | None = "?size=2"
    read: list[tuple[str, str, str]] = []
    while asked:
        read += rows(client, asked)
        cursor = listed(client, asked)["next_cursor"]
        asked = f"?size=2&cursor={cursor}" if cursor else None
    assert read == rows(client)


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ("?kind=print", ("unknown_choice", "kind")),
        ("?kind=nothing", ("unknown_choice", "kind")),
        ("?since=2022-13-01", ("date_impossible", "since")),
        ("?since=2022-02-01&until=2022-01-01", ("until_before_since", "until")),
        ("?in_text=maybe", ("unknown_choice", "in_text")),
        ("?cursor=nonsense", ("bad_cursor", "cursor")),
        ("?size=0", ("too_small", "size")),
        ("?q=养犬", ("unknown_parameter", "q")),
    ],
)
def test_mistakes_are_named(client: FlaskClient, asked: str, problem: tuple[str, str]) -> None:
    response = client.get(f"/api/v1/effects{asked}")
    assert response.status_code == 400
    found = response.get_json()["error"]["problems"]
    assert [(one["code"], one["parameter"]) for one in found] == [problem]


def test_the_page_lists_each_row_with_its_sentence(client: FlaskClient) -> None:
    found = page(client, "/effects")
    assert len(found.xpath(ROWS)) == 6
    cells = texts(found, f"({ROWS})[3]/td")
    assert cells[0] == "2020年6月1日"
    assert cells[1] == "修改"
    assert "云川市养犬收费规定" in cells[2]
    assert cells[3] == "第三条"
    assert "文件写明；本站的文本还没有包含" in cells[4]
    assert "一、将第三条修改为：“登记不收费。”" in cells[4]


def test_the_page_says_what_it_does_not_know(client: FlaskClient) -> None:
    shown = text(page(client, "/effects"), "//table")
    assert "《云川市流浪犬规定》 本站没有收录（不表示不存在）" in shown
    assert "日期不详" in shown
    assert "按文件推算，请核实" in shown


def test_the_page_of_one_document_leads_back_to_all(client: FlaskClient) -> None:
    found = page(client, "/effects?document=fees")
    about = '//p[@class="about"]'
    assert "只列与《云川市养犬收费规定》（云政规〔2012〕2号）有关的" in text(found, about)
    assert link(found, f"{about}/a") == "/effects"
    feed = link(found, '//link[@type="application/atom+xml"]')
    assert feed == "/effects.atom?document=fees"


def test_a_document_leads_to_its_rows(client: FlaskClient) -> None:
    assert page(client, "/d/fees").xpath('//a[@href="/effects?document=fees"]')


def test_mistakes_stand_above_the_form(client: FlaskClient) -> None:
    response = client.get("/effects?since=2022-13-01")
    assert response.status_code == 400
    assert "2022-13-01" in response.get_data(as_text=True)


def test_unknown_parameters_of_a_shared_link_are_passed_over(client: FlaskClient) -> None:
    assert client.get("/effects?utm_source=x").status_code == 200


def test_pages_are_turned(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("effect_args", "effects_page"):
        monkeypatch.setattr(f"search_app.history.{module}.ON_A_PAGE", 4)
    first, second = (page(client, f"/effects{number}") for number in ("", "?page=2"))
    assert [len(one.xpath(ROWS)) for one in (first, second)] == [4, 2]
    assert link(first, PAGER) == "/effects?page=2"
    assert link(second, PAGER) == "/effects"


@pytest.mark.parametrize("path", ["/effects.csv", "/api/v1/effects.csv"])
def test_the_csv_has_all_rows(client: FlaskClient, path: str) -> None:
    text = client.get(f"{path}?kind=amend").get_data().decode("utf-8-sig")
    table = list(csv.reader(io.StringIO(text)))
    assert table[1][0] == "处理"
    assert [row[12] for row in table[2:]] == ["第三条", "第五条第二款"]
    assert table[2][1] == "2020-06-01"


def test_the_workbook_is_read_in_pieces(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search_app.history.views.IN_A_FILE", 2)
    data = client.get("/effects.xlsx").get_data()
    sheet = load_workbook(io.BytesIO(data))["记录"]
    assert sheet.max_row == 7


@pytest.mark.parametrize("path", ["/effects.atom", "/api/v1/effects.atom"])
def test_the_feed_of_a_query(client: FlaskClient, path: str) -> None:
    response = client.get(f"{path}?affected=fees")
    assert response.content_type == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(response.get_data())
    titles = [one.findtext(f"{ATOM}title") for one in feed.findall(f"{ATOM}entry")]
    assert titles == [
        "《关于延长有效期的通知》（云政规〔2023〕1号）延长有效期《云川市养犬收费规定》（云政规〔2012〕2号）",
        "《云川市公安局关于修改〈云川市养犬收费规定〉的决定》（云公规〔2020〕1号）"
        "修改《云川市养犬收费规定》（云政规〔2012〕2号）第三条",
        "《云川市公安局关于修改〈云川市养犬收费规定〉的决定》（云公规〔2020〕1号）"
        "修改《云川市养犬收费规定》（云政规〔2012〕2号）第五条第二款",
    ]
    ids = [one.findtext(f"{ATOM}id") for one in feed.findall(f"{ATOM}entry")]
    assert len(set(ids)) == 3
    again = client.get(f"{path}?affected=fees", headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304
