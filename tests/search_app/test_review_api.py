"""The draft check and the clean-up list, as programs ask for them."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from search_app.api.request_body import MOST_BYTES
from search_app.review.review_args import LONGEST_DRAFT
from tests.contract.test_reviews import RESTS, TERM
from tests.search_app.conftest import OTHER_SITE
from tests.search_app.pages import answer

CHECK = "/api/v1/check"
NAMED = "根据《云川市养犬管理办法》（云政规〔2010〕3号），现通知如下。"


@pytest.fixture
def app(review_app: Flask) -> Flask:
    """The site of a few rules that repeal and rest on one another."""
    return review_app


def checked(client: FlaskClient, text: str, **more: str | None) -> list[dict[str, Any]]:
    """What a draft names, as the API tells it."""
    response = client.post(CHECK, json={"text": text, **more})
    assert response.status_code == 200, response.get_data(as_text=True)
    found: list[dict[str, Any]] = response.get_json()["citations"]
    return found


def problems(response: TestResponse, status: int = 400) -> list[tuple[str, str, str]]:
    """The codes of an error, with parameter and value."""
    assert (response.status_code, response.content_type) == (status, "application/json")
    error = response.get_json()["error"]
    assert all("有误，请改正" not in problem["message"] for problem in error["problems"])
    return [(one["code"], one["parameter"], one["value"]) for one in error["problems"]]


def test_a_repealed_basis_comes_with_both_sentences(client: FlaskClient) -> None:
    (found,) = checked(client, f"关于养犬的通知\n{NAMED}")
    assert (found["title"], found["number"]) == ("云川市养犬管理办法", "云政规〔2010〕3号")
    assert (found["basis"], found["effect"], found["weight"]) == (True, None, "wrong")
    assert [target["id"] for target in found["targets"]] == ["old"]
    (finding,) = found["findings"]
    assert (finding["code"], finding["weight"]) == ("repealed", "wrong")
    assert (finding["first_day"], finding["stated"]) == ("2019-08-26", True)
    assert finding["sentence"] == "《云川市养犬管理办法》（云政规〔2010〕3号）同时废止。"
    assert finding["by"]["id"] == "new"
    assert found["sentence"] == NAMED


def test_places_count_the_characters_of_the_text_as_sent(client: FlaskClient) -> None:
    text = f"  𠀀通知\r\n\r\n　　请登记。{NAMED}\r\n"
    (found,) = checked(client, text)
    assert text[found["place"]["start"] : found["place"]["end"]] == NAMED


def test_it_asks_as_of_a_day(client: FlaskClient) -> None:
    (before,) = checked(client, NAMED, asof="2018-01-01")
    assert [finding["code"] for finding in before["findings"]] == ["fine"]
    assert checked(client, NAMED, asof=None)[0]["weight"] == "wrong"


def test_what_is_not_here_and_what_disagrees(client: FlaskClient) -> None:
    found = checked(
        client,
        "依据《云川市公园管理办法》（云政规〔2010〕3号）。按照《云川市公园管理办法》（云政规"
        "〔2013〕9号）执行。依据《云川市图书馆管理办法》。",
    )
    assert [one["findings"][0]["code"] for one in found] == [
        "title_differs",
        "number_differs",
        "not_found",
    ]
    assert found[2]["targets"] == []


def test_a_text_that_names_nothing(client: FlaskClient) -> None:
    for text in ("请登记。", " ", "\x00"):
        assert checked(client, text) == []


def test_nothing_of_a_draft_stays_in_a_cache(client: FlaskClient) -> None:
    for sent in ({"text": NAMED}, {"text": NAMED, "x": 1}):
        response = client.post(CHECK, json=sent)
        assert response.headers["Cache-Control"] == "no-store"
        assert "ETag" not in response.headers


@pytest.mark.parametrize(
    ("sent", "found"),
    [
        ({}, [("missing_parameter", "text", "")]),
        ({"text": ""}, [("missing_parameter", "text", "")]),
        ({"text": None}, [("not_a_text", "text", "None")]),
        ({"text": 5}, [("not_a_text", "text", "5")]),
        ({"text": "a", "asof": "2019-02-30"}, [("date_impossible", "asof", "2019-02-30")]),
        ({"text": "a", "asof": 20190101}, [("date_form", "asof", "20190101")]),
        ({"text": "a", "asof": ""}, [("date_form", "asof", "")]),
        ({"text": "字" * (LONGEST_DRAFT + 1)}, [("value_too_long", "text", "字" * 200)]),
        (
            {"text": 1, "colour": "red", "day": "2019-01-01"},
            [
                ("not_a_text", "text", "1"),
                ("unknown_parameter", "colour", "red"),
                ("unknown_parameter", "day", "2019-01-01"),
            ],
        ),
        ([], [("not_an_object", "body", "[]")]),
        ("text", [("not_an_object", "body", "text")]),
    ],
    ids=range(11),
)
def test_all_mistakes_are_named(
    client: FlaskClient, sent: object, found: list[tuple[str, str, str]]
) -> None:
    assert problems(client.post(CHECK, json=sent)) == found


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"{",
        b'{"text": NaN}',
        b'{"text": "\\ud800"}',
        b'{"text": "\xff"}',
        '{"text": "办法"}'.encode("gb18030"),
        b"[" * 100_000,
        b"text=a",
    ],
    ids=range(8),
)
def test_what_is_no_json_is_said(client: FlaskClient, sent: bytes) -> None:
    response = client.post(CHECK, data=sent, content_type="application/json")
    ((code, parameter, place),) = problems(response)
    assert (code, parameter) == ("malformed_json", "body")
    assert place[0].isdigit()


def test_a_parameter_in_the_address_is_refused(client: FlaskClient) -> None:
    assert problems(client.post(f"{CHECK}?asof=2020-01-01", json={"text": "a"})) == [
        ("unknown_parameter", "asof", "2020-01-01")
    ]


def test_the_longest_text_in_the_longest_form_is_read(client: FlaskClient) -> None:
    text = "\U00020000" * LONGEST_DRAFT
    sent = json.dumps({"text": text}, ensure_ascii=True)
    assert len(sent) > 12 * LONGEST_DRAFT
    assert client.post(CHECK, data=sent, content_type="application/json").status_code == 200


@pytest.mark.parametrize("told", [True, False], ids=["length", "chunked"])
def test_more_than_that_is_not_taken(client: FlaskClient, told: bool) -> None:
    sent = b'{"text": "' + b"a" * MOST_BYTES + b'"}'
    response = client.post(
        CHECK,
        input_stream=io.BytesIO(sent),
        content_length=len(sent) if told else None,
        content_type="application/json",
        environ_overrides={} if told else {"wsgi.input_terminated": True},
    )
    assert problems(response, 413) == []


@pytest.mark.parametrize(
    "content_type",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", None],
)
def test_what_a_form_of_another_site_can_send_is_refused(
    client: FlaskClient, content_type: str | None
) -> None:
    response = client.post(CHECK, data=b'{"text": "a"}', content_type=content_type)
    assert problems(response, 415) == []


def test_a_compressed_body_is_refused(client: FlaskClient) -> None:
    response = client.post(CHECK, json={"text": "a"}, headers={"Content-Encoding": "gzip"})
    assert problems(response, 415) == []


def test_only_post_asks_for_a_check(client: FlaskClient) -> None:
    for method in ("GET", "HEAD", "PUT", "DELETE", "PATCH"):
        response = client.open(CHECK, method=method)
        assert response.status_code == 405
        assert response.allow.to_header() in ("OPTIONS, POST", "POST, OPTIONS")


def test_a_listed_site_asks_before_it_sends(client: FlaskClient) -> None:
    asked = {
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    told = client.options(CHECK, headers={"Origin": OTHER_SITE, **asked}).headers
    assert told["Access-Control-Allow-Origin"] == OTHER_SITE
    assert "POST" in told["Access-Control-Allow-Methods"]
    assert "Content-Type" in told["Access-Control-Allow-Headers"]
    answered = client.post(CHECK, json={"text": "a"}, headers={"Origin": OTHER_SITE})
    assert answered.headers["Access-Control-Allow-Origin"] == OTHER_SITE
    assert "Access-Control-Allow-Credentials" not in {**told, **answered.headers}
    refused = client.options(CHECK, headers={"Origin": "https://evil.example", **asked}).headers
    assert not [name for name, _ in refused if name.startswith("Access-Control")]
    assert "Origin" in refused["Vary"]


DUE = "/api/v1/cleanup?asof=2024-03-01&days=60"


def test_the_list_names_what_expires_and_what_lost_its_basis(client: FlaskClient) -> None:
    found = answer(client, DUE)
    assert (found["asof"], found["until"], found["total"]) == ("2024-03-01", "2024-04-30", 2)
    expires, lost = found["due"]
    assert (expires["document"]["title"], expires["reason"]) == (TERM.title, "expires")
    assert (expires["day"], expires["by"]) == ("2024-03-31", None)
    assert "有效期3年" in expires["sentence"]
    assert (lost["document"]["title"], lost["reason"]) == (RESTS.title, "basis_ended")
    assert (lost["day"], lost["by"]["id"]) == ("2019-08-26", "old")


def test_the_list_comes_in_pages(client: FlaskClient) -> None:
    whole = answer(client, DUE)["due"]
    pages = [answer(client, f"{DUE}&size=1&page={page}") for page in (1, 2, 3)]
    assert [page["total"] for page in pages] == [2, 2, 2]
    assert [one for page in pages for one in page["due"]] == whole


def test_the_list_of_one_organ(client: FlaskClient) -> None:
    assert answer(client, f"{DUE}&issuer=云川市农业农村局")["total"] == 1
    assert answer(client, f"{DUE}&q=养犬&issuer=云川市教育局")["due"] == []


@pytest.mark.parametrize(
    "wrong", ["days=3651", "days=-1", "days=x", "size=1001", "page=0", "sort=newest", "colour=red"]
)
def test_wrong_values_of_the_list_are_named(client: FlaskClient, wrong: str) -> None:
    ((_, parameter, value),) = problems(client.get(f"/api/v1/cleanup?{wrong}"))
    assert f"{parameter}={value}" == wrong
