"""What an operator says of a document wins over what its file says."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from corpus.document import Document, WrittenBy, public_id
from corpus.field_corrections import FieldCorrections
from corpus.readers import ReadOptions, read_file, reading_fingerprint

TEXT = "各区：供水应当平稳。本通知自印发之日起施行。\n云岭市水务局\n2023年2月1日"


def read(folder: Path, name: str, data: bytes, **values: dict[str, str]) -> list[Document]:
    (folder / name).write_bytes(data)
    names = {key.replace("_", "."): value for key, value in values.items()}
    options = ReadOptions(corrections=FieldCorrections(names))
    return list(read_file(folder / name, "test", folder, options).documents)


def test_a_corrected_value_wins_and_what_follows_from_it_changes(tmp_path: Path) -> None:
    data = f"关于供水的通知\n{TEXT}".encode()
    (before,) = read(tmp_path, "a.txt", data)
    assert (before.written_on, before.effective_on) == (date(2023, 2, 1), date(2023, 2, 1))
    right = {"written": "2023年2月10日", "title": "云岭市供水管理办法", "region": "云南省"}
    (after,) = read(tmp_path, "a.txt", data, a_txt=right)
    assert (after.written_on, after.effective_on) == (date(2023, 2, 10), date(2023, 2, 10))
    assert (after.title, after.kind, after.region) == ("云岭市供水管理办法", "办法", "云南省")
    corrected = {name for name, rule in after.rules.items() if rule == "correction"}
    assert corrected == {"written_on", "title", "region"}
    assert after.body == before.body


def test_documents_are_known_by_key_and_id(tmp_path: Path) -> None:
    rows = [{"id": f"n{n}", "title": f"第{n}号通知", "body": TEXT} for n in (1, 2)]
    rows.append({"title": "第3号通知", "body": TEXT})
    data = "\n".join(json.dumps(row) for row in rows).encode()
    third = public_id("test", "a.jsonl#3")
    found = read(
        tmp_path, "a.jsonl", data, n1={"rank": "规章"}, **{third: {"issuer": "云岭市公安局"}}
    )
    assert [document.rules.get("rank") == "correction" for document in found] == [
        True,
        False,
        False,
    ]
    assert found[2].issuers == ("云岭市公安局",)


def test_a_day_of_proclamation_replaces_that_of_writing(tmp_path: Path) -> None:
    row = {"id": "n1", "title": "甲办法", "成文日期": "2023-01-01", "body": "第一条　甲。"}
    data = json.dumps(row).encode()
    (document,) = read(tmp_path, "a.jsonl", data, n1={"proclaimed": "2023-03-01"})
    assert document.written_on == date(2023, 3, 1)
    assert document.written_by is WrittenBy.PROCLAMATION


def test_corrections_change_no_rule_of_reading() -> None:
    corrections = FieldCorrections({"n1": {"title": "甲"}})
    assert reading_fingerprint(ReadOptions(corrections=corrections)) == reading_fingerprint(
        ReadOptions()
    )
    assert corrections.digest("test", "a.jsonl", ["n1"])
    assert not corrections.digest("test", "a.jsonl", ["n2"])
    other = FieldCorrections({"n1": {"title": "乙"}})
    assert other.digest("test", "a", ["n1"]) != corrections.digest("test", "a", ["n1"])
