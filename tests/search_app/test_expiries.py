"""What ends soon: page, feed, calendar and API."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar

from indexer import today as clock
from indexer.engines import open_engine
from indexer.settings import Settings
from search_app import create_app
from search_app.history.icalendar_text import CalendarDay, calendar_text, escaped, folded
from tests.contract.engines import Index
from tests.contract.test_expiries import ALL, FAR, LATER, POLICE, REPEALED, SOON, TODAYS, term
from tests.search_app.pages import link, page, text, texts

ROWS = '//table[@class="stacked"]/tbody/tr'
ATOM = "{http://www.w3.org/2005/Atom}"
MARKS = replace(
    term("逗号,分号;反斜线\\引号", date(2026, 5, 1)),
    title="关于“逗号,分号;反斜线\\”与表情🐕的管理办法：一份标题很长很长很长很长很长很长很长的文件",
)


def _on(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    at = datetime(day.year, day.month, day.day, 4, tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: at)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """An index of the contract's documents, made a year before."""
    settings = Settings(index_dir=tmp_path_factory.mktemp("expiries"), memory_mb=64)
    with pytest.MonkeyPatch.context() as patched:
        _on(patched, date(2025, 3, 1))
        Index(settings).publish([*ALL, MARKS])
    return settings


@pytest.fixture
def app(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """The site on the first of March."""
    _on(monkeypatch, date(2026, 3, 1))
    with closing(open_engine(settings)) as engine:
        yield create_app(settings, engine)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def listed(client: FlaskClient, asked: str = "") -> dict[str, Any]:
    response = client.get(f"/api/v1/expiries{asked}")
    assert response.status_code == 200, response.get_data(as_text=True)
    found: dict[str, Any] = response.get_json()
    return found


def entries(client: FlaskClient, asked: str = "") -> list[tuple[str, str]]:
    """The moment and the title of each entry of the feed."""
    response = client.get(f"/expiries.atom{asked}")
    assert response.mimetype == "application/atom+xml"
    feed = ElementTree.fromstring(response.data)
    return [
        (one.findtext(f"{ATOM}updated") or "", one.findtext(f"{ATOM}title") or "")
        for one in feed.findall(f"{ATOM}entry")
    ]


def calendar(client: FlaskClient, asked: str = "") -> Any:  # noqa: ANN401
    """The calendar as the library reads it, whose values have a type for each name."""
    response = client.get(f"/expiries.ics{asked}")
    assert response.content_type == "text/calendar; charset=utf-8"
    return Calendar.from_ical(response.data)


def test_the_page_lists_what_ends(client: FlaskClient) -> None:
    found = page(client, "/expiries")
    assert text(found, "//main//h2") == "今后 180 天（至2026年8月28日）：5 份"
    days = texts(found, f'{ROWS}/td[@class="day"]')
    assert [day.split()[0] for day in days] == [
        "2026年3月1日",
        "2026年3月20日",
        "2026年5月1日",
        "2026年5月31日",
        "2026年8月28日",
    ]
    assert days[0].endswith("今天")
    assert days[1].endswith("还有 19 天")
    assert text(found, f'{ROWS}[4]/td[@class="details"]').startswith("将被废止")
    assert link(found, f'{ROWS}[2]/td[@class="document"]/a') == f"/d/{quote(SOON.id)}"


def test_of_an_organ_and_within_a_month(client: FlaskClient) -> None:
    asked = f"/expiries?issuer={POLICE}"
    found = page(client, asked)
    assert texts(found, f'{ROWS}/td[@class="document"]/a') == [
        f"《{LATER.title}》（{LATER.document_number}）"
    ]
    assert "issuer=" in link(found, '//link[@type="text/calendar"]')
    assert len(texts(page(client, "/expiries?days=30"), ROWS)) == 2
    assert "核对机关的全称" in text(page(client, "/expiries?issuer=市府"), "//main//h2")


def test_a_mistake_stands_above_the_form(client: FlaskClient) -> None:
    response = client.get("/expiries?days=0")
    assert response.status_code == 400
    assert "至少是 1" in response.get_data(as_text=True)
    assert client.get("/api/v1/expiries?days=99999").status_code == 400
    assert client.get("/expiries.ics?days=30").status_code == 400


def test_the_feed_tells_of_each_end_three_times(client: FlaskClient) -> None:
    told = entries(client)
    assert told == sorted(told, reverse=True)
    soon = [one for one in told if SOON.title in one[1]]
    assert [at[:10] for at, _ in soon] == ["2026-02-18", "2025-12-20", "2025-09-21"]
    assert soon[0][1].endswith("2026年3月20日到期（还有 30 天）")
    assert not any(FAR.title in title for _, title in told)
    assert len([one for one in told if REPEALED.title in one[1]]) == 1


def test_it_tells_more_as_the_days_go_on(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = entries(client)
    _on(monkeypatch, date(2026, 3, 2))
    assert len(entries(client)) == len(before) - len(
        [one for one in before if TODAYS.title in one[1]]
    ) + len([one for one in before if REPEALED.title in one[1]])


def test_what_came_late_is_told_once(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    late = Settings(index_dir=tmp_path_factory.mktemp("late"), memory_mb=64)
    _on(monkeypatch, date(2026, 2, 1))
    Index(late).publish([SOON])
    _on(monkeypatch, date(2026, 3, 1))
    with closing(open_engine(late)) as engine:
        told = entries(create_app(late, engine).test_client())
    assert [at[:10] for at, _ in told] == ["2026-02-18", "2026-02-01"]
    assert told[1][1].endswith("（还有 47 天）")


def test_the_calendar_is_read_by_others(client: FlaskClient) -> None:
    found = calendar(client)
    events = {str(one["summary"]): one for one in found.walk("VEVENT")}
    assert len(events) == len({str(one["uid"]) for one in events.values()}) == 6
    soon = events[f"到期：《{SOON.title}》（{SOON.document_number}）"]
    assert (soon["dtstart"].dt, soon["dtend"].dt) == (date(2026, 3, 20), date(2026, 3, 21))
    assert [alarm["trigger"].dt for alarm in soon.walk("VALARM")] == [
        timedelta(days=-days) for days in (180, 90, 30)
    ]
    assert "本办法有效期至2026年3月20日。" in str(soon["description"])
    assert str(soon["url"]).endswith(f"/d/{quote(SOON.id)}")
    assert any(FAR.title in name for name in events), "a calendar has what ends in two years"
    marked = next(one for name, one in events.items() if "🐕" in name)
    assert f"《{MARKS.title}》" in str(marked["summary"])


def test_the_calendar_keeps_to_the_form_of_its_lines(client: FlaskClient) -> None:
    data = client.get("/expiries.ics").data
    assert data.endswith(b"\r\n")
    lines = data.split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    for line in lines:
        line.decode()  # no character is cut


def test_a_calendar_of_an_organ_follows_the_index(client: FlaskClient) -> None:
    events = calendar(client, f"?issuer={POLICE}").walk("VEVENT")
    assert [str(one["summary"]) for one in events] == [
        f"到期：《{LATER.title}》（{LATER.document_number}）"
    ]
    first = client.get("/expiries.ics")
    again = client.get("/expiries.ics", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_no_text_breaks_out_of_its_value() -> None:
    said = "甲\r\nEND:VEVENT\nX:1\r乙\x00"
    day = CalendarDay(
        uid="a@b", day=date(2026, 1, 1), summary=said, description=said, url="", alarms=(30,)
    )
    made = calendar_text("名", [day], datetime(2026, 1, 1, tzinfo=UTC))
    read: Any = Calendar.from_ical(made)
    (event,) = read.walk("VEVENT")
    assert str(event["summary"]) == "甲\nEND:VEVENT\nX:1\n乙"
    assert escaped("a\\n") == "a\\\\n"
    assert "".join(part.removeprefix(" ") for part in folded("甲" * 99)) == "甲" * 99


def test_the_api_goes_on_by_cursor(client: FlaskClient) -> None:
    whole = [one["document"]["id"] for one in listed(client)["expiries"]]
    first = listed(client, "?size=2")
    rest = listed(client, f"?size=9&cursor={first['next_cursor']}")
    assert [one["document"]["id"] for one in (*first["expiries"], *rest["expiries"])] == whole
    assert rest["next_cursor"] is None
    (soon,) = [one for one in listed(client)["expiries"] if one["document"]["id"] == SOON.id]
    assert (soon["last_day"], soon["becomes"], soon["stated"]) == ("2026-03-20", "失效", True)
    assert soon["taken_up"] == "2025-03-01"


def test_other_pages_lead_here(client: FlaskClient) -> None:
    for address in ("/effects", "/changes", "/cleanup", "/data"):
        hrefs = page(client, address).xpath("//main//a/@href")
        assert {"/expiries", "/series"} <= set(hrefs), address
        assert any("without_reading=1" in href for href in hrefs), address
