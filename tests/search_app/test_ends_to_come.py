"""A repeal that is stated and still to come: page, hit, files, API and check say the same."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from indexer import today as clock
from tests.contract.test_relations import rule
from tests.search_app.conftest import site_of
from tests.search_app.pages import answer, page, text, texts

NAME = "云川市渡船管理办法"
FERRY = rule("boats", NAME, "云政规〔2015〕12号", date(2015, 4, 1), "第一条　渡船应当登记。")
PIER = rule(
    "pier", "云川市码头办法", "云政规〔2015〕5号", date(2015, 1, 1), "第一条　渡船可以停靠。"
)
RAFT = rule(
    "raft",
    "云川市竹筏办法",
    "云政规〔2015〕6号",
    date(2015, 1, 1),
    "渡船以外的竹筏。本办法有效期至2029年12月31日。",
)
BRIDGE = rule(
    "bridge",
    "云川市渡桥办法",
    "云政规〔2015〕7号",
    date(2015, 1, 1),
    "第一条　渡船与渡桥。",
    "第二条　收费。",
)
DECISION = rule(
    "ends",
    "关于渡船的决定",
    "云政规〔2026〕2号",
    date(2026, 10, 1),
    f"《{NAME}》自2027年1月1日起废止。",
    "《云川市码头办法》自2027年3月1日起停止执行。",
    "《云川市竹筏办法》自2027年4月1日起废止。",
    "《云川市渡桥办法》第二条自2027年5月1日起废止。",
)
SAID = {
    "boats": "自2027年1月1日起废止（文件写明）",
    "pier": "自2027年3月1日起失效（文件写明）",
    "raft": "自2027年4月1日起废止（文件写明）",
    "bridge": "第二条自2027年5月1日起废止（文件写明）",
}
SILENT = "未查到废止、失效的记载"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 12, 1, 4, tzinfo=UTC))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    folder = tmp_path_factory.mktemp("ends")
    with site_of(folder, [FERRY, PIER, RAFT, BRIDGE, DECISION]) as app:
        yield app


@pytest.fixture
def client(site: Flask) -> FlaskClient:
    return site.test_client()


def _card(client: FlaskClient, id: str) -> str:
    """The hit of a document."""
    root = page(client, "/search?q=渡船")
    return text(root, f"//article[.//h3/a[starts-with(@href, '/d/{id}')]]")


@pytest.mark.parametrize("id", SAID)
def test_page_hit_and_api_say_from_when_it_ends(client: FlaskClient, id: str) -> None:
    (band,) = texts(page(client, f"/d/{id}"), "//div[@class='band']")
    assert f"{SAID[id]}。" in band
    assert "关于渡船的决定" in band
    hit = _card(client, id)
    assert f"{SAID[id]}。" in hit
    assert hit.count(SAID[id]) == 1
    told = answer(client, f"/api/v1/documents/{id}/relations")["cautions"]
    assert [(one["kind"], one["message"], one["by"]["id"]) for one in told] == [
        ("ends_later", f"{SAID[id]}。", "ends")
    ]
    (found,) = (one for one in answer(client, "/api/v1/search?q=渡船")["hits"] if one["id"] == id)
    assert found["cautions"] == told


@pytest.mark.parametrize("id", ["boats", "pier"])
def test_nothing_says_that_no_repeal_was_found(client: FlaskClient, id: str) -> None:
    assert SILENT not in text(page(client, f"/d/{id}"), "//main")
    hit = _card(client, id)
    assert SILENT not in hit
    (found,) = (one for one in answer(client, "/api/v1/search?q=渡船")["hits"] if one["id"] == id)
    assert found["validity_said"] == SAID[id]
    for form in (f"/d/{id}.md", f"/d/{id}.txt"):
        written = client.get(form).get_data(as_text=True)
        assert SAID[id] in written
        assert SILENT not in written.split("本站没有收录，不表示文件不存在", 1)[0]


def test_a_table_of_all_hits_says_it(client: FlaskClient) -> None:
    table = client.get("/export.csv?q=渡船").get_data(as_text=True)
    (row,) = (row for row in csv.reader(io.StringIO(table)) if NAME in row)
    assert SAID["boats"] in row
    assert not any(SILENT in cell for cell in row)


def test_a_part_leaves_the_rest_as_it_is(client: FlaskClient) -> None:
    assert SILENT in text(page(client, "/d/bridge"), "//main")


def test_from_its_day_on_it_has_ended(client: FlaskClient) -> None:
    day = "asof=2027-01-01"
    told = answer(client, f"/api/v1/documents/boats/relations?{day}")
    assert (told["validity"]["validity"], told["cautions"]) == ("已废止", [])


def test_the_check_of_a_draft_says_it_once_with_its_sentence(client: FlaskClient) -> None:
    draft = f"根据《{NAME}》（云政规〔2015〕12号），制定本通知。"
    checked = client.post("/api/v1/check", json={"text": draft}).get_json()
    (one,) = checked["citations"]
    assert one["validity"]["label"] == SAID["boats"]
    assert [(found["code"], found["message"]) for found in one["findings"]] == [
        ("ends_later", f"{SAID['boats']}。")
    ]
    shown = client.post("/check", data={"text": draft}).get_data(as_text=True)
    assert shown.count(SAID["boats"]) == 1
    assert f"《{NAME}》自2027年1月1日起废止。" in shown
    assert SILENT not in shown
