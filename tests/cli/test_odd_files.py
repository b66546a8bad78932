"""What is no readable file in a source's folder is named in the report and holds up no run."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run, record, write_records

LONGEST = 20


@pytest.fixture(autouse=True)
def within_a_minute() -> Iterator[None]:
    """Fail instead of hanging."""

    def late(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(LONGEST)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two notices, one to a file, in a folder named 示例."""
    place = tmp_path / "示例"
    place.mkdir()
    for number in (10, 11):
        write_records(place / f"{number}.jsonl", [record(number)])
    return place


def dangling(path: Path) -> None:
    path.symlink_to("没有这个文件.html")


def turning(path: Path) -> None:
    path.symlink_to(path.name)


def pipe(path: Path) -> None:
    os.mkfifo(path)


def listening(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(path))


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def outside(path: Path) -> None:
    path.symlink_to(path.parent.parent)


ODD: list[tuple[Callable[[Path], None], str]] = [
    (dangling, "链接指向的“没有这个文件.html”不存在"),
    (turning, "链接指向的“通知.html”不存在"),
    (pipe, "是管道"),
    (listening, "是套接字"),
    (device, "是设备"),
    (outside, "没有跟随"),
]


@pytest.mark.parametrize("name", ["通知.html", "通知.jsonl", "通知"])
@pytest.mark.parametrize(("make", "said"), ODD)
def test_what_is_no_file_is_named_and_the_others_are_read(
    policy_search: Run, folder: Path, make: Callable[[Path], None], said: str, name: str
) -> None:
    make(folder / name)
    ran = policy_search("index", folder)
    assert (ran.code, "新增 2" in ran.out) == (1, True)
    assert f"{name}：不是普通文件" in ran.out
    assert said.replace("通知.html", name) in ran.out


def test_a_link_that_leads_somewhere_again_is_read(policy_search: Run, folder: Path) -> None:
    (folder / "12.jsonl").symlink_to("../12.jsonl")
    assert policy_search("index", folder).code == 1
    write_records(folder.parent / "12.jsonl", [record(12)])
    ran = policy_search("index", folder)
    assert (ran.code, "新增 1" in ran.out) == (0, True)


def test_a_linked_folder_that_is_read_by_its_own_name_is_not_told(
    policy_search: Run, folder: Path
) -> None:
    (folder / "2019").mkdir()
    write_records(folder / "2019" / "12.jsonl", [record(12)])
    (folder / "最新").symlink_to("2019")
    ran = policy_search("index", folder)
    assert (ran.code, "新增 3" in ran.out) == (0, True)


@pytest.mark.parametrize(
    ("name", "shown"),
    [("公告".encode("gb18030") + b".html", "公告.html"), (b"\xff\xfe.html", r"\xff\xfe.html")],
)
def test_a_name_that_is_no_utf8_is_named_as_it_can_be_read(
    policy_search: Run, folder: Path, name: bytes, shown: str
) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_bytes(b"")
    ran = policy_search("index", folder)
    assert (ran.code, "新增 2" in ran.out) == (1, True)
    assert f"{shown}：空文件" in ran.out


def test_a_page_beside_what_is_no_file_is_read(policy_search: Run, folder: Path) -> None:
    os.mkfifo(folder / "附件.docx")
    words = "各区人民政府：现就养犬登记工作通知如下，请认真贯彻执行，并于月底前报送情况。" * 3
    page = f"<h1>关于养犬登记的通知</h1><p>{words}</p><a href='附件.docx'>附件</a>"
    (folder / "通知.html").write_text(page, encoding="utf-8")
    ran = policy_search("index", folder)
    assert (ran.code, "新增 3" in ran.out) == (1, True)
    assert "附件.docx：不是普通文件（是管道）" in ran.out


def test_read_names_it_too(policy_search: Run, folder: Path) -> None:
    os.mkfifo(folder / "通知.html")
    ran = policy_search("read", folder / "通知.html")
    assert (ran.code, ran.out) == (1, "")
    assert "通知.html：不是普通文件（是管道）" in ran.err
