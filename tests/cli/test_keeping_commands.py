"""`backup`, `restore` and `rollback`: whole and verified, or nothing is changed."""

from __future__ import annotations

import io
import json
import shutil
import tarfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from indexer import engines
from indexer.engines import open_engine
from indexer.errors import IndexBusyError
from indexer.keeping.restore import restore
from indexer.query.model import Query
from indexer.settings import Settings
from tests.cli.conftest import Run, record, write_records

SETTINGS = (
    'sources = "sources.toml"\ncorrections = "fix/corrections.csv"\nterm_rules = "terms.csv"\n'
)
TERMS = "地区,种类,年数,依据\n广东省,行政规范性文件,5,《规定》\n"


@pytest.fixture
def site(policy_search: Run, folder: Path) -> Path:
    """A working directory with settings, an index of ten notices, and one that is taken down."""
    place = folder.parent
    (place / "policy-search.toml").write_text(SETTINGS, encoding="utf-8")
    (place / "sources.toml").write_text('[[source]]\nfolder = "示例"\n', encoding="utf-8")
    (place / "fix").mkdir()
    (place / "fix/corrections.csv").write_text("文件,字段,更正为\n", encoding="utf-8")
    (place / "terms.csv").write_text(TERMS, encoding="utf-8")
    assert policy_search("index").code == 0
    take_down(policy_search, "第10项")
    return place


def take_down(policy_search: Run, words: str) -> None:
    hits = json.loads(policy_search("search", words, "--json").out)["hits"]
    assert policy_search("takedown", hits[0]["id"], "--reason", "试").code == 0


def answer(policy_search: Run, words: str = "") -> dict[str, object]:
    found: dict[str, object] = json.loads(
        policy_search("search", words, "--json", "--match", "all").out
    )
    return found | {"took_ms": 0}


def total(policy_search: Run, words: str = "") -> object:
    return answer(policy_search, words)["total"]


def members(archive: Path) -> set[str]:
    with tarfile.open(archive) as opened:
        return {one.name for one in opened}


def contents(archive: Path) -> dict[str, bytes]:
    """What a backup holds, by its names there."""
    with tarfile.open(archive) as opened:
        return {one.name: opened.extractfile(one).read() for one in opened}  # type: ignore[union-attr]


def write_archive(archive: Path, held: Mapping[str, bytes]) -> None:
    """Write a backup anew, of whatever is said."""
    with tarfile.open(archive, "w:gz") as made:
        for name, content in held.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            made.addfile(info, io.BytesIO(content))


def test_a_backup_holds_all_that_cannot_be_made_anew(policy_search: Run, site: Path) -> None:
    ran = policy_search("backup", "kept.tar.gz")
    assert (ran.code, "已备份" in ran.out, ran.err) == (0, True, "")
    assert members(site / "kept.tar.gz") >= {
        "backup.json",
        "index/takedowns.jsonl",
        "index/changes.jsonl",
        "settings/0/policy-search.toml",
        "settings/1/sources.toml",
        "settings/2/corrections.csv",
        "settings/3/terms.csv",
    }
    assert not any("generations" in one for one in members(site / "kept.tar.gz"))
    assert (site / "kept.tar.gz").stat().st_mode & 0o077 == 0
    assert [path.name for path in site.glob("*kept*")] == ["kept.tar.gz"]


def test_all_is_back_after_everything_was_lost(policy_search: Run, site: Path) -> None:
    policy_search("backup", "kept.tar.gz", "--with-index")
    before = answer(policy_search)
    for lost in ("var", "fix"):
        shutil.rmtree(site / lost)
    for lost in ("policy-search.toml", "sources.toml", "terms.csv"):
        (site / lost).unlink()
    ran = policy_search("restore", "kept.tar.gz")
    assert (ran.code, ran.err) == (0, "")
    assert policy_search("check").code == 0
    assert answer(policy_search) == before
    assert (site / "fix/corrections.csv").read_text(encoding="utf-8") == "文件,字段,更正为\n"
    assert "未变 10" in policy_search("index").out


