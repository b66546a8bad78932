"""A running site counts what it does, on a port of its own, and logs nothing that was typed."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit
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

    def workers(self) -> set[int]:
        """The processes that answer; that of the figures was started before them."""
        _figures, *workers = children(self.process.pid)
        return set(workers)


def listens(port: int | None) -> bool:
    """Whether somebody answers at a port of this machine."""
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


def children(pid: int) -> list[int]:
    """The processes that a process has started, in that order."""
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(one) for one in text.split()]


@pytest.fixture
def site(policy_search: Run, folder: Path, tmp_path: Path) -> Iterator[Site]:
    assert policy_search("index", folder).code == 0
    port, log, temporary = free_port(), tmp_path / "log", tmp_path / "tmp"
    temporary.mkdir()
    options = ["--metrics-port", str(port), "--request-log", "all", "--processes", "2"]
    with log.open("w", encoding="utf-8") as stderr:
        process = subprocess.Popen(
            [sys.executable, "-m", "search_app.cli", "serve", "--port", "0", *options],
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
            start_new_session=True,
            env={**os.environ, "TMPDIR": str(temporary)},
        )
    assert process.stdout
    try:
        line = process.stdout.readline()
        assert "http://127.0.0.1:" in line, log.read_text(encoding="utf-8")
        url = line.partition("：")[2].split()[0]
        yield Site(process, url, f"http://127.0.0.1:{port}/metrics", log)
    finally:
        if process.poll() is None:
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


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_what_was_counted_outlives_a_worker(site: Site, how: signal.Signals) -> None:
    for number in range(8):
        site.get(f"search?q={quote('通知')}&n={number}")
    before, old = site.figures(), site.workers()
    assert len(old) == 2
    for pid in old:
        os.kill(pid, how)
    end = time.monotonic() + PATIENCE
    while len(site.workers() - old) < 2 and time.monotonic() < end:
        time.sleep(0.1)
    assert len(site.workers() - old) == 2, "others took their place"
    after = site.figures()
    falling = {name for name, value in before.items() if after.get(name, 0) < value}
    assert falling <= {"policy_search_index_not_taken_up"}
    for number in range(4):
        site.get(f"search?q={quote('通知')}&n={number}")
    assert site.figures()["policy_search_searches_total"] == 12


@pytest.mark.parametrize("how", ["one", "all", "interrupt", "killed"])
def test_a_stop_closes_the_port_of_the_figures_and_puts_their_folder_away(
    site: Site, tmp_path: Path, how: str
) -> None:
    """Signals that come to the first process alone, and to all of a unit or of a terminal."""
    site.get(f"search?q={quote('通知')}")
    folders = list((tmp_path / "tmp").glob("policy-search-metrics-*"))
    assert len(folders) == 1
    began = time.monotonic()
    pid = site.process.pid
    if how == "one":
        os.kill(pid, signal.SIGTERM)
    elif how == "killed":
        os.kill(pid, signal.SIGKILL)
    else:
        os.killpg(pid, signal.SIGINT if how == "interrupt" else signal.SIGTERM)
    code = site.process.wait(PATIENCE)
    assert code == (-signal.SIGKILL if how == "killed" else 0)
    port = urlsplit(site.metrics).port
    while (folders[0].exists() or listens(port)) and time.monotonic() < began + PATIENCE:
        time.sleep(0.1)
    assert (folders[0].exists(), listens(port)) == (False, False)
    assert "Traceback" not in site.log.read_text(encoding="utf-8")


def test_how_a_worker_stood_ends_with_it(tmp_path: Path) -> None:
    """In a process of its own, as the place to count in is read when its program is imported."""
    ran = subprocess.run(
        [sys.executable, "-c", STOOD],
        env={**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.split() == ["1.0", "0.0"]


STOOD = """
import os
from datetime import UTC, datetime
from types import SimpleNamespace
from prometheus_client import CollectorRegistry
from prometheus_client.multiprocess import MultiProcessCollector
from search_app.operation.metrics import Metrics, forget_process

def view(version):
    statistics = SimpleNamespace(documents=3)
    return SimpleNamespace(
        version=version, statistics=lambda: statistics, published_at=datetime.now(UTC)
    )

def behind():
    registry = CollectorRegistry()
    MultiProcessCollector(registry)
    return registry.get_sample_value("policy_search_index_not_taken_up")

worker = os.fork()
if not worker:
    Metrics().answers_from(view("1-a"), behind=True)
    os._exit(0)
os.waitpid(worker, 0)
Metrics().answers_from(view("2-a"), behind=False)
print(behind())
forget_process(worker)
print(behind())
os._exit(0 if print(end="", flush=True) is None else 1)
"""


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
    assert "PROMETHEUS_MULTIPROC_DIR" not in os.environ, "nothing is left to whoever comes next"


def test_a_shape_has_no_words() -> None:
    assert set(map(type, shape_of("养犬 “登记” -免疫").values())) == {int}
