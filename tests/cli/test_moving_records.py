"""Records that are restored without the index: the history goes on as if nothing had moved."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest

from indexer.changes.awaited_sources import AWAITED, WEEK
from indexer.engines import open_engine
from indexer.query.change_query import ChangeQuery
from indexer.results.change_lists import ChangeList
from indexer.settings import Settings
from tests.cli.conftest import Run, record, write_records

SOURCES = '[[source]]\nname = "甲"\nfolder = "甲"\n\n[[source]]\nname = "乙"\nfolder = "乙"\n'
REPEAL = record(
    60, title="示例市人民政府关于废止部分文件的决定", body="废止《示例规定》（示政发〔2001〕1号）。"
)
RULE = record(1, title="示例规定", body="示例规定正文，请各单位遵照执行。")


@pytest.fixture
def site(policy_search: Run, tmp_path: Path) -> Path:
    """An index of two sources, one of which repeals a document of the other, and its records."""
    (tmp_path / "policy-search.toml").write_text('sources = "sources.toml"\n', encoding="utf-8")
    (tmp_path / "sources.toml").write_text(SOURCES, encoding="utf-8")
    for name, some in (("甲", range(2, 12)), ("乙", range(40, 52))):
        (tmp_path / name).mkdir()
        write_records(tmp_path / name / "a.jsonl", [record(number) for number in some])
    write_records(tmp_path / "甲/rule.jsonl", [RULE])
    write_records(tmp_path / "乙/repeal.jsonl", [REPEAL])
    nameless = record(52)
    del nameless["id"]
    write_records(tmp_path / "乙/nameless.jsonl", [nameless])
    assert policy_search("index").code == 0
    assert policy_search("backup", "kept.tar.gz").code == 0
    assert policy_search("restore", "kept.tar.gz", "--index-dir", "new").code == 0
    return tmp_path


def run(policy_search: Run, *sources: str) -> None:
    """Read sources into the new index, one after the other."""
    for source in sources:
        assert policy_search("index", "--source", source, "--index-dir", "new").code == 0


def changes(folder: Path) -> ChangeList:
    """All that the history of an index tells."""
    engine = open_engine(Settings(index_dir=folder))
    try:
        return engine.now().changes(ChangeQuery(size=200))
    finally:
        engine.close()


def told(folder: Path) -> list[tuple[str, str]]:
    """Kind and id of each change, the newest first."""
    return [(one.kind.value, one.id) for one in changes(folder).changes]


@pytest.mark.parametrize("order", [("甲", "乙"), ("乙", "甲")])
def test_sources_that_are_read_one_after_the_other_are_no_news(
    policy_search: Run, site: Path, order: tuple[str, str]
) -> None:
    before = changes(site / "var/index")
    assert before.total == 26
    run(policy_search, order[0])
    assert told(site / "new") == told(site / "var/index")
    run(policy_search, order[1])
    assert told(site / "new") == told(site / "var/index")
    assert changes(site / "new").total == before.total
    assert not (site / "new" / AWAITED).exists()
    assert [one.at for one in changes(site / "new").changes] == [one.at for one in before.changes]


def test_what_really_went_is_removed_when_its_own_source_is_read(
    policy_search: Run, site: Path
) -> None:
    write_records(site / "乙/a.jsonl", [record(number) for number in range(41, 52)])
    write_records(site / "甲/a.jsonl", [record(number) for number in range(3, 12)])
    run(policy_search, "甲")
    assert told(site / "new")[0] == ("removed", "n2")
    assert changes(site / "new").total == 27
    run(policy_search, "乙")
    assert told(site / "new")[0] == ("removed", "n40")
    assert changes(site / "new").total == 28


def test_what_came_or_changed_meanwhile_is_told(policy_search: Run, site: Path) -> None:
    write_records(site / "甲/new.jsonl", [record(30)])
    write_records(site / "乙/a.jsonl", [record(40, body="改过。"), *map(record, range(41, 52))])
    run(policy_search, "甲")
    assert told(site / "new")[0] == ("added", "n30")
    run(policy_search, "乙")
    assert told(site / "new")[0] == ("text", "n40")
    assert changes(site / "new").total == 28


def test_a_repeal_that_went_meanwhile_is_told_with_the_last_source(
    policy_search: Run, site: Path
) -> None:
    (site / "乙/repeal.jsonl").unlink()
    run(policy_search, "甲", "乙")
    found = told(site / "new")
    assert set(found[:2]) == {("removed", "n60"), ("validity", "n1")}
    assert len(found) == 28


def test_a_second_move_before_all_is_read(policy_search: Run, site: Path) -> None:
    run(policy_search, "甲")
    assert policy_search("backup", "half.tar.gz", "--index-dir", "new").code == 0
    assert policy_search("restore", "half.tar.gz", "--index-dir", "third").code == 0
    for source in ("乙", "甲"):
        assert policy_search("index", "--source", source, "--index-dir", "third").code == 0
    assert told(site / "third") == told(site / "var/index")


def test_the_state_that_was_kept_may_be_lost_on_the_way(policy_search: Run, site: Path) -> None:
    run(policy_search, "甲")
    (site / "new/changes.state").unlink()
    run(policy_search, "乙")
    assert told(site / "new") == told(site / "var/index")


def test_a_source_that_nobody_reads_within_a_week_is_gone(policy_search: Run, site: Path) -> None:
    run(policy_search, "甲")
    place = site / "new" / AWAITED
    long_ago = place.stat().st_mtime - (WEEK + timedelta(hours=1)).total_seconds()
    os.utime(place, (long_ago, long_ago))
    write_records(site / "甲/new.jsonl", [record(30)])
    run(policy_search, "甲")
    kinds = [kind for kind, _ in told(site / "new")]
    assert kinds.count("removed") == 14
    assert not place.exists()


@pytest.mark.parametrize("content", [b"", b"[]", b'{"a": 1}', b"\xff"])
def test_a_list_of_sources_that_cannot_be_read_is_none(
    policy_search: Run, site: Path, content: bytes
) -> None:
    (site / "new" / AWAITED).write_bytes(content)
    run(policy_search, "甲", "乙")
    assert policy_search("check", "--index-dir", "new").code == 0


def test_an_id_that_two_sources_state_is_of_the_one_that_has_it(
    policy_search: Run, site: Path
) -> None:
    write_records(site / "乙/same.jsonl", [record(2, title="示例市关于另一项工作的通知")])
    assert policy_search("index").code == 0
    assert policy_search("backup", "again.tar.gz").code == 0
    assert policy_search("restore", "again.tar.gz", "--index-dir", "new").code == 0
    write_records(site / "甲/a.jsonl", [record(number) for number in range(3, 12)])
    run(policy_search, "甲")
    assert told(site / "new")[0] == ("removed", "n2")
    assert told(site / "new")[1:] == told(site / "var/index")
