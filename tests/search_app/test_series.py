"""A series of document numbers: page, API, and the ways to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from indexer.errors import QueryError
from indexer.query.series_query import read_series
from tests.contract.test_series import ALL
from tests.search_app.conftest import site_of
from tests.search_app.pages import link, page, text, texts

ROWS = '//table[@class="stacked"]/tbody/tr'


@pytest.fixture(scope="module")
def series_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    folder: Path = tmp_path_factory.mktemp("series")
    with site_of(folder, ALL) as app:
        yield app


@pytest.fixture
def app(series_app: Flask) -> Flask:
    return series_app


def asked(client: FlaskClient, **parameters: str) -> dict[str, Any]:
    response = client.get("/api/v1/series", query_string=parameters)
    assert response.status_code == 200, response.get_data(as_text=True)
    found: dict[str, Any] = response.get_json()
    return found


@pytest.mark.parametrize(
    ("code", "year", "read"),
    [
        ("云政发", "2020", ("云政发", "2020")),
        ("云政发〔2020〕", "", ("云政发", "2020")),
        ("云政发（2020）", "", ("云政发", "2020")),
        ("云政发［２０２０］１１号", "", ("云政发", "2020")),
        ("云政发﹝2020﹞", "", ("云政发", "2020")),
        ("云政发2020", "", ("云政发", "2020")),
        (" 云政发 ", "20", ("云政发", "2020")),
        ("云政发", "98", ("云政发", "1998")),
        ("雲政發", "〔2020年〕", ("云政发", "2020")),
        ("云政发", "二〇二〇", ("云政发", "2020")),
        ("云政发", "", ("云政发", None)),
        ("云政发〔〕号", "", ("云政发", None)),
        ("云政发〔2018〕4号", "2020", ("云政发", "2020")),
        ("云川市人民政府令", "", ("云川市人民政府令", None)),
        ("云川市人民政府令", "不分年", ("云川市人民政府令", "")),
        ("云川市人民政府令第30号", "", ("云川市人民政府令", "")),
        ("云川市人大常委会公告", "第十三届", ("云川市人大常委会公告", "13届")),
        ("海关总署公告", "2020", ("海关总署公告", "2020")),
    ],
)
def test_a_code_and_a_year_are_read_as_typed(code: str, year: str, read: tuple[str, str]) -> None:
    found = read_series(code, year)
    assert (found.code, found.year) == read


@pytest.mark.parametrize(
    ("code", "year", "parameter"),
    [
        ("xyz", "", "code"),
        ("！？", "", "code"),
        ("国", "", "code"),
        ("号" * 150, "", "code"),
        ("云政发", "20191", "year"),
        ("云政发", "去年", "year"),
        ("云政发", "1066", "year"),
    ],
)
def test_what_is_none_is_refused(code: str, year: str, parameter: str) -> None:
    with pytest.raises(QueryError) as error:
        read_series(code, year)
    assert [one.parameter for one in error.value.problems] == [parameter]


def test_the_page_of_a_series(client: FlaskClient) -> None:
    found = page(client, "/series?code=云政发&year=2020")
    assert text(found, "//main//h2") == "云政发〔2020〕"
    assert texts(found, '//p[@class="numbers"]') == ["4至6号、8至10号", "11号"]
    assert texts(found, f'{ROWS}/td[@class="day"]') == ["2号", "3号", "7号", "11号"]
    assert text(found, f"{ROWS}[4]/td[2]").startswith("几份文件同用")
    assert text(found, '//ul[@class="choices"]//a[@aria-current]') == "2020年"
    said = found.text_content()
    assert "未收录" in said
    assert "不存在" not in said.replace("不表示不存在", "")


def test_a_code_alone_leads_to_its_years(client: FlaskClient) -> None:
    found = page(client, "/series?code=云政发")
    assert texts(found, '//ul[@class="choices"]/li/a') == ["2020年", "2018年"]
    assert not texts(found, ROWS)
    orders = page(client, "/series?code=云川市人民政府令")
    assert texts(orders, f'{ROWS}/td[@class="day"]') == ["30号", "33号"]


def test_an_unknown_code_has_examples(client: FlaskClient) -> None:
    found = page(client, "/series?code=云政函")
    said = text(found, "//section/p")
    assert "没有收录代字为“云政函”的文件（不表示不存在）" in said
    assert "国办发" in said
    assert texts(found, '//ul[@class="choices"]/li/a') == ["云政发", "云政办发"]
    wrong = client.get("/series?code=xyz&year=1066")
    assert wrong.status_code == 400
    assert "国务院令" in wrong.get_data(as_text=True)


def test_without_a_code_the_codes_are_offered(client: FlaskClient) -> None:
    found = page(client, "/series")
    assert texts(found, '//ul[@class="choices"]/li/a')[0] == "云政发"


def test_long_series_are_read_in_pages(client: FlaskClient) -> None:
    whole = asked(client, code="云政发", year="2020")
    first = asked(client, code="云政发", year="2020", size="3")
    second = asked(client, code="云政发", year="2020", size="3", page="2")
    assert first["numbers"] + second["numbers"] == whole["numbers"]
    assert whole["gaps"] == [{"first": 4, "last": 6}, {"first": 8, "last": 10}]
    assert (whole["missing"], whole["doubles"], whole["year"]) == (6, [11], "2020")
    assert client.get("/api/v1/series").status_code == 400


def test_a_document_leads_to_the_series_of_its_number(client: FlaskClient) -> None:
    href = link(page(client, "/d/a"), '//p[@class="series"]/a')
    assert text(page(client, href), "//main//h2") == "云政发〔2020〕"
