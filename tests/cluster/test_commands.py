"""The commands over a cluster: the same words, chosen by one setting of the environment."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.engines.opensearch.cluster.connection import connect
from indexer.settings import Settings
from tests.cli.conftest import Run, policy_search, record
from tests.cluster.node import free_port
from tests.cluster.wrong_servers import HTML, JSON, WrongServer, serving

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
    for name, said in (("", "没有设置快照仓库"), ("other", "没有名为“other”的快照仓库")):
        monkeypatch.setenv("POLICY_SEARCH_OPENSEARCH_REPOSITORY", name)
        ran = policy_search("backup", "one.tar.gz", "--with-index")
        assert (ran.code, said in ran.err, "opensearch_repository" in ran.err) == (3, True, True)
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


def test_a_backup_without_the_cluster_is_none(
    policy_search: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would not say which sources the index has, so that a restored one would lose them."""
    assert policy_search("index", records(tmp_path / "notices", 1)).code == 0
    monkeypatch.setenv("POLICY_SEARCH_OPENSEARCH_HOSTS", f"http://127.0.0.1:{free_port()}")
    ran = policy_search("backup", "one.tar.gz")
    assert (ran.code, "集群现在不能回答" in ran.err) == (3, True)
    assert not (tmp_path / "one.tar.gz").exists()


def test_nothing_is_shown_where_the_record_of_what_was_taken_down_is_not(
    policy_search: Run, tmp_path: Path
) -> None:
    assert policy_search("index", records(tmp_path / "notices", 1)).code == 0
    ran = policy_search("search", "工作", "--index-dir", "elsewhere")
    assert (ran.code, ran.out) == (3, "")
    assert "elsewhere”不存在" in ran.err
    assert "policy-search restore" in ran.err