def test_a_trial_elsewhere_touches_no_settings(policy_search: Run, site: Path) -> None:
    policy_search("backup", "kept.tar.gz", "--with-index")
    (site / "terms.csv").write_text("后来改过", encoding="utf-8")
    ran = policy_search("restore", "kept.tar.gz", "--index-dir", "try")
    assert (ran.code, "没有放回" in ran.out) == (0, True)
    assert (site / "terms.csv").read_text(encoding="utf-8") == "后来改过"
    assert (site / "try/settings/3/terms.csv").read_text(encoding="utf-8") == TERMS
    assert policy_search("check", "--index-dir", "try").code == 0


def test_without_the_index_what_was_taken_down_stays_down(policy_search: Run, site: Path) -> None:
    policy_search("backup", "kept.tar.gz")
    shutil.rmtree(site / "var")
    ran = policy_search("restore", "kept.tar.gz")
    assert "policy-search index" in ran.out
    assert policy_search("index").code == 0
    assert total(policy_search) == 9


def test_the_folder_of_before_is_kept_and_nothing_done_since_is_lost(
    policy_search: Run, site: Path
) -> None:
    policy_search("backup", "kept.tar.gz", "--with-index")
    take_down(policy_search, "第11项")
    write_records(site / "示例/30.jsonl", [record(30)])
    assert "新增 1" in policy_search("index").out
    (site / "terms.csv").write_text("改坏了", encoding="utf-8")
    (site / "var/index/analytics.sqlite").write_bytes(b"open in a running site")
    ran = policy_search("restore", "kept.tar.gz")
    assert (ran.code, "1 条撤下" in ran.out) == (0, True)
    assert total(policy_search) == 8, "as of the backup, without what was taken down since"
    assert (site / "terms.csv").read_text(encoding="utf-8") == TERMS
    assert (site / "var/index/analytics.sqlite").is_file()
    (aside,) = site.glob("terms.csv.before-restore-*")
    assert aside.read_text(encoding="utf-8") == "改坏了"
    (before,) = (site / "var").glob("index.before-restore-*")
    assert len(json.loads(policy_search("search", "", "--json", "--index-dir", before).out)["hits"])
    assert "新增 1" in policy_search("index").out
    assert policy_search("check").code == 0


