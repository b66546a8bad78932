"""No name that a request bears itself gets into an address that the site writes for others."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask.testing import FlaskClient

from indexer.engine import Engine
from indexer.settings import Settings
from search_app import create_app
from search_app.http.slow_clients import BoundedParser, Patience, adjustments
from search_app.operation.metrics import Metrics
from tests.search_app.conftest import Visitor

OWN = "https://so.example.gov.cn"
FOREIGN = ["evil.example", "so.example.gov.cn.evil.example", "so.example.gov.cn@evil.example",
           "evil.example:443", "1.2.3.4", "[2001:db8::1]", "a, so.example.gov.cn",
           "a/b", "..", " "]  # fmt: skip
PAGES = ["/", "/search?q=养犬", "/feed.atom", "/feed.json", "/opensearch.xml", "/robots.txt",
         "/sitemap.xml", "/llms.txt", "/embed", "/api", "/api/v1/search?q=养犬",
         "/api/v1/openapi.json", "/export.csv", "/export.ris", "/expiries.ics"]  # fmt: skip


@contextmanager
def site_at(settings: Settings, engine: Engine, public_url: str) -> Iterator[FlaskClient]:
    """A visitor of the site with this `public_url`."""
    app = create_app(settings.model_copy(update={"public_url": public_url}), engine)
    app.test_client_class = Visitor
    yield app.test_client()


@pytest.mark.parametrize("host", FOREIGN)
def test_a_foreign_name_is_refused_where_the_own_one_is_known(
    settings: Settings, engine: Engine, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    met: list[str] = []
    monkeypatch.setattr(Metrics, "limited", lambda _, limit: met.append(limit))
    with site_at(settings, engine, OWN) as client:
        answer = client.get("/", headers={"Host": host})
        assert answer.status_code == 400
        assert met == ["host"]
        assert f"请访问 {OWN}" in answer.text
        told = client.get("/api/v1/search", headers={"Host": host})
        assert (told.status_code, told.get_json()["error"]["code"]) == (400, "bad_request")
        assert "evil" not in answer.text + told.text


@pytest.mark.parametrize(
    "host",
    ["so.example.gov.cn", "SO.example.gov.cn.", "so.example.gov.cn:443", "localhost:8000",
     "127.0.0.1", "[::1]:8000"],
)  # fmt: skip
def test_the_own_name_and_this_machine_are_answered(
    settings: Settings, engine: Engine, host: str
) -> None:
    with site_at(settings, engine, OWN) as client:
        answer = client.get("/feed.atom", headers={"Host": host})
        assert answer.status_code == 200
        assert OWN in answer.text
        assert "localhost" not in answer.text


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_a_balancer_may_ask_by_any_name(settings: Settings, engine: Engine, path: str) -> None:
    with site_at(settings, engine, OWN) as client:
        assert client.get(path, headers={"Host": "10.0.0.7"}).status_code == 200


@pytest.mark.parametrize("path", PAGES)
def test_without_an_own_name_no_other_is_repeated(client: FlaskClient, path: str) -> None:
    answer = client.get(path, headers={"Host": "evil.example"})
    assert answer.status_code == 200
    assert "evil.example" not in answer.text
    assert "evil.example" not in str(answer.headers)
    assert "http:///" not in answer.text


def test_on_this_machine_addresses_are_whole_also_without_a_name(client: FlaskClient) -> None:
    assert "http://localhost/d/" in client.get("/feed.atom").text


@pytest.mark.parametrize("name", ["SCRIPT_NAME", "script_name", "Script-Name", "PATH_INFO",
                                  "REMOTE_ADDR", "Remote-User"])  # fmt: skip
def test_a_header_named_as_a_variable_of_the_server_is_refused(name: str) -> None:
    parser = BoundedParser(adjustments(Patience(1, 1, 10)))
    parser.received(f"GET / HTTP/1.1\r\nHost: a\r\n{name}: /x\r\n\r\n".encode())
    assert parser.completed
    assert parser.error is not None
    assert parser.error.code == 400


def test_other_headers_are_taken() -> None:
    parser = BoundedParser(adjustments(Patience(1, 1, 10)))
    parser.received(b"GET / HTTP/1.1\r\nHost: a\r\nX-Script-Name: /x\r\n\r\n")
    assert (parser.completed, parser.error) == (True, None)
