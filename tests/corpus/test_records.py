"""JSON Lines and CSV: each record becomes a document or is reported."""

from __future__ import annotations

import csv
import gzip
import io
import json
from datetime import date
from pathlib import Path

import pytest

from corpus.document import ParagraphKind
from corpus.readers import (
    FileResult,
    ReadOptions,
    list_files,
    read_file,
    read_folder,
    reading_fingerprint,
)
from corpus.report import RefusalReason, SkipReason, read_detail

RECORD = {
    "id": "cy-1",
    "title": "云州市人民政府关于加强养犬管理的通知",
    "date": "2021-05-08",
    "issuer": "云州市人民政府、市公安局",
    "doc_no": "云政发[2021]5 号",
    "topic": "公安、安全、司法\\公安",
    "url": "https://yunzhou.example/1.html",
    "body": "各区人民政府：\n第一章　总则\n第一条　养犬应当登记。\n本通知自2021年6月1日起施行。"
    "\n云州市人民政府\n2021年5月6日",
}


def read(folder: Path, name: str, data: bytes, options: ReadOptions | None = None) -> FileResult:
    (folder / name).write_bytes(data)
    return read_file(folder / name, "test", folder, options or ReadOptions())


def lines(*records: object) -> bytes:
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records).encode()


def test_a_record_with_default_columns(tmp_path: Path) -> None:
    result = read(tmp_path, "a.jsonl", lines(RECORD))
    (document,) = result.documents
    assert (document.key, document.id, document.path) == ("cy-1", "cy-1", "a.jsonl")
    assert document.title == RECORD["title"]
    assert document.published_on == date(2021, 5, 8)
    assert document.written_on == date(2021, 5, 6)
    assert document.effective_on == date(2021, 6, 1)
    assert document.document_number == "云政发〔2021〕5号"
    assert document.document_numbers == ("云政发〔2021〕5号",)
    assert document.issuers == ("云州市人民政府", "云州市公安局")
    assert document.kind == "通知"
    assert document.topics == ("公安、安全、司法/公安",)
    assert document.source_topic is None
    assert document.url == RECORD["url"]
    assert [paragraph.kind for paragraph in document.paragraphs][:3] == [
        ParagraphKind.TEXT,
        ParagraphKind.HEADING,
        ParagraphKind.ARTICLE,
    ]
    assert document.rules["document_number"] == "record:doc_no"
    assert document.rules["written_on"] == "text:signature"
    assert not result.skipped
    assert not result.refused


def test_csv_gzip_and_gb18030_are_read_alike(tmp_path: Path) -> None:
    table = io.StringIO()
    writer = csv.DictWriter(table, RECORD.keys())
    writer.writeheader()
    writer.writerow(RECORD)
    text = table.getvalue()
    results = [
        read(tmp_path, "a.csv", text.encode()),
        read(tmp_path, "b.csv", b"\xef\xbb\xbf" + text.encode()),
        read(tmp_path, "c.csv", text.encode("gb18030")),
        read(tmp_path, "d.csv.gz", gzip.compress(text.encode())),
        read(tmp_path, "e.jsonl.gz", gzip.compress(lines(RECORD))),
    ]
    bodies = {(r.documents[0].title, r.documents[0].body, r.documents[0].key) for r in results}
    assert len(bodies) == 1


def test_columns_can_be_named(tmp_path: Path) -> None:
    record = {"编号": "1", "题目": "关于养犬的通知", "发文": "2020年1月2日", "全文": "正文。"}
    columns = {"id": "编号", "title": "题目", "published_on": "发文", "body": "全文"}
    options = ReadOptions(columns=columns)
    (document,) = read(tmp_path, "a.jsonl", lines(record), options).documents
    assert (document.id, document.title, document.body) == ("1", "关于养犬的通知", "正文。")
    assert document.published_on == date(2020, 1, 2)
    assert reading_fingerprint(options) != reading_fingerprint(ReadOptions())


def test_what_cannot_be_a_value_is_refused_and_reported(tmp_path: Path) -> None:
    record = RECORD | {
        "doc_no": "（政务问答）",
        "issuer": "河南省郑州市",
        "date": "2021",
        "topic": "购房补贴",
        "body": "正文。",
    }
    result = read(tmp_path, "a.jsonl", lines(record))
    (document,) = result.documents
    assert document.document_number is None
    assert document.published_on is None
    assert document.issuers == ("云州市人民政府",)
    assert document.rules["issuers"] == "title"
    assert (document.topics, document.source_topic) == ((), "购房补贴")
    assert {(refusal.field, refusal.reason) for refusal in result.refused} == {
        ("document_number", RefusalReason.NOT_A_NUMBER),
        ("published_on", RefusalReason.NOT_A_DATE),
        ("issuers", RefusalReason.NOT_AN_ORGAN),
    }


