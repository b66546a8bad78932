"""One shape of error for programs, one page for people."""

from __future__ import annotations

import logging
import re
from typing import Any, cast

import pytest
from flask.testing import FlaskClient
from pydantic import ValidationError

from indexer.engine import Engine
from indexer.errors import IndexDamagedError, IndexMissingError, IndexStaleError
from indexer.settings import Settings
from search_app import create_app
from search_app.addresses.checked_args import problem_of
from search_app.addresses.search_args import SearchArgs
from search_app.compare.compare_args import CompareArgs
from search_app.history.change_args import ChangePageArgs
from search_app.history.effect_args import EffectPageArgs
from search_app.trends.trend_args import TrendArgs
from search_app.wording import choices
from tests.search_app.conftest import REMOVED
from tests.search_app.pages import answer, page, text


class Broken:
    """What a site stands on whose index is away or whose code has a bug."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def __getattr__(self, name: str) -> object:
        raise self._error


def broken(error: Exception) -> FlaskClient:
    return create_app(Settings(), cast("Engine", Broken(error))).test_client()


@pytest.mark.parametrize(
    ("address", "method", "status", "code"),
    [
        ("/api/v1/search?foo=1", "GET", 400, "bad_request"),
        ("/api/v1/search?q=-a", "GET", 400, "bad_request"),
        ("/api/v1/search?page=0&size=x", "GET", 400, "bad_request"),
        ("/api/v1/suggest?query=a", "GET", 400, "bad_request"),
        ("/api/v1/suggest?q=" + "a" * 501, "GET", 400, "bad_request"),
        ("/api/v1/documents/rules?q=a", "GET", 400, "bad_request"),
        ("/api/v1/documents/nobody", "GET", 404, "not_found"),
        (f"/api/v1/documents/{REMOVED}", "GET", 410, "gone"),
        ("/api/v1/nothing", "GET", 404, "not_found"),
        ("/api/v1/search", "POST", 405, "method_not_allowed"),
    ],
)
def test_the_one_shape(
    client: FlaskClient, address: str, method: str, status: int, code: str
) -> None:
    response = client.open(address, method=method)
    assert (response.status_code, response.content_type) == (status, "application/json")
    whole: Any = response.get_json()
    assert set(whole) == {"error"}
    error = whole["error"]
    assert set(error) == {"code", "message", "problems"}
    assert error["code"] == code
    assert error["message"]
    assert bool(error["problems"]) == (status == 400)
    for problem in error["problems"]:
        assert set(problem) == {"code", "parameter", "value", "message"}
        assert problem["message"]


@pytest.mark.parametrize(
    ("address", "method", "status", "title"),
    [
        ("/nothing", "GET", 404, "没有找到这个页面"),
        ("/search", "POST", 405, "不能这样访问"),
        (f"/d/{REMOVED}", "GET", 410, "这份文件已撤下"),
    ],
)
def test_people_read_plain_words(
    client: FlaskClient, address: str, method: str, status: int, title: str
) -> None:
    response = client.open(address, method=method)
    assert response.status_code == status
    assert f"<h1>{title}</h1>" in response.get_data(as_text=True)


def test_405_says_what_is_allowed(client: FlaskClient) -> None:
    assert set(client.post("/search").allow) == {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize("error", [IndexMissingError, IndexStaleError, IndexDamagedError])
def test_an_index_that_is_away_is_503(error: type[Exception]) -> None:
    client = broken(error("/srv/secret/index"))
    assert text(page(client, "/search", status=503), "//h1") == "检索暂时不可用"
    for address in ("/api/v1/search", "/healthz"):
        said = answer(client, address, status=503)["error"]
        assert said["code"] == "unavailable"
        assert "secret" not in said["message"]


def test_a_bug_is_logged_and_not_shown(caplog: pytest.LogCaptureFixture) -> None:
    client = broken(RuntimeError("inner secret"))
    with caplog.at_level(logging.ERROR):
        shown = text(page(client, "/search", status=500), "//main")
        as_json = answer(client, "/api/v1/search", status=500)["error"]
    assert "系统出错" in shown
    assert "secret" not in shown + as_json["message"]
    assert as_json["code"] == "internal_error"
    assert "inner secret" in caplog.text


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/search?sort=newst", "排序没有“newst”这一项，可以是：最相关、日期从新到旧、"),
        (
            "/search?scope=head",
            "查找范围没有“head”这一项，可以是：全部、标题、正文、附件、发文字号。",
        ),
        ("/search?validity=ok", "时效性没有“ok”这一项，可以是：有效、"),
        ("/search?exact=yes", "按原文检索没有“yes”这一项，可以是：否、是。"),
        ("/search?cites=rules&versions=x", "没有“x”这一项，可以是：所引的这一份、它的各版本。"),
        ("/trends?unit=day", "时间没有“day”这一项，可以是：按年、按月。"),
        ("/trends?split=region", "分项没有“region”这一项，可以是：按主题、按机关、按文件类型。"),
        ("/effects?sort=best", "排序没有“best”这一项，可以是：从新到旧、从旧到新、"),
        ("/effects?kind=x", "没有“x”这一项，可以是：废止、"),
        ("/effects?in_text=x", "没有“x”这一项，可以是：已经包含这一处理、还没有包含。"),
        ("/changes?kind=x", "没有“x”这一项，可以是：新收录、文字有改动、"),
        ("/advanced/search?all=养犬&scope=x", "查找范围没有“x”这一项，可以是：全部、标题、"),
    ],
)
def test_pages_name_the_choices_of_a_wrong_value_in_chinese(
    client: FlaskClient, address: str, said: str
) -> None:
    answered = client.get(address)
    assert answered.status_code == 400
    assert said in answered.text
    listed = re.search(r"这一项，可以是：(.*?)。", answered.text)
    assert listed and not re.search("[a-z0-9]", listed[1])


def test_programs_get_the_codes_of_the_choices(client: FlaskClient) -> None:
    (problem,) = client.get("/api/v1/search?sort=newst").get_json()["error"]["problems"]
    assert "可以是 relevance, newest, oldest" in problem["message"]


def test_every_closed_parameter_of_a_page_has_names_for_its_values() -> None:
    models = (SearchArgs, TrendArgs, EffectPageArgs, ChangePageArgs, CompareArgs)
    for model in models:
        for name in model.model_fields:
            try:
                model.model_validate({name: "\0"})
            except ValidationError as error:
                problem = problem_of(error.errors(include_url=False)[0])
                assert problem.code != "unknown_choice" or choices.named(problem) or name == "match"
