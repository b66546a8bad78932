"""`inspect --links` tells dead source addresses from silent ones, and days that differ."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, Response, redirect, request

from search_app.inspection import source_links
from tests.browser.servers import serving
from tests.cli.conftest import Run, record, write_records

QUICK = ("--links", "--pause", "0")
PAGE = """<html><head><meta name="PubDate" content="{day} 09:00"><title>{title}</title></head>
<body><h1>{title}</h1><p>各区人民政府：</p><p>现就有关工作通知如下。请认真贯彻执行。</p></body></html>"""


class Sources:
    """A site that documents come from, and what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.origin = ""

    def answer(self, name: str) -> Response:
        self.asked.append((request.method, name))
        if name == "slow.html":
            time.sleep(0.6)
        if name == "moved.html":
            return redirect("/same.html")  # type: ignore[return-value]
        if name == "get-only.html" and request.method == "HEAD":
            return Response(status=405)
        status = {"gone.html": 410, "missing.html": 404, "broken.html": 503}.get(name, 200)
        if name.endswith(".pdf"):
            return Response(b"%PDF", mimetype="application/pdf")
        day = "2014-03-05" if name == "other.html" else "2014-03-01"
        return Response(PAGE.format(day=day, title="示例市人民政府关于工作的通知"), status=status)


@pytest.fixture
def sources() -> Iterator[Sources]:
    """The site, running."""
    held = Sources()
    app = Flask("sources")
    app.add_url_rule("/<name>", view_func=held.answer, endpoint="page")
    with serving(app) as server:
        held.origin = server.origin
        yield held


def index_of(policy_search: Run, folder: Path, addresses: list[str]) -> None:
    """Index a notice of 1 March 2014 for each address."""
    for file in folder.iterdir():
        file.unlink()
    records = [
        record(10 + n, id=f"w{n}", date="2014-03-01", url=url) for n, url in enumerate(addresses)
    ]
    write_records(folder / "web.jsonl", records)
    assert policy_search("index", folder).code == 0


def below(out: str, head: str) -> list[str]:
    """The addresses of the lines below a heading."""
    lines = out.partition(head)[2].partition("\n")[2].splitlines()
    rows = lines[: next((n for n, line in enumerate(lines) if line[:1] != " "), len(lines))]
    return [row.split("  ")[-1] for row in rows]


def test_what_is_dead_is_told_from_what_only_did_not_answer(
    policy_search: Run, folder: Path, sources: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("same", "gone", "missing", "broken", "slow", "other", "moved", "get-only")
    addresses = [f"{sources.origin}/{name}.html" for name in names]
    lost = ["http://lost.example/1.html", "http://lost.example/2.html"]
    closed = f"http://127.0.0.1:{free_port()}/a.html"
    index_of(policy_search, folder, [*addresses, f"{sources.origin}/a.pdf", *lost, closed])
    monkeypatch.setattr(source_links, "TIMEOUT", 0.3)
    lookups = losing(monkeypatch, "lost.example")

    ran = policy_search("inspect", *QUICK)
    assert (ran.code, ran.err) == (1, "")
    assert "共有 12 个原文网址，查了 12 个：打不开的 4 个，上网日期与原文不同的 1 个。" in ran.out
    site = sources.origin
    assert set(below(ran.out, "网页已经没有了")) == {
        f"{site}/gone.html（410）",
        f"{site}/missing.html（404）",
    }
    assert set(below(ran.out, "没有这个网站了")) == set(lost)
    assert below(ran.out, "等不到回答") == [f"{site}/slow.html"]
    assert [row.partition("（")[0] for row in below(ran.out, "连不上")] == [closed]
    assert below(ran.out, "回答了其他错误") == [f"{site}/broken.html（503）"]
    assert below(ran.out, "本站显示的上网日期与原文网页不同") == [f"{site}/other.html"]
    assert "本站 2014年3月1日，原文 2014年3月5日" in ran.out
    assert ("GET", "a.pdf") not in sources.asked, "what is no page is not fetched"
    assert lookups == ["lost.example"], "a host that is gone is looked up once"


def losing(monkeypatch: pytest.MonkeyPatch, name: str) -> list[str]:
    """Let a host have no address; returns how often it was looked up."""
    known, asked = socket.getaddrinfo, list[str]()

    def look_up(host: str, *more: Any, **named: Any) -> Any:  # noqa: ANN401
        if host == name:
            asked.append(host)
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return known(host, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    return port


def test_all_that_answers_and_agrees_is_no_finding(
    policy_search: Run, folder: Path, sources: Sources
) -> None:
    index_of(policy_search, folder, [f"{sources.origin}/{n}.html" for n in range(5)])
    ran = policy_search("inspect", *QUICK)
    assert (ran.code, ran.out.count("\n")) == (0, 1)
    sources.asked.clear()
    assert policy_search("inspect", *QUICK, "--most", "2").code == 0
    assert len(sources.asked) == 4
    assert {method for method, _ in sources.asked} == {"HEAD", "GET"}


def test_a_host_that_is_silent_is_left_alone(
    policy_search: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        index_of(policy_search, folder, [f"http://127.0.0.1:{port}/{n}.html" for n in range(6)])
        monkeypatch.setattr(source_links, "TIMEOUT", 0.1)
        ran = policy_search("inspect", *QUICK)
    assert ran.code == 3
    assert len(below(ran.out, "等不到回答")) == 3
    assert len(below(ran.out, "没有再试")) == 3
    assert "没有一个网站回答" in ran.err


def test_a_page_without_an_end_does_not_hold_it_up(
    policy_search: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def drops() -> Iterator[bytes]:
        while True:
            time.sleep(0.05)
            yield b"<p>"

    app = Flask("endless")
    app.add_url_rule("/a", view_func=lambda: Response(drops(), mimetype="text/html"))
    monkeypatch.setattr(source_links, "LONGEST", 0.3)
    with serving(app) as server:
        index_of(policy_search, folder, [f"{server.origin}/a"])
        ran = policy_search("inspect", *QUICK)
    assert below(ran.out, "等不到回答") == [f"{server.origin}/a"]


def test_one_host_is_not_asked_twice_within_the_pause(
    policy_search: Run, folder: Path, sources: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    index_of(policy_search, folder, [f"{sources.origin}/{n}.html" for n in range(3)])
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    assert policy_search("inspect", "--links", "--pause", "7").code == 0
    assert slept[0] == 0
    assert all(6 < seconds <= 7 for seconds in slept[1:])


def test_documents_without_an_address_are_counted(policy_search: Run, folder: Path) -> None:
    assert policy_search("index", folder).code == 0
    ran = policy_search("inspect", *QUICK)
    assert ran.code == 0
    assert "查了 0 个" in ran.out
    assert "另有 10 份文件没有原文网址" in ran.out
    assert policy_search("inspect", "--links", "--slow", "3").code == 2
