"""The list of changes: page, feed, API, and what a document page says of taking up."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from typing import Any
from xml.etree import ElementTree

import pytest
from flask import Flask
from flask.testing import FlaskClient

from indexer import today as clock
from indexer.changes.recording import LOG
from indexer.engines import open_engine
from indexer.settings import Settings
from indexer.takedown import take_down
from search_app import create_app
from tests.contract.documents import document
from tests.contract.engines import Index
from tests.contract.test_changes import LATER
from tests.contract.test_relations import OLD
from tests.search_app.pages import link, page, text, texts

ROWS = '//table[@class="stacked"]/tbody/tr'
ATOM = "{http://www.w3.org/2005/Atom}"
NOTICE = document("notice", "云川市公告", "公告。", written_on=date(1999, 1, 1))
SHORT = document("short", "云川市通告", "通告。")


def _at(monkeypatch: pytest.MonkeyPatch, day: int) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, day, 4, tzinfo=UTC))


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """An index that was there on the 19th already, and was changed on four days."""
    settings = Settings(index_dir=tmp_path_factory.mktemp("changes"), memory_mb=64)
    index = Index(settings)
    with pytest.MonkeyPatch.context() as patched:
        _at(patched, 19)
        index.publish([SHORT])
        (settings.index_dir / LOG).unlink()
        _at(patched, 20)
        index.publish([OLD])
        _at(patched, 21)
        index.publish([LATER])
        _at(patched, 23)
        index.publish([NOTICE], removed=[("甲", "short")])
        _at(patched, 24)
        take_down(settings, ["notice"], "核实内容", only=True)
    return settings


@pytest.fixture
def app(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """The site on the 28th."""
    _at(monkeypatch, 28)
    with closing(open_engine(settings)) as engine:
        yield create_app(settings, engine)


def listed(client: FlaskClient, asked: str = "") -> dict[str, Any]:
    """What the API answers."""
    response = client.get(f"/api/v1/changes{asked}")
    assert response.status_code == 200, response.get_data(as_text=True)
    found: dict[str, Any] = response.get_json()
    return found


def told(client: FlaskClient, asked: str = "") -> list[tuple[str, str, str]]:
    return [(one["day"][-2:], one["kind"], one["id"]) for one in listed(client, asked)["changes"]]


ALL = [
    ("24", "taken_down", "notice"),
    ("23", "added", "notice"),
    ("23", "removed", "short"),
    ("21", "validity", "old"),
    ("21", "added", "later"),
    ("20", "added", "old"),
]
BY_DAY = {("25", "validity", "old"), ("25", "validity", "later")}


def test_the_api_lists_the_newest_first(client: FlaskClient) -> None:
    found = told(client)
    assert set(found[:2]) == BY_DAY
    assert found[2:] == ALL
    answer = listed(client)
    assert (answer["recorded_since"], answer["older"]) == ("2026-11-19", True)
    assert answer["total"] == 8


def test_the_api_tells_what_a_change_of_validity_is(client: FlaskClient) -> None:
    (announced,) = (
        one for one in listed(client)["changes"] if one["kind"] == "validity" and one["at"]
    )
    assert announced["at"] == "2026-11-21T04:00:00+00:00"
    assert announced["periods"] == [
        {"validity": "已废止", "first_day": "2026-11-25", "stated": True}
    ]
    assert announced["by_day"] is False
    assert announced["document"]["title"] == OLD.title


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("?since=2026-11-23&until=2026-11-24", ALL[:3]),
        ("?kind=removed&kind=taken_down", [ALL[0], ALL[2]]),
        ("?until=2026-11-20", ALL[5:]),
        ("?since=2026-11-29", []),
    ],
)
def test_filters_of_the_api(
    client: FlaskClient, asked: str, found: list[tuple[str, str, str]]
) -> None:
    assert told(client, asked) == found


def test_the_api_reads_all_by_cursor(client: FlaskClient) -> None:
    asked: str | None = "?size=3"
    read: list[tuple[str, str, str]] = []
    while asked:
        read += told(client, asked)
        cursor = listed(client, asked)["next_cursor"]
        asked = f"?size=3&cursor={cursor}" if cursor else None
    assert read == told(client)


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ("?kind=known", ("unknown_choice", "kind")),
        ("?since=2026-11-31", ("date_impossible", "since")),
        ("?since=2026-11-03&until=2026-11-02", ("until_before_since", "until")),
        ("?cursor=nonsense", ("bad_cursor", "cursor")),
        ("?size=1001", ("too_large", "size")),
    ],
)
def test_mistakes_are_named(client: FlaskClient, asked: str, problem: tuple[str, str]) -> None:
    response = client.get(f"/api/v1/changes{asked}")
    assert response.status_code == 400
    found = response.get_json()["error"]["problems"]
    assert [(one["code"], one["parameter"]) for one in found] == [problem]


def test_the_page_shows_what_changed(client: FlaskClient) -> None:
    found = page(client, "/changes")
    assert texts(found, f"({ROWS})[3]/td") == [
        "2026年11月24日",
        "撤下",
        "已不在本站的文件（编号 notice）",
        "原因：核实内容",
    ]
    assert "已废止，自2026年11月25日起；由于收录或更正的文件" in text(found, f"({ROWS})[6]")
    assert "由于到了日期" in text(found, f"({ROWS})[1]")
    recorded = text(found, '//p[@class="recorded"]')
    assert recorded == "2026年11月19日起有记录，此日期之前未记录。"


def test_the_page_names_no_title_that_is_not_here(client: FlaskClient) -> None:
    shown = text(page(client, "/changes"), "//table")
    assert "云川市公告" not in shown
    assert "云川市通告" not in shown


def test_the_page_leads_to_the_search_for_what_is_new(client: FlaskClient) -> None:
    found = page(client, "/changes?since=2026-11-21&kind=added")
    (files,) = found.xpath('//ul[@class="files"]')
    assert link(files, "li[1]/a") == "/changes.atom?since=2026-11-21&kind=added"
    href = link(files, "li[2]/a")
    assert href == "/search?taken_up_since=2026-11-21"
    results = page(client, href)
    assert "云川市犬只条例" in text(results, "//main")
    assert "云川市养犬管理办法" not in "".join(texts(results, "//h3"))
    assert "2026年11月21日起收录" in text(results, "//main")


def test_mistakes_stand_above_the_form(client: FlaskClient) -> None:
    response = client.get("/changes?since=2026-13-01")
    assert response.status_code == 400
    assert "2026-13-01" in response.get_data(as_text=True)


def test_pages_are_turned(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("change_args", "changes_page"):
        monkeypatch.setattr(f"search_app.history.{module}.ON_A_PAGE", 5)
    first, second = (page(client, f"/changes{number}") for number in ("", "?page=2"))
    assert [len(one.xpath(ROWS)) for one in (first, second)] == [5, 3]
    assert link(first, '//nav[@class="pager"]/a') == "/changes?page=2"


@pytest.mark.parametrize("path", ["/changes.atom", "/api/v1/changes.atom"])
def test_the_feed_of_a_query(client: FlaskClient, path: str) -> None:
    response = client.get(f"{path}?until=2026-11-21")
    assert response.content_type == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(response.get_data())
    entries = feed.findall(f"{ATOM}entry")
    assert [one.findtext(f"{ATOM}title") for one in entries] == [
        "时效性有变化：《云川市养犬管理办法》（云政规〔2010〕3号）",
        "新收录：《云川市犬只条例》（云政规〔2026〕8号）",
        "新收录：《云川市养犬管理办法》（云政规〔2010〕3号）",
    ]
    assert entries[0].findtext(f"{ATOM}updated") == "2026-11-21T04:00:00+00:00"
    assert len({one.findtext(f"{ATOM}id") for one in entries}) == 3
    again = client.get(
        f"{path}?until=2026-11-21", headers={"If-None-Match": response.headers["ETag"]}
    )
    assert again.status_code == 304


def test_the_feed_of_effects_tells_when_they_came(client: FlaskClient) -> None:
    feed = ElementTree.fromstring(client.get("/effects.atom").get_data())
    (entry,) = feed.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}updated") == "2026-11-21T00:00:00+08:00"


def test_a_document_tells_when_it_was_taken_up(client: FlaskClient) -> None:
    found = client.get("/api/v1/documents/old").get_json()
    assert (found["taken_up"], found["taken_up_or_before"]) == ("2026-11-20", False)
    assert "收录日期2026年11月20日" in text(page(client, "/d/old"), "//main")
