"""Files that are sent are read in memory, by what is in them and within bounds."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from corpus.readers.files import FileError
from corpus.readers.sent.sent_files import SENT, read_sent_file, text_of_sent_file
from corpus.report import SkipReason

SAMPLE = Path(__file__).parents[2] / "corpus/sample/yunzhou/bmwj/2020/20200310_018"


def word_file(*lines: str) -> bytes:
    """A Word file of these paragraphs."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_a_word_file_is_read() -> None:
    found = read_sent_file(word_file("养犬办法", "第一条　养犬应当登记。"))
    assert (found.title, found.source) == ("养犬办法", "")
    assert [paragraph.text for paragraph in found.paragraphs] == [
        "养犬办法",
        "第一条　养犬应当登记。",
    ]


def test_a_pdf_and_a_page_are_read_by_what_is_in_them() -> None:
    assert read_sent_file((SAMPLE / "1.pdf").read_bytes()).paragraphs
    page = "<html><body><h1>养犬办法</h1><p>第一条　养犬应当登记。</p></body></html>"
    assert "第一条　养犬应当登记。" in read_sent_file(page.encode()).body


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", SkipReason.EMPTY),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), SkipReason.FORMAT),
        (b"%PDF-1.7 cut off", SkipReason.UNREADABLE),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            SkipReason.NO_CONVERTER,
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, reason: SkipReason) -> None:
    with pytest.raises(FileError) as refused:
        read_sent_file(data)
    assert refused.value.reason is reason


def test_a_file_is_bounded() -> None:
    with pytest.raises(FileError) as refused:
        read_sent_file(word_file("甲" * 100), replace(SENT, max_bytes=1000))
    assert refused.value.reason is SkipReason.TOO_LARGE


def test_a_text_in_gb18030_is_read() -> None:
    assert text_of_sent_file("养犬办法".encode("gb18030")) == "养犬办法"
    with pytest.raises(FileError):
        text_of_sent_file(b"")
