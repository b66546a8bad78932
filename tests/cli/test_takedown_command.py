"""Taking down by command: at once, for good, with a record; and back."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer.engines import check, open_engine, open_writer
from indexer.settings import Settings
from indexer.takedown import user
from indexer.takedown_record import RECORD
from search_app import create_app
from tests.cli.conftest import Run, record, write_records

SOON = 30.0
"""Seconds, where a minute is promised; a busy machine is no failure."""


@pytest.fixture
def indexed(policy_search: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line in a place where `folder` is indexed."""
    monkeypatch.setenv("POLICY_SEARCH_WORKERS", "1")
    assert policy_search("index", folder).code == 0
    return policy_search


def client() -> FlaskClient:
    settings = Settings()
    return create_app(settings, open_engine(settings)).test_client()


def found(client: FlaskClient, text: str) -> list[str]:
    return [hit["id"] for hit in client.get(f"/api/v1/search?q={text}").get_json()["hits"]]


def test_a_document_is_gone_from_everywhere_at_once(indexed: Run) -> None:
    visitor = client()
    before = visitor.get("/healthz").get_json()["index_version"]
    assert found(visitor, "第12项工作")[0] == "n12"
    done = indexed("takedown", "https://so.example.gov.cn/d/n12", "--reason", "内容有误，已更正")
    assert done.code == 0
    assert (
        f"{user()}  撤下  n12  示例市人民政府关于第12项工作的通知（内容有误，已更正）" in done.out
    )
    deadline = time.monotonic() + SOON
    while visitor.get("/d/n12").status_code != 410 and time.monotonic() < deadline:
        time.sleep(0.05)
    page = visitor.get("/d/n12?q=工作")
    assert page.status_code == 410
    assert "原因：内容有误，已更正" in page.get_data(as_text=True)
    assert page.cache_control.no_cache
    assert "第12项工作如下" not in page.get_data(as_text=True)
    answer = visitor.get("/api/v1/documents/n12")
    assert answer.status_code == 410
    assert "内容有误，已更正" in answer.get_json()["error"]["message"]
    assert "n12" not in found(visitor, "第12项工作")
    assert "n12" not in visitor.get("/search?q=第12项工作").get_data(as_text=True)
    suggested = visitor.get("/api/v1/suggest?q=第12项").get_json()["suggestions"]
    assert "n12" not in [one["id"] for one in suggested]
    assert "2012" not in visitor.get("/data").get_data(as_text=True)
    assert visitor.get("/healthz").get_json()["index_version"] != before
    assert check(Settings()).problems == ()


def test_no_later_run_brings_it_back(indexed: Run, folder: Path) -> None:
    indexed("takedown", "n12", "--reason", "错")
    write_records(folder / "12.jsonl", [record(12, body="另一种写法")])
    indexed("index", folder)
    assert client().get("/d/n12").status_code == 410
    (folder / "12.jsonl").unlink()
    indexed("index", folder)
    write_records(folder / "12.jsonl", [record(12)])
    indexed("index", folder)
    assert client().get("/d/n12").status_code == 410
    shutil.rmtree(Path("var/index/generations"))
    Path("var/index/CURRENT").unlink()
    indexed("index", folder)
    assert client().get("/d/n12").status_code == 410
    assert client().get("/d/n13").status_code == 200


def test_it_does_not_wait_for_a_run_that_writes(indexed: Run) -> None:
    with open_writer(Settings()):
        assert indexed("takedown", "n12", "--reason", "错").code == 0
        assert client().get("/d/n12").status_code == 410


def test_the_same_text_goes_too_now_and_later(indexed: Run, folder: Path) -> None:
    write_records(folder / "copy.jsonl", [record(12, id="copy", date="2024-01-02")])
    write_records(folder / "near.jsonl", [record(12, id="near", body="文字不同")])
    indexed("index", folder)
    done = indexed("takedown", "n12", "--reason", "错")
    assert "文字相同的另外 1 份一并撤下" in done.out
    assert "near  示例市人民政府关于第12项工作的通知" in done.out
    other = folder.parent / "转载"
    other.mkdir()
    write_records(other / "again.jsonl", [record(12, id="again", issuer="示例市公安局")])
    ran = indexed("index", other)
    assert "不显示 1 份" in ran.out
    assert "again" in ran.out
    visitor = client()
    states = [visitor.get(f"/d/{id}").status_code for id in ("n12", "copy", "near", "again")]
    assert states == [410, 410, 200, 410]


def test_only_the_one_that_is_named(indexed: Run, folder: Path) -> None:
    write_records(folder / "copy.jsonl", [record(12, id="copy")])
    indexed("index", folder)
    done = indexed("takedown", "n12", "--reason", "错", "--only")
    assert "copy  示例市人民政府关于第12项工作的通知" in done.out
    visitor = client()
    assert [visitor.get(f"/d/{id}").status_code for id in ("n12", "copy")] == [410, 200]


def test_it_comes_back_and_the_record_keeps_both(indexed: Run) -> None:
    indexed("takedown", "n12", "n13", "--reason", "错")
    assert "早已撤下：n12" in indexed("takedown", "n12", "--reason", "错").out
    assert indexed("takedown", "n12", "--undo", "--reason", "核实无误").code == 0
    visitor = client()
    assert [visitor.get(f"/d/{id}").status_code for id in ("n12", "n13")] == [200, 410]
    lines = indexed("takedown", "--list").out.splitlines()
    assert [line.split("  ")[2:4] for line in lines] == [
        ["撤下", "n12"], ["撤下", "n13"], ["恢复", "n12"],
    ]  # fmt: skip
    assert all(user() in line for line in lines)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("n12",), "--reason"),
        (("--reason", "错"), "--list"),
        (("n12", "nowhere", "--reason", "错"), "nowhere"),
        (("n12", "--undo"), "n12"),
    ],
)
def test_wrong_use_changes_nothing(indexed: Run, arguments: tuple[str, ...], said: str) -> None:
    ran = indexed("takedown", *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert client().get("/d/n12").status_code == 200
    assert "没有撤下过文件" in indexed("takedown", "--list").out


def test_nothing_is_opened_by_a_record_that_cannot_be_read(indexed: Run) -> None:
    indexed("takedown", "n12", "--reason", "错")
    with Path("var/index", RECORD).open("a") as file:
        file.write("{broken\n")
    ran = indexed("search", "第12项工作")
    assert ran.code == 3
    assert RECORD in ran.err
