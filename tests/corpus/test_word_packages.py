"""Word files as packages: both forms of the standard, other names, imported and damaged parts."""

from __future__ import annotations

import io
import random
import time
from collections import Counter
from pathlib import Path
from zipfile import ZipFile

import pytest

from corpus.document import NoteKind, ParagraphKind
from corpus.readers import ReadOptions, read_file, read_folder
from corpus.report import SkipReason
from tests.corpus.packages import archive
from tests.corpus.test_office import with_member
from tests.corpus.word_drafts import noted, read_data
from tests.corpus.word_files import (
    level,
    listed,
    numbers,
    paragraph,
    row,
    run,
    scheme,
    style,
    table,
    text_box,
    word_file,
)

NUMBERING = scheme(1, level(0, "chineseCountingThousand", "第%1条")) + numbers(1, 1)
NOTE = f'<w:footnote w:id="2">{paragraph(run("所称犬只见名录。"))}</w:footnote>'
REFERENCE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
BODY = (
    paragraph(run("云州市犬只管理办法"))
    + listed("为规范养犬，制定本办法。", 1, 0)
    + listed("犬只应当登记。", 1, 0).replace("</w:p>", f"{REFERENCE}</w:p>")
    + paragraph(run("内部", "<w:vanish/>") + run("费用见表。"))
    + table(row(paragraph(run("大型犬")), paragraph(run("五百元"))))
)  # fmt: skip
PARTS = {"numbering": NUMBERING, "footnotes": NOTE, "styles": style("a", "")}
TEXTS = [
    "云州市犬只管理办法",
    "第一条 为规范养犬，制定本办法。",
    "第二条 犬只应当登记。",
    "所称犬只见名录。",
    "费用见表。",
    "大型犬\t五百元",
]


def texts(folder: Path, data: bytes) -> list[str]:
    return [one.text for one in read_data(folder, data).paragraphs]


def without(data: bytes, *names: str) -> bytes:
    """A package without some of its files."""
    with ZipFile(io.BytesIO(data)) as package:
        kept = {one: package.read(one) for one in package.namelist() if one not in names}
    return archive(kept)


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("main", ["document", "document2"])
def test_both_forms_and_any_name(tmp_path: Path, strict: bool, main: str) -> None:
    data = word_file(BODY, parts=PARTS, strict=strict, main=main)
    found = read_data(tmp_path, data)
    assert [one.text for one in found.paragraphs] == TEXTS
    assert noted(found) == {NoteKind.HIDDEN_TEXT: 1}


def test_box_in_the_strict_form(tmp_path: Path) -> None:
    data = word_file(paragraph(text_box(paragraph(run("收费标准")))), strict=True)
    assert texts(tmp_path, data) == ["收费标准"]


@pytest.mark.parametrize("suffix", [".docm", ".dotx", ".dotm"])
def test_files_with_macros_and_templates(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"a{suffix}"
    file.write_bytes(word_file(BODY, parts=PARTS))
    (document,) = read_file(file, "test", tmp_path, ReadOptions()).documents
    assert [one.text for one in document.paragraphs] == TEXTS


@pytest.mark.parametrize(
    "gone",
    [
        ("_rels/.rels",),
        ("word/_rels/document.xml.rels",),
        ("_rels/.rels", "word/_rels/document.xml.rels", "[Content_Types].xml"),
    ],
)
def test_parts_are_found_without_relationships(tmp_path: Path, gone: tuple[str, ...]) -> None:
    assert texts(tmp_path, without(word_file(BODY, parts=PARTS), *gone)) == TEXTS


@pytest.mark.parametrize("damage", [None, b"", b"<w:numbering", b"<a/>", b"\xff\xfe\x00"])
@pytest.mark.parametrize("part", ["numbering", "footnotes", "styles"])
def test_damaged_parts_are_said_and_the_rest_is_read(
    tmp_path: Path, part: str, damage: bytes | None
) -> None:
    whole, name = word_file(BODY, parts=PARTS), f"word/{part}.xml"
    data = without(whole, name) if damage is None else with_member(whole, name, damage)
    found = read_data(tmp_path, data)
    left = {"numbering": [one.removeprefix("第一条 ").removeprefix("第二条 ") for one in TEXTS]}
    left["footnotes"] = [one for one in TEXTS if one != "所称犬只见名录。"]
    assert [one.text for one in found.paragraphs] == left.get(part, TEXTS)
    unread = {} if damage == b"<a/>" else {NoteKind.UNREAD_PARTS: 1}
    assert noted(found) == {NoteKind.HIDDEN_TEXT: 1, **unread}


SAVED_PAGE = (
    b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
    b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n<p>"
    + "第九条　养犬人应当牵引犬只。".encode()
    + b"</p>\r\n--b--\r\n"
)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", "<p>第九条　养犬人应当牵引犬只。</p>".encode("gb18030")),
        ("a.mht", SAVED_PAGE),
        ("a.txt", "第九条　养犬人应当牵引犬只。\n".encode()),
        ("a.docx", word_file(paragraph(run("第九条　养犬人应当牵引犬只。")))),
        ("a.docx", word_file(listed("养犬人应当牵引犬只。", 1, 0), parts={
            "numbering": scheme(1, level(0, "decimal", "第九条", more='<w:suff w:val="tab"/>'))
            + numbers(1, 1)})),
    ],
)  # fmt: skip
def test_imported_files(tmp_path: Path, name: str, data: bytes) -> None:
    body = paragraph(run("前")) + '<w:altChunk r:id="o0"/>' + paragraph(run("后"))
    found = read_data(tmp_path, word_file(body, others={name: data}))
    assert found.paragraphs[1].kind is ParagraphKind.ARTICLE
    assert found.paragraphs[1].text.replace("　", " ") == "第九条 养犬人应当牵引犬只。"
    assert [one.text for one in found.paragraphs[::2]] == ["前", "后"]
    assert found.notes == ()


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.rtf", rb"{\rtf1 a}"), ("a.html", b"\xff\x81" * 99), ("a.docx", b"PK"), ("a.mht", b"")],
)
def test_imported_files_that_are_not_read_are_said(tmp_path: Path, name: str, data: bytes) -> None:
    body = paragraph(run("前")) + '<w:altChunk r:id="o0"/><w:altChunk r:id="gone"/>'
    found = read_data(tmp_path, word_file(body, others={name: data}))
    assert [one.text for one in found.paragraphs] == ["前"]
    assert noted(found) == {NoteKind.UNREAD_PARTS: 2}


