"""ZIP: each member a file of its own, none outside, none without bounds."""

from __future__ import annotations

from pathlib import Path

from corpus.readers import FileResult, ReadOptions, read_file
from corpus.report import SkipReason
from tests.corpus.packages import archive, encrypted_archive, gbk_archive, link_archive
from tests.corpus.paper import column, paper

NOTICE = "关于养犬的通知\n各区应当登记犬只，并按期年检。".encode()


def read(folder: Path, data: bytes, options: ReadOptions | None = None) -> FileResult:
    place = folder / "in"
    place.mkdir(exist_ok=True)
    (place / "a.zip").write_bytes(data)
    return read_file(place / "a.zip", "test", place, options or ReadOptions())


def reasons(result: FileResult) -> dict[str, SkipReason]:
    return {skipped.path: skipped.reason for skipped in result.skipped}


def test_members_are_files_of_their_own(tmp_path: Path) -> None:
    page = (
        '<p>各区：现将办法印发给你们，请认真组织实施。</p><a href="b/x.pdf">附件1：管理办法.pdf</a>'
    )
    members = {
        "一.txt": NOTICE,
        "b/页.html": page.replace("b/x", "x").encode(),
        "b/x.pdf": paper(column("管理办法全文。")),
        "表.csv": "标题,正文\n甲,乙。\n".encode(),
        "inner.zip": archive({"二.txt": NOTICE}),
        "a.exe": b"MZ",
    }
    result = read(tmp_path, archive(members))
    assert {document.path for document in result.documents} == {
        "a.zip!/一.txt",
        "a.zip!/b/页.html",
        "a.zip!/表.csv",
        "a.zip!/inner.zip!/二.txt",
    }
    assert len({document.id for document in result.documents}) == 4
    parts = next(d.parts for d in result.documents if d.path.endswith("页.html"))
    assert [(part.number, part.title) for part in parts] == [(0, ""), (1, "管理办法")]
    assert reasons(result) == {"a.zip!/a.exe": SkipReason.FORMAT}


def test_names_in_gbk(tmp_path: Path) -> None:
    result = read(tmp_path, gbk_archive("附件一.txt", NOTICE))
    assert [document.path for document in result.documents] == ["a.zip!/附件一.txt"]


def test_nothing_leads_out(tmp_path: Path) -> None:
    members = {"../out.txt": NOTICE, "/out.txt": NOTICE, "a/../../out.txt": NOTICE, "C:/o": NOTICE}
    result = read(tmp_path, archive(members))
    assert set(reasons(result).values()) == {SkipReason.BAD_MEMBER}
    assert len(result.skipped) == len(members)
    assert not result.documents
    linked = read(tmp_path, link_archive("a.txt", "/etc/passwd"))
    assert reasons(linked) == {"a.zip!/a.txt": SkipReason.BAD_MEMBER}
    assert {path.name for path in tmp_path.rglob("*")} == {"in", "a.zip"}


def test_passwords_are_named(tmp_path: Path) -> None:
    assert reasons(read(tmp_path, encrypted_archive("密.txt", NOTICE))) == {
        "a.zip!/密.txt": SkipReason.ENCRYPTED
    }


def test_bounds(tmp_path: Path) -> None:
    bomb = archive({"a.txt": bytes(3_000_000)})
    many = archive({f"{number}.txt": NOTICE for number in range(30)})
    nested = NOTICE
    for level in range(5):
        nested = archive({f"{level}.zip" if level else "a.txt": nested})
    options = ReadOptions(max_bytes=1_000_000, max_members=20)
    for data in (bomb, many):
        assert reasons(read(tmp_path, data, options)) == {"a.zip": SkipReason.TOO_LARGE}
    assert list(reasons(read(tmp_path, nested, options)).values()) == [SkipReason.TOO_LARGE]
    # The bound holds for archives in one another together.
    twice = archive({f"{n}.zip": archive({"a.txt": NOTICE + b"\n" * 600_000}) for n in range(2)})
    found = read(tmp_path, twice, options)
    assert list(reasons(found).values()) == [SkipReason.TOO_LARGE]
    assert len(found.documents) == 1


def test_damage_is_named(tmp_path: Path) -> None:
    data = archive({"一.txt": NOTICE, "二.txt": NOTICE})
    assert reasons(read(tmp_path, data[:-30])) == {"a.zip": SkipReason.UNREADABLE}
    broken = bytearray(data)
    broken[50] ^= 0xFF
    found = read(tmp_path, bytes(broken))
    assert reasons(found) == {"a.zip!/一.txt": SkipReason.UNREADABLE}
    assert len(found.documents) == 1