def test_two_in_one_second_keep_what_was_there_before_each(
    policy_search: Run, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.keeping.restore.timestamp", lambda: "2026-03-01T08:00:00+08:00")
    policy_search("backup", "kept.tar.gz", "--with-index")
    for written in ("改坏了", "又改坏了"):
        (site / "terms.csv").write_text(written, encoding="utf-8")
        ran = policy_search("restore", "kept.tar.gz")
        assert (ran.code, ran.err) == (0, "")
    aside = {path.read_text(encoding="utf-8") for path in site.glob("terms.csv.before-restore-*")}
    assert aside == {"改坏了", "又改坏了"}
    before = sorted((site / "var").glob("index.before-restore-*"))
    assert len(before) == 2
    for index in before:
        assert policy_search("check", "--index-dir", index).code == 0


@pytest.mark.parametrize("damage", ["cut", "flip", "member", "outside", "no manifest", "none"])
def test_a_damaged_backup_changes_nothing(policy_search: Run, site: Path, damage: str) -> None:
    archive = site / "kept.tar.gz"
    policy_search("backup", archive, "--with-index")
    data = archive.read_bytes()
    held = contents(archive)
    if damage == "cut":
        archive.write_bytes(data[: len(data) // 2])
    elif damage == "flip":
        archive.write_bytes(data[:-400] + bytes([data[-400] ^ 1]) + data[-399:])
    elif damage == "none":
        archive.unlink()
    else:
        if damage == "member":
            held["index/takedowns.jsonl"] = held["index/takedowns.jsonl"][:-2] + b" \n"
        elif damage == "outside":
            held = {"index/../../evil": b"", **held}
        else:
            del held["backup.json"]
        write_archive(archive, held)
    tree = {path: path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}
    ran = policy_search("restore", archive)
    assert (ran.code, ran.out) == (3, "")
    assert str(archive) in ran.err
    after = {path: path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}
    assert after == tree


def test_a_backup_that_cannot_be_whole_is_none(policy_search: Run, site: Path) -> None:
    (site / "terms.csv").unlink()
    ran = policy_search("backup", "kept.tar.gz")
    assert (ran.code, "terms.csv" in ran.err) == (3, True)
    assert not list(site.glob("*kept*"))


def test_who_reads_goes_on_while_a_backup_is_put_back(policy_search: Run, site: Path) -> None:
    settings = Settings(index_dir=site / "var/index")
    policy_search("backup", "kept.tar.gz", "--with-index")
    engine = open_engine(settings)
    take_down(policy_search, "第11项")
    restore(site / "kept.tar.gz", settings)
    assert engine.now().search(Query()).total
    engine.close()
    with engines.locked(settings), pytest.raises(IndexBusyError):
        restore(site / "kept.tar.gz", settings)


def test_rolling_back_says_what_is_lost(policy_search: Run, site: Path) -> None:
    write_records(site / "示例/30.jsonl", [record(30)])
    write_records(site / "示例/12.jsonl", [record(12, body="各区人民政府：\n内容换掉了，请执行。")])
    (site / "示例/13.jsonl").unlink()
    assert "新增 1，更改 1" in policy_search("index").out
    ran = policy_search("rollback")
    assert (ran.code, ran.err) == (0, "")
    assert "不再有这些后来收录的文件，1 份：\n   示例 n30" in ran.out
    assert "重新出现，1 份：\n   示例 n13" in ran.out
    assert "恢复为当时的内容，1 份：\n   示例 12.jsonl" in ran.out
    assert policy_search("check").code == 0
    assert total(policy_search) == 9, "what is taken down stays down"
    assert total(policy_search, "第30项") == 0
    # The next run does it again, and the history tells of it.
    assert "新增 1，更改 1" in policy_search("index").out
    assert policy_search("check").code == 0


def test_the_first_index_has_none_before_it(policy_search: Run, folder: Path) -> None:
    policy_search("index", folder)
    while (ran := policy_search("rollback")).code == 0:
        pass
    assert (ran.code, ran.out) == (3, "")
    assert "没有更早的索引" in ran.err


def test_a_damaged_generation_is_not_gone_back_to(policy_search: Run, site: Path) -> None:
    write_records(site / "示例/30.jsonl", [record(30)])
    policy_search("index")
    pointer = (site / "var/index/CURRENT").read_text()
    older = sorted((site / "var/index/generations").iterdir())[-2]
    path = older / "sources.json"
    data = path.read_bytes()
    path.write_bytes(data[:-1] + b" ")
    ran = policy_search("rollback")
    assert ran.code == 3
    assert (site / "var/index/CURRENT").read_text() == pointer


def test_an_index_of_another_engine_is_refused_and_nothing_is_changed(
    policy_search: Run, site: Path
) -> None:
    policy_search("backup", "kept.tar.gz", "--with-index")
    held = contents(site / "kept.tar.gz")
    manifest = json.loads(held["backup.json"])
    manifest["settings"]["engine"] = "opensearch"
    held["backup.json"] = json.dumps(manifest).encode()
    write_archive(site / "kept.tar.gz", held)
    ran = policy_search("restore", "kept.tar.gz")
    assert (ran.code, ran.out) == (3, "")
    assert "--engine opensearch" in ran.err
    assert policy_search("check").code == 0
    assert total(policy_search) == 9


def test_an_index_that_is_not_there_is_not_backed_up(policy_search: Run, site: Path) -> None:
    shutil.rmtree(site / "var/index/generations")
    (site / "var/index/CURRENT").unlink()
    ran = policy_search("backup", "kept.tar.gz", "--with-index")
    assert (ran.code, "没有索引" in ran.err) == (3, True)
    assert not (site / "kept.tar.gz").exists()
    assert policy_search("backup", "kept.tar.gz").code == 0