def test_files_imported_in_one_another_end(tmp_path: Path) -> None:
    data = word_file(paragraph(run("底")))
    for number in range(6):
        body = paragraph(run(f"第{number}层")) + '<w:altChunk r:id="o0"/>' * 2
        data = word_file(body, others={"a.docx": data})
    found = read_data(tmp_path, data)
    assert [one.text for one in found.paragraphs] == ["第5层", "第4层", "第3层", "第2层"]
    assert noted(found) == {NoteKind.UNREAD_PARTS: 5}


def test_text_of_a_diagram(tmp_path: Path) -> None:
    shown = "<a:graphic><a:graphicData><dgm:relIds r:dm='o0'/></a:graphicData></a:graphic>"
    body = paragraph(f"<w:r><w:drawing><wp:inline>{shown}</wp:inline></w:drawing></w:r>")
    points = "".join(
        f"<dgm:pt><dgm:t><a:p><a:r><a:t>{one}</a:t></a:r></a:p></dgm:t></dgm:pt>"
        for one in ("受理", "审核")
    )
    spaces = (
        'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    )
    model = f"<dgm:dataModel {spaces}>{points}</dgm:dataModel>".encode()
    assert texts(tmp_path, word_file(body, others={"data1.xml": model})) == ["受理", "审核"]


@pytest.mark.parametrize(
    "data",
    [
        with_member(word_file(BODY), "word/document.xml", b"<w:document"),
        with_member(word_file(BODY), "word/document.xml", b""),
        without(word_file(BODY), "word/document.xml"),
        with_member(word_file(BODY), "word/document.xml", b"<document/>"),
        word_file("<w:p/>"),
        word_file(BODY).replace(b"word/document.xml", b"word/document.xm\0"),
    ],
)
def test_a_file_without_its_document_is_a_line_of_the_report(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(data)
    result = read_file(file, "test", tmp_path, ReadOptions())
    assert not result.documents
    (skipped,) = result.skipped
    assert skipped.reason in (SkipReason.UNREADABLE, SkipReason.MISLABELLED, SkipReason.NO_BODY)


def test_broken_bytes_are_results(tmp_path: Path) -> None:
    """Files that were cut and files of which bytes were changed, in all their parts."""
    chance = random.Random(30)
    whole = word_file(BODY, parts=PARTS | {"comments": "", "header1": paragraph(run("文件"))})
    for number in range(30):
        (tmp_path / f"cut{number}.docx").write_bytes(whole[: chance.randrange(1, len(whole) - 30)])
        changed = bytearray(whole)
        for _ in range(chance.randrange(1, 20)):
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        (tmp_path / f"bits{number}.docx").write_bytes(changed)
    with ZipFile(io.BytesIO(whole)) as package:
        main = package.read("word/document.xml")
    for number in range(30):
        place = chance.randrange(len(main))
        swapped = main[:place] + chance.choice((b"<", b">", b"/", b"&", b"\0")) + main[place + 1 :]
        (tmp_path / f"xml{number}.docx").write_bytes(
            with_member(whole, "word/document.xml", swapped)
        )
    results = list(read_folder(tmp_path, "test", ReadOptions(max_seconds=10)))
    lines = Counter(len(one.documents) + len(one.skipped) for one in results)
    assert lines == {1: 90}
    cut = [one for one in results if one.path.startswith("cut")]
    assert all(one.skipped for one in cut)


def test_two_hundred_pages_are_read_in_three_seconds(tmp_path: Path) -> None:
    pieces = [run("为保障供水安全，") for _ in range(5)]
    page = "".join(listed("x", 1, 0).replace(run("x"), "".join(pieces)) for _ in range(30))
    data = word_file(page * 200, parts={"numbering": NUMBERING})
    # The time of this process alone: other tests may run beside it.
    started = time.process_time()
    found = read_data(tmp_path, data)
    assert time.process_time() - started < 3
    assert len(found.paragraphs) == 6000
