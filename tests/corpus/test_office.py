"""DOCX, XLSX, XLS and OFD: paragraphs, headings and tables, and what is no such file."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import docx
import openpyxl
import pytest

from corpus.document import Paragraph, ParagraphKind
from corpus.readers import FileResult, ReadOptions, read_file
from corpus.report import SkipReason
from tests.corpus.packages import archive, ofd

FILES = Path(__file__).with_name("files")
BILLION_LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
)


def read(folder: Path, name: str, data: bytes, options: ReadOptions | None = None) -> FileResult:
    (folder / name).write_bytes(data)
    return read_file(folder / name, "test", folder, options or ReadOptions())


def word() -> bytes:
    """A notice with a heading, an article, and a table with a merged cell."""
    file = docx.Document()
    for line in ("云州市水务局文件", "云水发〔2020〕7号", "关于调整供水价格的通知", "各供水单位："):
        file.add_paragraph(line)
    file.add_heading("价格", 2)
    file.add_paragraph("第一条　居民生活用水按下表执行，\n自2020年3月1日起施行。")
    table = file.add_table(3, 3)
    for row, values in zip(
        table.rows, (("类别", "价格", ""), ("居民", "2.85", "元\n每立方米")), strict=False
    ):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(2, 0).merge(table.cell(2, 2)).text = "注：含税。"
    file.add_paragraph("云州市水务局")
    file.add_paragraph("2020年2月20日")
    data = io.BytesIO()
    file.save(data)
    return data.getvalue()


def workbook() -> bytes:
    """A table of prices, and a sheet that is hidden."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "收费标准"
    for row in (
        ["云州市供水价格表"],
        ["类别", "元", None, "备注"],
        ["居民", 3.0],
        [],
        ["商业", 4.5],
    ):
        sheet.append(row)
    hidden = book.create_sheet("草稿")
    hidden.append(["内部"])
    hidden.sheet_state = "hidden"
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def rows(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    return [p.text for p in paragraphs if p.kind is ParagraphKind.TABLE_ROW]


def test_word(tmp_path: Path) -> None:
    (document,) = read(tmp_path, "a.docx", word()).documents
    assert document.title == "关于调整供水价格的通知"
    assert document.document_number == "云水发〔2020〕7号"
    assert document.issuers == ("云州市水务局",)
    assert str(document.written_on) == "2020-02-20"
    assert rows(document.paragraphs) == ["类别\t价格", "居民\t2.85\t元 每立方米"]
    by_text = {paragraph.text: paragraph for paragraph in document.paragraphs}
    assert by_text["价格"].kind is ParagraphKind.HEADING
    assert by_text["价格"].level == 2
    assert by_text["第一条　居民生活用水按下表执行，"].kind is ParagraphKind.ARTICLE
    assert "注：含税。" in by_text


def test_workbook(tmp_path: Path) -> None:
    (document,) = read(tmp_path, "a.xlsx", workbook()).documents
    assert document.title == "云州市供水价格表"
    assert rows(document.paragraphs) == ["类别\t元\t\t备注", "居民\t3", "商业\t4.5"]
    assert "内部" not in document.body


def test_old_workbook(tmp_path: Path) -> None:
    (document,) = read(tmp_path, "a.xls", (FILES / "prices.xls").read_bytes()).documents
    assert document.title == "云州市供水价格表"
    assert rows(document.paragraphs) == [
        "类别\t元/立方米\t执行日期",
        "居民生活用水\t2.85\t2020-03-01",
        "非居民用水\t4\t2020-03-01",
    ]
    assert "内部" not in document.body


def test_ofd(tmp_path: Path) -> None:
    first = [
        (74.0, 40.0, 7.5, "关于供水的通知"),
        (39.0, 80.0, 5.5, "为保障居民用水安全，各供水单位应当认真组"),
        (28.0, 90.0, 5.5, "织实施，"),
        (50.0, 90.0, 5.5, "并按期演练，演练情况应当向社会公"),
        (100.0, 285.0, 5.0, "— 1 —"),
    ]
    second = [(28.0, 50.0, 5.5, "布。"), (39.0, 60.0, 5.5, "第一条　本通知自印发之日起施行。")]
    (document,) = read(tmp_path, "a.ofd", ofd(first, second)).documents
    assert document.title == "关于供水的通知"
    assert [(paragraph.page, paragraph.text) for paragraph in document.paragraphs] == [
        (1, "关于供水的通知"),
        (1, "为保障居民用水安全，各供水单位应当认真组织实施，并按期演练，演练情况应当向社会公布。"),
        (2, "第一条　本通知自印发之日起施行。"),
    ]


def with_member(data: bytes, name: str, content: bytes) -> bytes:
    """A package in which one file was exchanged."""
    with ZipFile(io.BytesIO(data)) as package:
        members = {one: package.read(one) for one in package.namelist()}
    return archive(members | {name: content})


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.docx", b"", SkipReason.EMPTY),
        ("a.docx", word()[:3000], SkipReason.UNREADABLE),
        ("a.docx", b"\x01\x02", SkipReason.UNREADABLE),
        ("a.docx", workbook(), SkipReason.MISLABELLED),
        ("a.xlsx", word(), SkipReason.MISLABELLED),
        ("a.ofd", word(), SkipReason.MISLABELLED),
        ("a.xls", workbook(), SkipReason.MISLABELLED),
        ("a.xls", b"<table>", SkipReason.MISLABELLED),
        ("a.ofd", ofd([]), SkipReason.NO_TEXT_LAYER),
        ("a.docx", with_member(word(), "word/document.xml", BILLION_LAUGHS), SkipReason.UNREADABLE),
        ("a.xlsx", with_member(workbook(), "xl/a.xml", BILLION_LAUGHS), SkipReason.UNREADABLE),
        ("a.ofd", with_member(ofd([]), "OFD.xml", BILLION_LAUGHS), SkipReason.UNREADABLE),
        ("a.docx", with_member(word(), "b.xml", bytes(2_000_000)), SkipReason.TOO_LARGE),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
         SkipReason.ENCRYPTED),
    ],
)  # fmt: skip
def test_bad_files_are_results(tmp_path: Path, name: str, data: bytes, reason: SkipReason) -> None:
    result = read(tmp_path, name, data, ReadOptions(max_bytes=1_000_000))
    assert not result.documents
    assert [skipped.reason for skipped in result.skipped] == [reason]


def test_legacy_files_need_a_converter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = (FILES / "prices.xls").read_bytes()
    programs = tmp_path / "programs"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    for name in ("a.doc", "a.wps"):
        assert read(tmp_path, name, data).skipped[0].reason is SkipReason.NO_CONVERTER
    printer = programs / "catdoc"
    printer.write_text("#!/bin/sh\necho '关于供水的通知'\necho '各供水单位应当认真组织实施。'\n")
    printer.chmod(0o755)
    (document,) = read(tmp_path, "a.doc", data).documents
    assert document.title == "关于供水的通知"
    printer.write_text("#!/bin/sh\nexec /bin/sleep 60\n")
    slow = read(tmp_path, "a.doc", data, ReadOptions(max_seconds=1))
    assert slow.skipped[0].reason is SkipReason.TOO_SLOW
