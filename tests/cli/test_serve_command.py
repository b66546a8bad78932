"""`policy-search serve`: a process of its own, as people start it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.cli.conftest import Run, record, write_records

PROGRAM = Path(sys.executable).with_name("policy-search")
PATIENCE = 30.0
"""Seconds that a machine under load may take."""


class Serving:
    """A running `policy-search serve` and its address."""

    def __init__(self, process: subprocess.Popen[str], url: str) -> None:
        self.process = process
        self.url = url

    def total(self) -> int:
        """How many documents answer, by the API."""
        with urlopen(f"{self.url}api/v1/search", timeout=PATIENCE) as answer:
            total: int = json.load(answer)["total"]
        return total


@pytest.fixture
def indexed(policy_search: Run, folder: Path) -> Path:
    """The folder of notices, after it was indexed."""
    assert policy_search("index", folder).code == 0
    return folder


@pytest.fixture
def serving(indexed: Path) -> Iterator[Serving]:
    """A server of the ten notices on a free port."""
    process = subprocess.Popen(
        [PROGRAM, "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout
    try:
        line = process.stdout.readline()
        assert "http://127.0.0.1:" in line
        yield Serving(process, line.partition("：")[2].split()[0])
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def test_the_address_that_is_printed_answers(serving: Serving) -> None:
    with urlopen(serving.url, timeout=PATIENCE) as page:
        assert page.status == 200
    assert serving.total() == 10


def test_interrupting_all_its_processes_ends_it_cleanly(serving: Serving) -> None:
    assert serving.total() == 10
    os.killpg(serving.process.pid, signal.SIGINT)
    assert serving.process.wait(PATIENCE) == 0
    with pytest.raises(URLError):
        serving.total()


def test_a_new_index_is_taken_up_and_no_request_dropped(serving: Serving, indexed: Path) -> None:
    assert serving.total() == 10
    write_records(indexed / "20.jsonl", [record(20)])
    indexing = subprocess.Popen([PROGRAM, "index", indexed], stdout=subprocess.DEVNULL)
    totals, end = [10], time.monotonic() + PATIENCE
    while totals[-1] == 10 and time.monotonic() < end:
        totals.append(serving.total())
    assert indexing.wait(PATIENCE) == 0
    assert totals[-1] == 11


def test_without_an_index_it_says_what_to_run(policy_search: Run) -> None:
    ran = policy_search("serve")
    assert (ran.code, ran.out) == (3, "")
    assert "policy-search index 文件夹" in ran.err


def test_a_port_that_is_taken_is_said(policy_search: Run, indexed: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ran = policy_search("serve", "--port", taken.getsockname()[1])
    assert ran.code == 2
    assert "--port" in ran.err
