"""Workbooks as people see them, and workbooks whose rows are documents."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from corpus.document import NoteKind, ParagraphKind
from corpus.readers import FileResult, ReadOptions, read_file
from corpus.report import SkipReason
from tests.corpus.test_office import with_member

TEXT = "第一条　为规范停车秩序，制定本办法。"


def read(folder: Path, book: openpyxl.Workbook, options: ReadOptions | None = None) -> FileResult:
    book.save(folder / "表.xlsx")
    return read_file(folder / "表.xlsx", "test", folder, options or ReadOptions())


def sheet_of(*rows: list[object]) -> tuple[openpyxl.Workbook, Worksheet]:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(row)
    return book, sheet


def rows_of(result: FileResult) -> list[list[str]]:
    (document,) = result.documents
    rows = (p.text.split("\t") for p in document.paragraphs if p.kind is ParagraphKind.TABLE_ROW)
    return list(rows)


def notes_of(result: FileResult) -> dict[NoteKind, int]:
    return {note.kind: note.count for note in result.documents[0].parts[0].notes}


def test_merged_cells_stand_in_each_row(tmp_path: Path) -> None:
    book, sheet = sheet_of(
        ["停车收费表"],
        ["区域", "标准", None],
        [None, "小型车", "大型车"],
        ["城东", 5, 9],
        [None, 4, 8],
        ["城西", 3, 6],
    )
    for area in ("A1:C2", "A3:A3", "B2:C2", "A4:A5"):
        if area != "A1:C2":
            sheet.merge_cells(area)
    sheet.merge_cells("A1:C1")
    result = read(tmp_path, book)
    assert result.documents[0].paragraphs[0].text == "停车收费表"
    assert rows_of(result) == [
        ["区域", "标准"],
        ["", "小型车", "大型车"],
        ["城东", "5", "9"],
        ["城东", "4", "8"],
        ["城西", "3", "6"],
    ]


def test_a_row_of_merged_cells_alone_is_none(tmp_path: Path) -> None:
    book, sheet = sheet_of(["停车收费表"], [], ["城东", 5], ["城西", 4])
    sheet.merge_cells("A1:B2")
    (document,) = read(tmp_path, book).documents
    assert [p.text for p in document.paragraphs] == ["停车收费表", "城东\t5", "城西\t4"]


def test_what_is_hidden_is_left_out_and_counted(tmp_path: Path) -> None:
    book, sheet = sheet_of(["区域", "成本", "收费"], ["城东", 2, 5], ["城西", 1, 4], ["城北", 1, 3])
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[3].hidden = True
    sheet["C4"].number_format = ";;;"
    sheet["A2"].comment = Comment("待核", "甲")
    sheet["A4"].comment = Comment("待核", "乙")
    book.create_sheet("测算").append(["内部"])
    book.worksheets[1].sheet_state = "veryHidden"
    result = read(tmp_path, book)
    (document,) = result.documents
    assert document.body == "区域\t收费\n城东\t5\n城北"
    # A row, a column, a cell and a sheet.
    assert notes_of(result) == {NoteKind.HIDDEN_CELLS: 4, NoteKind.COMMENTS: 2}


def test_the_value_of_a_merged_cell_whose_row_is_hidden(tmp_path: Path) -> None:
    book, sheet = sheet_of(["城东", "小型车"], [None, "大型车"], [None, "货车"])
    sheet.merge_cells("A1:A3")
    sheet.row_dimensions[1].hidden = True
    assert rows_of(read(tmp_path, book)) == [["城东", "大型车"], ["城东", "货车"]]


def test_errors_runs_and_saved_values(tmp_path: Path) -> None:
    book, _ = sheet_of(["甲", "乙", "丙", "丁"], [1, 2, 3, 4])
    data = io.BytesIO()
    book.save(data)
    cells = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row><c t="inlineStr"><is><r><t>停</t></r><r><t>车</t></r><rPh><t>ting</t></rPh></is></c>'
        '<c t="e"><f>B9/0</f><v>#DIV/0!</v></c><c t="b"><v>1</v></c></row>'
        '<row r="3"><c r="B3"><f>1+1</f><v>2</v></c><c t="str"><f>A1</f><v>停车</v></c></row>'
        "</sheetData></worksheet>"
    )
    path = tmp_path / "a.xlsx"
    path.write_bytes(with_member(data.getvalue(), "xl/worksheets/sheet1.xml", cells.encode()))
    result = read_file(path, "test", tmp_path, ReadOptions())
    assert rows_of(result) == [["停车", "#DIV/0!", "TRUE"], ["", "2", "停车"]]


@pytest.mark.parametrize("ending", ["xlsm", "xltx", "XLTM"])
def test_workbooks_with_macros_and_templates(tmp_path: Path, ending: str) -> None:
    book, _ = sheet_of(["区域", "收费"], ["城东", 5])
    path = tmp_path / f"a.{ending}"
    book.save(tmp_path / "a.xlsx")
    (tmp_path / "a.xlsx").rename(path)
    assert rows_of(read_file(path, "test", tmp_path, ReadOptions())) == [
        ["区域", "收费"],
        ["城东", "5"],
    ]


def test_too_many_rows(tmp_path: Path) -> None:
    rows: list[list[object]] = [[n, n] for n in range(301)]
    book, _ = sheet_of(*rows)
    (skipped,) = read(tmp_path, book, ReadOptions(max_pages=3)).skipped
    assert skipped.reason is SkipReason.TOO_LARGE


def test_rows_of_fields_are_documents(tmp_path: Path) -> None:
    book, sheet = sheet_of(
        ["文件清单（2023年）"],
        ["序号", "标 题", "文号", "发布日期", "正文"],
        [1, "停车管理办法", "云政规〔2023〕1号", 45078, TEXT],
        [2, "养犬管理办法", None, "2023-06-02", TEXT.replace("停车", "养犬")],
        [3, "空文件", None, None, None],
    )
    sheet["D3"].number_format = 'm"月"d"日"'
    book.create_sheet("说明").append(["本表由办公室整理。"])
    result = read(tmp_path, book)
    titles = {document.key: document.title for document in result.documents}
    assert titles == {
        "表.xlsx#3": "停车管理办法",
        "表.xlsx#4": "养犬管理办法",
        "表.xlsx": "说明",
    }
    first = result.documents[0]
    assert str(first.published_on) == "2023-06-01"
    assert first.document_number == "云政规〔2023〕1号"
    assert first.rules["published_on"] == "record:发布日期"
    (skipped,) = result.skipped
    assert skipped.reason is SkipReason.NO_BODY


def test_records_keep_their_ids_and_hidden_rows_are_none(tmp_path: Path) -> None:
    book, sheet = sheet_of(
        ["id", "标题", "正文"],
        ["t-1", "甲办法", TEXT],
        ["t-2", "乙办法", TEXT],
        ["t-1", "丙", TEXT],
    )
    sheet.row_dimensions[3].hidden = True
    result = read(tmp_path, book)
    assert [document.key for document in result.documents] == ["t-1", "t-1#2"]
    assert notes_of(result) == {NoteKind.HIDDEN_CELLS: 1}


def test_a_table_with_plain_words_is_a_table(tmp_path: Path) -> None:
    book, _ = sheet_of(["名称", "内容", "备注"], ["停车", "收费", "甲"], ["养犬", "登记", "乙"])
    assert len(read(tmp_path, book).documents) == 1
    book, _ = sheet_of(["标题", "文号", "日期"], ["甲办法", "1号", "2023"], ["乙", "2号", "2023"])
    assert len(read(tmp_path, book).documents) == 1


def test_old_workbooks_are_shown_the_same_way(tmp_path: Path) -> None:
    # Made with xlwt: merged cells, formats, a hidden row, column and sheet.
    data = Path(__file__).with_name("files") / "shown.xls"
    for name in ("a.xls", "a.et"):
        (tmp_path / name).write_bytes(data.read_bytes())
        result = read_file(tmp_path / name, "test", tmp_path, ReadOptions())
        assert result.documents[0].paragraphs[0].text == "停车收费"
        assert rows_of(result) == [
            ["区域", "车型", "收费", "日期"],
            ["一类区", "小型车", "6元/小时", "2023年6月1日"],
            ["一类区", "大型车", "15%", "6月1日"],
            ["编号", "007", "1,234,567.50"],
        ]
        assert notes_of(result) == {NoteKind.HIDDEN_CELLS: 3}


def test_an_attached_workbook_is_a_part_of_its_page(tmp_path: Path) -> None:
    book, _ = sheet_of(["区域", "收费"], ["城东", 5])
    book.save(tmp_path / "b.xlsx")
    page = "<h1>关于停车收费的通知</h1><p>各区：现将标准印发给你们，请认真执行。</p>"
    page += '<p><a href="b.xlsx">附件1：收费标准.xlsx</a></p>'
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (document,) = read_file(tmp_path / "a.html", "test", tmp_path, ReadOptions()).documents
    assert [part.title for part in document.parts] == ["", "收费标准"]
    assert [one.text for one in document.parts[1].paragraphs] == ["区域\t收费", "城东\t5"]
