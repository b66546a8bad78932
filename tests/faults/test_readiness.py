"""`/readyz` tells an operator what the pages, answered from what is open, do not show."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from threading import enumerate as enumerate_threads
from typing import Any

import pytest
from flask.testing import FlaskClient

from indexer.changes.last_run import LAST_RUN, begin_run, end_run
from indexer.engines.whoosh import whoosh_engine
from indexer.engines.whoosh.files.generations import current_folder
from indexer.today import now
from search_app import create_app
from search_app.cli import run
from search_app.site import site_of
from tests.contract.documents import document
from tests.contract.engines import Index


@pytest.fixture
def client(index: Index, monkeypatch: pytest.MonkeyPatch) -> Iterator[FlaskClient]:
    monkeypatch.setattr(whoosh_engine, "LOOK_EVERY", 0)
    settings = index.settings.model_copy(update={"fresh_days": 7})
    with index.engine() as engine:
        yield create_app(settings, engine).test_client()


def ready(client: FlaskClient) -> tuple[int, list[str]]:
    answer = client.get("/readyz")
    body: dict[str, Any] = answer.get_json()
    assert body["status"] == ("ready" if answer.status_code == 200 else "unready")
    assert body["index_version"]
    return answer.status_code, body["reasons"]


def test_a_site_that_answers_from_what_was_published_last_is_ready(client: FlaskClient) -> None:
    assert ready(client) == (200, [])


def test_what_cannot_be_taken_up_is_told_while_the_old_one_answers(
    index: Index, client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    index.publish([document("k8", "养犬")], merge=False)
    path = next(current_folder(index.settings.index_dir).glob("*.psa"))
    data = path.read_bytes()
    path.unlink()
    code, (reason,) = ready(client)
    assert (code, path.name in reason) == (503, True)
    assert client.get("/healthz").status_code == 200
    assert client.get("/search?q=养犬").status_code == 200
    ready(client)
    assert sum(path.name in record.getMessage() for record in caplog.records) == 1
    path.write_bytes(data)
    assert ready(client) == (200, [])


def test_an_index_without_its_pointer_is_told(index: Index, client: FlaskClient) -> None:
    (index.settings.index_dir / "CURRENT").unlink()
    code, (reason,) = ready(client)
    assert code == 503
    assert "找不到索引" in reason


def test_the_weekly_look_finds_damage_until_another_index_is_there(
    index: Index, client: FlaskClient
) -> None:
    path = next(current_folder(index.settings.index_dir).glob("*text.col"))
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(bytes([data[0] ^ 1]) + data[1:])
    assert ready(client) == (200, [])
    site_of(client.application).readiness.look()
    code, (reason,) = ready(client)
    assert (code, path.name in reason) == (503, True)
    run(["index", "--repair", "--index-dir", str(index.settings.index_dir)])
    assert not any(path.name in reason for reason in ready(client)[1])


def test_a_run_that_failed_is_told_until_one_succeeds(
    index: Index, client: FlaskClient, tmp_path: Path
) -> None:
    place = ["--index-dir", str(index.settings.index_dir)]
    assert run(["index", str(tmp_path / "gone"), *place]) == 2
    code, (reason,) = ready(client)
    assert code == 503
    assert "没有成功" in reason
    folder = tmp_path / "notices"
    folder.mkdir()
    (folder / "a.txt").write_text("关于养犬的通知\n请登记。\n", encoding="utf-8")
    assert run(["index", str(folder), *place]) == 0
    assert ready(client) == (200, [])


def test_an_index_that_nobody_updates_is_told(
    index: Index, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = begin_run(index.settings.index_dir)
    end_run(index.settings.index_dir, begun, 0)
    assert ready(client) == (200, [])
    old = (now() - timedelta(days=8)).isoformat()
    monkeypatch.setattr("indexer.changes.last_run.timestamp", lambda: old)
    end_run(index.settings.index_dir, begun, 0)
    code, (reason,) = ready(client)
    assert code == 503
    assert "已超过 7 天没有更新" in reason


def test_a_run_that_was_killed_is_told_and_one_that_lasts_is_not(
    index: Index, client: FlaskClient
) -> None:
    place = os.fspath(index.settings.index_dir)
    begin = "import sys; from pathlib import Path; from indexer.changes.last_run import begin_run;"
    begin += "begin_run(Path(sys.argv[1])); print(flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", begin, place], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as lasting:
        assert lasting.stdout
        lasting.stdout.readline()
        assert ready(client) == (200, [])
        lasting.kill()
    code, (reason,) = ready(client)
    assert (code, "强行终止" in reason) == (503, True)
    written = index.settings.index_dir / LAST_RUN
    elsewhere = json.loads(written.read_text(encoding="utf-8")) | {"place": "another machine"}
    written.write_text(json.dumps(elsewhere), encoding="utf-8")
    assert ready(client) == (200, []), "of other machines nothing is known"


def test_without_a_known_run_the_day_of_the_index_counts(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ready(client) == (200, [])
    later = now() + timedelta(days=8)
    monkeypatch.setattr("search_app.http.readiness.now", lambda: later)
    code, (reason,) = ready(client)
    assert (code, "已超过 7 天没有更新" in reason) == (503, True)


def test_an_error_that_damage_explains_is_told_as_such(
    index: Index, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def senseless(*_: object) -> None:
        raise IndexError("out of bounds")

    def search() -> int:
        return client.get("/search?q=养犬").status_code

    client.application.testing = client.application.config["PROPAGATE_EXCEPTIONS"] = False
    monkeypatch.setattr("indexer.answers.snapshot_view.SnapshotView.search", senseless)
    assert search() == 500
    _let_it_look()
    assert (search(), ready(client)) == (500, (200, []))  # whole: a mistake of the program
    index.publish([document("k9", "养犬")], merge=False)
    path = next(current_folder(index.settings.index_dir).glob("*text.col"))
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(bytes([data[0] ^ 1]) + data[1:])
    assert search() == 500
    _let_it_look()
    assert search() == 503
    code, (reason,) = ready(client)
    assert (code, path.name in reason) == (503, True)


def _let_it_look() -> None:
    for thread in enumerate_threads():
        if thread.name == "check after an error":
            thread.join()
