"""`policy-search analytics` of what a running server was asked by clients behind a proxy."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest

from search_app.operation.analytics import FILE, PEOPLE
from tests.cli.conftest import Run

PATIENCE = 30.0
PHONE = "13800138000"
OPTIONS = ("--analytics-days", "30", "--trusted-proxies", "127.0.0.1", "--processes", "2")


@pytest.fixture
def url(policy_search: Run, folder: Path) -> Iterator[str]:
    """The address of a server with two processes that counts behind a declared proxy."""
    assert policy_search("index", folder).code == 0
    process = subprocess.Popen(
        [sys.executable, "-m", "search_app.cli", "serve", "--port", "0", *OPTIONS],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    try:
        yield process.stdout.readline().partition("：")[2].split()[0]
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)
        process.stdout.close()


def search(url: str, text: str, client: str) -> None:
    """Search as the proxy passes on what a client asks."""
    asked = Request(f"{url}search?q={quote(text)}", headers={"X-Forwarded-For": client})
    with urlopen(asked, timeout=PATIENCE) as answer:
        assert answer.status == 200


def test_what_five_clients_ask_is_told_and_what_fewer_ask_is_nowhere(
    policy_search: Run, url: str
) -> None:
    for number in range(PEOPLE):
        search(url, f"工作通知 {PHONE}", f"192.0.2.{number}")
        search(url, "贯彻执行", f"192.0.2.{number}")
    for number in range(PEOPLE - 1):
        search(url, "供热补贴", f"192.0.2.{number}")
    for port in range(2 * PEOPLE):
        search(url, "燃气改造", f"192.0.2.1:{5000 + port}")
        search(url, "垃圾分类", f"2001:db8:1:2::{port}")
        search(url, "噪声扰民", f"198.51.100.{port}, 192.0.2.1")
    ran = policy_search("analytics")
    assert ran.code == 0
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    most, missed = lines.index("检索最多的"), lines.index("没有结果最多的")
    assert set(lines[most + 1 : missed]) == {f"{PEOPLE} 次 工作通知", f"{PEOPLE} 次 贯彻执行"}
    assert lines[missed + 1 :] == [f"{PEOPLE} 次 工作通知"], "with the number no document has it"
    held = b"".join(path.read_bytes() for path in Path("var/index").glob(f"{FILE}*"))
    assert "工作通知".encode() in held
    for hidden in (PHONE, "供热", "燃气", "垃圾", "噪声", "192.0.2", "2001:db8"):
        assert hidden.encode() not in held, hidden
