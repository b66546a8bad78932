"""A wrong byte costs its character, not the file: pages, texts, records, names of members."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from zipfile import ZipFile, ZipInfo
from zlib import crc32

import pytest

from corpus.document import NoteKind
from corpus.encoding import EncodingError, decode
from corpus.readers import FileResult, ReadOptions, read_file
from corpus.report import SkipReason, read_detail

TITLE = "云岭市水务局关于清理河道的通知"
BODY = "各区水务局要在汛期到来以前完成河道清理，逐段登记，逐项销号。清理费用由市财政安排。"
FOOT = "主办：云岭市水务局办公室　承办：云岭市信息中心"
WRONG = "\ufffd"


def html(title: str, body: str, foot: str = "") -> str:
    return (
        f"<html><head><title>{title}</title></head><body><h1>{title}</h1>"
        f"<div class='content'><p>{body}</p><p>{body.replace('汛期', '雨季')}</p></div>"
        f"<div class='footer'>{foot}</div></body></html>"
    )


def read(folder: Path, name: str, data: bytes) -> FileResult:
    (folder / name).write_bytes(data)
    return read_file(folder / name, "test", folder, ReadOptions())


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("dirt", [b"\xff", b"\x80"])
def test_a_wrong_byte_within_a_sentence(tmp_path: Path, encoding: str, dirt: bytes) -> None:
    data = html(TITLE, BODY.replace("登记", "登@记")).encode(encoding).replace(b"@", dirt, 1)
    (document,) = read(tmp_path, "a.html", data.replace(b"@", b"")).documents
    assert document.title == TITLE
    assert f"逐段登{WRONG}记，逐项销号。" in document.body
    assert [(n.kind, n.count) for n in document.parts[0].notes] == [(NoteKind.WRONG_CHARACTERS, 1)]


@pytest.mark.parametrize("lost", range(1, 12))
def test_half_a_character_of_gbk_puts_no_other_out_of_step(lost: int) -> None:
    data = f"标题\n{BODY}\n完".encode("gbk")
    text = decode(data[: lost + 5] + data[lost + 6 :])
    assert text.count(WRONG) == 1
    assert text.endswith(BODY[12:] + "\n完")


@pytest.mark.parametrize("cut", [1, 2])
def test_a_title_cut_within_a_character(tmp_path: Path, cut: int) -> None:
    data = html(TITLE, BODY).encode()
    end = data.index(b"</title>")
    result = read(tmp_path, "a.html", data[: end - cut] + data[end:])
    (document,) = result.documents
    assert document.title == TITLE
    assert BODY in document.body
    (note,) = document.parts[0].notes
    assert note.kind is NoteKind.WRONG_OUTSIDE


@pytest.mark.parametrize(("page", "foot"), [("utf-8", "gbk"), ("gbk", "utf-8")])
def test_a_foot_in_another_encoding_is_read_by_its_own(page: str, foot: str) -> None:
    data = html(TITLE, BODY, "@").encode(page).replace(b"@", FOOT.encode(foot))
    assert decode(data) == html(TITLE, BODY, FOOT)


@pytest.mark.parametrize(("page", "head"), [("utf-8", "gbk"), ("gbk", "utf-8")])
def test_a_head_in_another_encoding_with_a_wrong_byte(page: str, head: str) -> None:
    data = f"@\n{BODY}\n{BODY}".encode(page).replace(b"@", FOOT.encode(head) + b"\xff")
    text = decode(data)
    assert text.endswith(f"\n{BODY}\n{BODY}")
    assert text.startswith(FOOT[:10])


def test_one_wrong_character_is_not_read_as_another_encoding() -> None:
    # The two bytes that are left of 记 are a character of GBK.
    data = html(TITLE, f"{BODY}<b>记</b>").encode()
    text = decode(data.replace("<b>记".encode(), "<b>记".encode()[:-1]))
    assert f"<b>{WRONG}</b>" in text


@pytest.mark.parametrize("name", ["gb2312", "gbk", "big5", "utf-8"])
def test_the_label_yields_to_the_bytes(name: str) -> None:
    page = f"<meta charset={name}>{BODY}镕㼆"
    assert decode(page.encode()) == page
    if name != "big5":
        assert decode(page.encode("gb18030")) == page


def test_big5_without_a_label_is_known_by_its_usual_characters() -> None:
    text = "關於清理河道的通知\n各區水務局要在汛期到來以前完成河道清理，逐段登記。"
    assert decode(text.encode("big5")) == text
    assert decode(text.encode("gbk")) == text
    labelled = f"<meta charset=big5>{text}".encode("big5")
    assert decode(labelled.replace("河".encode("big5"), b"\xff", 1)).count(WRONG) == 1


def test_an_emoji_of_two_surrogates_is_one() -> None:
    halves = "\ud83d\ude97".encode("utf-8", "surrogatepass")
    assert decode(f"{BODY}@。".encode().replace(b"@", halves)) == f"{BODY}🚗。"
    assert decode(f"{BODY}@。".encode().replace(b"@", halves[:3])) == f"{BODY}{WRONG}。"


def test_control_signs_and_zeros_are_left_out(tmp_path: Path) -> None:
    data = html(TITLE, BODY.replace("登记", "登\x00\x1d记")).encode()
    (document,) = read(tmp_path, "a.html", data).documents
    assert BODY in document.body


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_what_was_cut_off_with_the_file_is_left_out(encoding: str) -> None:
    assert decode(f"{BODY}完".encode(encoding)[:-1]) == BODY
    dirty = f"{BODY}@{BODY}完".encode(encoding)[:-1].replace(b"@", b"\xff", 1)
    if encoding != "utf-16":
        assert decode(dirty) == f"{BODY}{WRONG}{BODY}"


def test_too_much_is_refused_with_its_count(tmp_path: Path) -> None:
    text = BODY * 10
    few, many = text.encode(), text.encode()
    for at in reversed(range(8)):
        few = few[: at * 60] + b"\xff" + few[at * 60 :]
    for at in reversed(range(30)):
        many = many[: at * 30] + b"\xff" + many[at * 30 :]
    assert decode(few).count(WRONG) == 8
    with pytest.raises(EncodingError) as caught:
        decode(many)
    (skipped,) = read(tmp_path, "a.txt", many).skipped
    assert skipped.reason is SkipReason.ENCODING
    assert read_detail(skipped.detail) == [("wrong", str(caught.value.wrong))]


def test_short_texts_of_other_bytes_are_refused() -> None:
    with pytest.raises(EncodingError):
        decode(b"\x80\xff\x81 " * 6)


def row(number: int) -> str:
    record = {"id": f"n{number}", "title": f"第{number}号公告", "body": BODY}
    return json.dumps(record, ensure_ascii=False)


@pytest.mark.parametrize(("own", "other"), [("utf-8", "gbk"), ("gbk", "utf-8")])
def test_a_dirty_line_costs_no_other_line(tmp_path: Path, own: str, other: str) -> None:
    lines = [row(number).encode(own) for number in range(1, 21)]
    lines[4] = row(5).encode(other)
    lines[6] = row(7).replace("财政", "财@政").encode(own).replace(b"@", b"\xff")
    lines[8] = b'{"id": "n9", "title": "' + b"\xff\x81 " * 40 + b'", "body": "' + b"\xff " * 40
    result = read(tmp_path, "a.jsonl", b"\r\n".join(lines))
    bodies = {document.key: document.body for document in result.documents}
    assert bodies.pop("n7") == BODY.replace("财政", f"财{WRONG}政")
    assert set(bodies.values()) == {BODY}
    assert len(bodies) == 18
    assert result.lines == {"n7": 7}
    (skipped,) = result.skipped
    assert ("line", "9") in read_detail(skipped.detail)


def test_a_record_of_which_too_much_is_wrong(tmp_path: Path) -> None:
    rows = ["标题,正文", f"甲公告,{BODY}", f"乙公告,{'请@看' * 30}", f"丙公告,{BODY}"]
    result = read(tmp_path, "a.csv", "\n".join(rows).encode("gbk").replace(b"@", b"\xff"))
    assert [document.title for document in result.documents] == ["甲公告", "丙公告"]
    (skipped,) = result.skipped
    assert skipped.reason is SkipReason.ENCODING
    assert read_detail(skipped.detail) == [("line", "3"), ("wrong", "30")]


def zipped(folder: Path, name: bytes, extra: bytes = b"", utf8: bool = False) -> list[str]:
    """The paths of the documents of an archive whose member has a name of such bytes."""
    stand_in = "x" * len(name)
    with ZipFile(folder / "a.zip", "w") as file:
        info = ZipInfo(stand_in)
        info.extra = extra
        file.writestr(info, f"{TITLE}\n{BODY}".encode())
    data = (folder / "a.zip").read_bytes().replace(stand_in.encode(), name)
    (folder / "a.zip").write_bytes(data)
    result = read_file(folder / "a.zip", "test", folder, ReadOptions())
    assert not result.skipped
    return [document.path.partition("!/")[2] for document in result.documents]


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("河道清理通知.txt", "gbk"),
        ("誠懇.txt", "gbk"),  # 0x5C is the second byte of 誠
        ("功能說明.txt", "big5"),  # 0x5C is the second byte of 功
        ("附件/許可.txt", "big5"),
        ("河道清理通知.txt", "utf-8"),
    ],
)
def test_names_in_the_encoding_of_their_packer(tmp_path: Path, name: str, encoding: str) -> None:
    assert zipped(tmp_path, name.encode(encoding)) == [name]


def test_the_unicode_path_names_a_member(tmp_path: Path) -> None:
    raw, path = "旧名.txt".encode("gbk"), "河道清理通知.txt".encode()
    own = struct.pack("<BL", 1, crc32(raw)) + path
    assert zipped(tmp_path, raw, struct.pack("<HH", 0x7075, len(own)) + own) == ["河道清理通知.txt"]
    # It was written for another name, which has been changed since.
    other = struct.pack("<BL", 1, crc32(b"other")) + path
    assert zipped(tmp_path, raw, struct.pack("<HH", 0x7075, len(other)) + other) == ["旧名.txt"]


def test_what_systems_leave_behind_is_passed_over(tmp_path: Path) -> None:
    members = ("__MACOSX/._a.txt", "通知/.DS_Store", "通知/Thumbs.db", "Desktop.ini", "~$通知.docx")
    with ZipFile(tmp_path / "a.zip", "w") as file:
        file.writestr("通知/a.txt", f"{TITLE}\n{BODY}")
        for member in members:
            file.writestr(member, b"\0\1\2")
    result = read_file(tmp_path / "a.zip", "test", tmp_path, ReadOptions())
    assert [document.path for document in result.documents] == ["a.zip!/通知/a.txt"]
    assert not result.skipped
    with ZipFile(tmp_path / "b.zip", "w") as file:
        file.writestr("Thumbs.db", b"\0")
    (skipped,) = read_file(tmp_path / "b.zip", "test", tmp_path, ReadOptions()).skipped
    assert skipped.reason is SkipReason.EMPTY


@pytest.mark.parametrize("own", ["utf-8", "gbk"])
def test_a_field_in_another_encoding_is_read_by_its_own(tmp_path: Path, own: str) -> None:
    other = "gbk" if own == "utf-8" else "utf-8"
    data = f"标题,正文\n@,{BODY}\n".encode(own).replace(b"@", TITLE.encode(other))
    (document,) = read(tmp_path, "a.csv", data).documents
    assert (document.title, document.body) == (TITLE, BODY)


def test_a_mark_of_utf_8_before_gbk() -> None:
    assert decode(b"\xef\xbb\xbf" + BODY.encode("gbk")) == BODY
