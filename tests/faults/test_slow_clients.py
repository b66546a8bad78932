"""Slow, many and half-finished connections cost others nothing; a stop is orderly and bounded."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.contract.engines import Index

PROGRAM = Path(sys.executable).with_name("policy-search")
PATIENCE = 30.0
HEADER_SECONDS, BODY_SECONDS, CONNECTIONS = 2, 4, 30
HALF_MINUTE = 30
HALF_HEADER = b"GET /search?q=a HTTP/1.1\r\nHost: a\r\nX-Slow: "
FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"
HALF_BODY = b"POST /check HTTP/1.1\r\nHost: a\r\n" + FORM + b"Content-Length: 5000\r\n\r\ntext="

Start = Callable[..., "Serving"]


class Serving:
    """A server of one process and two threads."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process, self.address = process, address
        self.host, _, port = address.removeprefix("http://").rstrip("/").rpartition(":")
        self.port = int(port) if port.isdigit() else 0

    def connect(self) -> socket.socket:
        """A new connection."""
        if self.address.startswith("unix:"):
            connection = socket.socket(socket.AF_UNIX)
            connection.settimeout(PATIENCE)
            connection.connect(self.address.removeprefix("unix:"))
            return connection
        return socket.create_connection((self.host.strip("[]"), self.port), timeout=PATIENCE)

    def ask(self, path: str = "/healthz") -> int:
        """The status of the answer to a request on a connection of its own."""
        asking = http.client.HTTPConnection("localhost", timeout=PATIENCE)
        with self.connect() as asking.sock:
            asking.request("GET", path, headers={"Connection": "close"})
            answer = asking.getresponse()
            answer.read()
            return answer.status


@pytest.fixture
def start(index: Index) -> Iterator[Start]:
    """Starts servers on the index; they are gone after the test."""
    with ExitStack() as running:

        def started(host: str = "127.0.0.1", **settings: object) -> Serving:
            given = {
                "host": host,
                "port": 0,
                "processes": 1,
                "threads": 2,
                "header_seconds": HEADER_SECONDS,
                "body_seconds": BODY_SECONDS,
                "connections": CONNECTIONS,
                "index_dir": index.settings.index_dir,
                **settings,
            }
            flags = [f"--{name.replace('_', '-')}={value}" for name, value in given.items()]
            process = subprocess.Popen(
                [PROGRAM, "serve", *flags],
                stdout=subprocess.PIPE,
                text=True,
                start_new_session=True,
            )
            assert process.stdout
            running.callback(process.stdout.close)
            running.callback(process.wait)
            running.callback(process.kill)
            line = process.stdout.readline()
            return Serving(process, line.partition("：")[2].split()[0])

        yield started


def closed_within(connection: socket.socket, seconds: float) -> bool:
    """Whether the server closes a connection; what it sends before does not count."""
    connection.settimeout(seconds)
    try:
        while connection.recv(65536):
            pass
    except TimeoutError:
        return False
    except ConnectionError:
        return True
    return True


def test_half_requests_stop_nobody_and_are_closed(start: Start) -> None:
    """Ten times as many as there are threads, on a connection each."""
    site = start(header_seconds=HALF_MINUTE, body_seconds=HALF_MINUTE)
    assert site.ask("/search?q=a") == 200
    with ExitStack() as held:
        slow = []
        for sent in (HALF_HEADER, HALF_BODY):
            for _ in range(10):
                slow.append(held.enter_context(site.connect()))
                slow[-1].sendall(sent)
        for path in ("/healthz", "/search?q=a", "/search?q=b"):
            began = time.monotonic()
            assert site.ask(path) == 200
            assert time.monotonic() - began < HALF_MINUTE / 2
        assert not any(closed_within(one, 0.01) for one in slow), "they are still there"


@pytest.mark.parametrize(
    ("sent", "seconds"), [(HALF_HEADER, HEADER_SECONDS), (HALF_BODY, BODY_SECONDS), (b"", 2)]
)
def test_a_drop_at_a_time_buys_no_time(start: Start, sent: bytes, seconds: float) -> None:
    site = start()
    with site.connect() as slow:
        slow.sendall(sent)
        began, open_still = time.monotonic(), True
        while open_still and time.monotonic() < began + 4 * seconds:
            time.sleep(0.2)
            try:
                if sent:
                    slow.sendall(b"a")
                open_still = not closed_within(slow, 0.05)
            except ConnectionError:
                open_still = False
        assert not open_still
        assert time.monotonic() - began >= 0.8 * seconds, "there is as much time as is said"


