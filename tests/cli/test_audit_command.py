"""What operators do is noted in a chain of lines; a change of any line is found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from indexer.keeping.audit_log import AUDIT, Deed, append, verified
from tests.cli.conftest import Run

LOG = Path("var/index") / AUDIT


@pytest.fixture
def audited(policy_search: Run, folder: Path) -> Path:
    """An index with a take-down, changed settings and corrections behind it."""
    fix = folder.parent / "fix.csv"
    head = "文件,字段,更正为\n"
    fix.write_text(head + "10.jsonl,标题,甲\n", encoding="utf-8")
    assert policy_search("index", folder).code == 0
    assert policy_search("index", folder, "--corrections", fix).code == 0
    fix.write_text(head + "11.jsonl,标题,乙\n", encoding="utf-8")
    assert policy_search("index", folder, "--corrections", fix).code == 0
    assert policy_search("index", folder, "--corrections", fix).code == 0
    taken = json.loads(policy_search("search", "第12项", "--json").out)["hits"][0]["id"]
    policy_search("takedown", taken, "--reason", "有误")
    policy_search("takedown", taken, "--undo")
    return folder


def lines() -> list[bytes]:
    return LOG.read_bytes().splitlines(keepends=True)


def test_each_deed_is_noted_once_with_who_and_what(policy_search: Run, audited: Path) -> None:
    entries = verified(LOG.parent).entries
    assert [one.deed for one in entries] == [
        *("settings", "settings", "corrections", "corrections", "takedown", "takedown")
    ]
    assert all(one.by and one.at for one in entries)
    fix = str(audited.parent / "fix.csv")
    assert entries[1].detail["changed"] == {"corrections": [None, fix]}
    assert entries[3].detail == {"added": ["11.jsonl,标题,乙"], "removed": ["10.jsonl,标题,甲"]}
    assert (entries[4].detail["reason"], entries[5].detail["undo"]) == ("有误", True)
    listed = policy_search("audit", "list")
    assert (listed.code, len(listed.out.splitlines())) == (0, 6)
    assert "撤下、恢复" in listed.out


def test_backups_restores_and_rollbacks_are_noted(policy_search: Run, audited: Path) -> None:
    policy_search("backup", "kept.tar.gz")
    policy_search("restore", "kept.tar.gz")
    policy_search("rollback")
    deeds = [one.deed for one in verified(LOG.parent).entries]
    assert deeds[-2:] == ["backup", "restore"] or deeds[-3:] == ["backup", "restore", "rollback"]
    assert policy_search("audit", "verify").code == 0


@pytest.mark.parametrize("change", ["a sign", "left out", "exchanged", "put in", "no JSON"])
def test_a_change_is_found(policy_search: Run, audited: Path, change: str) -> None:
    assert policy_search("audit", "verify").code == 0
    written = lines()
    if change == "a sign":
        written[2] = written[2].replace("甲".encode(), "丙".encode())
    elif change == "left out":
        del written[2]
    elif change == "exchanged":
        written[2], written[3] = written[3], written[2]
    elif change == "put in":
        written.insert(2, written[2])
    else:
        written[2] = b"{\n"
    LOG.write_bytes(b"".join(written))
    ran = policy_search("audit", "verify")
    assert (ran.code, ran.out) == (3, "")
    assert "被改动过" in ran.err
    # It keeps nobody from working, and is said.
    ran = policy_search("index", audited)
    assert (ran.code, "被改动过" in ran.err) == (0, True)


def test_an_end_that_is_missing_is_found_by_who_noted_a_hash(
    policy_search: Run, audited: Path
) -> None:
    head = verified(LOG.parent).head
    assert head in policy_search("audit", "verify").out
    append(LOG.parent, Deed.BACKUP, {})
    assert policy_search("audit", "verify", "--known", head).code == 0
    LOG.write_bytes(b"".join(lines()[:-2]))
    assert policy_search("audit", "verify").code == 0
    ran = policy_search("audit", "verify", "--known", head)
    assert (ran.code, "被删去" in ran.out) == (1, True)


def test_a_line_that_was_cut_off_is_removed_by_the_next(tmp_path: Path) -> None:
    append(tmp_path, Deed.BACKUP, {"archive": "a"})
    with (tmp_path / AUDIT).open("ab") as file:
        file.write(b'{"at": "2026')
    assert len(verified(tmp_path).entries) == 1
    append(tmp_path, Deed.BACKUP, {"archive": "b"})
    assert [one.detail["archive"] for one in verified(tmp_path).entries] == ["a", "b"]


def test_without_a_log_there_is_nothing_wrong(policy_search: Run) -> None:
    assert policy_search("audit", "verify").code == 0
    assert not LOG.exists()
