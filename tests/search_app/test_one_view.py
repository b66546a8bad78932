"""One request is answered from one view and on one day, whatever happens while it is answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corpus.document import Document
from indexer.analysed_document import analyse
from indexer.engine import View
from indexer.engines import open_engine, open_writer
from indexer.settings import Settings
from search_app import create_app, site
from tests.contract.test_relations import NEW, OLD
from tests.search_app.conftest import Visitor

QUESTIONS = ("search", "scan", "histogram", "pivot", "document", "duplicates", "relations")
"""Methods of a view behind whose first call a new generation is published."""


@dataclass(frozen=True)
class Published:
    """A site on a real index, and how the index becomes another one."""

    app: Flask
    settings: Settings

    def publish(self) -> None:
        """Publish a generation with two documents more and another one gone."""
        with open_writer(self.settings) as writer:
            for name in ("newer", "newest"):
                writer.add(writer.prepare(analyse(renamed(NEW, name))))
            writer.delete(OLD.source, OLD.key)
            writer.publish()


def renamed(document: Document, name: str) -> Document:
    """The same text as another document of the same source."""
    fields = {field: getattr(document, field) for field in document.__dataclass_fields__}
    return Document(**{**fields, "id": name, "key": name})


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Published]:
    """A site of two documents whose engine takes up a newer generation at once."""
    monkeypatch.setattr("indexer.engines.whoosh.whoosh_engine.LOOK_EVERY", 0)
    settings = Settings(index_dir=tmp_path, memory_mb=64)
    with open_writer(settings) as writer:
        for document in (OLD, NEW):
            writer.add(writer.prepare(analyse(document)))
        writer.publish()
    with closing(open_engine(settings)) as engine:
        app = create_app(settings, engine)
        app.test_client_class = Visitor
        yield Published(app, settings)


@pytest.fixture
def client(published: Published) -> FlaskClient:
    """A visitor of it."""
    return published.app.test_client()


@pytest.fixture
def publish_between(
    published: Published, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], list[str]]:
    """Lets the next request find, behind its first question, that there is a new generation.

    What it returns lists the questions, in order.
    """

    def arm() -> list[str]:
        asked: list[str] = []
        view = type(published.app.extensions[site.EXTENSION].engine.now())
        for name in QUESTIONS:
            monkeypatch.setattr(view, name, publishing(name, getattr(view, name), asked))
        return asked

    def publishing(name: str, ask: Callable[..., Any], asked: list[str]) -> Callable[..., Any]:
        def answer(view: View, *args: Any, **options: Any) -> Any:  # noqa: ANN401
            found = ask(view, *args, **options)
            asked.append(name)
            if len(asked) == 1:
                published.publish()
            return found

        return answer

    return arm


PAGES = (
    "/search?q=养犬",
    "/d/old",
    "/d/old?q=养犬",
    "/trends?q=养犬&versus=管理办法",
    "/search?q=养犬 “没有的短语”",
)
ANSWERS = ("/api/v1/documents/old", "/sitemap.xml")
SINGLE = (
    "/api/v1/search?q=养犬",
    "/api/v1/documents/old/relations",
    "/api/v1/histogram?q=养犬",
    "/api/v1/facets?q=养犬",
    "/feed.atom?q=养犬",
)
"""Answers of one question, whose version and ETag have to be of the same view all the same."""


@pytest.mark.parametrize("address", PAGES + ANSWERS)
def test_a_request_sees_no_publication(
    client: FlaskClient, publish_between: Callable[[], list[str]], address: str
) -> None:
    before = client.get(address)
    asked = publish_between()
    during = client.get(address)
    assert len(asked) > 1, "there is nothing between the questions of this address"
    assert during.status_code == 200
    assert during.get_data() == before.get_data()
    assert during.headers.get("ETag") == before.headers.get("ETag")
    assert client.get(address).get_data() != before.get_data()


@pytest.mark.parametrize("address", ANSWERS + SINGLE)
def test_after_a_publication_the_old_etag_does_not_hold(
    client: FlaskClient, publish_between: Callable[[], list[str]], address: str
) -> None:
    tag = client.get(address).headers["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    publish_between()
    during = client.get(address)
    assert during.headers["ETag"] == tag
    after = client.get(address, headers={"If-None-Match": tag})
    assert after.status_code != 304
    assert after.headers.get("ETag") != tag


def test_the_version_is_that_of_the_view(
    client: FlaskClient, publish_between: Callable[[], list[str]]
) -> None:
    address = "/api/v1/search?q=养犬"
    before = client.get(address).get_json()
    publish_between()
    during, after = client.get(address).get_json(), client.get(address).get_json()
    assert during["index_version"] == before["index_version"] != after["index_version"]


@pytest.mark.parametrize("address", ANSWERS + SINGLE)
def test_after_midnight_in_beijing_the_old_etag_does_not_hold(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    clock = Clock(datetime(2024, 3, 1, 15, 59, tzinfo=UTC))
    monkeypatch.setattr("indexer.today.now", clock)
    tag = client.get(address).headers["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    clock.moment += timedelta(minutes=1)
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("address", ANSWERS + SINGLE)
def test_the_day_is_asked_once(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    clock = Clock(datetime(2024, 3, 1, tzinfo=UTC))
    monkeypatch.setattr("indexer.today.now", clock)
    client.get(address)
    assert clock.asked == 1


class Clock:
    """Stands for the clock of `indexer.today`, and counts how often it is asked."""

    def __init__(self, moment: datetime) -> None:
        """Begin at `moment`."""
        self.moment, self.asked = moment, 0

    def __call__(self) -> datetime:
        """The moment that the clock shows."""
        self.asked += 1
        return self.moment
