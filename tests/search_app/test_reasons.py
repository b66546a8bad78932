"""Why a hit is one: terms, fields and counts, and what was taken for the same."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.search_app.pages import page, text, texts


def why(client: FlaskClient, asked: str) -> dict[str, str]:
    """The lines on the first hit."""
    hit = page(client, f"/search?{asked}").xpath("//ol[@class='hits']/li")[0]
    rows = hit.xpath(".//details[@class='why']/dl/div")
    return {text(row, "dt"): text(row, "dd") for row in rows}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("q=政府信息公开", {"标题含": "政府（1 处）；信息（1 处）；公开（1 处）"}),
        (
            "q=“政府信息公开”",
            {"标题含": "“政府信息公开”（1 处）", "正文含": "“政府信息公开”（2 处）"},
        ),
        (
            "q=養犬 登记&sort=oldest",
            {"正文含": "养犬（1 处）；登记（2 处）", "输入统一写作": "养犬"},
        ),
        (
            "q=云政规[2018]14",
            {"本文件的发文字号就是": "云政规〔2018〕14号", "输入统一写作": "云政规〔2018〕14号"},
        ),
        ("q=云政规〔2017〕3号", {"提到的发文字号": "云政规〔2017〕3号（1 处）"}),
        ("q=机关:税务 意见", {"发文机关名称含": "税务"}),
        ("q=养犬 登记 垃圾", {"没有提到": "养犬；登记"}),
        ("q=养犬&within=费用&sort=oldest", {"正文含": "养犬（1 处）；费用（1 处）"}),
        ("q=养犬 OR 垃圾&sort=oldest", {"没有提到": "垃圾"}),
    ],
)
def test_each_hit_says_why(client: FlaskClient, asked: str, said: dict[str, str]) -> None:
    lines = why(client, asked)
    assert {name: lines.get(name) for name in said} == said


def test_what_was_typed_as_it_is_written_is_not_explained(client: FlaskClient) -> None:
    assert set(why(client, "q=养犬&sort=oldest")) == {"标题含", "正文含"}


def test_without_words_there_is_nothing_to_explain(client: FlaskClient) -> None:
    assert not texts(page(client, "/search?year=2019"), "//details[@class='why']")