def test_bad_lines_are_reported_with_their_number(tmp_path: Path) -> None:
    data = b"{not json}\n" + lines(RECORD, ["list"], RECORD | {"id": "2", "body": " "}, RECORD)
    result = read(tmp_path, "a.jsonl", data)
    assert [document.key for document in result.documents] == ["cy-1"]
    assert [skipped.reason for skipped in result.skipped] == [
        SkipReason.BAD_RECORD,
        SkipReason.BAD_RECORD,
        SkipReason.NO_BODY,
        SkipReason.DUPLICATE,
    ]
    assert read_detail(result.skipped[0].detail) == [("line", "1"), ("sign", "2"), ("not_json", "")]
    assert read_detail(result.skipped[3].detail) == [("line", "5"), ("id", "cy-1")]


def test_two_records_never_share_an_id(tmp_path: Path) -> None:
    result = read(tmp_path, "a.jsonl", lines(RECORD, RECORD | {"body": "另一份。"}))
    assert len({document.id for document in result.documents}) == 2
    assert len({document.key for document in result.documents}) == 2
    assert result.refused[-1].reason is RefusalReason.SAME_ID


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b" \n ", SkipReason.EMPTY),
        ("a.html", b"\x00\x01\x02" * 50, SkipReason.BINARY),
        ("a.txt", b"\x81\x20\xff\xfe" * 40, SkipReason.ENCODING),
        ("a.exe", b"MZ", SkipReason.FORMAT),
        ("a.jsonl.gz", b"\x1f\x8bbroken", SkipReason.UNREADABLE),
        ("a.html", b"<html><body></body></html>", SkipReason.NO_BODY),
        ("a.html", b"<div>" * 20_000 + "正文。".encode(), SkipReason.UNREADABLE),
    ],
)
def test_bad_files_are_results(tmp_path: Path, name: str, data: bytes, reason: SkipReason) -> None:
    result = read(tmp_path, name, data)
    assert not result.documents
    assert [skipped.reason for skipped in result.skipped] == [reason]


def test_too_large_also_when_expanded(tmp_path: Path) -> None:
    options = ReadOptions(max_bytes=1000)
    for name, data in (("a.txt", b"x" * 1001), ("a.csv.gz", gzip.compress(b"x" * 100_000))):
        assert read(tmp_path, name, data, options).skipped[0].reason is SkipReason.TOO_LARGE


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/综合政务.txt", ".hidden.txt", ".git/x.txt", "综合政务/政务公开/c.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("关于养犬的通知\n各区应当登记犬只，并按期年检。", encoding="utf-8")
    paths = [path.relative_to(tmp_path).as_posix() for path in list_files(tmp_path)]
    assert paths == ["a/综合政务.txt", "b.txt", "综合政务/政务公开/c.md"]
    results = list(read_folder(tmp_path, "test", ReadOptions()))
    assert [result.path for result in results] == paths
    assert [result.documents[0].topics for result in results] == [(), (), ("综合政务/政务公开",)]
    assert results[1].documents[0].key == "b.txt"


def test_nothing_of_the_real_records_is_lost(shared_data: Path) -> None:
    for name, count in (("laws", 3469), ("notices", 3904)):
        path = shared_data / f"{name}.jsonl.gz"
        result = read_file(path, name, shared_data, ReadOptions())
        assert len(result.documents) + len(result.skipped) == count
        assert len({document.id for document in result.documents}) == len(result.documents)
        assert not any("\n" in p.text for d in result.documents for p in d.paragraphs)


def test_half_a_sign_ends_no_run(tmp_path: Path) -> None:
    half, whole = "\ud83d", "🐕"
    torn = {**RECORD, "title": f"关于养{half}犬{whole}的通知", "issuer": half}
    data = json.dumps({**torn, "body": f"{RECORD['body']}{half}"}).encode()
    (document,) = read(tmp_path, "a.jsonl", data).documents
    assert document.title == f"关于养\ufffd犬{whole}的通知"
    str(document).encode()


def test_control_signs_in_json_are_left_out_as_of_files(tmp_path: Path) -> None:
    data = json.dumps({**RECORD, "title": "关于\x00养犬\x08登记的通知"}).encode()
    (document,) = read(tmp_path, "a.jsonl", data).documents
    assert document.title == "关于养犬登记的通知"


