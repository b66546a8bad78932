"""A file that somebody sends: read by what is in it, in memory, and nothing of it stays."""

from __future__ import annotations

import stat
import tempfile
from pathlib import Path

import pytest

from corpus.draft import Draft
from corpus.readers import ReadOptions
from corpus.readers.files import FileError
from corpus.readers.sent.sent_files import read_sent
from corpus.report import SkipReason
from tests.corpus.packages import archive, ofd
from tests.corpus.paper import column, paper
from tests.corpus.word_files import paragraph, row, run, table, word_file

SAID = "按照《云川市养犬管理办法》（云政规〔2010〕3号）执行，各单位应当认真组织实施并于年底前报告。"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")
INSERTED = '<w:ins w:id="1" w:author="甲" w:date="2024-01-01T00:00:00Z">{}</w:ins>'


def texts(data: bytes) -> list[str]:
    return [one.text for one in read(data).paragraphs]


def read(data: bytes) -> Draft:
    return read_sent(data, ReadOptions(max_bytes=5_000_000, max_seconds=20))


@pytest.fixture(autouse=True)
def private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for temporary files that has to be empty in the end."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


@pytest.mark.parametrize(
    "data",
    [
        word_file(paragraph(run(SAID))),
        paper(column(SAID, top=700)),
        ofd([(28.0, 40.0, 5.5, SAID[:26]), (28.0, 50.0, 5.5, SAID[26:])]),
        SAID.encode(),
        SAID.encode("gb18030"),
        f"<!doctype html><html><body><p>{SAID}</p></body></html>".encode(),
    ],
    ids=["docx", "pdf", "ofd", "utf-8", "gb18030", "html"],
)
def test_each_form_is_read_in_memory(data: bytes, private: Path) -> None:
    assert "".join(texts(data)) == SAID
    assert not list(private.iterdir())


@pytest.mark.parametrize(
    "data",
    [
        "关于养犬的通知\r\n各区：\r\n请登记。\r\n".encode("gb18030"),
        "关于养犬的通知\n各区：\n请登记。".encode("utf-16"),
        "<html><body><h1>关于养犬的通知</h1><p>各区：</p><p>请登记。</p></body></html>".encode(),
        word_file("".join(paragraph(run(one)) for one in ("关于养犬的通知", "各区：", "请登记。"))),
    ],
    ids=["gb18030", "utf-16", "html", "docx"],
)
def test_the_title_is_the_first_paragraph_and_every_line_is_kept(data: bytes) -> None:
    assert texts(data) == ["关于养犬的通知", "各区：", "请登记。"]


def test_a_picture_is_of_no_form_that_is_read() -> None:
    for start in (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a"):
        with pytest.raises(FileError) as told:
            read(start + bytes(range(256)))
        assert told.value.reason is SkipReason.FORMAT


def test_paragraphs_with_tracked_changes_are_told() -> None:
    deleted = '<w:del w:id="2" w:author="甲"><w:r><w:delText>旧</w:delText></w:r></w:del>'
    found = read(
        word_file(
            paragraph(run("第一段。"))
            + paragraph(run("第二") + INSERTED.format(run("段。")))
            + paragraph(run("第三段。") + deleted)
            + table(
                row(paragraph(run("甲")), paragraph(run("乙"))),
                row(paragraph(run("丙")), paragraph(INSERTED.format(run("丁")))),
            )
            + paragraph(run("末段。"))
        )
    )
    assert [one.text for one in found.paragraphs] == [
        "第一段。", "第二段。", "第三段。", "甲\t乙", "丙\t丁", "末段。"
    ]  # fmt: skip
    assert found.changed == (1, 2, 3, 4)


def test_an_old_word_file_lies_where_nobody_else_looks_and_is_gone(
    private: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs, seen = tmp_path / "programs", tmp_path / "seen"
    programs.mkdir()
    printer = programs / "catdoc"
    printer.write_text(
        "#!/bin/sh\nfor last; do :; done\n"
        f'/bin/ls -ln "$last" > {seen}\n/bin/ls -ldn "${{last%/*}}" >> {seen}\necho "{SAID}"\n'
    )
    printer.chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))
    assert texts(OLE) == [SAID]
    file, folder = seen.read_text().splitlines()
    assert file.startswith(stat.filemode(stat.S_IFREG | 0o600))
    assert folder.startswith(stat.filemode(stat.S_IFDIR | 0o700))
    assert not list(private.iterdir())
    printer.write_text("#!/bin/sh\nexit 1\n")
    with pytest.raises(FileError):
        read(OLE)
    assert not list(private.iterdir())


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", SkipReason.EMPTY),
        (b" \n", SkipReason.EMPTY),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), SkipReason.FORMAT),
        (archive({"a.txt": b"a"}), SkipReason.FORMAT),
        (archive({"xl/workbook.xml": b"<x/>"}), SkipReason.FORMAT),
        (archive({"word/document.xml": b"<x/>"}), SkipReason.MISLABELLED),
        (word_file(paragraph(run(SAID)))[:800], SkipReason.FORMAT),
        (word_file(""), SkipReason.NO_BODY),
        (OLE + "EncryptedPackage".encode("utf-16-le"), SkipReason.ENCRYPTED),
        (b"%PDF-1.4\n", SkipReason.UNREADABLE),
        (b"x" * 5_000_001, SkipReason.TOO_LARGE),
    ],
    ids=range(11),
)
def test_what_cannot_be_read_says_why(data: bytes, reason: SkipReason, private: Path) -> None:
    with pytest.raises(FileError) as told:
        read(data)
    assert told.value.reason is reason
    assert not list(private.iterdir())
