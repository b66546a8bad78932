"""`policy-search read`: a line of JSON for each document, in the order that is promised."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run, record, write_records

FIELDS = [
    *("source", "key", "id", "path", "title", "second_title", "published_on", "written_on"),
    *("written_by", "printed_on", "effective_on", "document_number", "document_numbers"),
    *("issuers", "site", "kind", "rank", "region", "index_number", "stated_validity"),
    *("topics", "source_topic", "url", "history", "body", "rules", "places", "structure"),
    *("attachments", "notes", "statements"),
]


def test_every_document_is_a_line_with_all_fields(policy_search: Run, tmp_path: Path) -> None:
    file = tmp_path / "两份.jsonl"
    write_records(file, [record(10), record(11, topic="本地栏目")])
    ran = policy_search("read", file, "--source", "示例")
    assert (ran.code, ran.err) == (0, "")
    first, second = map(json.loads, ran.out.splitlines())
    assert list(first) == FIELDS
    assert first["source"] == "示例"
    assert first["key"] == first["id"] == "n10"
    assert first["path"] == "两份.jsonl"
    assert first["title"] == "示例市人民政府关于第10项工作的通知"
    assert first["document_number"] == "示政发〔2010〕10号"
    assert first["issuers"] == ["示例市人民政府"]
    assert first["topics"] == ["综合政务"]
    assert first["effective_on"] is None
    assert "请认真贯彻执行。" in first["body"]
    assert (second["topics"], second["source_topic"]) == ([], "本地栏目")


def test_the_source_is_the_folder_where_none_is_named(policy_search: Run, folder: Path) -> None:
    ran = policy_search("read", folder / "10.jsonl", folder / "11.jsonl")
    assert [json.loads(line)["source"] for line in ran.out.splitlines()] == ["示例", "示例"]


def test_what_is_skipped_is_said_beside(policy_search: Run, folder: Path) -> None:
    bad = folder / "坏.jsonl"
    bad.write_text("{这不是 JSON\n", encoding="utf-8")
    ran = policy_search("read", bad, folder / "10.jsonl")
    assert ran.code == 1
    assert len(ran.out.splitlines()) == 1
    assert "坏.jsonl" in ran.err


def test_a_link_to_a_file_is_read(policy_search: Run, tmp_path: Path) -> None:
    write_records(tmp_path / "10.jsonl", [record(10)])
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "一份.jsonl").symlink_to(tmp_path / "10.jsonl")
    ran = policy_search("read", tmp_path / "links" / "一份.jsonl")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["path"] == "一份.jsonl"


def test_a_file_has_to_be_there(policy_search: Run, folder: Path) -> None:
    ran = policy_search("read", folder / "10.jsonl", "没有.html")
    assert (ran.code, ran.out) == (2, "")
    assert "没有.html" in ran.err


def test_a_value_that_is_refused_is_said_beside(policy_search: Run, tmp_path: Path) -> None:
    file = tmp_path / "一份.jsonl"
    write_records(file, [record(10, doc_no="（政务问答）")])
    ran = policy_search("read", file)
    assert ran.code == 0, "the document itself was read"
    assert json.loads(ran.out)["document_number"] is None
    assert ran.err == "一份.jsonl n10：发文字号“（政务问答）”未采用（不是发文字号）\n"


def test_a_file_of_a_listed_source_is_read_as_of_that_source(
    policy_search: Run, folder: Path
) -> None:
    inner = folder / "通知公告"
    inner.mkdir()
    write_records(inner / "a.jsonl", [record(30)])
    list_ = folder.parent / "sources.toml"
    list_.write_text(
        '[[source]]\nfolder = "示例"\nname = "甲"\nbase_url = "https://a.example/"\n'
        'region = "广州"\ncolumn_part = 1\n',
        encoding="utf-8",
    )
    ran = policy_search("read", inner / "a.jsonl", "--sources", list_)
    (read,) = map(json.loads, ran.out.splitlines())
    assert (read["source"], read["path"]) == ("甲", "通知公告/a.jsonl")
    assert read["url"] == "https://a.example/%E9%80%9A%E7%9F%A5%E5%85%AC%E5%91%8A/a.jsonl"
    assert (read["region"], read["rules"]["region"]) == ("广东省/广州市", "source:region")
