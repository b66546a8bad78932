"""`policy-search index` with its worker processes, killed or asked to end while it works."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from indexer.engines import check
from indexer.engines.write_lock import LOCK, write_lock
from indexer.errors import IndexBusyError
from indexer.settings import Settings
from search_app.commands.declaring import DONE, INTERRUPTED, TERMINATED, UNUSABLE_INDEX

PROC = Path("/proc")
SOON = 60
"""Seconds in which a process ends that has nothing to wait for, on a busy machine."""
DOCUMENTS = 500

pytestmark = pytest.mark.skipif(not PROC.is_dir(), reason="asks the kernel for children: no /proc")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files that take a run some seconds."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(DOCUMENTS):
        lines = [f"云川市人民政府关于做好第{number}项工作的通知"]
        lines += [f"第{line}项工作应当在{number}日内完成。" for line in range(60)]
        (folder / f"{number}.txt").write_text("\n".join(lines), encoding="utf-8")
    return folder


def arguments(folder: Path, index_dir: Path) -> list[str]:
    program = [sys.executable, "-m", "search_app.cli", "index", str(folder)]
    return [*program, "--index-dir", str(index_dir), "--workers", "2"]


@contextmanager
def running(folder: Path, index_dir: Path) -> Iterator[tuple[subprocess.Popen[str], list[int]]]:
    """A run whose workers are at work, and their process ids."""
    with subprocess.Popen(
        arguments(folder, index_dir), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        try:
            yield run, workers_of(run)
        finally:
            run.kill()


def workers_of(run: subprocess.Popen[str]) -> list[int]:
    """The workers of a run, once both have computed for a while."""
    for _ in range(SOON * 20):
        children = (PROC / f"{run.pid}/task/{run.pid}/children").read_text().split()
        if len(children) == 2 and all(map(ticks, children)):
            return [int(one) for one in children]
        assert run.poll() is None, "the run ended before it could be killed"
        time.sleep(0.05)
    raise AssertionError("no workers")


def ticks(pid: str) -> int:
    """What a process has computed so far, in ticks of the clock."""
    return int((PROC / pid / "stat").read_text().rpartition(")")[2].split()[11])


def all_end(pids: list[int]) -> bool:
    """Whether all of some processes end soon."""
    for _ in range(SOON * 20):
        if not any(alive(pid) for pid in pids):
            return True
        time.sleep(0.05)
    return False


def alive(pid: int) -> bool:
    try:
        return (PROC / f"{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def finished(folder: Path, index_dir: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(arguments(folder, index_dir), capture_output=True, text=True, check=False)


def assert_whole(folder: Path, index_dir: Path) -> None:
    """The next run has everything in the index."""
    again = finished(folder, index_dir)
    assert again.returncode == DONE, again.stderr
    report = check(Settings(index_dir=index_dir))
    assert (report.problems, report.documents) == ((), DOCUMENTS)


def test_workers_end_with_a_killed_run_and_leave_the_lock(folder: Path, tmp_path: Path) -> None:
    with running(folder, tmp_path) as (run, workers):
        run.kill()
        run.wait()
        with write_lock(tmp_path):  # at once, while the workers may still be alive
            pass
        assert all_end(workers)
    assert_whole(folder, tmp_path)


def test_a_run_that_is_asked_to_end_does_so_in_order(folder: Path, tmp_path: Path) -> None:
    with running(folder, tmp_path) as (run, workers):
        run.terminate()
        _, said = run.communicate(timeout=SOON)
        assert (run.returncode, "Traceback" in said) == (TERMINATED, False)
        assert "已中断" in said
        assert all_end(workers)
    assert not (tmp_path / "generations" / "draft").exists()
    assert_whole(folder, tmp_path)


def test_a_run_that_is_interrupted_twice_ends(folder: Path, tmp_path: Path) -> None:
    with running(folder, tmp_path) as (run, workers):
        for _ in range(3):
            run.send_signal(signal.SIGINT)
            time.sleep(0.05)
        _, said = run.communicate(timeout=SOON)
        assert (run.returncode, "Traceback" in said) == (INTERRUPTED, False)
        assert all_end(workers)
    assert_whole(folder, tmp_path)


def test_a_run_does_not_wait_for_a_worker_that_hangs(folder: Path, tmp_path: Path) -> None:
    with running(folder, tmp_path) as (run, workers):
        os.kill(workers[0], signal.SIGSTOP)
        run.terminate()
        run.communicate(timeout=SOON)
        assert run.returncode == TERMINATED
        assert all_end(workers)


def test_a_run_whose_lock_was_deleted_does_not_publish(folder: Path, tmp_path: Path) -> None:
    with running(folder, tmp_path) as (run, _):
        (tmp_path / LOCK).unlink()
        _, said = run.communicate(timeout=SOON)
        assert (run.returncode, "Traceback" in said) == (UNUSABLE_INDEX, False)
        assert "lock" in said
    assert not (tmp_path / "CURRENT").exists()
    assert_whole(folder, tmp_path)


def test_a_run_whose_worker_is_killed_says_so(folder: Path, tmp_path: Path) -> None:
    with running(folder, tmp_path) as (run, workers):
        os.kill(workers[0], signal.SIGKILL)
        _, said = run.communicate(timeout=SOON)
        assert (run.returncode, "Traceback" in said) == (UNUSABLE_INDEX, False)
        assert "工作进程" in said
        assert all_end(workers)
    assert not (tmp_path / "generations" / "draft").exists()


def test_a_second_run_is_told_who_writes(folder: Path, tmp_path: Path) -> None:
    with running(folder, tmp_path) as (run, _):
        run.send_signal(signal.SIGSTOP)  # so that it is not over before the other asks
        refused = finished(folder, tmp_path)
        assert refused.returncode == UNUSABLE_INDEX
        assert f"进程 {run.pid}，自" in refused.stderr
        assert f"ps -p {run.pid}" in refused.stderr


def test_a_lock_without_a_name_is_a_lock(tmp_path: Path) -> None:
    for written in (b"", b"\xff{", b"[]"):
        with write_lock(tmp_path):
            (tmp_path / LOCK).write_bytes(written)
            with pytest.raises(IndexBusyError) as refused, write_lock(tmp_path):
                pass
            assert refused.value.pid == ""
    with write_lock(tmp_path):
        pass