def test_entities_are_the_signs_they_stand_for(tmp_path: Path) -> None:
    record = {
        "id": "1",
        "title": "关于&nbsp;养犬&#183;登记的通知",
        "body": "甲&amp;乙&hellip;&nbsp;丙。",
    }
    (document,) = read(tmp_path, "a.jsonl", lines(record)).documents
    assert document.title == "关于 养犬·登记的通知"
    assert document.body == "甲&乙…\xa0丙。"
    (document,) = read(
        tmp_path, "b.jsonl", lines(record | {"body": "<p>1 &lt; 2；R&D;。</p>"})
    ).documents
    assert document.body == "1 < 2；R&D;。"


TABLE = "标题,发布日期,正文\n停车管理办法,2023-06-01,第一条　停车应当有序。\n"


@pytest.mark.parametrize(
    "text",
    [
        f"sep=,\n{TABLE}",
        f'"sep=;"\n{TABLE.replace(",", ";")}',
        TABLE.replace(",", ";"),
        TABLE.replace(",", "\t"),
        TABLE.replace(",", "|"),
        TABLE.replace("\n", ",,\n"),
        TABLE.replace("正文\n", "正文,,\n").replace("。\n", "。,, \n"),
        f"文件清单,,\n,,\n{TABLE}",
        TABLE.replace("标题", "【标 题】*").replace("发布日期", "发布日期："),
        f"\ufeff\ufeff{TABLE}",
        TABLE.replace("\n", "\r"),
    ],
)
def test_tables_as_people_save_them(tmp_path: Path, text: str) -> None:
    result = read(tmp_path, "a.csv", text.encode("utf-8-sig"))
    assert not result.skipped
    (document,) = result.documents
    assert (document.title, str(document.published_on)) == ("停车管理办法", "2023-06-01")
    assert document.body == "第一条　停车应当有序。"


def test_a_table_without_a_column_of_texts_says_which_it_has(tmp_path: Path) -> None:
    result = read(tmp_path, "a.csv", "标题;发布日期\n甲;2023-06-01\n乙;2023-06-02\n".encode())
    (skipped,) = result.skipped
    assert skipped.reason is SkipReason.NO_COLUMN
    found = dict(read_detail(skipped.detail))
    assert found["header"] == "标题、发布日期"
    assert "正文" in found["needed"]
    options = ReadOptions(columns={"body": "条文"})
    (skipped,) = read(tmp_path, "b.csv", TABLE.encode(), options).skipped
    assert dict(read_detail(skipped.detail))["needed"] == "条文"


def test_a_table_without_rows_says_that_it_is_empty(tmp_path: Path) -> None:
    for name in ("a.csv", "a.jsonl"):
        data = "标题,正文\n".encode() if name == "a.csv" else b"\xef\xbb\xbf\n"
        assert read(tmp_path, name, data).skipped[0].reason is SkipReason.EMPTY


def test_a_row_with_more_cells_than_columns_is_reported(tmp_path: Path) -> None:
    result = read(tmp_path, "a.csv", f"{TABLE}乙,2023-06-02,第一条,第二条\n".encode())
    assert len(result.documents) == 1
    (skipped,) = result.skipped
    assert read_detail(skipped.detail) == [("line", "3"), ("cells", "4"), ("columns", "3")]


def test_json_files_of_records(tmp_path: Path) -> None:
    one = {"title": "停车管理办法", "date": "2023-06-01", "text": "第一条　停车应当有序。"}
    for value in ([one], {"data": [one]}, {"code": 0, "data": {"total": 1, "list": [one]}}, one):
        data = json.dumps(value, ensure_ascii=False, indent=1).encode()
        (document,) = read(tmp_path, "a.json", data).documents
        assert (document.key, document.title) == ("a.json#1", "停车管理办法")
    result = read(tmp_path, "a.json", lines(one, one | {"title": "乙"}))
    assert len(result.documents) == 2


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ({"a": [{"text": "甲"}], "b": [{"text": "乙"}]}, "no_records"),
        ({"name": "停车", "version": 1}, "no_records"),
        ([1, 2], "no_records"),
        ([{"text": "甲。"}, "乙"], "not_an_object"),
    ],
)
def test_json_that_is_no_list_of_records_says_so(tmp_path: Path, value: object, found: str) -> None:
    (skipped,) = read(tmp_path, "a.json", json.dumps(value).encode()).skipped
    assert skipped.reason is SkipReason.BAD_RECORD
    assert found in dict(read_detail(skipped.detail))
