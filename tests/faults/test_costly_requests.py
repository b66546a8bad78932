"""A request that would take too long is cut short or refused, in words and with a way on."""

from __future__ import annotations

import html
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from threading import BoundedSemaphore
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask, Response
from flask.testing import FlaskClient

from indexer.engines import open_engine
from indexer.limits import deadline as deadlines
from indexer.limits.deadline import DeadlineExceededError, OptionalPart, deadline
from search_app import create_app, wording
from search_app.http import costly_requests, in_turn
from search_app.http.client_address import Proxies, counted_as
from search_app.http.client_budget import Budgeted, Budgets
from search_app.http.in_turn import CHECKS, COMPARISONS, EXPORTS, Places
from search_app.operation.metrics import Metrics
from tests.contract.documents import document
from tests.contract.engines import Index
from tests.contract.test_deadline import Ticks

COMMON = "养犬登记应当办法公安机关的一是在不了有和人这中大为上个国我以要他"
COSTLY = f"({' OR '.join(COMMON)} OR 养犬) /200 ({' OR '.join(COMMON)} OR 登记)"


@pytest.fixture
def app(index: Index) -> Iterator[Flask]:
    """A site on a collection in which every character is frequent."""
    index.publish(
        [document(f"c{n}", "养犬登记办法", *[COMMON * 20] * 10) for n in range(30)], merge=False
    )
    with closing(open_engine(index.settings)) as engine:
        yield create_app(index.settings, engine)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A visitor."""
    return app.test_client()


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Sets the time of a request."""

    def given(seconds: float) -> None:
        monkeypatch.setattr(costly_requests, "deadline", lambda _: deadline(seconds), raising=True)

    return given


@pytest.mark.parametrize(
    "path",
    [
        *("/search", "/api/v1/search", "/api/v1/facets", "/api/v1/histogram", "/feed.atom"),
        *("/trends", "/export.csv", "/cleanup", "/search/topic"),
    ],
)
def test_what_takes_too_long_is_503_with_a_simpler_search(
    client: FlaskClient, seconds: Callable[[float], None], path: str
) -> None:
    seconds(0.0)
    answer = client.get(path, query_string={"q": COSTLY})
    assert answer.status_code == 503
    assert "Retry-After" not in answer.headers, "asking the same again would not help"
    text = html.unescape(answer.get_data(as_text=True))
    if path.startswith("/api/"):
        assert answer.get_json()["error"]["problems"][0]["code"] == "too_costly_instead"
        assert "养犬 登记" in text
    else:
        assert wording.limits.TOO_COSTLY_TITLE in text
        assert wording.limits.simpler("养犬 登记") in text


def test_the_simpler_search_can_be_clicked(
    client: FlaskClient, seconds: Callable[[float], None]
) -> None:
    seconds(0.0)
    page = client.get("/search", query_string={"q": COSTLY, "since": "2000-01-01"})
    (href,) = [
        html.unescape(part.split('"')[0])
        for part in page.get_data(as_text=True).split('href="')[1:]
        if "q=%E5%85%BB%E7%8A%AC+%E7%99%BB%E8%AE%B0" in part.split('"')[0]
    ]
    assert "since=2000-01-01" in urlsplit(href).query
    seconds(60)
    assert client.get(href).status_code == 200


def test_a_simple_search_is_not_offered_instead_of_itself(
    client: FlaskClient, seconds: Callable[[float], None]
) -> None:
    seconds(0.0)
    answer = client.get("/api/v1/search", query_string={"q": "养犬 登记"})
    assert answer.status_code == 503
    assert answer.get_json()["error"]["problems"][0]["code"] == "too_costly"


def test_the_cost_of_a_proximity_is_known_before_it_is_matched(
    index: Index, app: Flask, client: FlaskClient, seconds: Callable[[float], None]
) -> None:
    """A tenth of what it takes at least: refused in a fraction of that."""
    asked = {"q": COSTLY, "match": "all"}
    began = time.thread_time()
    assert client.get("/api/v1/search", query_string=asked).status_code == 200
    whole = time.thread_time() - began
    seconds(whole / 20)
    began = time.thread_time()
    asked["q"] = COSTLY.replace("/200", "/199")  # nothing of it is kept
    answer = client.get("/api/v1/search", query_string=asked)
    assert answer.status_code == 503
    assert time.thread_time() - began < whole / 2


