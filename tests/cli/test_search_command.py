"""`policy-search search`, `explain`, `check` and `stats` on a real index."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from indexer import analysis_version
from tests.cli.conftest import Run


@pytest.fixture
def indexed(policy_search: Run, folder: Path) -> Run:
    """The command line, with the ten notices in its index."""
    assert policy_search("index", folder).code == 0
    return policy_search


def test_hits_are_listed_for_people(indexed: Run) -> None:
    ran = indexed("search", "第12项工作")
    assert (ran.code, ran.err) == (0, "")
    assert "1. 示例市人民政府关于第12项工作的通知" in ran.out
    assert "示政发〔2012〕12号" in ran.out
    assert "【第12项工作】" in ran.out


def test_json_has_the_shape_of_the_api(indexed: Run) -> None:
    ran = indexed("search", "示政发[2013]13", "--json")
    answer = json.loads(ran.out)
    assert {"query", "total", "hits", "facets", "took_ms", "index_version"} <= set(answer)
    assert answer["hits"][0]["id"] == "n13"


def test_filters_work_as_in_an_address(indexed: Run) -> None:
    answer = json.loads(
        indexed("search", "", "--year", "2011", "--year", "2014", "--sort", "oldest", "--json").out
    )
    assert [hit["id"] for hit in answer["hits"]] == ["n11", "n14"]
    paged = json.loads(indexed("search", "", "--size", "3", "--page", "2", "--json").out)
    assert [hit["id"] for hit in paged["hits"]] == ["n16", "n15", "n14"]


def test_a_scope_can_be_chosen(indexed: Run) -> None:
    def total(scope: str) -> int:
        answer = json.loads(indexed("search", "贯彻", "--scope", scope, "--json").out)
        return int(answer["total"])

    assert (total("body"), total("attachments")) == (10, 0)


def test_a_list_by_relevance_says_what_lacks_words(indexed: Run) -> None:
    ran = indexed("search", "第12项工作 鲸鱼")
    assert (ran.code, ran.err) == (0, "")
    assert "没有一份文件同时提到" in ran.out
    assert "没有提到“鲸鱼”" in ran.out
    assert "没有完全相符的文件" in ran.out
    exact = indexed("search", "第12项工作 鲸鱼", "--match", "all")
    assert exact.code == 0
    assert "没有提到" not in exact.out
    assert "1. " not in exact.out


def test_json_says_which_way_was_matched(indexed: Run) -> None:
    ranked = json.loads(indexed("search", "第12项工作 鲸鱼", "--json").out)
    assert (ranked["match"], ranked["total"]) == ("ranked", 0)
    assert ranked["listed"] == ranked["further"] == len(ranked["hits"]) > 0
    assert "鲸鱼" in ranked["hits"][0]["missing"]
    exact = json.loads(indexed("search", "第12项工作 鲸鱼", "--match", "all", "--json").out)
    assert (exact["match"], exact["listed"], exact["hits"]) == ("all", 0, [])


@pytest.mark.parametrize(
    ("arguments", "value"),
    [
        (["--match", "most", "通知"], "most"),
        (["-收费"], "-收费"),
        (["--since", "2019-02-30", "通知"], "2019-02-30"),
        (["--sort", "best", "通知"], "best"),
    ],
)
def test_a_query_that_cannot_be_asked_is_wrong_use(
    indexed: Run, arguments: list[str], value: str
) -> None:
    ran = indexed("search", "--", *arguments) if value == "-收费" else indexed("search", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert value in ran.err


def test_explain_shows_the_steps(indexed: Run) -> None:
    ran = indexed("explain", "第12项工作")
    assert (ran.code, ran.err) == (0, "")
    assert "第12项工作" in ran.out
    assert "n12" in ran.out


def test_stats_counts(indexed: Run) -> None:
    ran = indexed("stats")
    assert ran.code == 0
    assert "10 份" in ran.out
    assert "综合政务" in ran.out


def test_a_sound_index_passes_the_check(indexed: Run) -> None:
    ran = indexed("check")
    assert (ran.code, ran.err) == (0, "")
    assert "10 份" in ran.out


def test_a_damaged_index_does_not(indexed: Run) -> None:
    largest = max(
        (path for path in Path("var/index").rglob("*") if path.is_file()),
        key=lambda path: path.stat().st_size,
    )
    content = bytearray(largest.read_bytes())
    content[len(content) // 2] ^= 0xFF
    largest.write_bytes(content)
    ran = indexed("check")
    assert ran.code == 3
    assert f"有误：文件 {largest.name} 的校验和不符。" in ran.out
    assert "policy-search index --repair" in ran.out
    largest.unlink()
    assert f"有误：缺少文件 {largest.name}。" in indexed("check").out


@pytest.mark.parametrize("command", [["search", "通知"], ["explain", "通知"], ["stats"], ["check"]])
def test_a_missing_index_is_said_with_the_command_to_run(
    policy_search: Run, command: list[str]
) -> None:
    ran = policy_search(*command, "--index-dir", "other")
    assert (ran.code, ran.out) == (3, "")
    assert "policy-search index 文件夹 --index-dir other" in ran.err


def test_a_stale_index_is_refused_until_it_is_derived_again(
    indexed: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_by = indexed("check").out.partition("分析版本：")[2].partition("（与本程序一致）")[0]
    assert made_by.startswith(analysis_version.current())
    assert f"分析版本：{analysis_version.current()}（与本程序一致）" in indexed("stats").out
    monkeypatch.setattr("indexer.analysis_version.current", lambda: "another")
    for command in (["search", "通知"], ["serve", "--port", "0"], ["stats"]):
        ran = indexed(*command)
        assert (ran.code, ran.out) == (3, "")
        assert "policy-search index 文件夹" in ran.err
        assert f"索引的版本：{made_by}；本程序的版本：another files-" in ran.err
    checked = indexed("check")
    assert checked.code == 3
    assert f"分析版本：{made_by}（本程序为 another files-" in checked.out
    assert "policy-search index 文件夹" in checked.out
    ran = indexed("index", folder)
    assert ran.code == 0
    assert ran.out.startswith("分析规则已更新：10 份已收录的文件按索引所存原文重新分析。")
    assert "新增 0，更改 0，未变 10，删除 0" in ran.out
    assert indexed("check").code == 0
    assert "分析版本：another（与本程序一致）" in indexed("stats").out
    assert indexed("search", "第12项工作").out.count("n12") == 1


def test_an_interrupted_run_says_so(
    indexed: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    (folder / "11.jsonl").unlink()
    monkeypatch.setattr("indexer.build._refuse_removal", interrupt)
    ran = indexed("index", folder)
    assert (ran.code, ran.out) == (130, "")
    assert "10 份" in indexed("stats").out
