"""Each client has CPU seconds of its own, counted together by all processes of a site."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest
from flask import Flask

from indexer.engines import open_engine
from indexer.settings import Settings, SettingsError, load_settings
from search_app import create_app, wording
from search_app.http.client_address import Proxies, counted_as
from search_app.http.client_budget import ROWS, SLOTS, Budgeted, Budgets
from search_app.http.gunicorn_server import is_counted
from tests.contract.engines import Index

ONE, OTHER = counted_as("192.0.2.1"), counted_as("192.0.2.2")


def test_what_is_used_drains_away_within_a_minute() -> None:
    budgets = Budgets(30)
    budgets.charge(ONE, 40, now=100)
    assert (budgets.used(ONE, 100), budgets.wait(ONE, 100)) == (40, 20)
    assert budgets.used(ONE, 110) == 35
    assert budgets.wait(ONE, 120) == 0
    assert budgets.used(ONE, 180) == 0
    assert budgets.used(OTHER, 100) == 0


def test_processes_count_together() -> None:
    budgets = Budgets(30)
    for _ in range(4):
        child = os.fork()
        if not child:
            for _ in range(50):
                budgets.charge(ONE, 0.1, now=100)
            os._exit(0)
        assert os.waitpid(child, 0)[1] == 0
    assert budgets.used(ONE, 100) == pytest.approx(20)


def test_a_process_that_is_killed_with_the_lock_gives_it_back() -> None:
    budgets = Budgets(30)
    child = os.fork()
    if not child:
        budgets._lock.acquire(timeout=1)
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    budgets.charge(ONE, 1, now=100)
    assert budgets.used(ONE, 100) == 1, "it is counted all the same"


def test_a_process_that_keeps_the_lock_stops_nobody_and_is_not_passed_over() -> None:
    budgets = Budgets(30)
    taken, told = os.pipe()
    child = os.fork()
    if not child:
        budgets._lock.acquire(timeout=1)
        os.write(told, b"1")
        signal.pause()
    try:
        os.read(taken, 1)
        began = time.monotonic()
        budgets.charge(ONE, 1, now=100)
        assert budgets.used(ONE, 100) == 0
        assert time.monotonic() - began < 1
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    budgets.charge(ONE, 1, now=100)
    assert budgets.used(ONE, 100) == 1


def test_threads_of_a_process_count_together() -> None:
    budgets = Budgets(30)

    def charge() -> None:
        for _ in range(50):
            budgets.charge(ONE, 0.1, now=100)

    threads = [Thread(target=charge) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert budgets.used(ONE, 100) == pytest.approx(20)


def test_many_clients_push_out_who_has_used_least() -> None:
    budgets = Budgets(30)
    budgets.charge(ONE, 100, now=100)
    for number in range(3 * ROWS * SLOTS // 10):
        budgets.charge(number.to_bytes(8, "big"), 0.01, now=100)
    assert budgets.used(ONE, 100) == 100


@pytest.mark.parametrize(
    ("declared", "peer", "passed", "client"),
    [
        ((), "192.0.2.9", "198.51.100.1", "192.0.2.9"),
        (("192.0.2.0/24",), "192.0.2.9", "198.51.100.1", "198.51.100.1"),
        (("192.0.2.0/24",), "192.0.2.9", "203.0.113.7, 198.51.100.1", "198.51.100.1"),
        (("192.0.2.0/24",), "192.0.2.9", "198.51.100.1, 192.0.2.8", "198.51.100.1"),
        (("192.0.2.0/24",), "192.0.2.9", "", "192.0.2.9"),
        (("192.0.2.0/24",), "192.0.2.9", "nonsense", "192.0.2.9"),
        (("unix",), "localhost", "198.51.100.1", "198.51.100.1"),
        (("127.0.0.1",), "localhost", "198.51.100.1", "localhost"),
        (("2001:db8::/32",), "2001:db8::5", "2001:db9::1", "2001:db9::1"),
    ],
)
def test_only_declared_proxies_are_believed(
    declared: tuple[str, ...], peer: str, passed: str, client: str
) -> None:
    environ = {"REMOTE_ADDR": peer, "HTTP_X_FORWARDED_FOR": passed}
    assert Proxies(declared).client(environ) == client


def test_networks_of_ipv6_are_one_client() -> None:
    assert counted_as("2001:db8:1:2::1") == counted_as("2001:db8:1:2:ffff::9")
    assert counted_as("2001:db8:1:2::1") != counted_as("2001:db8:1:3::1")
    assert counted_as("192.0.2.1") != counted_as("192.0.2.2")


@pytest.mark.parametrize(
    ("passed", "client"),
    [
        ("192.0.2.1:4711", "192.0.2.1"),
        ("[2001:db8:1:2::1]:4711", "2001:db8:1:2::1"),
        ("[2001:db8:1:2::1]", "2001:db8:1:2::1"),
        ("192.0.2.9, 192.0.2.1:4711", "192.0.2.1"),
        ("192.0.2.1:4711, 127.0.0.1:8080", "192.0.2.1"),
    ],
)
def test_a_port_that_a_proxy_adds_makes_nobody_the_proxy(passed: str, client: str) -> None:
    environ = {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": passed}
    asking = Proxies(("127.0.0.1",)).client(environ)
    assert counted_as(asking) == counted_as(client)


@pytest.fixture
def app(index: Index) -> Iterator[Flask]:
    """A site on the index."""
    with closing(open_engine(index.settings)) as engine:
        yield create_app(index.settings, engine)


def test_who_has_used_up_its_budget_is_asked_to_wait(app: Flask) -> None:
    budgets = Budgets(30)
    app.wsgi_app = Budgeted(app.wsgi_app, budgets, Proxies(()))  # type: ignore[method-assign]
    client = app.test_client()
    one, other = ({"REMOTE_ADDR": address} for address in ("192.0.2.1", "192.0.2.2"))
    assert client.get("/search?q=a", environ_overrides=one).status_code == 200
    assert 0 < budgets.used(ONE) < 30
    budgets.charge(ONE, 60)
    refused = client.get("/search?q=a", environ_overrides=one)
    assert refused.status_code == 429
    assert 50 < int(refused.headers["Retry-After"]) <= 61
    assert wording.limits.TOO_MUCH_TITLE in refused.get_data(as_text=True)
    in_json = client.get("/api/v1/search?q=a", environ_overrides=one).get_json()
    assert in_json["error"]["code"] == "too_many_requests"
    assert client.get("/healthz", environ_overrides=one).status_code == 200
    assert client.get("/search?q=a", environ_overrides=other).status_code == 200


def test_a_streamed_file_is_charged(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    budgets, charged = Budgets(30), list[float]()
    monkeypatch.setattr(budgets, "charge", lambda _, seconds: charged.append(seconds))
    app.wsgi_app = Budgeted(app.wsgi_app, budgets, Proxies(()))  # type: ignore[method-assign]
    asked = app.test_client().get("/export.csv", environ_overrides={"REMOTE_ADDR": "192.0.2.1"})
    assert asked.get_data()
    before = len(charged)
    asked.close()
    assert len(charged) > before and charged[-1] > 0


@pytest.mark.parametrize(
    ("host", "seconds", "proxies", "counted"),
    [
        ("127.0.0.1", 30, (), False),
        ("::1", 30, (), False),
        ("unix:/run/a.sock", 30, (), False),
        ("127.0.0.1", 30, ("127.0.0.1",), True),
        ("unix:/run/a.sock", 30, ("unix",), True),
        ("0.0.0.0", 30, (), True),
        ("0.0.0.0", 0, (), False),
    ],
)
def test_it_is_off_where_all_would_be_one_client(
    host: str, seconds: int, proxies: tuple[str, ...], counted: bool
) -> None:
    settings = Settings(host=host, client_seconds=seconds, trusted_proxies=proxies)
    assert is_counted(settings) is counted


@pytest.mark.parametrize("wrong", ["proxy.example", "10.0.0.0/99", "192.0.2"])
def test_a_proxy_that_is_no_address_is_refused(wrong: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as refused:
        load_settings({"trusted_proxies": wrong}, environment={})
    assert refused.value.problems[0].parameter == "--trusted-proxies"
