"""`inspect --load` asks a running site as its readers do, and says what did not open in time."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask, Response, request

from indexer.engines import open_engine
from indexer.settings import Settings
from search_app import create_app
from tests.browser.servers import serving
from tests.cli.conftest import Run

QUICK = ("--load", "--pause", "0")
EXPECTED = {"search": 50, "facets": 20, "document": 35, "suggest": 20, "home": 10, "help": 5}


def kind_of(path: str) -> str:
    """What an address asks for."""
    parts = urlsplit(path)
    if parts.path == "/search":
        return "search" if set(parse_qs(parts.query)) == {"q"} else "facets"
    names = {"/": "home", "/help": "help", "/advanced": "help", "/api/v1/suggest": "suggest"}
    return names.get(parts.path) or ("document" if parts.path.startswith("/d/") else parts.path)


@contextmanager
def site(before: Callable[[], Response | None] = lambda: None) -> Iterator[tuple[str, list[str]]]:
    """A site, and the addresses that it is asked for; `before` may answer instead."""
    app, asked = create_app(Settings(), open_engine(Settings())), list[str]()

    def note() -> Response | None:
        asked.append(request.full_path.rstrip("?"))
        return before()

    app.before_request(note)
    with serving(app) as server:
        yield server.origin, asked


@pytest.fixture(autouse=True)
def indexed(policy_search: Run, folder: Path) -> None:
    """The ten notices, in an index."""
    assert policy_search("index", folder).code == 0


def test_a_week_of_requests_is_spread_over_all_kinds(policy_search: Run) -> None:
    with site() as (url, asked):
        ran = policy_search("inspect", *QUICK, "--url", f"{url}/")
    assert (ran.code, ran.err) == (0, "")
    assert "访问 140 次，15 秒还没有打开的 0 次（0.0%）。" in ran.out
    assert re.search(r"^最慢的 \d\.\d\d 秒：\S+  /", ran.out, re.MULTILINE)
    kinds = [kind_of(path) for path in asked]
    assert kinds[:2] == ["/api/v1/search"] * 2
    assert Counter(kinds[2:]) == EXPECTED
    assert len(set(kinds[2:12])) >= 4, "the kinds come mixed"
    assert len({path for path in asked if kind_of(path) == "search"}) > 10
    assert not [path for path in asked if "=&" in path or path.endswith("=")]


def test_what_opens_too_late_or_wrongly_is_named(policy_search: Run) -> None:
    turns = iter(range(1000))

    def before() -> Response | None:
        if request.path == "/help" and next(turns) == 0:
            time.sleep(1.1)
        return Response(status=500) if request.path == "/advanced" else None

    with site(before) as (url, _):
        ran = policy_search("inspect", *QUICK, "--slow", "1", "--url", url)
    assert ran.code == 1
    assert "访问 140 次，1 秒还没有打开的 1 次（0.7%）。" in ran.out
    assert "另有 2 次回答了错误。" in ran.out
    assert re.search(r"^最慢的 1\.\d\d 秒：帮助  /help$", ran.out, re.MULTILINE)
    assert re.search(r"^   \d\.\d\d 秒  帮助  /advanced（500）$", ran.out, re.MULTILINE)


def test_without_an_address_it_is_the_site_of_the_settings(
    policy_search: Run, tmp_path: Path
) -> None:
    with site() as (url, asked):
        Path("policy-search.toml").write_text(f"port = {urlsplit(url).port}\n", encoding="utf-8")
        assert policy_search("inspect", *QUICK).code == 0
    assert len(asked) == 142
    Path("policy-search.toml").write_text('host = "unix:/run/a.sock"\n', encoding="utf-8")
    assert policy_search("inspect", *QUICK).code == 2


def test_a_site_that_is_not_there_is_said(policy_search: Run) -> None:
    ran = policy_search("inspect", *QUICK, "--url", "http://127.0.0.1:9")
    assert (ran.code, ran.out) == (3, "")
    assert "连不上 http://127.0.0.1:9" in ran.err
    empty = Flask("empty")
    empty.add_url_rule("/api/v1/search", view_func=lambda: {"hits": []})
    with serving(empty) as server:
        ran = policy_search("inspect", *QUICK, "--url", server.origin)
    assert ran.code == 3
    assert "没有收录文件" in ran.err


@pytest.mark.parametrize("more", [("--load", "--count", "3"), ("--slow", "3"), ("--pause", "3")])
def test_options_that_say_nothing_together_are_refused(
    policy_search: Run, more: tuple[str, ...]
) -> None:
    ran = policy_search("inspect", *more)
    assert (ran.code, ran.out) == (2, "")
    assert "不能与 --" in ran.err
