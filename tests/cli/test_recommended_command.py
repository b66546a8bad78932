"""`policy-search recommended`, and what a search and a server make of the file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, record, write_records

HEAD = "query,document,from,until\n"


@pytest.fixture
def indexed(policy_search: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line in a place where a few notices and rules are indexed."""
    monkeypatch.setenv("POLICY_SEARCH_WORKERS", "1")
    rules = [
        record(
            number,
            title="示例市养犬管理办法",
            body=f"第一条 养犬应当登记。\n第二条 本办法自20{number}年5月1日起施行。",
        )
        for number in (10, 20)
    ]
    ended = record(30, title="示例市养猫管理办法", stated_validity="已废止")
    (tmp_path / "files").mkdir()
    notices = [record(number) for number in range(1, 6)]
    write_records(tmp_path / "files" / "all.jsonl", [*notices, *rules, ended])
    assert policy_search("index", "files").code == 0
    return policy_search


def write(*lines: str) -> Path:
    """The file that the setting names."""
    path = Path("recommended.csv")
    path.write_text(HEAD + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_each_line_that_needs_a_look_is_named(indexed: Run) -> None:
    assert indexed("takedown", "n1", "--reason", "错", "--only").code == 0
    path = write(
        "工作,n2,,",
        "工作,n1,,",
        "工作,n99,,",
        "养犬,n10,,",
        "养犬,https://so.example.gov.cn/d/n20,,",
        "养猫,n30,,",
        "养猫,n2,2024-13-01,",
    )
    ran = indexed("recommended", "--recommended", path)
    assert ran.code == 1
    assert ran.out.splitlines() == [
        f"{path}:8：“2024-13-01”不是日期，请写成 2024-01-31 这样，或留空。",
        "第 3 行“工作”：文件 n1 已从本站撤下或删除。",
        "第 4 行“工作”：没有编号为 n99 的文件。",
        "第 5 行“养犬”：《示例市养犬管理办法》已有新版：《示例市养犬管理办法》（n20）。",
        "第 7 行“养猫”：《示例市养猫管理办法》已废止。",
        "推荐 6 条，有 5 处要处理。",
    ]


def test_nothing_to_do(indexed: Run) -> None:
    ran = indexed("recommended", "--recommended", write("工作,n2,,", "养犬,n20,2020-01-01,"))
    assert (ran.code, ran.out) == (0, "推荐 2 条，都没有问题。\n")


def test_the_file_has_to_be_named_and_there(indexed: Run) -> None:
    assert (indexed("recommended").code, indexed("recommended").out) == (2, "")
    ran = indexed("recommended", "--recommended", "none.csv")
    assert ran.code == 1
    assert "没有推荐清单“none.csv”，请检查路径。" in ran.out


def test_a_search_puts_it_first(indexed: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICY_SEARCH_RECOMMENDED", str(write("养犬,n3,,")))
    ran = indexed("search", "请问养犬？")
    first, second = ran.out.partition("1. ")[2].split("2. ")[:2]
    assert "第3项工作" in first
    assert "本站推荐" in first
    assert "本站推荐" not in second
    hits = json.loads(indexed("search", "养犬", "--json").out)["hits"]
    assert [(hit["id"], hit["recommended"]) for hit in hits][:1] == [("n3", True)]


def test_a_server_does_not_start_with_wrong_lines(indexed: Run) -> None:
    path = write("养犬,n3,,", "养犬,n3,明天,", "养犬")
    ran = indexed("serve", "--port", "0", "--recommended", path)
    assert ran.code == 2
    assert [line.partition("：")[0] for line in ran.err.splitlines()] == [f"{path}:3", f"{path}:4"]