def test_parts_that_are_left_out_are_named(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cut after each number of looks: what is missing is said, what matches never changes."""
    whole = client.get("/api/v1/search", query_string={"q": "养犬 登记"}).get_json()
    assert whole["omitted"] == []
    monkeypatch.setattr(deadlines, "time", Ticks())
    seen: set[str] = set()
    for ticks in range(0, 400, 2):
        monkeypatch.setattr(costly_requests, "deadline", lambda _, n=ticks: deadline(n))
        answer = client.get("/api/v1/search", query_string={"q": "养犬 登记"})
        if answer.status_code == 503:
            continue
        found = answer.get_json()
        assert bool(answer.headers.get("ETag")) != bool(found["omitted"]), "a cut one is not kept"
        assert [hit["id"] for hit in found["hits"]] == [hit["id"] for hit in whole["hits"]]
        assert found["total"] == whole["total"]
        seen |= {*found["omitted"]}
        page = client.get("/search", query_string={"q": "养犬 登记"})
        if page.status_code == 200 and found["omitted"]:
            assert "没有显示" in page.get_data(as_text=True)
    assert {OptionalPart.FACETS, OptionalPart.SNIPPETS} <= seen


@pytest.mark.parametrize(
    ("places", "method", "path", "body"),
    [
        (CHECKS, "POST", "/check", {"data": {"text": "根据《甲办法》"}}),
        (CHECKS, "POST", "/check.docx", {"data": {"text": "根据《甲办法》"}}),
        (CHECKS, "POST", "/api/v1/check", {"json": {"text": "根据《甲办法》"}}),
        (COMPARISONS, "GET", "/compare?a=k1&b=k2", {}),
        (COMPARISONS, "GET", "/api/v1/compare?a=k1&b=k2", {}),
        (COMPARISONS, "POST", "/compare", {"data": {"a_text": "甲", "b_text": "乙"}}),
        (EXPORTS, "GET", "/export.csv?q=养犬", {}),
    ],
)
def test_what_may_cost_seconds_has_places_of_its_own(
    client: FlaskClient,
    monkeypatch: pytest.MonkeyPatch,
    places: Places,
    method: str,
    path: str,
    body: dict[str, Any],
) -> None:
    assert client.open(path, method=method, **body).status_code == 200
    monkeypatch.setattr(places, "_free", BoundedSemaphore(1))
    with places._free:
        busy = client.open(path, method=method, **body)
        assert (busy.status_code, busy.headers["Retry-After"]) == (503, "10")
        assert client.get("/search?q=养犬").status_code == 200, "searches go on"
    assert client.open(path, method=method, **body).status_code == 200


@pytest.fixture
def met(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The limits that requests met."""
    found: list[str] = []
    monkeypatch.setattr(Metrics, "limited", lambda _, limit: found.append(limit))
    return found


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/check", {"data": {"text": "根据《甲办法》"}}),
        ("POST", "/check.docx", {"data": {"text": "根据《甲办法》"}}),
        ("POST", "/api/v1/check", {"json": {"text": "根据《甲办法》"}}),
        ("GET", "/compare?a=k1&b=k2", {}),
        ("GET", "/compare.docx?a=k1&b=k2", {}),
        ("GET", "/api/v1/compare?a=k1&b=k2", {}),
        ("POST", "/compare", {"data": {"a_text": "甲", "b_text": "乙"}}),
    ],
)
def test_a_check_or_comparison_that_takes_too_long_says_so(
    client: FlaskClient,
    monkeypatch: pytest.MonkeyPatch,
    met: list[str],
    method: str,
    path: str,
    body: dict[str, Any],
) -> None:
    monkeypatch.setattr(in_turn, "deadline", lambda _: deadline(0))
    answer = client.open(path, method=method, **body)
    assert answer.status_code == 503
    assert "分成几部分" in answer.get_data(as_text=True)
    assert "Retry-After" not in answer.headers
    assert met == ["deadline"]


@pytest.mark.parametrize("form", ["csv", "xlsx", "jsonl", "ris"])
def test_a_file_a_batch_of_which_takes_too_long_is_broken_off(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, met: list[str], form: str
) -> None:
    monkeypatch.setattr(EXPORTS, "_free", BoundedSemaphore(2))
    with client.get(f"/export.{form}") as whole:
        assert (whole.status_code, bool(whole.data)) == (200, True)
    monkeypatch.setattr(in_turn, "deadline", lambda _: deadline(0))
    with pytest.raises(DeadlineExceededError):
        _ = client.get(f"/export.{form}").data
    assert met == ["deadline"]


def test_the_place_of_a_file_that_is_dropped_before_it_is_sent_is_free_again(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EXPORTS, "_free", BoundedSemaphore(1))
    with app.test_request_context():
        for _ in range(3):
            dropped = EXPORTS.until_sent(lambda: Response(iter(["a"])))
            assert dropped.status_code == 200
            del dropped
        kept = EXPORTS.until_sent(lambda: Response(iter(["a"])))
        assert EXPORTS.until_sent(lambda: Response(iter(["a"]))).status_code == 503
        kept.close()
        kept.close()
        assert EXPORTS.until_sent(lambda: Response(iter(["a"]))).status_code == 200


def test_limits_that_are_met_are_counted(
    app: Flask,
    client: FlaskClient,
    seconds: Callable[[float], None],
    monkeypatch: pytest.MonkeyPatch,
    met: list[str],
) -> None:
    assert client.get("/search?q=养犬").status_code == 200
    assert met == []
    seconds(0.0)
    assert client.get("/search?q=养犬").status_code == 503
    assert met.pop() == "deadline"
    monkeypatch.setattr(deadlines, "time", Ticks())
    for ticks in range(0, 400, 2):
        met.clear()
        monkeypatch.setattr(costly_requests, "deadline", lambda _, n=ticks: deadline(n))
        found = client.get("/api/v1/search?q=养犬 登记").get_json()
        if found.get("omitted"):
            break
    assert met == ["deadline"], "it was cut short"
    met.clear()
    monkeypatch.undo()
    monkeypatch.setattr(Metrics, "limited", lambda _, limit: met.append(limit))
    monkeypatch.setattr(EXPORTS, "_free", BoundedSemaphore(1))
    with EXPORTS._free:
        assert client.get("/export.csv").status_code == 503
    assert met.pop() == "places"
    budgets = Budgets(1)
    app.wsgi_app = Budgeted(app.wsgi_app, budgets, Proxies(()))  # type: ignore[method-assign]
    budgets.charge(counted_as("127.0.0.1"), 60)
    assert client.get("/search").status_code == 429
    assert met == ["budget"]