def test_more_connections_than_allowed_push_out_who_waits_longest(start: Start) -> None:
    site = start(header_seconds=60)
    with ExitStack() as held:
        slow = [held.enter_context(site.connect()) for _ in range(3 * CONNECTIONS)]
        for one in slow:
            one.sendall(HALF_HEADER)
        assert site.ask() == 200
        assert closed_within(slow[0], 5)
        assert not closed_within(slow[-1], 0.2)


def test_who_does_not_read_the_answer_holds_no_thread(start: Start) -> None:
    site = start()
    with ExitStack() as held:
        for _ in range(8):  # four times the threads
            one = held.enter_context(site.connect())
            one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
            one.sendall(b"GET /search?q=a HTTP/1.1\r\nHost: a\r\n\r\n" * 5)
        for _ in range(5):
            assert site.ask("/search?q=b") == 200


def test_requests_of_one_connection_are_answered_in_their_order(start: Start) -> None:
    site = start()
    asking = http.client.HTTPConnection(site.host, site.port, timeout=PATIENCE)
    for path, status in (("/healthz", 200), ("/nowhere", 404), ("/search?q=a", 200)):
        asking.request("GET", path)
        answer = asking.getresponse()
        assert (answer.status, bool(answer.read())) == (status, True)
    asking.close()


def test_an_address_that_is_too_long_is_414(start: Start) -> None:
    site = start()
    assert site.ask(f"/search?q={'a' * 400}") == 200
    assert site.ask(f"/search?q={'a' * 9000}") == 414


def test_a_body_in_pieces_is_taken_whole(start: Start) -> None:
    site = start()
    with site.connect() as asking:
        body = b"text=" + b"a" * 3000
        asking.sendall(b"POST /check HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + FORM)
        asking.sendall(b"Content-Length: %d\r\n\r\n" % len(body))
        for at in range(0, len(body), 500):
            asking.sendall(body[at : at + 500])
            time.sleep(0.02)
        answer = b""
        while piece := asking.recv(65536):
            answer += piece
    assert answer.startswith(b"HTTP/1.1 200")
    assert b"aaaaaaaa" in answer or b"content-encoding" in answer.lower()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_answers_what_has_come_and_is_over_in_time(
    start: Start, number: signal.Signals
) -> None:
    """Half requests do not keep it: 30 seconds are what an operator is promised."""
    site = start(header_seconds=600, body_seconds=600)
    assert site.ask("/search?q=a") == 200
    with ExitStack() as held:
        for _ in range(10):
            held.enter_context(site.connect()).sendall(HALF_HEADER)
        coming = held.enter_context(site.connect())
        coming.sendall(HALF_BODY.replace(b"5000", b"9"))
        time.sleep(0.3)
        began = time.monotonic()
        os.kill(site.process.pid, number)
        time.sleep(1)
        coming.sendall(b"abcd")
        assert coming.recv(65536).startswith(b"HTTP/1.1 200")
        assert site.process.wait(PATIENCE) == 0
        assert time.monotonic() - began < 30


def test_the_new_address_of_ipv6(start: Start) -> None:
    site = start("::1")
    assert site.address.startswith("http://[::1]:")
    assert site.ask() == 200


def test_a_unix_socket_is_served_and_a_dead_one_replaced(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "site.sock"
    site = start(f"unix:{path}")
    assert site.ask() == 200
    assert path.stat().st_mode & 0o777 == 0o660
    refused = subprocess.run(
        [PROGRAM, "serve", f"--host=unix:{path}", f"--index-dir={tmp_path / 'index'}"],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert refused.returncode == 2, "a socket that is answered is left alone"
    os.killpg(site.process.pid, signal.SIGKILL)
    site.process.wait()
    assert path.is_socket()
    assert start(f"unix:{path}").ask() == 200


def test_many_at_once_are_all_answered(start: Start) -> None:
    site = start(connections=100)
    found: list[int] = []
    asking = [
        threading.Thread(target=lambda: found.append(site.ask("/search?q=a"))) for _ in range(40)
    ]
    for one in asking:
        one.start()
    for one in asking:
        one.join()
    assert found == [200] * 40
