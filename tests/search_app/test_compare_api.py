"""The comparison of two texts, as programs ask for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from search_app.compare.compare_args import LONGEST_TEXT
from tests.search_app.conftest import site_of
from tests.search_app.pages import answer
from tests.search_app.test_review_api import problems
from tests.search_app.versions import HUGE, NEW, OLD, SECOND, TITLE

COMPARE = "/api/v1/compare"
BOTH = f"{COMPARE}?a=dogs-2015&b=dogs-2023"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The site of two versions of a regulation."""
    with site_of(tmp_path_factory.mktemp("versions"), (OLD, NEW, HUGE)) as app:
        yield app


def told(found: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Each row: the numbers in the old text, the change, those in the new text."""
    return [
        (
            "+".join(unit["number"] for unit in row["old"]),
            row["change"],
            "+".join(unit["number"] for unit in row["new"]),
        )
        for row in found["rows"]
    ]


def test_two_documents_are_compared(client: FlaskClient) -> None:
    found = answer(client, BOTH)
    assert (found["old"]["id"], found["new"]["title"]) == ("dogs-2015", TITLE)
    assert found["old"]["page"].endswith("/d/dogs-2015")
    assert found["counts"]["changed"] == 2
    assert (found["writing"], found["breaks"]) == (2, 0)
    assert told(found)[3:7] == [
        ("", "new", "第三条"),
        ("第二章", "kept", "第二章"),
        ("第三条", "changed", "第四条"),
        ("第四条", "dropped", ""),
    ]
    changed = found["rows"][5]
    assert (changed["kind"], changed["level"], changed["note"]) == (
        "article",
        0,
        "修改；第三条改为第四条",
    )
    assert (changed["reworded"], changed["renumbered"]) == (True, True)
    assert changed["old"][0]["name"] == "article-3"
    assert [run["text"] for run in changed["old"][0]["runs"] if run["changed"]] == ["三十日"]
    assert "".join(run["text"] for run in changed["new"][0]["runs"]).endswith("\n登记不收取费用。")


def test_only_what_changed_can_be_asked_for(client: FlaskClient) -> None:
    found = answer(client, f"{BOTH}&rows=changed")
    assert [row["change"] for row in found["rows"] if row["kind"] == "article"] == [
        "new",
        "changed",
        "dropped",
        "changed",
    ]
    assert found["counts"]["kept"] == 3


def test_an_answer_is_kept_until_something_changes(client: FlaskClient) -> None:
    first = client.get(BOTH)
    again = client.get(BOTH, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_a_text_that_is_sent_is_compared_and_not_kept(client: FlaskClient) -> None:
    response = client.post(COMPARE, json={"a": "dogs-2015", "b_text": "\n".join(SECOND)})
    assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-store")
    found = response.get_json()
    assert (found["new"]["id"], found["new"]["page"], found["new"]["dated_on"]) == (None,) * 3
    assert told(found) == told(answer(client, BOTH))


def test_two_texts_can_be_sent(client: FlaskClient) -> None:
    sent = {"a_text": "第一条　养犬应当登记。", "b_text": "第一条　养犬应当办理登记。"}
    (row,) = client.post(COMPARE, json=sent).get_json()["rows"]
    assert [run for run in row["new"][0]["runs"] if run["changed"]] == [
        {"text": "办理", "changed": True}
    ]


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({}, [("missing_parameter", "a", ""), ("missing_parameter", "b", "")]),
        ({"a": "dogs-2015", "b_text": ""}, [("missing_parameter", "b_text", "")]),
        (
            {"a": "dogs-2015", "a_text": "甲", "b": "dogs-2023"},
            [("given_twice", "a", "")],
        ),
        ({"a": "huge", "b": "dogs-2015"}, [("text_too_long", "a", "很长的办法")]),
        ({"a": 1, "b": "dogs-2015"}, [("not_a_text", "a", "1")]),
        (
            {"a": "dogs-2015", "b": "dogs-2023", "rows": "some"},
            [("unknown_choice", "rows", "some")],
        ),
    ],
)
def test_mistakes_are_told(
    client: FlaskClient, sent: dict[str, object], expected: list[tuple[str, str, str]]
) -> None:
    assert problems(client.post(COMPARE, json=sent)) == expected


def test_a_text_that_is_too_long_is_refused(client: FlaskClient) -> None:
    sent = {"a": "dogs-2015", "b_text": "字" * (LONGEST_TEXT + 1)}
    ((code, name, _),) = problems(client.post(COMPARE, json=sent))
    assert (code, name) == ("value_too_long", "b_text")
    assert client.post(COMPARE, json={"b_text": "a" * 5_000_000}).status_code == 413


def test_documents_that_are_not_here(client: FlaskClient) -> None:
    assert answer(client, f"{COMPARE}?a=dogs-2015&b=nobody", 404)["error"]["code"] == "not_found"
    assert client.post(COMPARE, json={"a": "nobody", "b_text": "甲"}).status_code == 404
    assert problems(client.get(COMPARE)) == [
        ("missing_parameter", "a", ""),
        ("missing_parameter", "b", ""),
    ]
