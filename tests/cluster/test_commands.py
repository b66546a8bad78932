"""The commands over a cluster: the same words, chosen by one setting of the environment."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.engines.opensearch.connection import connect
from indexer.settings import Settings
from tests.cli.conftest import Run, policy_search, record
from tests.cluster.node import free_port

__all__ = ["policy_search"]


@pytest.fixture(autouse=True)
def cluster(cluster_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Settings in the environment, as an operator has them."""
    monkeypatch.setenv("POLICY_SEARCH_ENGINE", "opensearch")
    monkeypatch.setenv("POLICY_SEARCH_OPENSEARCH_HOSTS", cluster_url)
    monkeypatch.setenv("POLICY_SEARCH_OPENSEARCH_INDEX", "commands")
    yield
    settings = Settings(engine="opensearch", opensearch_hosts=(cluster_url,))
    connect(settings).call("DELETE", "/commands-*")


def records(folder: Path, *numbers: int) -> Path:
    """A folder with one file of records."""
    folder.mkdir(exist_ok=True)
    lines = (json.dumps(record(number), ensure_ascii=False) for number in numbers)
    (folder / "notices.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


def test_index_check_search_take_down_and_go_back(policy_search: Run, tmp_path: Path) -> None:
    folder = records(tmp_path / "notices", 1, 2, 3)
    assert policy_search("index", folder).code == 0
    checked = policy_search("check")
    assert (checked.code, "3 份文件" in checked.out) == (0, True)
    found = json.loads(policy_search("search", "第2项工作", "--json").out)
    (hit,) = [one for one in found["hits"] if "第2项" in one["title"]]
    records(folder, 1, 2, 3, 4)
    assert policy_search("index", folder).code == 0
    assert json.loads(policy_search("search", "第4项工作", "--json").out)["total"] == 1
    assert policy_search("rollback").code == 0
    assert json.loads(policy_search("search", "第4项工作", "--json").out)["total"] == 0
    assert policy_search("index", folder).code == 0
    assert json.loads(policy_search("search", "第4项工作", "--json").out)["total"] == 1
    assert policy_search("takedown", hit["id"], "--reason", "试").code == 0
    assert json.loads(policy_search("search", "第2项工作", "--json").out)["total"] == 0
    assert policy_search("index", "--repair").code == 0


def test_a_backup_brings_the_index_back(
    policy_search: Run, tmp_path: Path, cluster_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = connect(Settings(engine="opensearch", opensearch_hosts=(cluster_url,)))
    every = connection.call("GET", "/_nodes/settings", flat_settings="true")["nodes"]
    (place,) = {str(node["settings"]["path.repo"]).strip("[]") for node in every.values()}
    body = {"type": "fs", "settings": {"location": f"{place}/{tmp_path.parent.name}"}}
    connection.call("PUT", "/_snapshot/tests", body)
    folder = records(tmp_path / "notices", 1, 2)
    assert policy_search("index", folder).code == 0
    assert policy_search("backup", "one.tar.gz", "--with-index").code == 3
    monkeypatch.setenv("POLICY_SEARCH_OPENSEARCH_REPOSITORY", "tests")
    assert policy_search("backup", "one.tar.gz", "--with-index").code == 0
    connection.call("DELETE", "/commands-*")
    assert policy_search("check").code == 3
    assert policy_search("restore", "one.tar.gz").code == 0
    assert policy_search("check").code == 0
    assert json.loads(policy_search("search", "第2项工作", "--json").out)["total"] == 1
    assert policy_search("index", records(folder, 1, 2, 3)).code == 0
    assert json.loads(policy_search("search", "第3项工作", "--json").out)["total"] == 1
    connection.call("DELETE", "/_snapshot/tests")


def test_a_cluster_that_is_away_is_said_so(
    policy_search: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICY_SEARCH_OPENSEARCH_HOSTS", f"http://127.0.0.1:{free_port()}")
    for arguments in (("check",), ("search", "工作"), ("rollback",)):
        ran = policy_search(*arguments)
        assert ran.code == 3
        assert "集群现在不能回答" in ran.err
