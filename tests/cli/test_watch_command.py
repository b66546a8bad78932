"""`watch` runs `index` by a schedule: one at a time, through failures, until it is told to end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from indexer.changes.last_run import begin_run, last_run
from search_app.commands import watching
from tests.cli.conftest import Run, record, write_records

PROGRAM = Path(sys.executable).with_name("policy-search")
PATIENCE = 60.0


@pytest.fixture
def listed(folder: Path) -> Path:
    """A file of one source."""
    path = folder.parent / "sources.toml"
    path.write_text('[[source]]\nfolder = "示例"\n', encoding="utf-8")
    return path


@pytest.fixture
def watching_process(policy_search: Run, listed: Path) -> Iterator[subprocess.Popen[str]]:
    """`watch` every second, with a report."""
    options = ["--every", "1s", "--run-report", "run.json", "--sources", str(listed)]
    process = subprocess.Popen(
        [PROGRAM, "watch", *options, "--workers", "1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    yield process
    process.kill()
    process.wait()
    assert process.stdout
    process.stdout.close()


def report() -> dict[str, Any]:
    found: dict[str, Any] = {}
    with suppress(OSError):
        found = json.loads(Path("run.json").read_text(encoding="utf-8"))
    return found


def until(reached: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not reached():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_it_runs_again_through_a_failure_and_ends_when_told(
    watching_process: subprocess.Popen[str], folder: Path, listed: Path
) -> None:
    until(lambda: report().get("code") == 0)
    assert any("新增 10" in line or "未变 10" in line for line in report()["output"])
    assert report()["succeeded"]
    moved = folder.rename(folder.with_name("搬走"))
    until(lambda: report().get("code") == 2)
    run = last_run(Path("var/index"))
    assert run is not None and (run.ended_at is None or not run.succeeded)
    moved.rename(folder)
    write_records(folder / "40.jsonl", [record(40)])
    until(lambda: any("11" in line or "新增 1" in line for line in report()["output"]))
    watching_process.send_signal(signal.SIGTERM)
    assert watching_process.wait(PATIENCE) == 0
    assert watching_process.stdout
    assert "定时运行已停止" in watching_process.stdout.read()


def test_a_run_that_is_under_way_ends_with_it(
    watching_process: subprocess.Popen[str], listed: Path
) -> None:
    children = Path(f"/proc/{watching_process.pid}/task/{watching_process.pid}/children")
    until(lambda: children.read_text().split())
    (child,) = children.read_text().split()
    watching_process.send_signal(signal.SIGTERM)
    assert watching_process.wait(PATIENCE) == 0
    assert not Path(f"/proc/{child}").exists()


def test_a_run_that_just_begins_ends_with_it(
    policy_search: Run, listed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The signal comes when the run is there, and before anything could hold it."""
    begun: list[subprocess.Popen[str]] = []

    class InterruptedPopen(subprocess.Popen[str]):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            begun.append(self)
            os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(subprocess, "Popen", InterruptedPopen)
    assert policy_search("watch", "--every", "1h", "--sources", listed).code == 0
    (process,) = begun
    ended = process.poll()
    process.kill()
    process.wait()
    assert ended is not None


def test_a_second_one_is_refused(
    watching_process: subprocess.Popen[str], policy_search: Run, listed: Path
) -> None:
    until(lambda: report())
    ran = policy_search("watch", "--once", "--sources", listed)
    assert (ran.code, "另一个 watch" in ran.err) == (2, True)


def test_once_ends_with_the_code_of_the_run(policy_search: Run, listed: Path) -> None:
    options = ("--once", "--sources", listed, "--workers", "1", "--run-report", "run.json")
    assert policy_search("watch", *options).code == 0
    assert (report()["code"], report()["next_at"]) == (0, None)
    listed.write_text("wrong", encoding="utf-8")
    assert policy_search("watch", *options).code == 2
    assert "不是正确的 TOML" in "\n".join(report()["output"])
    assert not report()["succeeded"]


def test_a_run_that_was_killed_is_told_as_failed(
    policy_search: Run, folder: Path, listed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy_search("index", folder)
    begin_run(Path("var/index"))
    kill = [sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"]
    monkeypatch.setattr(watching, "_arguments", lambda *_: kill)
    ran = policy_search("watch", "--once", "--sources", listed)
    assert ran.code == 128 + signal.SIGKILL
    assert "/readyz" in ran.err
    run = last_run(Path("var/index"))
    assert run is not None and run.ended_at and not run.succeeded


@pytest.mark.parametrize(
    "options",
    [(), ("--every", "6h", "--at", "03:30"), ("--every", "03:30"), ("--at", "6h"),
     ("--every", "0s"), ("--at", "24:00"), ("--every", "bald")],
)  # fmt: skip
def test_a_schedule_that_is_none_is_refused(
    policy_search: Run, listed: Path, options: tuple[str, ...]
) -> None:
    ran = policy_search("watch", "--sources", listed, *options)
    assert (ran.code, ran.out) == (2, "")
    assert "03:30" in ran.err


def test_sources_are_needed(policy_search: Run) -> None:
    assert "sources.toml" in policy_search("watch", "--once").err


def test_no_handler_of_signals_stays(policy_search: Run, listed: Path) -> None:
    before = signal.getsignal(signal.SIGTERM)
    policy_search("watch", "--once", "--sources", listed, "--workers", "1")
    assert signal.getsignal(signal.SIGTERM) is before
