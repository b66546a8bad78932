"""A document is named once in a finding of the check, and in the band of what ended in part."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from flask.testing import FlaskClient
from lxml.html import document_fromstring

from tests.contract.test_relations import rule
from tests.search_app.conftest import site_of
from tests.search_app.pages import link, page, text

FERRY = rule("boats", "云川市渡船办法", "云政规〔2015〕12号", date(2015, 4, 1), "第一条　渡船。")
ARTICLES = tuple(f"第{count}条　码头应当登记。" for count in "一二三四五六")
PIER = rule("pier", "云川市码头办法", "云政规〔2015〕5号", date(2015, 1, 1), *ARTICLES)
THIRD = "《云川市码头办法》第三条自2019年1月1日起废止。"
FIFTH = "《云川市码头办法》第五条自2019年1月1日起停止执行。"
PARTS = rule("parts", "关于码头的通知", "云政规〔2019〕1号", date(2019, 1, 1), THIRD, FIFTH)
SIXTH = "《云川市码头办法》第六条自2020年1月1日起废止。"
LATER = rule("later", "关于码头的再通知", "云政规〔2020〕1号", date(2020, 1, 1), SIXTH)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    with site_of(tmp_path_factory.mktemp("names"), [FERRY, PIER, PARTS, LATER]) as app:
        yield app.test_client()


def _finding(client: FlaskClient, cited: str) -> str:
    shown = client.post("/check", data={"text": f"根据{cited}，制定本通知。"})
    root = document_fromstring(shown.get_data(as_text=True))
    assert link(root, "(//ol[@class='findings']/li//a[starts-with(@href, '/d/')])[1]") == "/d/boats"
    return text(root, "//ol[@class='findings']/li")


@pytest.mark.parametrize(
    "cited",
    ["《云川市渡船办法》（云政规〔2015〕12号）", "《云川市渡船办法》", "《云川市渡船办法》第一条"],
)
def test_a_finding_names_its_document_once(client: FlaskClient, cited: str) -> None:
    found = _finding(client, cited)
    assert found.count("云川市渡船办法") == 1
    assert found.count("云政规〔2015〕12号") == 1


def test_another_title_than_the_one_written_is_named_too(client: FlaskClient) -> None:
    found = _finding(client, "《云川市渡轮办法》（云政规〔2015〕12号）")
    assert "《云川市渡船办法》（云政规〔2015〕12号）" in found


@pytest.mark.parametrize(("article", "said"), [("三", THIRD), ("五", FIFTH), ("六", SIXTH)])
def test_a_finding_quotes_the_sentence_on_the_article_cited(
    client: FlaskClient, article: str, said: str
) -> None:
    shown = client.post("/check", data={"text": f"根据《云川市码头办法》第{article}条办理。"})
    assert said in shown.get_data(as_text=True)


def test_the_band_of_what_ended_in_part_names_each_deciding_document_once(
    client: FlaskClient,
) -> None:
    band = text(page(client, "/d/pier"), "//div[@class='band']")
    assert band.count("关于码头的通知") == band.count("关于码头的再通知") == 1
    assert "部分失效（文件写明）：第六条，自2020年1月1日起" in band
    assert "部分失效（文件写明）：第三条、第五条，自2019年1月1日起" in band
