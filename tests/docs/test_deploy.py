"""The examples in `docs/deploy`: programs that know them take them, and they run as written."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

import click
import pytest

from indexer.settings import ENVIRONMENT_PREFIX, Settings
from search_app.cli import cli
from tests.contract.documents import document
from tests.contract.engines import Index

DEPLOY = Path(__file__).resolve().parents[2] / "docs/deploy"
PROGRAM = Path(sys.executable).with_name("policy-search")
UNITS = sorted((*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")))
SECRET = "某某人的身份证号"


def needs(program: str) -> str:
    beside = Path(sys.executable).parent  # where `make nginx` lays it
    found = shutil.which(program, path=f"{os.environ['PATH']}:{beside}:/usr/sbin:/sbin")
    if found is None:
        pytest.skip(f"needs {program}")
    return found


@pytest.mark.parametrize("file", sorted(DEPLOY.iterdir()), ids=lambda file: file.name)
def test_commands_in_the_examples_exist(file: Path) -> None:
    text = re.sub(r"^#.*$", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    lines = re.findall(r"^ExecStart=\S*policy-search (.*)$", text, re.MULTILINE)
    lines += [
        " ".join(re.findall(r'"([^"]*)"', one)) for one in re.findall(r"^CMD (.*)$", text, re.M)
    ]
    for line in lines:
        name, *words = line.split()
        known = cli.commands[name]
        options = {one for param in known.get_params(click.Context(known)) for one in param.opts}
        assert {word for word in words if word.startswith("--")} <= options
    for variable in re.findall(rf"{ENVIRONMENT_PREFIX}\w+", text):
        assert variable.removeprefix(ENVIRONMENT_PREFIX).lower() in Settings.model_fields


@pytest.mark.parametrize("beside", [(), ("cluster.conf",)], ids=["alone", "cluster"])
def test_systemd_takes_the_units(tmp_path: Path, beside: tuple[str, ...]) -> None:
    analyze = needs("systemd-analyze")
    for unit in UNITS:
        text = re.sub(r"^(ExecStart=)\S+", r"\1/bin/true", unit.read_text(), flags=re.MULTILINE)
        (tmp_path / unit.name).write_text(text)
        for name in beside if unit.suffix == ".service" else ():
            (tmp_path / f"{unit.name}.d").mkdir()
            (tmp_path / f"{unit.name}.d" / name).write_text((DEPLOY / name).read_text())
    ran = subprocess.run(
        [analyze, "verify", *sorted(one for one in tmp_path.iterdir() if one.is_file())],
        capture_output=True,
        text=True,
        check=False,
    )
    if "Failed to connect" in ran.stderr or "Failed to initialize manager" in ran.stderr:
        pytest.skip(f"systemd-analyze cannot work here: {ran.stderr.splitlines()[0]}")
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize("unit", sorted(DEPLOY.glob("*.service")), ids=lambda unit: unit.name)
def test_the_units_are_hardened(tmp_path: Path, unit: Path) -> None:
    analyze = needs("systemd-analyze")
    (tmp_path / unit.name).write_text(unit.read_text())
    ran = subprocess.run(
        [analyze, "security", "--offline=true", "--threshold=30", tmp_path / unit.name],
        capture_output=True,
        text=True,
        check=False,
    )
    if "unrecognized option" in ran.stderr:
        pytest.skip("needs systemd 250 or later")
    assert ran.returncode == 0, ran.stdout[-300:] + ran.stderr


@contextmanager
def configured(tmp_path: Path, port: int, socket_path: Path) -> Iterator[list[str]]:
    """The command that runs nginx with the example, all paths below a folder."""
    nginx = needs("nginx")
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    for before, after in (
        ("/run/policy-search/http.sock", str(socket_path)),
        ("/var/cache/nginx/policy-search", str(tmp_path / "cache")),
        ("/var/log/nginx/", f"{tmp_path}/"),
        ("listen 80;", f"listen 127.0.0.1:{port};"),
        ("search.example.gov.cn", "localhost"),
    ):
        assert before in text
        text = text.replace(before, after)
    temporary = "".join(
        f"{kind}_temp_path {tmp_path}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;" if os.geteuid() == 0 else ""
    whole = f"{user} daemon off; pid {tmp_path}/pid; error_log {tmp_path}/start.log;"
    config = tmp_path / "nginx.conf"
    config.write_text(f"{whole} events {{}} http {{ {temporary}\n{text}\n}}", encoding="utf-8")
    yield [nginx, "-p", str(tmp_path), "-c", str(config), "-e", str(tmp_path / "start.log")]


def test_nginx_takes_the_example(tmp_path: Path) -> None:
    with configured(tmp_path, 8080, tmp_path / "http.sock") as nginx:
        ran = subprocess.run([*nginx, "-t"], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert "warn" not in ran.stderr


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as one:
        port: int = one.getsockname()[1]
        return port


def answered(address: str, path: str, **headers: str) -> bytes:
    end = time.monotonic() + 60
    while True:
        try:
            with urlopen(Request(address + path, headers=headers), timeout=60) as answer:
                found: bytes = answer.read()
                return found
        except (URLError, ConnectionError):
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def test_nothing_that_was_typed_is_in_the_logs_of_nginx(index: Index, tmp_path: Path) -> None:
    index.publish([document("a", "养犬登记办法", "应当登记")], merge=False)
    port, path = free_port(), tmp_path / "http.sock"
    with configured(tmp_path, port, path) as nginx:
        serve = [
            str(PROGRAM),
            "serve",
            f"--host=unix:{path}",
            "--trusted-proxies=unix",
            "--processes=1",
        ]
        serve += [f"--index-dir={index.settings.index_dir}", "--request-log=all"]
        with (
            (tmp_path / "serve.log").open("w") as log,
            subprocess.Popen(serve, stdout=log, stderr=log) as site,
            subprocess.Popen(nginx) as proxy,
        ):
            try:
                address = f"http://127.0.0.1:{port}"
                answered(address, "/healthz")
                asked = f"/search?q={quote(SECRET)}"
                assert SECRET in answered(address, asked, Referer=address + asked).decode()
                answered(address, f"/api/v1/search?q={quote(SECRET)}")
                site.terminate()
                site.wait()
                with pytest.raises(URLError):
                    urlopen(address + asked, timeout=60)
            finally:
                for one in (proxy, site):
                    one.terminate()
    written = "".join(file.read_text(errors="replace") for file in tmp_path.glob("*.log"))
    assert "GET" in written
    for form in (SECRET, quote(SECRET), SECRET.encode("unicode_escape").decode(), "search?"):
        assert form not in written


@pytest.fixture
def index(tmp_path: Path) -> Index:
    """An index that is not there yet."""
    return Index(Settings(index_dir=tmp_path / "index", memory_mb=64))
