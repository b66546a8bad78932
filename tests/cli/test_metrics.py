"""A running site counts what it does, on a port of its own, and logs nothing that was typed."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest

from indexer.today import now
from search_app.operation.request_log import shape_of
from tests.cli.conftest import Run

PATIENCE = 30.0
SECRET = "身份证11010119900307123X"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    return port


class Site:
    """A running site: its address, that of its figures, and its log."""

    def __init__(self, process: subprocess.Popen[str], url: str, metrics: str, log: Path) -> None:
        self.process, self.url, self.metrics, self.log = process, url, metrics, log

    def get(self, path: str, **headers: str) -> tuple[bytes, str]:
        with urlopen(Request(self.url + path, headers=headers), timeout=PATIENCE) as answer:
            return answer.read(), answer.headers["X-Request-ID"]

    def figures(self) -> dict[str, float]:
        with urlopen(self.metrics, timeout=PATIENCE) as answer:
            text = answer.read().decode()
        return {
            name: float(value)
            for name, value in re.findall(r"^(policy_search\S+) (\S+)$", text, re.MULTILINE)
        }

    def lines(self) -> list[dict[str, object]]:
        text = self.log.read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines() if line.startswith("{")]


@pytest.fixture
def site(policy_search: Run, folder: Path, tmp_path: Path) -> Iterator[Site]:
    assert policy_search("index", folder).code == 0
    port, log = free_port(), tmp_path / "log"
    options = ["--metrics-port", str(port), "--request-log", "all", "--processes", "2"]
    with log.open("w", encoding="utf-8") as stderr:
        process = subprocess.Popen(
            [sys.executable, "-m", "search_app.cli", "serve", "--port", "0", *options],
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
        )
    assert process.stdout
    try:
        line = process.stdout.readline()
        assert "http://127.0.0.1:" in line, log.read_text(encoding="utf-8")
        url = line.partition("：")[2].split()[0]
        yield Site(process, url, f"http://127.0.0.1:{port}/metrics", log)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)
        process.stdout.close()


def test_what_all_processes_did_is_counted_together(site: Site) -> None:
    for number in range(12):
        site.get(f"search?q={quote('通知')}&n={number}")
    site.get(f"api/v1/search?q={quote('“没有哪份文件写着这句话”')}")
    found = site.figures()
    searches = 'policy_search_request_seconds_count{endpoint="/search",status="200"}'
    assert found[searches] == 12
    assert found["policy_search_searches_total"] == 13
    assert found["policy_search_searches_without_hits_total"] == 1
    assert found["policy_search_documents"] == 10
    assert found["policy_search_index_not_taken_up"] == 0
    assert found["policy_search_last_run_succeeded"] == 1
    published = found["policy_search_index_published_timestamp_seconds"]
    assert abs(now().timestamp() - published) < 600


def test_a_line_for_each_request_has_its_id_and_nothing_that_was_typed(site: Site) -> None:
    typed_as_name = f"{quote(SECRET)}=&{quote('13800138000')}=1"
    _, id = site.get(f"search?q={quote(SECRET)}+{quote('“内部事项”')}&{typed_as_name}")
    _, given = site.get("api/v1/health", **{"X-Request-ID": "front-0123456789"})
    assert given == "front-0123456789"
    _, other = site.get("api/v1/health", **{"X-Request-ID": "two words"})
    assert re.fullmatch(r"[0-9a-f]{16}", other)
    by_id = {line["request_id"]: line for line in site.lines()}
    line = by_id[id]
    assert (line["endpoint"], line["status"], line["parameters"]) == ("/search", 200, ["q"])
    assert line["shape"] == {"characters": 28, "words": 2, "phrases": 1, "operators": 0}
    text = site.log.read_text(encoding="utf-8")
    for typed in (
        "身份证",
        "11010119900307123X",
        "内部事项",
        "13800138000",
        quote("身份证"),
        "127.0.0.1",
    ):
        assert typed not in text


def test_a_port_that_is_taken_is_said(policy_search: Run, folder: Path) -> None:
    assert policy_search("index", folder).code == 0
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = policy_search("serve", "--port", "0", "--metrics-port", port)
    assert ran.code == 2
    assert "--metrics-port" in ran.err


def test_a_shape_has_no_words() -> None:
    assert set(map(type, shape_of("养犬 “登记” -免疫").values())) == {int}
