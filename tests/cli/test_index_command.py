"""`policy-search index`: what it reports, and its exit codes."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run, record, write_records


def test_a_run_reports_what_it_did(policy_search: Run, folder: Path) -> None:
    ran = policy_search("index", folder)
    assert ran.code == 0
    assert ran.out.startswith("来源 示例：新增 10，更改 0，未变 0，删除 0\n")
    assert ran.err == "", "a progress bar is for terminals"


def test_the_next_run_takes_up_only_what_changed(policy_search: Run, folder: Path) -> None:
    policy_search("index", folder)
    write_records(folder / "10.jsonl", [record(10, body="本通知已经修改。")])
    write_records(folder / "20.jsonl", [record(20)])
    (folder / "11.jsonl").unlink()
    ran = policy_search("index", folder)
    assert ran.code == 0
    assert ran.out.startswith("来源 示例：新增 1，更改 1，未变 8，删除 1\n")


def test_a_skipped_file_is_named_with_its_reason(policy_search: Run, folder: Path) -> None:
    (folder / "坏.jsonl").write_text("{这不是 JSON\n", encoding="utf-8")
    ran = policy_search("index", folder)
    assert ran.code == 1
    assert "新增 10" in ran.out
    assert "跳过 1：" in ran.out
    assert "坏.jsonl：记录有误（第 1 行，第 2 个字，不是正确的 JSON）" in ran.out


def test_refused_values_are_counted_and_some_shown(policy_search: Run, folder: Path) -> None:
    records = [record(number, doc_no=f"（问答{number}）") for number in range(30, 40)]
    write_records(folder / "30.jsonl", records)
    ran = policy_search("index", folder)
    assert "未采用的标注 10：\n   发文字号，不是发文字号：10 条，如\n" in ran.out
    assert ran.out.count("“（问答") == 5
    assert "“（问答30）”（30.jsonl n30）" in ran.out


def test_many_removals_need_leave(policy_search: Run, folder: Path) -> None:
    policy_search("index", folder)
    for number in range(10, 14):
        (folder / f"{number}.jsonl").unlink()
    refused = policy_search("index", folder)
    assert refused.code == 2
    assert "--allow-removal" in refused.err
    assert "10 份" in policy_search("stats").out
    assert policy_search("index", folder, "--allow-removal").code == 0
    assert "6 份" in policy_search("stats").out


def test_a_source_leaves_the_others_alone(policy_search: Run, folder: Path, tmp_path: Path) -> None:
    policy_search("index", folder)
    other = tmp_path / "other"
    other.mkdir()
    write_records(other / "50.jsonl", [record(50)])
    ran = policy_search("index", other, "--source", "另一来源")
    assert ran.out.startswith("来源 另一来源：新增 1，更改 0，未变 0，删除 0\n")
    assert "11 份" in policy_search("stats").out


def test_a_folder_has_to_be_there(policy_search: Run) -> None:
    ran = policy_search("index", "没有这个文件夹")
    assert (ran.code, ran.out) == (2, "")
    assert "没有这个文件夹" in ran.err


def test_names_need_not_be_utf8(policy_search: Run, tmp_path: Path) -> None:
    place = tmp_path / os.fsdecode("文件".encode("gb18030"))
    place.mkdir()
    name = os.fsdecode("养犬通知.jsonl".encode("gb18030"))
    write_records(
        place / name, [{"title": "养犬通知", "body": "正文。"}, {"title": "空", "body": ""}]
    )
    for _ in range(2):
        ran = policy_search("index", place)
        assert ran.code == 1
        assert ran.out.startswith("来源 文件：")
        assert "养犬通知.jsonl：没有正文（第 2 行）" in ran.out
    assert policy_search("check").code == 0
    assert "养犬通知" in policy_search("search", "养犬").out
    assert json.loads(policy_search("read", place / name).out)["path"] == "养犬通知.jsonl"


def test_the_index_is_none_of_the_documents_beside_it(
    policy_search: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    for _ in range(2):
        assert policy_search("index", ".").code == 0
    taken = json.loads(policy_search("search", "第10项", "--json").out)["hits"][0]["id"]
    assert policy_search("takedown", taken, "--reason", "试").code == 0
    ran = policy_search("index", ".")
    assert (ran.code, "跳过" in ran.out) == (0, False)
    assert Path("var/index/takedowns.jsonl").is_file()
    assert "9 份" in policy_search("stats").out


def test_without_a_folder_all_sources_are_taken_up(policy_search: Run, folder: Path) -> None:
    other = folder.parent / "另一来源"
    other.mkdir()
    write_records(other / "a.jsonl", [record(30)])
    list_ = folder.parent / "sources.toml"
    list_.write_text(
        '[[source]]\nfolder = "示例"\nregion = "广东省"\n'
        '[[source]]\nfolder = "另一来源"\nname = "乙"\nbase_url = "https://b.example"\n',
        encoding="utf-8",
    )
    ran = policy_search("index", "--sources", list_)
    assert ran.code == 0
    assert "来源 示例：新增 10，" in ran.out
    assert "来源 乙：新增 1，" in ran.out
    found = json.loads(policy_search("search", "", "--json", "--source", "乙").out)
    assert [hit["url"] for hit in found["hits"]] == ["https://b.example/a.jsonl"]
    assert (
        json.loads(policy_search("search", "", "--json", "--region", "广东省").out)["total"] == 10
    )
    # One of them, by its name; and by its folder, with what the list says of it.
    assert (
        "来源 乙：新增 0，更改 0，未变 1"
        in policy_search("index", "--sources", list_, "--source", "乙").out
    )
    ran = policy_search("index", other, "--sources", list_)
    assert ran.out.startswith("来源 乙：新增 0，更改 0，未变 1")


def test_a_folder_that_is_missing_stops_no_other_source(policy_search: Run, folder: Path) -> None:
    list_ = folder.parent / "sources.toml"
    list_.write_text(
        f'[[source]]\nname = "远"\nfolder = "没有挂载"\n[[source]]\nfolder = "{folder.name}"\n',
        encoding="utf-8",
    )
    ran = policy_search("index", "--sources", list_)
    assert (ran.code, "来源 示例：新增 10" in ran.out) == (2, True)
    assert f"来源 远：没有文件夹“{folder.parent / '没有挂载'}”" in ran.err
    ran = policy_search("index", "--sources", list_, "--source", "示例")
    assert (ran.code, ran.err) == (0, "")
    ran = policy_search("index", "--sources", list_, "--source", "远")
    assert (ran.code, ran.out) == (2, "")


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO])
@pytest.mark.parametrize("inside", ["", "内"])
def test_a_folder_that_cannot_be_listed_stops_no_other_source(
    policy_search: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, number: int, inside: str
) -> None:
    away = folder.parent / "远"
    (away / "内").mkdir(parents=True)
    list_ = folder.parent / "sources.toml"
    list_.write_text(
        f'[[source]]\nfolder = "远"\n[[source]]\nfolder = "{folder.name}"\n', encoding="utf-8"
    )
    listed = os.scandir

    def refused(place: Any) -> Iterator[os.DirEntry[str]]:  # noqa: ANN401 (a path, or a number)
        if str(place) == str(away / inside):
            raise OSError(number, os.strerror(number), str(place))
        return listed(place)

    monkeypatch.setattr(os, "scandir", refused)
    ran = policy_search("index", "--sources", list_)
    assert "来源 示例：新增 10" in ran.out
    if inside and number == errno.EACCES:  # a part that may not be read is a line of the report
        assert (ran.code, "内：文件打不开" in ran.out) == (1, True)
    else:
        assert (ran.code, "来源 远：不能读写“" in ran.err) == (2, True)
    assert policy_search("index", away).code == (1 if inside and number == errno.EACCES else 3)


def test_a_source_that_loses_its_folder_keeps_its_documents(
    policy_search: Run, folder: Path
) -> None:
    list_ = folder.parent / "sources.toml"
    list_.write_text('[[source]]\nfolder = "示例"\n', encoding="utf-8")
    assert policy_search("index", "--sources", list_).code == 0
    folder.rename(folder.with_name("搬走了"))
    assert policy_search("index", "--sources", list_).code == 2
    assert "来源 示例：10 份" in policy_search("stats").out


def test_without_folder_and_sources_it_says_what_is_needed(policy_search: Run) -> None:
    ran = policy_search("index")
    assert ran.code == 2
    assert "sources.toml" in ran.err


def test_mistakes_in_the_list_are_all_said(policy_search: Run, folder: Path) -> None:
    list_ = folder.parent / "sources.toml"
    list_.write_text('[[source]]\nfolder = ""\n[[source]]\nregion = "四海"\n', encoding="utf-8")
    ran = policy_search("index", "--sources", list_)
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 3


def test_one_refused_source_does_not_stop_the_others(policy_search: Run, folder: Path) -> None:
    other = folder.parent / "乙"
    other.mkdir()
    write_records(other / "a.jsonl", [record(30)])
    list_ = folder.parent / "sources.toml"
    list_.write_text('[[source]]\nfolder = "示例"\n[[source]]\nfolder = "乙"\n', encoding="utf-8")
    policy_search("index", "--sources", list_)
    for number in range(10, 15):
        (folder / f"{number}.jsonl").unlink()
    write_records(other / "b.jsonl", [record(31)])
    ran = policy_search("index", "--sources", list_)
    assert ran.code == 2
    assert "来源 乙：新增 1" in ran.out
    assert ran.err.startswith("来源 示例：这次运行会删除")