def test_a_cluster_that_is_away_is_said_so(
    policy_search: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICY_SEARCH_OPENSEARCH_HOSTS", f"http://127.0.0.1:{free_port()}")
    for arguments in (("check",), ("search", "工作"), ("rollback",)):
        ran = policy_search(*arguments)
        assert ran.code == 3
        assert "集群现在不能回答" in ran.err


NO_CLUSTER = [
    WrongServer(),
    WrongServer(status=200, body=b"OK", kind="text/plain"),
    WrongServer(status=200, body=b'{"status":"ok"}', kind=JSON),
    WrongServer(status=301, body=b""),
    WrongServer(status=400, body=b"<html>400</html>"),
    WrongServer(status=404, body=b"<html>not found</html>"),
    WrongServer(status=404, body=b'{"detail":"Not Found"}', kind=JSON),
]


@pytest.mark.parametrize("server", NO_CLUSTER, ids=lambda one: f"{one.status} {one.kind}")
def test_what_is_no_cluster_is_said_so(
    server: WrongServer, policy_search: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = records(tmp_path / "notices", 1)
    with serving(server) as url:
        monkeypatch.setenv("POLICY_SEARCH_OPENSEARCH_HOSTS", url)
        for arguments in (("check",), ("search", "工作"), ("rollback",), ("index", folder)):
            ran = policy_search(*arguments)
            assert ran.code == 3, arguments
            assert f"{url} 回答的不是 OpenSearch" in ran.err, arguments
            assert "opensearch_hosts" in ran.err
            assert "Traceback" not in ran.err


def test_a_proxy_that_takes_small_requests_gets_small_ones(
    policy_search: Run, tmp_path: Path, cluster_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = records(tmp_path / "notices", *range(1, 41))
    small = WrongServer(413, b"<html>413</html>", HTML, target=cluster_url, most_bytes=40_000)
    with serving(small) as url:
        monkeypatch.setenv("POLICY_SEARCH_OPENSEARCH_HOSTS", url)
        ran = policy_search("index", folder)
        assert (ran.code, "新增 40" in ran.out) == (0, True), ran.err
        assert "40 份文件" in policy_search("check").out
        small.most_bytes = 1_000
        ran = policy_search("index", records(folder, *range(1, 42)))
        assert ran.code == 3
        assert "client_max_body_size" in ran.err
        assert "字节" in ran.err


def test_an_index_that_may_not_be_written_is_said_so(
    policy_search: Run, tmp_path: Path, cluster_url: str
) -> None:
    folder = records(tmp_path / "notices", 1, 2)
    assert policy_search("index", folder).code == 0
    connection = connect(Settings(engine="opensearch", opensearch_hosts=(cluster_url,)))
    try:
        connection.call("PUT", "/commands-*/_settings", {"index": {"blocks.read_only": True}})
        ran = policy_search("index", records(folder, 1, 2, 3))
    finally:
        connection.call("PUT", "/commands-*/_settings", {"index": {"blocks.read_only": False}})
    assert ran.code == 3
    assert "拒绝了这个请求" in ran.err
    assert "index.blocks" in ran.err
    assert policy_search("index", folder).code == 0


def test_a_file_of_the_connection_that_is_not_there_is_named(
    policy_search: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICY_SEARCH_OPENSEARCH_HOSTS", f"https://127.0.0.1:{free_port()}")
    monkeypatch.setenv("POLICY_SEARCH_OPENSEARCH_CA", "/nowhere/ca.pem")
    ran = policy_search("check")
    assert ran.code == 3
    assert "opensearch_ca 所指的文件“/nowhere/ca.pem”" in ran.err
    monkeypatch.delenv("POLICY_SEARCH_OPENSEARCH_CA")
    certificate = tmp_path / "client.pem"
    certificate.write_text("none", encoding="ascii")
    monkeypatch.setenv("POLICY_SEARCH_OPENSEARCH_CERTIFICATE", str(certificate))
    assert str(certificate) in policy_search("check").err
    monkeypatch.setenv("POLICY_SEARCH_OPENSEARCH_KEY", "/nowhere/client.key")
    assert "/nowhere/client.key" in policy_search("check").err


@pytest.mark.parametrize("name", ["policy-search-ledgers", "a-000012", "a-000012-restored"])
def test_names_that_the_program_gives_itself_are_refused(
    name: str, policy_search: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICY_SEARCH_OPENSEARCH_INDEX", name)
    ran = policy_search("check")
    assert ran.code == 2
    assert "POLICY_SEARCH_OPENSEARCH_INDEX" in ran.err


def places(cluster_url: str, name: str) -> dict[str, str]:
    """A setting of each index of these tests."""
    connection = connect(Settings(engine="opensearch", opensearch_hosts=(cluster_url,)))
    found = connection.call("GET", "/commands*/_settings")
    return {index: one["settings"]["index"][name] for index, one in sorted(found.items())}


def test_changed_shards_are_taken_over_though_nothing_changed(
    policy_search: Run, tmp_path: Path, cluster_url: str
) -> None:
    folder = records(tmp_path / "notices", 1, 2, 3)
    assert policy_search("index", folder).code == 0
    ran = policy_search("index", folder, "--opensearch-shards", "2")
    assert (ran.code, "未变 3" in ran.out, "重新写入" in ran.out) == (0, True, True)
    published = [*places(cluster_url, "number_of_shards").values()][1]
    assert published == "2"
    assert policy_search("check").code == 0
    assert json.loads(policy_search("search", "第2项工作", "--json").out)["total"] == 1
    ran = policy_search("index", folder, "--opensearch-shards", "2")
    assert (ran.code, "重新写入" in ran.out) == (0, False)
    assert len(places(cluster_url, "number_of_shards")) == 3


def test_changed_replicas_hold_for_what_is_published(
    policy_search: Run, tmp_path: Path, cluster_url: str
) -> None:
    folder = records(tmp_path / "notices", 1, 2, 3)
    assert policy_search("index", folder).code == 0
    connection = connect(Settings(engine="opensearch", opensearch_hosts=(cluster_url,)))
    connection.call("PUT", "/commands-*/_settings", {"index": {"number_of_replicas": 1}})
    ran = policy_search("index", folder)
    assert (ran.code, "未变 3" in ran.out) == (0, True)
    assert places(cluster_url, "number_of_replicas") == {
        "commands-000001": "0",
        "commands-ledgers": "0",
    }


def test_replicas_without_a_node_are_refused_at_once(
    policy_search: Run, tmp_path: Path, cluster_url: str
) -> None:
    folder = records(tmp_path / "notices", 1, 2, 3)
    assert policy_search("index", folder).code == 0
    begun = time.monotonic()
    ran = policy_search("index", records(folder, 1, 2), "--opensearch-replicas", "2")
    assert (ran.code, time.monotonic() - begun < 30) == (3, True)
    assert "opensearch_replicas 要求每个分片有 2 个副本" in ran.err
    assert "集群现在只有 1 个" in ran.err
    assert "改为 0" in ran.err
    assert [*places(cluster_url, "number_of_shards")] == ["commands-000001", "commands-ledgers"]


def test_an_index_that_is_missing_is_named_as_the_cluster_has_it(
    policy_search: Run, cluster_url: str
) -> None:
    assert f"“{cluster_url} 的 commands”中没有索引" in policy_search("check").err
