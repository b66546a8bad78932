"""What a document's text states and why a hit is one, as programs read them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.contract.test_relations import OLD, rule
from tests.search_app.conftest import site_of
from tests.search_app.pages import answer


@pytest.fixture
def app(review_app: Flask) -> Flask:
    """The site of a few rules that repeal and rest on one another."""
    return review_app


def test_what_a_text_does_and_cites_comes_with_its_sentence(client: FlaskClient) -> None:
    found = answer(client, "/api/v1/documents/new")
    stated = found["statements"]
    (repeal,) = stated["effects"]
    assert (repeal["effect"], repeal["title"]) == ("repeal", "云川市养犬管理办法")
    assert repeal["sentence"] == "《云川市养犬管理办法》（云政规〔2010〕3号）同时废止。"
    (basis,) = stated["citations"]
    assert (basis["basis"], basis["title"]) == (True, "中华人民共和国动物防疫法")
    for one in (repeal, basis):
        start, end = one["place"]
        assert found["body"][start:end] == one["sentence"]
    assert (stated["no_rule"], stated["term"]) == (False, None)


def test_a_term_comes_with_its_sentence(client: FlaskClient) -> None:
    found = answer(client, "/api/v1/documents/term")
    term = found["statements"]["term"]
    assert (term["months"], term["last_day"]) == (36, None)
    assert term["sentence"] == "本规定自2021年4月1日起施行，有效期3年。"
    assert found["body"][slice(*term["place"])] == term["sentence"]


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ("养犬", {"text": "养犬", "type": "word", "title": 1, "body": 1, "holds": False}),
        (
            "“犬只免疫”",
            {"text": "犬只免疫", "type": "phrase", "title": 1, "body": 0, "holds": False},
        ),
        (
            "云政规[2019]14号",
            {"text": "云政规〔2019〕14号", "type": "number", "title": 0, "body": 0, "holds": True},
        ),
        (
            "机关:农业农村局",
            {"text": "农业农村局", "type": "issuer", "title": 0, "body": 0, "holds": True},
        ),
    ],
)
def test_a_hit_says_why_it_is_one(
    client: FlaskClient, asked: str, reason: dict[str, object]
) -> None:
    hit = answer(client, f"/api/v1/search?q={asked}&size=1")["hits"][0]
    assert hit["reasons"] == [{**reason, "forms": []}]


def test_what_a_title_alone_says_is_told_by_the_title(tmp_path: Path) -> None:
    title = "云川市人民政府关于废止《云川市养犬管理办法》的决定"
    repeals = rule("repeals", title, "云政发〔2020〕1号", date(2020, 1, 1), "各区：请遵照执行。")
    with site_of(tmp_path, (OLD, repeals)) as alone:
        client = alone.test_client()
        label = answer(client, "/api/v1/documents/old/relations")
        sent = {"text": "依据《云川市养犬管理办法》执行。"}
        (named,) = client.post("/api/v1/check", json=sent).get_json()["citations"]
        stated = answer(client, "/api/v1/documents/repeals")["statements"]["effects"][0]
    assert label["validity"]["sentence"] == label["effects"][0]["sentence"] == title
    assert [(one["code"], one["sentence"]) for one in named["findings"]] == [("repealed", title)]
    assert (stated["sentence"], stated["place"]) == (title, None)


def test_nothing_asked_needs_no_reason(client: FlaskClient) -> None:
    assert answer(client, "/api/v1/search?size=1")["hits"][0]["reasons"] == []
