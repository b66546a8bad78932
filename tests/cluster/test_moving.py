"""Moving from one machine to a cluster by the steps of docs/scaling.md, while it is served."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from indexer.engines.opensearch.cluster.connection import connect
from indexer.settings import Settings
from tests.cli.conftest import Run, policy_search
from tests.cluster.node import free_port
from tests.cluster.test_commands import records

__all__ = ["policy_search"]

NAME = "moving"


@pytest.fixture
def cluster(cluster_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Where the cluster is, in the environment; no engine is chosen yet."""
    monkeypatch.setenv("POLICY_SEARCH_OPENSEARCH_HOSTS", cluster_url)
    monkeypatch.setenv("POLICY_SEARCH_OPENSEARCH_INDEX", NAME)
    yield monkeypatch
    settings = Settings(engine="opensearch", opensearch_hosts=(cluster_url,))
    connect(settings).call("DELETE", f"/{NAME}-*")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server over an index, by the settings of the environment."""
    port = free_port()
    program = [sys.executable, "-c", "from search_app.cli import main; main()", "serve"]
    command = [*program, "--port", str(port), "--processes", "1", "--index-dir", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            base = f"http://127.0.0.1:{port}"
            wait_for(f"{base}/readyz")
            yield base
        finally:
            process.terminate()


def wait_for(address: str) -> None:
    """Wait until an address answers."""
    for _ in range(600):
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(address)


def found(base: str, text: str) -> tuple[int, list[str]]:
    """The total and the ids of a search by the API."""
    address = f"{base}/api/v1/search?q={urllib.parse.quote(text)}"
    with urllib.request.urlopen(address, timeout=30) as answer:
        page = json.load(answer)
    return page["total"], [hit["id"] for hit in page["hits"]]


def test_every_step_of_the_move(
    policy_search: Run, tmp_path: Path, cluster: pytest.MonkeyPatch
) -> None:
    folder = records(tmp_path / "notices", 1, 2, 3, 4)
    here, there = tmp_path / "here", tmp_path / "there"
    assert policy_search("index", folder, "--index-dir", here).code == 0
    listed = json.loads(policy_search("search", "第4项工作", "--json", "--index-dir", here).out)
    gone = next(hit["id"] for hit in listed["hits"] if "第4项" in hit["title"])
    taken = policy_search("takedown", gone, "--reason", "试", "--index-dir", here)
    assert taken.code == 0
    with served(here) as old:
        before = found(old, "第2项工作")
        assert before[0] == 1
        answers: list[tuple[int, list[str]]] = []
        done = threading.Event()

        def go_on_asking() -> None:
            while not done.is_set():
                answers.append(found(old, "第2项工作"))

        asking = threading.Thread(target=go_on_asking)
        asking.start()
        try:
            # 1. The records of the old folder go into a new one.
            backup = tmp_path / "before.tar.gz"
            assert policy_search("backup", backup, "--index-dir", here).code == 0
            cluster.setenv("POLICY_SEARCH_ENGINE", "opensearch")
            assert policy_search("restore", backup, "--index-dir", there).code == 0
            # 2. The cluster is filled from the same folders, and verified.
            assert policy_search("index", folder, "--index-dir", there).code == 0
            assert policy_search("check", "--index-dir", there).code == 0
            # 3. A second server is started over it, and compared with the first.
            with served(there) as new:
                assert found(new, "第2项工作") == before
                assert found(new, "工作") == found(old, "工作")
                assert found(new, "第4项工作") == found(old, "第4项工作")
                assert gone not in found(new, "工作")[1]
                # 4. What was taken down since the backup is brought over by another one.
                late = found(old, "第1项工作")[1][0]
                cluster.setenv("POLICY_SEARCH_ENGINE", "whoosh")
                taken = policy_search("takedown", late, "--reason", "试", "--index-dir", here)
                assert taken.code == 0
                assert policy_search("backup", backup, "--index-dir", here).code == 0
                cluster.setenv("POLICY_SEARCH_ENGINE", "opensearch")
                assert late in found(new, "工作")[1]
                assert policy_search("restore", backup, "--index-dir", there).code == 0
                time.sleep(2)
                assert late not in found(new, "工作")[1]
                # 5. What comes in meanwhile is given to both, until the proxy has changed over.
                records(folder, 1, 2, 3, 4, 5)
                assert policy_search("index", folder, "--index-dir", there).code == 0
                assert found(new, "第5项工作")[0] == 1
        finally:
            done.set()
            asking.join()
    assert answers
    assert set(map(str, answers)) == {str(before)}
