"""What was lost or changed in a cluster is found by every command that says it looks for it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from indexer.engines.opensearch.cluster.cluster_generations import Generations
from indexer.engines.opensearch.cluster.connection import Connection, connect
from indexer.settings import Settings
from tests.cli.conftest import Run, policy_search
from tests.cluster.test_commands import cluster, records

__all__ = ["cluster", "policy_search"]


@pytest.fixture
def connection(cluster_url: str) -> Connection:
    """The connection of the commands."""
    return connect(Settings(engine="opensearch", opensearch_hosts=(cluster_url,)))


def write_to(connection: Connection, index: str, *, blocked: bool) -> None:
    connection.call("PUT", f"/{index}/_settings", {"index": {"blocks.write": blocked}})


def lose_one(connection: Connection, index: str) -> None:
    """Delete a document of a generation."""
    write_to(connection, index, blocked=False)
    first = connection.search(index, {"size": 1, "sort": ["tie"]})["hits"]["hits"][0]
    connection.call("DELETE", f"/{index}/_doc/{first['_id']}", refresh="true")
    write_to(connection, index, blocked=True)


def test_a_document_that_is_missing_is_brought_back(
    policy_search: Run, tmp_path: Path, connection: Connection
) -> None:
    folder = records(tmp_path / "notices", 1, 2, 3)
    assert policy_search("index", folder).code == 0
    lose_one(connection, "commands-000001")
    for arguments in (("check",), ("index", folder)):
        ran = policy_search(*arguments)
        said = ran.out + ran.err
        assert (ran.code, "应有 3 份文件，实有 2 份" in said, "--repair" in said) == (3, True, True)
    repaired = policy_search("index", "--repair")
    assert (repaired.code, "没有损坏" in repaired.out) == (0, False)
    checked = policy_search("check")
    assert (checked.code, "3 份文件" in checked.out) == (0, True)


def test_a_write_block_that_is_gone_is_set_again(
    policy_search: Run, tmp_path: Path, connection: Connection
) -> None:
    assert policy_search("index", records(tmp_path / "notices", 1)).code == 0
    write_to(connection, "commands-000001", blocked=False)
    assert policy_search("index", records(tmp_path / "notices", 1, 2)).code == 0
    assert json.loads(policy_search("search", "第2项工作", "--json").out)["total"] == 1


def change_one(connection: Connection, index: str) -> None:
    """Let a document of a generation differ from its checksum."""
    write_to(connection, index, blocked=False)
    first = connection.search(index, {"size": 1, "sort": ["tie"]})["hits"]["hits"][0]
    changed = first["_source"] | {"text": first["_source"]["text"] + "x"}
    connection.call("PUT", f"/{index}/_doc/{first['_id']}", changed, refresh="true")
    write_to(connection, index, blocked=True)


@pytest.fixture
def repository(
    connection: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """A repository for snapshots, named by the settings."""
    every = connection.call("GET", "/_nodes/settings", flat_settings="true")["nodes"]
    (place,) = {str(node["settings"]["path.repo"]).strip("[]") for node in every.values()}
    location = f"{place}/{tmp_path.parent.name}-{tmp_path.name}"
    body = {"type": "fs", "settings": {"location": location}}
    connection.call("PUT", "/_snapshot/damage", body)
    monkeypatch.setenv("POLICY_SEARCH_OPENSEARCH_REPOSITORY", "damage")
    yield "damage"
    connection.call("DELETE", "/_snapshot/damage")


def test_nobody_goes_back_to_a_generation_that_lacks_a_document(
    policy_search: Run, tmp_path: Path, connection: Connection
) -> None:
    assert policy_search("index", records(tmp_path / "notices", 1, 2, 3)).code == 0
    assert policy_search("index", records(tmp_path / "notices", 1, 2, 3, 4)).code == 0
    lose_one(connection, "commands-000001")
    ran = policy_search("rollback")
    assert (ran.code, "应有 3 份文件，实有 2 份" in ran.err) == (3, True)
    assert policy_search("check").code == 0
    assert json.loads(policy_search("search", "第4项工作", "--json").out)["total"] == 1


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("damage", [change_one, lose_one])
def test_a_backup_is_brought_back_over_what_is_damaged(
    policy_search: Run,
    tmp_path: Path,
    connection: Connection,
    damage: Callable[[Connection, str], None],
) -> None:
    assert policy_search("index", records(tmp_path / "notices", 1, 2, 3)).code == 0
    assert policy_search("backup", "one.tar.gz", "--with-index").code == 0
    damage(connection, "commands-000001")
    assert policy_search("check").code == 3
    assert policy_search("restore", "one.tar.gz").code == 0
    checked = policy_search("check")
    assert (checked.code, "3 份文件" in checked.out) == (0, True)


@pytest.mark.usefixtures("repository")
def test_what_is_damaged_is_not_kept_as_a_backup(
    policy_search: Run, tmp_path: Path, connection: Connection
) -> None:
    assert policy_search("index", records(tmp_path / "notices", 1, 2, 3)).code == 0
    assert policy_search("backup", "whole.tar.gz", "--with-index").code == 0
    connection.call("DELETE", "/commands-ledgers")
    ran = policy_search("backup", "one.tar.gz", "--with-index")
    assert (ran.code, "已损坏" in ran.err, Path("one.tar.gz").exists()) == (3, True, False)
    assert policy_search("restore", "whole.tar.gz").code == 0
    assert policy_search("check").code == 0
    for damage in (change_one, lose_one):
        assert policy_search("index", "--repair").code == 0
        (index,) = connection.call("GET", "/_alias/commands")
        damage(connection, index)
        assert policy_search("backup", "one.tar.gz", "--with-index").code == 3


def test_a_snapshot_that_is_a_part_of_the_index_is_made_anew(
    policy_search: Run, tmp_path: Path, connection: Connection, repository: str
) -> None:
    assert policy_search("index", records(tmp_path / "notices", 1, 2)).code == 0
    nowhere = {"index.routing.allocation.require._name": "nowhere"}
    away = {"settings": nowhere | {"index.number_of_replicas": 0}}
    connection.call("PUT", "/commands-away", away, wait_for_active_shards="0")
    generations = Generations(
        connection, Settings(engine="opensearch", opensearch_index="commands")
    )
    version = generations.current()[1].version
    part = {"indices": "commands-away", "partial": True, "include_global_state": False}
    path = f"/_snapshot/{repository}/commands-{version}"
    done = connection.call("PUT", path, part, wait_for_completion="true")
    assert done["snapshot"]["state"] == "PARTIAL"
    assert policy_search("backup", "one.tar.gz", "--with-index").code == 0
    connection.call("DELETE", "/commands-*")
    assert policy_search("restore", "one.tar.gz").code == 0
    assert policy_search("check").code == 0


def lose_the_alias(connection: Connection) -> None:
    connection.call("DELETE", "/commands-*/_alias/commands")


def name_two_indexes(connection: Connection) -> None:
    add = {"index": "commands-000001", "alias": "commands"}
    connection.call("POST", "/_aliases", {"actions": [{"add": add}]})


@pytest.mark.parametrize("damage", [lose_the_alias, name_two_indexes])
def test_an_index_without_its_alias_is_no_new_beginning(
    policy_search: Run,
    tmp_path: Path,
    connection: Connection,
    damage: Callable[[Connection], None],
) -> None:
    one, other = records(tmp_path / "one", 1, 2), records(tmp_path / "other", 3, 4, 5)
    assert policy_search("index", one).code == 0
    assert policy_search("index", other).code == 0
    damage(connection)
    for arguments in (("index", one), ("search", "工作"), ("rollback",), ("check",)):
        ran = policy_search(*arguments)
        assert (ran.code, "index --repair" in ran.out + ran.err) == (3, True)
        if damage is lose_the_alias:
            assert "集群中的别名 commands 不见了" in ran.out + ran.err
    assert policy_search("index", "--repair").code == 0
    checked = policy_search("check")
    assert (checked.code, "5 份文件" in checked.out) == (0, True)
    assert policy_search("index", one).code == 0


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("options", [(), ("--with-index",)])
def test_a_backup_is_brought_back_where_the_alias_is_gone(
    policy_search: Run, tmp_path: Path, connection: Connection, options: tuple[str, ...]
) -> None:
    assert policy_search("index", records(tmp_path / "notices", 1, 2, 3)).code == 0
    assert policy_search("backup", "one.tar.gz", *options).code == 0
    lose_the_alias(connection)
    assert policy_search("restore", "one.tar.gz").code == 0
    assert policy_search("check").code == (0 if options else 3)
