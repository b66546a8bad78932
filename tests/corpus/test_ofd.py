"""OFD: turned and vertical text, templates and annotations, and what is not read said so."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.document import Document, NoteKind, ReadingNote
from corpus.readers import ReadOptions, read_file
from tests.corpus import ofd_files as ofd
from tests.corpus.ofd_files import annotation, down, text_object

LINES = [
    "云州市人民政府关于供水价格的通知",
    "各县（区）人民政府：",
    "现将供水价格印发给你们，请认真遵照执行，不得有误。",
    "云州市人民政府",
    "2023年5月6日",
]


def read(folder: Path, data: bytes) -> Document:
    path = folder / "a.ofd"
    path.write_bytes(data)
    (document,) = read_file(path, "test", folder, ReadOptions()).documents
    return document


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def noted(document: Document) -> list[tuple[NoteKind, int, tuple[int, ...]]]:
    return [(note.kind, note.count, note.pages) for note in document.parts[0].notes]


def upright(top: float = 40) -> list[str]:
    return [text_object(30, top + 10 * n, 5, line) for n, line in enumerate(LINES)]


# Each line as it stands in a file whose page is turned, or that is written downwards.
WAYS = {
    "a quarter": [
        text_object(190 - 10 * n, 20, 5, line, ctm="0 1 -1 0 0 0") for n, line in enumerate(LINES)
    ],
    "three quarters": [
        text_object(20 + 10 * n, 250, 5, line, ctm="0 -1 1 0 0 0") for n, line in enumerate(LINES)
    ],
    "upside down": [
        text_object(180, 250 - 10 * n, 5, line, ctm="-1 0 0 -1 0 0") for n, line in enumerate(LINES)
    ],
    "characters turned": [
        text_object(190 - 10 * n, 20, 5, line, steps=down(line, 5), attributes='CharDirection="90"')
        for n, line in enumerate(LINES)
    ],
    "columns": [
        text_object(180 - 10 * n, 30, 5, line, steps=down(line, 5)) for n, line in enumerate(LINES)
    ],
    "columns without steps": [
        text_object(180 - 10 * n, 30, 5, line, steps="", attributes='ReadDirection="90"')
        for n, line in enumerate(LINES)
    ],
    "a little askew": [
        text_object(30, 40 + 10 * n, 5, line, ctm="0.9998 0.02 -0.02 0.9998 0 0")
        for n, line in enumerate(LINES)
    ],
    "scaled": [
        text_object(30, 40 + 10 * n, 1, line, ctm="5 0 0 5 0 0") for n, line in enumerate(LINES)
    ],
}


@pytest.mark.parametrize("objects", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("order", [1, -1])
def test_each_direction_is_read_in_its_own_order(
    tmp_path: Path, objects: list[str], order: int
) -> None:
    document = read(tmp_path, ofd.file([ofd.page(objects[::order])]))
    assert texts(document) == LINES
    assert document.title == LINES[0]
    assert document.issuers == ("云州市人民政府",)
    assert str(document.written_on) == "2023-05-06"


def test_a_note_beside_the_text_comes_after_it(tmp_path: Path) -> None:
    note = text_object(200, 80, 3, "下载次数：1", ctm="0 -1 1 0 0 0")
    document = read(tmp_path, ofd.file([ofd.page([note, *upright()])]))
    assert texts(document) == [*LINES, "下载次数：1"]


@pytest.mark.parametrize("order", ["Background", "Foreground"])
def test_the_red_head_of_a_template_is_read(tmp_path: Path, order: str) -> None:
    head = [
        text_object(60, 30, 8, "云州市人民政府文件"),
        text_object(70, 50, 5, "云政规〔2023〕4号"),
    ]
    document = read(tmp_path, ofd.with_template([upright(80)], head, order))
    assert texts(document) == ["云州市人民政府文件", "云政规〔2023〕4号", *LINES]
    assert document.document_number == "云政规〔2023〕4号"
    assert not noted(document)


def test_a_template_of_all_pages_breaks_no_sentence(tmp_path: Path) -> None:
    head = [
        text_object(60, 30, 8, "云州市人民政府文件"),
        text_object(90, 285, 4, "云州市水务局编印"),
    ]
    first = [text_object(30, 80, 5, "第一条　为了加强供水管理，保障居民用水安全，根据有关法")]
    second = [text_object(30, 80, 5, "律法规，制定本办法。")]
    document = read(tmp_path, ofd.with_template([first, second], head, "Background"))
    assert texts(document) == [
        "云州市人民政府文件",
        "第一条　为了加强供水管理，保障居民用水安全，根据有关法律法规，制定本办法。",
    ]
    assert noted(document) == [(NoteKind.PAGE_HEADERS, 3, ())]


def test_a_template_that_is_not_there_is_none(tmp_path: Path) -> None:
    pages = [ofd.page(upright(), ofd.TEMPLATE.format("Background"))]
    named = '<ofd:TemplatePage ID="900" BaseLoc="T/0.xml"/>'
    assert texts(read(tmp_path, ofd.file(pages, common=named))) == LINES


def test_annotations_are_stamps_comments_and_watermarks(tmp_path: Path) -> None:
    mark = text_object(0, 0, 15, "内部资料", ctm="0.7 -0.7 0.7 0.7 0 0")
    document = read(
        tmp_path,
        ofd.with_annotations(
            upright(),
            [
                annotation("Stamp", text_object(0, 0, 5, "已归档")),
                annotation("Stamp", text_object(0, 0, 5, "已作废"), attributes='Visible="false"'),
                annotation("Highlight", remark="请核对"),
                annotation("Watermark", mark),
            ],
        ),
    )
    assert texts(document) == [*LINES, "已归档"]
    assert noted(document) == [(NoteKind.COMMENTS, 1, ()), (NoteKind.WATERMARKS, 1, ())]


def test_composite_graphics_are_read(tmp_path: Path) -> None:
    inside = [text_object(0, 0, 5, "本通知由云州市水务局负责解释。")]
    document = read(tmp_path, ofd.with_composite(upright()[:2], inside))
    assert texts(document) == [*LINES[:2], "本通知由云州市水务局负责解释。"]


@pytest.mark.parametrize(
    "mark",
    [
        text_object(40, 150, 20, "内部资料", ctm="0.7 -0.7 0.7 0.7 0 0"),
        text_object(40, 60, 5, "内部资料", ctm="0.7 -0.7 0.7 0.7 0 0", grey=True),
        text_object(20, 42, 20, "内部资料", grey=True),
        text_object(20, 42, 20, "内部资料", attributes='Alpha="60"'),
    ],
)
def test_watermarks_are_no_text(tmp_path: Path, mark: str) -> None:
    for objects in ([mark, *upright()], [*upright(), mark]):
        document = read(tmp_path, ofd.file([ofd.page(objects)]))
        assert texts(document) == LINES
        assert noted(document) == [(NoteKind.WATERMARKS, 1, ())]


def test_ruled_tables_have_rows(tmp_path: Path) -> None:
    cells = [["区域", "车型", "收费"], ["一类区", "小型车", "六元"]]
    placed = [
        text_object(22 + 40 * column, 62 + 20 * row, 4, text)
        for row, texts_of_row in enumerate(cells)
        for column, text in enumerate(texts_of_row)
    ]
    rules = ofd.grid((20, 60, 100, 140), (60, 80, 100))
    document = read(tmp_path, ofd.file([ofd.page([rules, *upright()[:1], *placed])]))
    assert texts(document) == [LINES[0], *("\t".join(row) for row in cells)]


def test_pictures_and_hidden_text_are_noted(tmp_path: Path) -> None:
    picture = '<ofd:ImageObject Boundary="0 0 210 297" ResourceID="3"/>'
    hidden = text_object(30, 120, 5, "看不见的字", attributes='Visible="false"')
    outside = text_object(30, 400, 5, "纸外的字")
    pages = [[*upright(), hidden, outside], [picture], []]
    document = read(tmp_path, ofd.file([ofd.page(objects) for objects in pages]))
    assert texts(document) == LINES
    assert document.parts[0].notes == (
        ReadingNote(NoteKind.PAGES_WITHOUT_TEXT, 1, (2,)),
        ReadingNote(NoteKind.BLANK_PAGES, 1, (3,)),
        ReadingNote(NoteKind.HIDDEN_TEXT, 2),
    )


def test_all_documents_of_a_package_are_read(tmp_path: Path) -> None:
    document = read(tmp_path, ofd.file([ofd.page(upright())], documents=2))
    assert texts(document) == LINES * 2
    assert [paragraph.page for paragraph in document.paragraphs] == [1] * 5 + [2] * 5


def test_numbers_that_are_none_do_not_lose_the_page(tmp_path: Path) -> None:
    odd = text_object(30, 40, 5, LINES[0], ctm="1 2 3")
    endless = text_object(30, 90, 5, "不知所终", ctm="nan 0 0 inf 0 0")
    document = read(tmp_path, ofd.file([ofd.page([odd, *upright()[1:], endless])]))
    assert sorted(texts(document)) == sorted([*LINES, "不知所终"])
