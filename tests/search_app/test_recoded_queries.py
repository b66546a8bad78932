"""Searches whose address is in GBK, as a hand-written form on a page in GBK sends them."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from indexer.engine import Engine
from indexer.settings import Settings
from search_app import create_app
from search_app.http.recoded_queries import in_utf8
from tests.search_app.documents import SAFETY
from tests.search_app.pages import answer, link, page, texts

DOGS = "%D1%F8%C8%AE"
"""养犬 in GBK."""
VALUE = "//input[@id='q']/@value"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("养犬", "gbk"),
        ("省政府", "gbk"),
        ("国发〔2019〕5号", "gbk"),
        ("“养犬” 登记", "gbk"),
        ("瀛", "gbk"),  # its two bytes are the beginning of a character in UTF-8
        ("㐂𠮷", "gb18030"),
        ("养犬", "utf-8"),
        ("café", "utf-8"),
        ("𠮷", "utf-8"),
        ("dog 2019", "utf-8"),
    ],
)
@pytest.mark.parametrize("space", ["+", "%20"])
def test_text_is_read_in_either_encoding(text: str, encoding: str, space: str) -> None:
    sent = f"scope=all&q={quote(text, encoding=encoding).replace('%20', space)}"
    read = in_utf8(sent)
    assert read in (sent, f"scope=all&q={quote(text)}")
    assert (read == sent) == (encoding == "utf-8")


@pytest.mark.parametrize(
    "query",
    [
        "",
        "q",
        "q=&q=%25",
        "q=%FF%FE",  # neither
        "q=caf%E9",  # Latin-1
        "q=%E5%85%BB%E7%8A",  # UTF-8, cut off by a program that shortens addresses
        "q=%CA%A1",  # 省 in GBK, but also one character in UTF-8
        "q=a+b&&year=2019;x",
    ],
)
def test_all_else_stays_as_it_is(query: str) -> None:
    assert in_utf8(query) == query


def test_bytes_that_are_not_escaped_are_read_too() -> None:
    assert in_utf8("q=" + "养犬".encode("gbk").decode("latin-1")) == f"q={quote('养犬')}"


def test_page_answers_as_in_utf8(client: FlaskClient) -> None:
    topic = quote(SAFETY, encoding="gbk")
    read = page(client, f"/search?q={DOGS}&topic={topic}")
    known = page(client, f"/search?q=养犬&topic={SAFETY}")
    assert read.xpath(VALUE) == ["养犬"]
    hits = "//ol[contains(@class, 'hits')]//h3"
    assert texts(read, hits) == texts(known, hits) != []
    switch = "//a[contains(@href, '/large/')]"
    assert link(read, switch) == link(known, switch)


def test_page_answers_below_prefix_and_mode(settings: Settings, engine: Engine) -> None:
    app = create_app(settings.model_copy(update={"url_prefix": "/zc"}), engine)
    root = page(app.test_client(), f"/zc/large/search?q={DOGS}")
    assert root.xpath(VALUE) == ["养犬"]


def test_box_answers_as_in_utf8(client: FlaskClient) -> None:
    assert answer(client, f"/embed/v1?q={DOGS}") == answer(client, "/embed/v1?q=养犬")


def test_the_api_takes_utf8_alone(client: FlaskClient) -> None:
    found = answer(client, f"/api/v1/search?q={DOGS}")
    assert found["total"] == 0
