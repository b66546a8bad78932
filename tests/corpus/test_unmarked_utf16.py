"""UTF-16 without a byte order mark is read, and nothing else is taken for it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from corpus.encoding import EncodingError, decode, decode_lines, is_binary
from corpus.readers import ReadOptions, read_file
from corpus.unmarked_utf16 import unmarked_utf16

TITLE = "云州市水务局关于开展管网巡查的通知"
LINES = (TITLE, "各水厂：", "一、巡查每月一次，于12月20日前报送。", "云州市水务局", "2023年6月7日")
TEXT = "\n".join(LINES)
PAGE = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>" + "".join(
    f"<p>{line}</p>" for line in LINES[1:]
)
TRADITIONAL = "雲州縣養犬管理規定\r\n第一條 為規範養犬行為，制定本規定。\r\n"
ORDERS = ("utf-16-le", "utf-16-be")


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(
    "text", [TEXT, PAGE, TRADITIONAL, "一一一一\n一二三四五六七八", f"{TEXT}\n" * 90]
)
def test_a_text_in_either_order(order: str, text: str) -> None:
    data = text.encode(order)
    assert unmarked_utf16(data) == order
    assert not is_binary(data)
    assert decode(data) == text.replace("\r\n", "\n")
    assert decode(data[:-1]) == text[:-1].replace("\r", "\n").replace("\n\n", "\n")


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("name", ["a.txt", "a.html", "view.do", "none"])
def test_files_in_either_order(tmp_path: Path, order: str, name: str) -> None:
    path = tmp_path / name
    path.write_bytes((TEXT if name in ("a.txt", "none") else PAGE).encode(order))
    (document,) = read_file(path, "s", tmp_path, ReadOptions()).documents
    assert document.title == TITLE
    assert document.body.startswith("各水厂：")
    assert str(document.written_on) == "2023-06-07"


def test_records_in_either_order() -> None:
    rows = '{"title": "养犬通知", "body": "犬只应当登记。"}\n' * 3
    for order in ORDERS:
        assert decode_lines(rows.encode(order)) == (rows, {})


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "gb18030", "big5"])
@pytest.mark.parametrize("zeros", [0, 1, 7])
def test_other_encodings_are_never_taken_for_it(encoding: str, zeros: int) -> None:
    draw = random.Random(7)
    for text in (TEXT, PAGE, TRADITIONAL, "notice of the water office, no. 7\n" * 9):
        data = text.encode(encoding, "ignore")
        for _ in range(zeros):
            at = draw.randrange(len(data))
            data = data[:at] + b"\0" + data[at:]
        for shift in range(4):
            assert unmarked_utf16(data[shift:]) is None


def test_bytes_without_text_are_never_taken_for_it() -> None:
    draw = random.Random(11)
    for _ in range(200):
        data = draw.randbytes(600)
        assert unmarked_utf16(data) is None
    assert unmarked_utf16(bytes(4000)) is None
    assert (
        unmarked_utf16(b"\x7fELF\x02\x01\x01" + bytes(9) + b"\x03\0\x3e\0\x01\0\0\0" * 60) is None
    )
    with pytest.raises(EncodingError):
        decode(b"\x81\x20\xff\xfe\x00" * 40)
