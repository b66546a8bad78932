"""What cannot be done is said with its reason and the way out, whatever goes wrong."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from search_app import wording
from tests.cli.conftest import Ran, Run, record, write_records

PROGRAM = Path(sys.executable).with_name("policy-search")


def test_a_file_is_no_folder_to_index(policy_search: Run, folder: Path) -> None:
    ran = policy_search("index", folder / "10.jsonl")
    assert (ran.code, ran.out) == (2, "")
    assert "是文件，index 读的是文件夹" in ran.err
    assert f"policy-search read {folder / '10.jsonl'}" in ran.err


def test_a_folder_is_no_file_to_read(policy_search: Run, folder: Path) -> None:
    ran = policy_search("read", folder)
    assert (ran.code, ran.out) == (2, "")
    assert f"policy-search index {folder}" in ran.err


def test_a_folder_without_files_is_said(policy_search: Run, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    assert "里没有文件" in policy_search("index", tmp_path / "空").err


def without_root(*arguments: str | Path) -> Ran:
    """Run the command line as one to whom the system refuses files, as it does not to root."""
    drop = "-dac_override,-dac_read_search"
    limited = ["setpriv", f"--bounding-set={drop}", f"--inh-caps={drop}"]
    if os.geteuid() == 0 and not shutil.which("setpriv"):
        pytest.skip("needs setpriv, since root may read everything")
    ran = subprocess.run(
        [*(limited if os.geteuid() == 0 else []), PROGRAM, *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    return Ran(ran.returncode, ran.stdout, ran.stderr)


@contextmanager
def closed(path: Path) -> Iterator[None]:
    """Take all rights from a file or folder."""
    before = path.stat().st_mode
    path.chmod(0)
    try:
        yield
    finally:
        path.chmod(before)


@pytest.mark.parametrize(
    "arguments",
    [["index", "示例"], ["index", "--sources", "a.toml"], ["stats", "--config", "a.toml"]],
)
def test_what_may_not_be_read_is_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(folder.parent)
    Path("a.toml").write_text("port = 1", encoding="utf-8")
    with closed(folder), closed(Path("a.toml")):
        ran = without_root(*arguments)
    assert (ran.code, ran.out) == (3, "")
    assert f"“{arguments[-1]}”：没有权限。请换一个有权限的用户" in ran.err


def test_a_folder_inside_that_may_not_be_read_is_named(folder: Path, tmp_path: Path) -> None:
    inside = folder / "锁.html"
    inside.mkdir()
    write_records(inside / "30.jsonl", [record(30)])
    with closed(inside):
        ran = without_root("index", folder, "--index-dir", tmp_path / "index")
    assert ran.code == 1
    assert "新增 10" in ran.out
    assert "锁.html：文件打不开（没有读取权限）" in ran.out


def test_a_full_disk_leaves_the_index_that_answers(policy_search: Run, folder: Path) -> None:
    policy_search("index", folder)
    write_records(folder / "20.jsonl", [record(20)])
    pointer = Path("var/index/CURRENT.new")
    pointer.symlink_to("/dev/full")
    ran = policy_search("index", folder)
    assert (ran.code, ran.out) == (3, "")
    assert "磁盘已满。请腾出空间再运行；正在使用的索引不受影响。" in ran.err
    assert "10 份" in policy_search("stats").out
    pointer.unlink()
    assert policy_search("index", folder).out.startswith("来源 示例：新增 1，")


@pytest.mark.parametrize(
    "code", [errno.EACCES, errno.EISDIR, errno.ENOSPC, errno.EROFS, errno.EMFILE, errno.EIO]
)
def test_each_error_of_the_system_has_a_way_out(code: int) -> None:
    said = wording.terminal.system_error(OSError(code, os.strerror(code), "x"))
    assert said.startswith("不能读写“x”：")
    assert "请" in said


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("CURRENT", b""),
        ("CURRENT", b"\xff\xfe"),
        ("CURRENT", b"000099"),
        ("manifest.json", b"{"),
        ("manifest.json", b"\xff\xfe"),
        ("sources.json", b"{"),
    ],
)
def test_what_is_damaged_is_named_with_the_way_out(
    policy_search: Run, folder: Path, name: str, text: bytes
) -> None:
    policy_search("index", folder, "--index-dir", "别处")
    (path,) = Path("别处").rglob(name)
    path.write_bytes(text)
    for arguments in (["search", "养犬"], ["stats"], ["serve"], ["check"], ["index", folder]):
        ran = policy_search(*arguments, "--index-dir", "别处")
        said = ran.out if arguments == ["check"] and not ran.err else ran.err
        assert ran.code == 3
        assert ("manifest.json" if text == b"000099" and name == "CURRENT" else name) in said
        assert "policy-search index --repair --index-dir 别处" in said
    ran = policy_search("index", "--repair", "--index-dir", "别处")
    assert ran.code == 0
    assert policy_search("check", "--index-dir", "别处").code == 0
    assert policy_search("search", "养犬", "--index-dir", "别处").out


def test_an_address_of_another_machine_cannot_be_served(policy_search: Run, folder: Path) -> None:
    policy_search("index", folder)
    ran = policy_search("serve", "--host", "192.0.2.1")
    assert (ran.code, ran.out) == (2, "")
    assert "本机没有这个地址。请用 --host" in ran.err


def test_a_misspelt_variable_is_told_and_stops_nothing(
    policy_search: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICY_SEARCH_WORKRES", "1")
    ran = policy_search("index", folder)
    assert (ran.code, "新增 10" in ran.out) == (0, True)
    assert ran.err == (
        "没有环境变量 POLICY_SEARCH_WORKRES 这项设置，没有采用它；是不是 POLICY_SEARCH_WORKERS？\n"
    )


def test_a_number_out_of_bounds_is_said_in_chinese(policy_search: Run) -> None:
    for value in ("0", "x"):
        ran = policy_search("inspect", "--count", value)
        assert ran.err.startswith("--count 的值不对，请改成 1–100 之间的整数。")


def test_a_site_that_is_away_is_said_with_its_reason(policy_search: Run) -> None:
    for address, said in (
        ("http://127.0.0.1:9", "连不上 http://127.0.0.1:9（对方没有服务）"),
        ("so.example", "“so.example”不是以 http:// 或 https:// 开头的网址"),
    ):
        assert policy_search("inspect", "--url", address).err.startswith(said)


def test_a_box_that_no_form_offers_is_refused(policy_search: Run) -> None:
    ran = policy_search("embed", "--scope", "甲", "--target", "乙", "--placeholder", "字" * 41)
    assert (ran.code, ran.out) == (2, "")
    assert [line[:4] for line in ran.err.splitlines()] == ["查找范围", "打开方式", "框内提示"]
