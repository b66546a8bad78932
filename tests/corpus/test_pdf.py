"""PDF: sentences whole, tables by rows, page numbers away, and what cannot be read said so."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.document import Paragraph, ParagraphKind
from corpus.readers import FileResult, ReadOptions, read_file
from corpus.report import SkipReason
from tests.corpus.paper import column, paper

TITLE = ["云州市人民政府关于印发城市", "供水保障应急预案的通知"]
BODY = (
    "为提高城市供水突发事件的处置能力，保障居民用水安全，根据有关法律、法规的规定，结合本市实际，制定本预案，请认真组织"
    "实施，并于每年年底前将实施情况报市人民政府。\n"
    "第一条　供水单位应当按照预案组织演练，并向社会公布联系方式。"
)


def read(folder: Path, data: bytes, options: ReadOptions | None = None) -> FileResult:
    (folder / "a.pdf").write_bytes(data)
    return read_file(folder / "a.pdf", "test", folder, options or ReadOptions())


def paragraphs(folder: Path, data: bytes) -> tuple[Paragraph, ...]:
    (document,) = read(folder, data).documents
    return document.paragraphs


def test_lines_are_joined_and_the_head_is_understood(tmp_path: Path) -> None:
    head = [
        (240.0, 770.0, 16.0, "云政发〔2019〕5号"),
        (154.0, 735.0, 22.0, TITLE[0]),
        (165.0, 702.0, 22.0, TITLE[1]),
        (74.0, 660.0, 16.0, "各区人民政府："),
    ]
    signature = [(380.0, 400.0, 16.0, "云州市人民政府"), (390.0, 372.0, 16.0, "2019年10月18日")]
    data = paper([*head, *column(BODY, top=632), *signature])
    (document,) = read(tmp_path, data).documents
    assert document.title == "".join(TITLE)
    assert document.document_number == "云政发〔2019〕5号"
    assert document.issuers == ("云州市人民政府",)
    assert str(document.written_on) == "2019-10-18"
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[3:5] == BODY.split("\n")
    assert document.paragraphs[4].kind is ParagraphKind.ARTICLE


def test_sentences_go_on_over_pages_without_numbers_and_running_heads(tmp_path: Path) -> None:
    text = "\n".join(f"{BODY}（{number}）本条由市水务局解释。" for number in range(9))
    lines = column(text, top=740)
    running = (200.0, 810.0, 10.0, "云州市人民政府公报　2019年第10期")
    pages = []
    for number, start in enumerate(range(0, len(lines), 12), start=1):
        moved = [
            (x, 740.0 - 28 * row, size, text)
            for row, (x, _, size, text) in enumerate(lines[start : start + 12])
        ]
        pages.append([running, *moved, (285.0, 40.0, 14.0, f"— {number} —")])
    found = paragraphs(tmp_path, paper(*pages))
    assert "\n".join(paragraph.text for paragraph in found) == text
    assert found[0].page == 1
    assert found[-1].page == len(pages) == 4


def test_ruled_tables_keep_rows_and_cells_of_several_lines(tmp_path: Path) -> None:
    across = [(74, y, 521, y) for y in (700, 670, 610, 580)]
    down = [(x, 580, x, 700) for x in (74, 174, 421, 521)]
    cells = [
        (80.0, 680.0, 12.0, "级别"), (180.0, 680.0, 12.0, "停水范围"), (430.0, 680.0, 12.0, "单位"),
        (80.0, 635.0, 12.0, "一级"), (180.0, 650.0, 12.0, "全市停水超过二十四小时，影"),
        (180.0, 634.0, 12.0, "响居民三十万人以上"), (430.0, 635.0, 12.0, "市人民政府"),
        (80.0, 590.0, 12.0, "二级"), (430.0, 590.0, 12.0, "区人民政府"),
    ]  # fmt: skip
    title = (200.0, 760.0, 16.0, "应急响应分级表")
    found = paragraphs(tmp_path, paper([title, *cells], rules=[*across, *down]))
    assert [paragraph.text for paragraph in found] == [
        "应急响应分级表",
        "级别\t停水范围\t单位",
        "一级\t全市停水超过二十四小时，影响居民三十万人以上\t市人民政府",
        "二级\t\t区人民政府",
    ]
    assert {paragraph.kind for paragraph in found[1:]} == {ParagraphKind.TABLE_ROW}


def test_columns_without_rules_are_told_by_their_gaps(tmp_path: Path) -> None:
    row = [
        (80.0, 700.0, 12.0, "居民"),
        (250.0, 700.0, 12.0, "每立方米"),
        (430.0, 700.0, 12.0, "三元"),
    ]
    wide = [(220.0, 740.0, 22.0, "通"), (330.0, 740.0, 22.0, "知")]
    found = paragraphs(tmp_path, paper([*wide, *row]))
    assert [paragraph.text for paragraph in found] == ["通　知", "居民\t每立方米\t三元"]


def test_a_document_of_pictures_is_reported(tmp_path: Path) -> None:
    stamp = (400.0, 20.0, 9.0, "扫描件")
    signs = column("\ue001\ue002\ue003" * 40)
    for data in (paper([], []), paper([stamp], [stamp], [stamp]), paper(signs)):
        result = read(tmp_path, data)
        assert not result.documents
        assert [skipped.reason for skipped in result.skipped] == [SkipReason.NO_TEXT_LAYER]


def test_a_page_may_be_only_its_attachment(tmp_path: Path) -> None:
    (tmp_path / "通知.pdf").write_bytes(paper(column(BODY)))
    page = tmp_path / "a.html"
    page.write_text(
        '<meta name="ArticleTitle" content="关于供水的通知"><div id="zoom">'
        '<a href="./通知.pdf#page=2"></a></div>',
        encoding="utf-8",
    )
    (document,) = read_file(page, "test", tmp_path, ReadOptions()).documents
    assert document.title == "关于供水的通知"
    assert [(part.number, part.title) for part in document.parts] == [(0, ""), (1, "通知")]
    assert document.body == BODY


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", SkipReason.EMPTY),
        (b"%PDF-1.4\n", SkipReason.UNREADABLE),
        (paper(column(BODY))[:700], SkipReason.UNREADABLE),
        (b"%PDF-1.4\nnothing\n%%EOF", SkipReason.UNREADABLE),
        (b"PK\x03\x04", SkipReason.MISLABELLED),
        (b"<html>", SkipReason.MISLABELLED),
        (b"\x00\x01", SkipReason.UNREADABLE),
    ],
)
def test_bad_files_are_results(tmp_path: Path, data: bytes, reason: SkipReason) -> None:
    result = read(tmp_path, data)
    assert [skipped.reason for skipped in result.skipped] == [reason]


def test_bounds_of_pages_and_bytes(tmp_path: Path) -> None:
    data = paper(*[column(BODY)] * 4)
    for options in (ReadOptions(max_pages=3), ReadOptions(max_bytes=1000)):
        assert read(tmp_path, data, options).skipped[0].reason is SkipReason.TOO_LARGE
