"""Workbooks and packages: what stands over cells, headers of plain words, wrong bytes in XML."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import xlsxwriter

from corpus.document import Document, NoteKind
from corpus.encoding import decode
from corpus.readers import ReadOptions, read_file
from tests.corpus.test_office import with_member
from tests.corpus.word_files import paragraph, run, word_file


def workbook(*rows: list[str], chart: bool = False, box: str = "") -> bytes:
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data)
    sheet = book.add_worksheet("收费")
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    if box:
        sheet.insert_textbox("F5", box)
    if chart:
        drawn = book.add_chart({"type": "column"})
        drawn.add_series({"values": "=收费!$B$2:$B$3"})
        sheet.insert_chart("F20", drawn)
    book.close()
    return data.getvalue()


def documents(folder: Path, data: bytes, name: str = "a.xlsx") -> tuple[Document, ...]:
    (folder / name).write_bytes(data)
    return read_file(folder / name, "test", folder, ReadOptions()).documents


def counts(document: Document) -> dict[NoteKind, int]:
    return {note.kind: note.count for note in document.parts[0].notes}


def test_boxes_over_cells_are_read_and_charts_are_counted(tmp_path: Path) -> None:
    rows = [["航线", "收费"], ["南岸线", "两元"], ["北岸线", "三元"]]
    (plain,) = documents(tmp_path, workbook(*rows))
    assert counts(plain) == {}
    data = workbook(*rows, chart=True, box="注：儿童免费。")
    (document,) = documents(tmp_path, data)
    assert document.paragraphs[-1].text == "注：儿童免费。"
    assert len(document.paragraphs) == len(plain.paragraphs) + 1
    assert counts(document) == {NoteKind.UNREAD_PARTS: 1}


def test_a_header_of_title_text_and_a_day_makes_records(tmp_path: Path) -> None:
    rows = [
        ["标题", "发文日期", "内容"],
        ["关于渡船收费的通知", "2023.5.6", "渡船收费标准如下。"],
        ["关于渡口管理的通知", "", "渡口应当保持畅通。"],
    ]
    found = documents(tmp_path, workbook(*rows))
    assert [one.title for one in found] == [rows[1][0], rows[2][0]]
    assert str(found[0].written_on) == "2023-05-06"
    (table,) = documents(tmp_path, workbook(["名称", "内容"], ["渡船", "两元"]))
    assert "渡船\t两元" in table.body


def replaced(data: bytes, old: bytes, new: bytes) -> bytes:
    """A package in whose files some bytes are others."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [name for name in package.namelist() if old in package.read(name)]
        contents = {name: package.read(name).replace(old, new) for name in names}
    assert names
    for name, content in contents.items():
        data = with_member(data, name, content)
    return data


def test_a_wrong_byte_in_a_package_costs_its_character(tmp_path: Path) -> None:
    for wrong in (b"\xe6\xb8", b"\x0b", b"&#x1;", b"&#11;"):
        book = replaced(workbook(["航线", "收费"], ["南岸线", "@两元"]), b"@", wrong)
        (document,) = documents(tmp_path, book)
        assert "南岸线\t\ufffd两元" in document.body
        assert counts(document) == {NoteKind.WRONG_CHARACTERS: 1}
        word = replaced(word_file(paragraph(run("渡船收费@两元。"))), b"@", wrong)
        (document,) = documents(tmp_path, word, "a.docx")
        assert "渡船收费\ufffd两元。" in document.body
        assert counts(document) == {NoteKind.WRONG_CHARACTERS: 1}


def test_broken_xml_is_not_mended(tmp_path: Path) -> None:
    word = replaced(word_file(paragraph(run("渡船收费@两元。"))), b"@", b"<w:r>")
    (tmp_path / "a.docx").write_bytes(word)
    assert read_file(tmp_path / "a.docx", "test", tmp_path, ReadOptions()).skipped


def test_big5_with_a_wrong_byte_is_still_big5() -> None:
    text = "關於渡船收費的通知：為規範渡船收費，維護乘客權益，現將有關事項通知如下，請遵照執行。"
    data = text.encode("big5")
    place = len("關於渡船收費的通知：".encode("big5"))
    assert decode(data[:place] + b"\xff" + data[place:]) == f"{text[:10]}\ufffd{text[10:]}"
    plain = "关于渡船收费的通知：为规范渡船收费，维护乘客权益，现将有关事项通知如下，请遵照执行。"
    data = plain.encode("gb18030")
    assert decode(data[:20] + b"\xff" + data[20:]) == f"{plain[:10]}\ufffd{plain[10:]}"
